/**
 * The constructors of value nodes. They fold constants exactly and use only identities that hold
 * to the bit in IEEE arithmetic, signed zeros aside: operands of one `+` or `*` sorted,
 * `a - b = a + (-b)`, `(-a)*b = -(a*b)`, `(-a)^2 = a^2`, `cos(-a) = cos(a)`, `a + a = 2*a`,
 * `a/2 = a*0.5`. Nothing is reassociated.
 */
import type { Builder } from "../ast/builder.ts";
import { FormulaError } from "../ast/formula-error.ts";
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Apply, type Constant, type Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import { elementValue, lengthValue, reduceValue } from "./binders.ts";
import { entryNamed, entryOf } from "./catalogue.ts";
import { isMultipleOfZero } from "./first-factor.ts";

/** The builder of value nodes in `graph`. */
export function valueBuilder(graph: Graph): Builder {
  const build: Builder = {
    graph,
    constant: (value) => graph.constant(value),
    variable: (name, shape) => graph.variable(name, shape),
    apply: (fn, ...operands) => applyValue(graph, fn, operands),
    conditional: (test, then, otherwise) => conditionalValue(graph, test, then, otherwise),
    index: (lower, upper, level, name) => graph.index(lower, upper, level, name),
    reduce: (op, index, body) => reduceValue(build, op, index, body),
    scan: (direction, ...operands) => graph.scan(direction, ...operands),
    element: (vector, position) => elementValue(build, vector, position),
    length: (vectors) => lengthValue(build, vectors),
    list: (items) => graph.list(items),
  };
  return build;
}

/** Identities of one function: the simpler node, or undefined where none applies. */
type Identity = (graph: Graph, a: Node, b: Node, all: readonly Node[]) => Node | undefined;

export function applyValue(graph: Graph, fn: string, operands: readonly Node[]): Node {
  return (
    fold(graph, fn, operands) ??
    identities[fn]?.(graph, operands[0]!, operands[1]!, operands) ??
    ofMagnitudes(graph, fn, operands) ??
    graph.apply(fn, operands)
  );
}

export function conditionalValue(graph: Graph, test: Node, then: Node, otherwise: Node): Node {
  if (isApplyOf(test, "true") || then === otherwise) return then;
  if (isApplyOf(test, "false")) return otherwise;
  if (isApplyOf(test, "not")) return graph.conditional(test.operands[0]!, otherwise, then);
  return graph.conditional(test, then, otherwise);
}

/** The exact value at exact operands, where the function has one that a double can hold. */
function fold(graph: Graph, fn: string, operands: readonly Node[]): Node | undefined {
  // A difference is a sum of a negative, and those fold.
  if (fn === "-" || operands.length === 0 || !operands.every((node) => node.kind === "constant"))
    return undefined;
  const application = { kind: "apply", id: -1, fn, operands, free: [] } satisfies Apply;
  const entry = entryOf(application);
  const values = operands.map((node) => node.value);
  if (entry.kind === "logic") return undefined;
  if (entry.kind === "relation") {
    const order = values[0]!.compare(values[1]!);
    return graph.apply(String(entry.kernel(order, 0)), []);
  }
  if (entry.exact === undefined) return undefined;
  graph.countExact(values);
  const value = entry.exact(...values);
  if (value === undefined) return undefined;
  graph.countExact([value]);
  return isRepresentable(value) ? graph.constant(value) : undefined;
}

/** Whether the nearest double is finite, and zero only for zero: else the operation stays as written. */
function isRepresentable(value: Rational): boolean {
  if (value.n <= MODERATE && value.d <= MODERATE) return true;
  const magnitude = value.abs();
  return (
    magnitude.n === 0n || (magnitude.compare(LARGEST) <= 0 && magnitude.compare(SMALLEST) >= 0)
  );
}

