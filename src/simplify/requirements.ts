/**
 * What an operation asks of its operands, as comparisons of a node with a constant: `log(x)` asks
 * `x > 0`, `1/x` asks `x != 0`. The catalogue's domains say it, and so do tests and assumptions.
 */
import type { Builder } from "../ast/builder.ts";
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, type Apply, type Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { RealEntry } from "../functions/entry.ts";
import { instantiateRule } from "../parser/instantiate-rule.ts";

export type Sign = ">" | ">=" | "<" | "<=" | "!=";

export interface Requirement {
  readonly node: Node;
  readonly sign: Sign;
  readonly than: Rational;
}

const ZERO = rational(0);

const FLIPPED: Readonly<Record<Sign, Sign>> = {
  ">": "<",
  ">=": "<=",
  "<": ">",
  "<=": ">=",
  "!=": "!=",
};
const DENIED: Readonly<Record<string, Sign>> = {
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
  "==": "!=",
};

/** That `node` is more than 0, or compares with 0 as `sign` says. */
export function compared(node: Node, sign: Sign, than: Rational = ZERO): Requirement {
  return { node, sign, than };
}

/** What follows from a test's being true, or false. */
export function requirementsIn(graph: Graph, test: Node, holds = true): Requirement[] {
  const found: Requirement[] = [];
  const waiting: [Node, boolean][] = [[test, holds]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [part, isTrue] = next;
    if (isApplyOf(part, "not")) waiting.push([part.operands[0]!, !isTrue]);
    else if (isApplyOf(part, isTrue ? "and" : "or"))
      for (const operand of part.operands) waiting.push([operand, isTrue]);
    else if (part.kind === "apply" && part.operands.length === 2)
      found.push(...comparison(graph, part, isTrue));
  }
  return found;
}

function comparison(graph: Graph, test: Apply, holds: boolean): Requirement[] {
  const sign = holds ? test.fn : (DENIED[test.fn] ?? "==");
  if (sign === "==" && (holds || test.fn === "!="))
    return [...against(graph, test, "<="), ...against(graph, test, ">=")];
  return sign in FLIPPED ? against(graph, test, sign as Sign) : [];
}

/** Sides compared with a constant, or their difference with 0, either way round. */
function against(graph: Graph, { operands }: Apply, sign: Sign): Requirement[] {
  const [a, b] = operands as readonly [Node, Node];
  if (b.kind === "constant") return plain(compared(a, sign, b.value));
  if (a.kind === "constant") return plain(compared(b, FLIPPED[sign], a.value));
  const { apply } = valueBuilder(graph);
  return [
    ...plain(compared(apply("-", a, b), sign)),
    ...plain(compared(apply("-", b, a), FLIPPED[sign])),
  ];
}

function holds(value: Rational, sign: Sign, than: Rational): boolean {
  const order = value.compare(than);
  switch (sign) {
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case "!=":
      return order !== 0;
  }
}

/** Operations looked through on the way to what a requirement is about. */
const DEEPEST = 16;

/**
 * The requirement, and those about its parts that say the same: `2*x - 2 > 0` is `x > 1`, and
 * `x*y != 0` is one for each. What holds anyway is left out; of a constant, what never holds stays.
 */
