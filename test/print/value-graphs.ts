/** Random value formulas built node by node, with shared parts, over the whole catalogue. */
import { array, type Arbitrary, nat, tuple } from "fast-check";
import type { Builder } from "../../src/ast/builder.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { rational } from "../../src/ast/rational.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";

const entries: readonly (readonly [string, Entry])[] = Object.entries(catalogue);

const named = (kind: Entry["kind"]): string[] =>
  entries.filter(([, entry]) => entry.kind === kind).map(([name]) => name);

/** Arithmetic more often than the many functions that print alike. */
const REAL = [
  ...named("real"),
  ...Array.from({ length: 20 }, () => ["+", "-", "*", "/", "neg"]).flat(),
];
const RELATIONS = named("relation");

const CONSTANTS = [0, 1, 2, 3, -1, -2, 0.5, -0.5, 0.25, 0.75, 10, 0.1, 1e-7, 1e22, 1.7e308, -1e308];

/** A step makes one more node, of earlier ones: which is told by numbers taken modulo what there is. */
type Step = readonly [choice: number, first: number, second: number, third: number];

const step: Arbitrary<Step> = tuple(nat(9999), nat(9999), nat(9999), nat(9999));

/** Formulas of up to `size` nodes over x, y, z and constants of every look. */
export const valueFormulas = (size: number): Arbitrary<Formula> =>
  array(step, { minLength: 1, maxLength: size, size: "max" }).map(build);

function build(steps: readonly Step[]): Formula {
  const graph = new Graph();
  const builder = valueBuilder(graph);
  const numbers: Node[] = ["x", "y", "z"].map((name) => builder.variable(name));
  const tests: Node[] = [builder.apply("<", numbers[0]!, numbers[1]!)];
  for (const [choice, ...operands] of steps) {
    // The latest nodes are preferred, so that graphs grow deep as well as wide.
    const [a, b, c] = operands.map((n) => numbers.at(-1 - (n % Math.min(numbers.length, 4)))!);
    const [p, q] = operands.map((n) => tests[n % tests.length]!);
    const pick = <T>(items: readonly T[]): T => items[choice % items.length]!;
    const kind = choice % 16;
    if (kind === 0) numbers.push(constant(builder, operands));
    else if (kind === 1) numbers.push(builder.conditional(p!, a!, b!));
    else if (kind === 2) tests.push(builder.apply(pick(RELATIONS), a!, b!));
    else if (kind === 3) tests.push(builder.apply(pick(["and", "or"]), p!, q!));
    else if (kind === 4) tests.push(builder.apply("not", p!));
    else numbers.push(application(builder, pick(REAL), [a!, b!, c!]));
  }
  return { graph, root: numbers.at(-1)! };
}

function constant(builder: Builder, [which, n, d]: readonly number[]): Node {
  const known = CONSTANTS[which! % (CONSTANTS.length * 2)];
  return builder.constant(known ?? rational(n! - 5000, d! + 1));
}

function application(builder: Builder, fn: string, operands: readonly Node[]): Node {
  if (fn === "-") return builder.apply(fn, ...operands.slice(0, 2));
  const entry = entries.find(([name]) => name === fn)![1];
  const isVariadic = entry.kind === "real" && entry.variadic === true;
  return builder.apply(fn, ...(isVariadic ? operands : operands.slice(0, entry.parameters.length)));
}
