/**
 * What is measured: each function of the catalogue with all numbers of operands that it takes, the
 * logarithm to a base, and powers that are spelled as products; of each the value and first
 * partials, as code, as the graph that the code is made of, and as formulas of the true values.
 */
import { type Formula, variableNames } from "../../../src/ast/formula.ts";
import type { Node } from "../../../src/ast/node.ts";
import { evaluator } from "../../../src/codegen/evaluate/evaluators.ts";
import { plan } from "../../../src/codegen/plan.ts";
import { differentiate } from "../../../src/diff/differentiate.ts";
import { variablesByName } from "../../../src/diff/wrt.ts";
import { catalogue } from "../../../src/functions/catalogue.ts";
import type { RealEntry } from "../../../src/functions/entry.ts";
import { functionsOf } from "../../../src/kinds/functions.ts";
import { parse } from "../../../src/parse.ts";
import { planEvaluation, type Plan } from "../../../src/verify/evaluate.ts";

export type At = Record<string, number>;

/** A value or a partial. */
export interface Quantity {
  /** The variable differentiated by; null for the value. */
  readonly by: string | null;
  /**
   * What the emitted code gives: `gradient`; of several variables by this one alone; and `jvp`, which
   * is a forward sweep.
   */
  readonly codes: readonly ((at: At) => number)[];
  /** The true value, as a formula. */
  readonly exact: Formula;
  /** The operations of the code. */
  readonly operations: Plan;
}

export interface Subject {
  /** The catalogue's name. */
  readonly fn: string;
  /** As it is typed: `atan2(y, x)`. */
  readonly text: string;
  readonly names: readonly string[];
  readonly entry: RealEntry;
  /** Whether operands of the subject are those of the entry, so that its domain holds for them. */
  readonly isPlain: boolean;
  readonly quantities: readonly Quantity[];
}

const INFIX = new Set(["+", "*", "/", "^"]);

/** What has another spelling than the catalogue's functions of variables. */
const MORE: readonly (readonly [fn: string, text: string])[] = [
  ["log", "log(x, b)"],
  ...["2", "3", "4", "5", "6", "-1", "-2", "-3", "0.5", "1.5", "2.5", "-0.5", "-1.5"].map(
    (exponent) => ["^", `x^(${exponent})`] as const,
  ),
  ["^", "2^x"],
  ["^", "10^x"],
];

/** All subjects, in the order of the catalogue. */
export function subjects(): Subject[] {
  return Object.entries(catalogue).flatMap(([fn, entry]) => {
    if (entry.kind !== "real" || entry.parameters.length === 0) return [];
    const own = textsOf(fn, entry).map((text) => subject(fn, entry, text, true));
    const more = MORE.filter(([of]) => of === fn);
    return [...own, ...more.map(([, text]) => subject(fn, entry, text, false))];
  });
}

function textsOf(fn: string, entry: RealEntry): string[] {
  if (entry.variadic) return [`${fn}(x, y)`, `${fn}(x, y, z)`];
  if (fn === "neg") return ["-x"];
  if (INFIX.has(fn)) return [`x ${fn} y`];
  return [`${fn}(${entry.parameters.join(", ")})`];
}

function subject(fn: string, entry: RealEntry, text: string, isPlain: boolean): Subject {
  const formula = parse(text);
  const names = variableNames(formula);
  const wrt = names.filter((_, i) => !isPlain || entry.variadic || entry.partials[i] !== null);
  const all = functionsBy(formula, wrt);
  const ofValue: Quantity = {
    by: null,
    codes: [(at) => all.run("value", at) as number],
    exact: formula,
    operations: planEvaluation(all.nodes("value")[0]!),
  };
  const partials = wrt.map((by, i): Quantity => {
    const alone = functionsBy(formula, [by]);
    return {
      by,
      codes: [
        (at) => (all.run("gradient", at) as At)[by]!,
        (at) => alone.run("jvp", at, { [by]: 1 }) as number,
        ...(wrt.length > 1 ? [(at: At) => (alone.run("gradient", at) as At)[by]!] : []),
      ],
      exact: differentiate(formula, by, { for: "reading" }),
      operations: planEvaluation(all.nodes("gradient")[i]!),
    };
  });
  return { fn, text, names, entry, isPlain, quantities: [ofValue, ...partials] };
}

interface Functions {
  run(name: string, ...given: readonly At[]): unknown;
  /** The operations whose results a function returns. */
  nodes(name: string): readonly Node[];
}

/** The functions of a formula and its derivatives by some of its variables, as `compile` makes them. */
function functionsBy(formula: Formula, wrt: readonly string[]): Functions {
  const kinds = functionsOf(formula, variablesByName(formula, wrt));
  const functions = [kinds.value(), ...kinds.gradient(), ...kinds.jvp()];
  const planned = plan({ formula, variables: variableNames(formula), wrt, functions });
  const made = new Map(functions.map(({ name }) => [name, evaluator(planned, name, "code")]));
  return {
    run: (name, ...given) => made.get(name)!(...given),
    nodes: (name) => planned.planned(name).program.outputs,
  };
}