export function plain(requirement: Requirement, depth = DEEPEST): Requirement[] {
  const { node, sign, than } = requirement;
  if (node.kind === "constant") return holds(node.value, sign, than) ? [] : [requirement];
  if (depth === 0 || node.kind !== "apply") return [requirement];
  const [a, b] = node.operands as readonly [Node, Node];
  const again = (...parts: Requirement[]): Requirement[] =>
    parts.flatMap((part) => plain(part, depth - 1));
  if (node.fn === "neg") return again(compared(a, FLIPPED[sign], than.neg()));
  if (node.fn === "+" && b.kind === "constant") return again(compared(a, sign, than.sub(b.value)));
  if (node.fn === "+" && a.kind === "constant") return again(compared(b, sign, than.sub(a.value)));
  if (node.fn === "*" && a.kind === "constant" && a.value.n !== 0n) {
    return again(compared(b, a.value.s < 0n ? FLIPPED[sign] : sign, than.div(a.value)));
  }
  if (than.n !== 0n) return [requirement];
  const isOdd =
    node.fn === "^" && b.kind === "constant" && b.value.d === 1n && b.value.n % 2n === 1n;
  const isInverse = node.fn === "/" && a.kind === "constant" && a.value.n !== 0n;
  if (sign !== "!=") {
    if (isOdd || node.fn === "cbrt") return again(compared(a, sign));
    if (isInverse) return again(compared(b, a.value.s < 0n ? FLIPPED[sign] : sign));
    const isEven = node.fn === "^" && b.kind === "constant" && b.value.d === 1n;
    if (sign === ">" && isEven) return again(compared(a, "!="));
    return sign === ">" && node.fn === "sqrt" ? again(compared(a, sign)) : [requirement];
  }
  if (node.fn === "*") return again(compared(a, sign), compared(b, sign));
  if (node.fn === "/") return again(compared(a, sign));
  if (node.fn === "sqrt" || node.fn === "abs" || node.fn === "cbrt")
    return again(compared(a, sign));
  if (node.fn === "^" && b.kind === "constant" && b.value.s > 0n) return again(compared(a, sign));
  const entry = entryOf(node);
  return entry.kind === "real" && entry.nonzero ? [] : [requirement];
}

/**
 * How much is asked for: what every point with a value must have; what every point with a
 * derivative must have; or what is enough for a value, and may be more than that needs.
 */
export type Extent = "value" | "derivative" | "enough";

/** What an application asks of its operands; undefined where comparisons cannot say it. */
export function requirementsOf(
  build: Builder,
  node: Apply,
  extent: Extent,
): Requirement[] | undefined {
  const entry = entryOf(node);
  if (entry.kind !== "real" || node.fn === "neg" || node.fn === "+" || node.fn === "*") return [];
  if (node.fn === "/") return plain(compared(node.operands[1]!, "!="));
  if (node.fn === "^") return ofPower(node, extent);
  if (node.fn === "inf") return undefined;
  if (entry.needs !== undefined) return ofText(build, node, entry, entry.needs);
  if (entry.poles !== undefined || entry.within !== undefined) return undefined;
  return ofIntervals(node, entry, extent === "derivative");
}

/** A negative base has some powers, so a symbolic exponent says nothing of it. */
function ofPower({ operands }: Apply, extent: Extent): Requirement[] {
  const [base, exponent] = operands as readonly [Node, Node];
  if (base.kind === "constant" && base.value.s > 0n && base.value.n > 0n) return [];
  if (exponent.kind !== "constant") return extent === "enough" ? plain(compared(base, ">")) : [];
  const { d, s } = exponent.value;
  if (d === 1n) return s < 0n ? plain(compared(base, "!=")) : [];
  return plain(compared(base, s < 0n || extent === "derivative" ? ">" : ">="));
}

function ofText(
  build: Builder,
  node: Apply,
  entry: RealEntry,
  texts: readonly string[],
): Requirement[] {
  const scope = new Map(entry.parameters.map((name, place) => [name, node.operands[place]!]));
  return texts.flatMap((text) =>
    requirementsIn(build.graph, instantiateRule(text, build, scope), true),
  );
}

function ofIntervals(node: Apply, entry: RealEntry, strict: boolean): Requirement[] {
  return node.operands.flatMap((operand, place) => {
    const [low, high] = entry.domain[entry.variadic ? 0 : place]!;
    const isIncluded = (end: number): boolean =>
      !strict && node.operands.length === 1 && Number.isFinite(entry.kernel(end));
    const from = Number.isFinite(low)
      ? plain(compared(operand, isIncluded(low) ? ">=" : ">", rational(low)))
      : [];
    const to = Number.isFinite(high)
      ? plain(compared(operand, isIncluded(high) ? "<=" : "<", rational(high)))
      : [];
    const isSingular = strict && node.operands.length === 1 && entry.singular?.(0) === 0;
    return [...from, ...to, ...(isSingular ? plain(compared(operand, "!=")) : [])];
  });
}
