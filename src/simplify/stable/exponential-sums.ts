/**
 * Sums of exponentials over a range, brought into range by the largest of their exponents:
 * `log(sum(i, exp(u)))` is `s + log(sum(i, exp(u - s)))` for any s, and so are quotients of an
 * exponential by such a sum. The largest exponent itself for s would round where nothing overflows
 * and would have a derivative; a multiple of 64 near to it has none, is 0 in all but the far ends of
 * the range, and there the sum is the one as written, to the bit.
 *
 * Source: Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax functions",
 * IMA Journal of Numerical Analysis 41 (2021).
 */
import type { Builder } from "../../ast/builder.ts";
import { isApplyOf, isConstant, type Index, type Node } from "../../ast/node.ts";
import { instantiateRule } from "../../parser/instantiate-rule.ts";
import type { Rewrite } from "./table.ts";

const SHIFT = "64*floor(m/64 + 1/2)";

const LOG: Rewrite = {
  rule: "log of a sum of exps",
  from: "log(sum(i, exp(u)))",
  to: "s + log(sum(i, exp(u - s))), s a multiple of 64 near the largest u",
  reason: "exp overflows where the result does not",
  source: "Blanchard, Higham and Higham",
};

const SHARE: Rewrite = {
  rule: "share of a sum of exps",
  from: "exp(v)/sum(i, exp(u))",
  to: "exp(v - s)/sum(i, exp(u - s)), s a multiple of 64 near the largest u",
  reason: "exp overflows where the result does not",
  source: "Blanchard, Higham and Higham",
};

interface Made {
  readonly node: Node;
  readonly rewrite: Rewrite;
}

/** The shifted form of a logarithm of such a sum or of a share in one; undefined for anything else. */
export function exponentialSums(
  build: Builder,
  node: Node,
  of: (node: Node) => Node,
): Made | undefined {
  if (isApplyOf(node, "log")) {
    const sum = exponentialSum(node.operands[0]!);
    if (sum === undefined) return undefined;
    const { shift, total } = shifted(build, sum, of);
    return { node: build.apply("+", shift, build.apply("log", total)), rewrite: LOG };
  }
  if (!isApplyOf(node, "/") || !isApplyOf(node.operands[0]!, "exp")) return undefined;
  const sum = exponentialSum(node.operands[1]!);
  if (sum === undefined) return undefined;
  const { shift, total } = shifted(build, sum, of);
  const exponent = of(node.operands[0]!.operands[0]!);
  const above = build.apply("exp", build.apply("-", exponent, shift));
  return { node: build.apply("/", above, total), rewrite: SHARE };
}

interface Sum {
  readonly index: Index;
  readonly exponent: Node;
}

/** Of a sum of exponentials over a range the index and the exponent, which varies with it. */
function exponentialSum(node: Node): Sum | undefined {
  if (node.kind !== "reduce" || node.op !== "sum") return undefined;
  const [index, body] = node.operands;
  if (!isApplyOf(body, "exp") || !body.free.includes(index)) return undefined;
  const [exponent] = body.operands as readonly [Node];
  return isShifted(exponent) ? undefined : { index, exponent };
}

/** Whether the exponents are in range already. */
function isShifted(exponent: Node): boolean {
  return isApplyOf(exponent, "+") && exponent.operands.some((term) => isShift(term));
}

function isShift(term: Node): boolean {
  if (!isApplyOf(term, "*")) return false;
  const [factor, steps] = term.operands as readonly [Node, Node];
  return isConstant(factor, -64) && isApplyOf(steps, "floor");
}

function shifted(
  build: Builder,
  { index, exponent }: Sum,
  of: (node: Node) => Node,
): { shift: Node; total: Node } {
  const [along, power] = [of(index) as Index, of(exponent)];
  const m = build.reduce("max", along, power);
  const shift = instantiateRule(SHIFT, build, new Map([["m", m]]));
  const body = build.apply("exp", build.apply("-", power, shift));
  return { shift, total: build.reduce("sum", along, body) };
}