/** Between a number as large as this and its inverse there is a double near everything. */
const MODERATE = 2n ** 64n;
const LARGEST = rational(BigInt(Number.MAX_VALUE));
const SMALLEST = rational(1n, 2n ** 1074n);

const identities: Readonly<Record<string, Identity>> = {
  "+": (graph, a, b) => {
    if (isConstant(a, 0)) return b;
    if (isConstant(b, 0)) return a;
    if (a === b) return applyValue(graph, "*", [graph.constant(2), a]);
    return graph.apply("+", sorted(a, b));
  },
  neg: (graph, a) => {
    if (isApplyOf(a, "neg")) return a.operands[0];
    // The sign of 0 is nobody's concern.
    if (isMultipleOfZero(a)) return a;
    if (isApplyOf(a, "*") && a.operands[0]!.kind === "constant") {
      const [coefficient, rest] = a.operands as readonly [Constant, Node];
      return applyValue(graph, "*", [graph.constant(coefficient.value.neg()), rest]);
    }
    return undefined;
  },
  "-": (graph, a, b) => applyValue(graph, "+", [a, applyValue(graph, "neg", [b])]),
  "*": (graph, a, b) => {
    if (a.kind !== "constant" && b.kind === "constant") [a, b] = [b, a];
    if (isConstant(a, 1)) return b;
    if (isConstant(a, -1)) return applyValue(graph, "neg", [b]);
    const negated = liftNegations(graph, "*", a, b);
    return negated ?? graph.apply("*", sorted(a, b));
  },
  "/": (graph, a, b) => {
    if (isConstant(b, 1)) return a;
    if (b.kind === "constant" && isPowerOfTwo(b.value.abs())) {
      return applyValue(graph, "*", [graph.constant(b.value.inverse()), a]);
    }
    return liftNegations(graph, "/", a, b);
  },
  "^": (graph, a, b) => {
    if (isApplyOf(a, "e")) return applyValue(graph, "exp", [b]);
    if (b.kind !== "constant") return undefined;
    if (isConstant(b, 0)) return graph.constant(1);
    if (isConstant(b, 1)) return a;
    if (isConstant(b, -1)) return applyValue(graph, "/", [graph.constant(1), a]);
    if (isConstant(b, 0.5)) return applyValue(graph, "sqrt", [a]);
    return powerOfMagnitude(graph, a, b);
  },
  max: (graph, _a, _b, operands) => flattened(graph, "max", operands),
  min: (graph, _a, _b, operands) => flattened(graph, "min", operands),
  "==": (graph, a, b) => {
    // A rule for x^i asks whether i is 0; an index that counts from 1 never is.
    const [index, other] = a.kind === "index" ? [a, b] : [b, a];
    if (index.kind !== "index" || other.kind !== "constant") return undefined;
    const [lower] = index.operands;
    const isBelow = lower.kind === "constant" && other.value.compare(lower.value) < 0;
    return isBelow ? graph.apply("false", []) : undefined;
  },
  "<=": (graph, a, b) => {
    // A rule for an inner sum asks whether an index has reached what it counts from.
    if (b.kind !== "index" || a.kind !== "constant") return undefined;
    const [lower] = b.operands;
    const isReached = lower.kind === "constant" && a.value.compare(lower.value) <= 0;
    return isReached ? graph.apply("true", []) : undefined;
  },
  and: (graph, a, b) => connective(graph, "and", "true", "false", a, b),
  or: (graph, a, b) => connective(graph, "or", "false", "true", a, b),
  not: (graph, a) => {
    if (isApplyOf(a, "not")) return a.operands[0];
    if (isApplyOf(a, "true")) return graph.apply("false", []);
    if (isApplyOf(a, "false")) return graph.apply("true", []);
    return undefined;
  },
};

