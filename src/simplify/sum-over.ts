/**
 * Sums over an index, as derivatives: every factor that does not depend on the index leaves the
 * sum, divisors too, and a sum of what does not depend on it at all is a multiple of that.
 */
import type { Builder } from "../ast/builder.ts";
import { isApplyOf, isConstant, type Index, type Node } from "../ast/node.ts";
import { reduceValue } from "../functions/binders.ts";

/** Factors looked at on the way into a product. */
const DEEPEST = 64;

/** The sum of `body` over `index`. */
export function sumOver(build: Builder, index: Index, body: Node): Node {
  const { outside, inside } = split(build, index, body, DEEPEST);
  if (isConstant(outside, 1)) return reduceValue(build, "sum", index, body);
  const sum = isConstant(inside, 1) ? turnsOf(build, index) : build.reduce("sum", index, inside);
  return build.apply("*", outside, sum);
}

/** How many numbers are in a range. */
export function turnsOf(build: Builder, { operands: [lower, upper] }: Index): Node {
  const all = build.apply("+", build.apply("-", upper, lower), build.constant(1));
  if (upper.kind === "length" && isConstant(lower, 1)) return upper;
  return build.apply("max", all, build.constant(0));
}

/** A node as a product of what does not depend on the index and what does. */
function split(
  build: Builder,
  index: Index,
  node: Node,
  depth: number,
): { outside: Node; inside: Node } {
  const one = build.constant(1);
  if (!node.free.includes(index)) return { outside: node, inside: one };
  const whole = { outside: one, inside: node };
  if (depth === 0 || node.kind !== "apply") return whole;
  if (isApplyOf(node, "neg")) {
    const { outside, inside } = split(build, index, node.operands[0]!, depth - 1);
    return { outside: build.apply("neg", outside), inside };
  }
  if (node.fn !== "*" && node.fn !== "/") return whole;
  const [a, b] = node.operands.map((operand) => split(build, index, operand, depth - 1));
  if (isConstant(a!.outside, 1) && isConstant(b!.outside, 1)) return whole;
  return {
    outside: build.apply(node.fn, a!.outside, b!.outside),
    inside: build.apply(node.fn, a!.inside, b!.inside),
  };
}
