/**
 * What is known where a branch is taken, and what follows from it for another condition: an interval
 * for each quantity that is compared with a number, and for each difference of two quantities.
 * Interval reasoning is far from all that could be proved, and enough for what people overlook.
 */
import { isApplyOf, type Node } from "../../ast/node.ts";
import { rational, type Rational } from "../../ast/rational.ts";

/** An interval; undefined ends are infinite. */
interface Range {
  readonly low?: Rational | undefined;
  readonly high?: Rational | undefined;
  readonly openLow?: boolean;
  readonly openHigh?: boolean;
}

/** A list that shares its tail with those of other branches. */
export interface Facts {
  readonly known: { readonly node: Node; readonly truth: boolean } | Bound;
  readonly before: Facts | undefined;
}

/** That a quantity lies in an interval. */
interface Bound {
  readonly quantity: string;
  readonly range: Range;
}

/** Facts that are looked at, and conditions in one another. */
const MOST_FACTS = 100;
const DEEPEST = 50;

/** Whether the condition holds wherever the facts do; undefined where it may or may not. */
export function decided(test: Node, facts: Facts | undefined, depth = 0): boolean | undefined {
  if (depth > DEEPEST || test.kind !== "apply") return undefined;
  const said = find(facts, (known) => ("node" in known && known.node === test ? known : undefined));
  if (said !== undefined) return said.truth;
  const [p, q] = test.operands as readonly [Node, Node];
  switch (test.fn) {
    case "true":
      return true;
    case "false":
      return false;
    case "not":
      return negated(decided(p, facts, depth + 1));
    case "and":
      return both(p, q, true, facts, depth);
    case "or":
      return negated(both(p, q, false, facts, depth));
    default:
      return decidedRelation(test, facts);
  }
}

const negated = (truth: boolean | undefined): boolean | undefined =>
  truth === undefined ? undefined : !truth;

/** Whether both conditions have this truth, the second looked at where the first has it. */
function both(
  p: Node,
  q: Node,
  truth: boolean,
  facts: Facts | undefined,
  depth: number,
): boolean | undefined {
  const first = decided(p, facts, depth + 1);
  if (first === !truth) return false;
  const second = decided(q, assuming(p, truth, facts, depth + 1), depth + 1);
  if (second === !truth) return false;
  return first === truth && second === truth ? true : undefined;
}

function decidedRelation(test: Node, facts: Facts | undefined): boolean | undefined {
  if (isApplyOf(test, "!=")) return negated(implied(boundOf(test, false), facts));
  return implied(boundOf(test), facts);
}

/** Whether a bound holds wherever the facts do; facts that exclude each other say nothing. */
function implied(bound: Bound | undefined, facts: Facts | undefined): boolean | undefined {
  if (bound === undefined) return undefined;
  const range = rangeOf(bound.quantity, facts);
  if (isEmpty(range)) return undefined;
  if (isEmpty(intersection(range, bound.range))) return false;
  return isWithin(range, bound.range) ? true : undefined;
}

/** The facts, and that the condition holds or does not. */
export function assuming(
  test: Node,
  truth: boolean,
  before: Facts | undefined,
  depth = 0,
): Facts | undefined {
  const facts: Facts = { known: { node: test, truth }, before };
  if (depth > DEEPEST) return facts;
  if (isApplyOf(test, "not")) return assuming(test.operands[0]!, !truth, facts, depth + 1);
  if (isApplyOf(test, truth ? "and" : "or")) {
    const [p, q] = test.operands as readonly [Node, Node];
    return assuming(q, truth, assuming(p, truth, facts, depth + 1), depth + 1);
  }
  const bound = boundOf(test, truth);
  return bound === undefined ? facts : { known: bound, before: facts };
}

const OPPOSITE: Readonly<Record<string, string>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};
const MIRRORED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const ZERO = rational(0);

/** A relation, or its opposite, as a bound; `!=` is none. */
function boundOf(test: Node, truth = true): Bound | undefined {
  if (test.kind !== "apply" || OPPOSITE[test.fn] === undefined) return undefined;
  const [a, b] = test.operands as readonly [Node, Node];
  const sign = truth ? test.fn : OPPOSITE[test.fn]!;
  const isMirrored = a.kind === "constant" || (b.kind !== "constant" && a.id > b.id);
  const [first, second] = isMirrored ? [b, a] : [a, b];
  const range = rangeBy(
    isMirrored ? (MIRRORED[sign] ?? sign) : sign,
    second.kind === "constant" ? second.value : ZERO,
  );
  const quantity = second.kind === "constant" ? `${first.id}` : `${first.id}-${second.id}`;
  return range && { quantity, range };
}

function rangeBy(sign: string, value: Rational): Range | undefined {
  switch (sign) {
    case "<":
      return { high: value, openHigh: true };
    case "<=":
      return { high: value };
    case ">":
      return { low: value, openLow: true };
    case ">=":
      return { low: value };
    case "==":
      return { low: value, high: value };
    default:
      return undefined;
  }
}

function rangeOf(quantity: string, facts: Facts | undefined): Range {
  let range: Range = {};
  find(facts, (known) => {
    if ("range" in known && known.quantity === quantity) range = intersection(range, known.range);
    return undefined;
  });
  return range;
}

/** The first that `choose` gives for a fact, the latest facts first. */
function find<T>(
  facts: Facts | undefined,
  choose: (known: Facts["known"]) => T | undefined,
): T | undefined {
  let next = facts;
  for (let seen = 0; next !== undefined && seen < MOST_FACTS; seen++) {
    const chosen = choose(next.known);
    if (chosen !== undefined) return chosen;
    next = next.before;
  }
  return undefined;
}

function intersection(a: Range, b: Range): Range {
  const [low, openLow] = tighter(a.low, a.openLow, b.low, b.openLow, 1);
  const [high, openHigh] = tighter(a.high, a.openHigh, b.high, b.openHigh, -1);
  return { low, openLow, high, openHigh };
}

function tighter(
  a: Rational | undefined,
  openA = false,
  b: Rational | undefined,
  openB = false,
  direction: 1 | -1,
): [end: Rational | undefined, open: boolean] {
  if (a === undefined) return [b, openB];
  if (b === undefined) return [a, openA];
  const order = a.compare(b) * direction;
  if (order === 0) return [a, openA || openB];
  return order > 0 ? [a, openA] : [b, openB];
}

function isEmpty({ low, high, openLow, openHigh }: Range): boolean {
  if (low === undefined || high === undefined) return false;
  const order = low.compare(high);
  return order > 0 || (order === 0 && (openLow === true || openHigh === true));
}

function isWithin(inner: Range, outer: Range): boolean {
  const same = intersection(inner, outer);
  return (
    isSameEnd(inner.low, inner.openLow, same.low, same.openLow) &&
    isSameEnd(inner.high, inner.openHigh, same.high, same.openHigh)
  );
}

function isSameEnd(
  a: Rational | undefined,
  openA = false,
  b: Rational | undefined,
  openB = false,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.equals(b) && openA === openB;
}