/** `(-a)*b`, `a*(-b)` and the like as `-(a*b)`, or with the sign in a constant factor. */
function liftNegations(graph: Graph, fn: string, a: Node, b: Node): Node | undefined {
  const [bareA, bareB] = [withoutSign(graph, a), withoutSign(graph, b)];
  const lifted = Number(bareA !== a) + Number(bareB !== b);
  // In a product a negative constant keeps its sign unless another sign meets it.
  const isBare = (node: Node): boolean => node.kind === "constant" && fn === "*";
  const worthwhile = (bareA !== a && !isBare(a)) || (bareB !== b && !isBare(b));
  if (!worthwhile) return undefined;
  const bare = applyValue(graph, fn, [bareA, bareB]);
  return lifted === 1 ? applyValue(graph, "neg", [bare]) : bare;
}

/** An even function of operands that have signs: `cos(-a)` as `cos(a)`. */
function ofMagnitudes(graph: Graph, fn: string, operands: readonly Node[]): Node | undefined {
  const entry = entryNamed(fn);
  if (entry?.kind !== "real" || entry.even !== true) return undefined;
  const bare = operands.map((node) => withoutSign(graph, node));
  const isBare = bare.every((node, place) => node === operands[place]);
  return isBare ? undefined : applyValue(graph, fn, bare);
}

/** `(-a)^2` as `a^2`, and `(-a)^3` as `-(a^3)`. */
function powerOfMagnitude(graph: Graph, a: Node, exponent: Constant): Node | undefined {
  const { n, d } = exponent.value;
  const bare = withoutSign(graph, a);
  if (d !== 1n || bare === a) return undefined;
  const power = applyValue(graph, "^", [bare, exponent]);
  return n % 2n === 0n ? power : applyValue(graph, "neg", [power]);
}

function withoutSign(graph: Graph, node: Node): Node {
  if (isApplyOf(node, "neg")) return node.operands[0]!;
  if (node.kind === "constant" && node.value.s < 0n) return graph.constant(node.value.neg());
  if (isApplyOf(node, "*") && node.operands[0]!.kind === "constant") {
    const [coefficient] = node.operands as readonly [Constant, Node];
    if (coefficient.value.s < 0n) return applyValue(graph, "neg", [node]);
  }
  return node;
}

/** Constants first in products and last in sums; otherwise by age, which follows the text. */
function sorted(a: Node, b: Node): [Node, Node] {
  return a.kind === "constant" || (b.kind !== "constant" && a.id <= b.id) ? [a, b] : [b, a];
}

const isPowerOfTwo = (value: Rational): boolean =>
  (value.d === 1n && isBinary(value.n)) || (value.n === 1n && isBinary(value.d));

const isBinary = (value: bigint): boolean =>
  value > 0n && value < 2n ** 1000n && (value & (value - 1n)) === 0n;

/** Operands that nested maxima may have together; each level lists all of those below it. */
const MOST_FLATTENED = 1_000;

/** `max(max(a, b), c)` is `max(a, b, c)`, so that ties are shared among all; one operand is itself. */
function flattened(graph: Graph, fn: string, operands: readonly Node[]): Node | undefined {
  const flat = operands.flatMap((node) => (isApplyOf(node, fn) ? node.operands : [node]));
  if (flat.length > operands.length && flat.length > MOST_FLATTENED) {
    throw new FormulaError({
      code: "too-many-arguments",
      message: `nested calls of ${fn} have more than ${MOST_FLATTENED} arguments together`,
    });
  }
  return flat.every((node) => node === flat[0]) ? flat[0] : graph.apply(fn, flat);
}

/** `and` and `or` with the element that changes nothing, the one that decides, or the same twice. */
function connective(
  graph: Graph,
  fn: "and" | "or",
  neutral: string,
  deciding: string,
  a: Node,
  b: Node,
): Node {
  if (isApplyOf(a, neutral) || isApplyOf(b, deciding) || a === b) return b;
  if (isApplyOf(b, neutral) || isApplyOf(a, deciding)) return a;
  return graph.apply(fn, [a, b]);
}
