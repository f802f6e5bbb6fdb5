/**
 * The constructors of derivative nodes: any identity that holds where the derivative exists, chosen
 * so that the sweeps never build what folds away. Constants and signs float outward, so that they
 * are paid once, at an output. Every rule is directed; no two undo each other. Only the operands'
 * own top levels are looked at, so a construction costs constant time.
 */
import type { Builder } from "../ast/builder.ts";
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Constant, type Node } from "../ast/node.ts";
import { isOne, rational, type Rational } from "../ast/rational.ts";
import { reduceValue } from "../functions/binders.ts";
import { applyValue, valueBuilder } from "../functions/canonical.ts";
import type { Purpose } from "./forms.ts";
import { sumOver } from "./sum-over.ts";

/** The builder of derivative nodes in `graph`, for code unless it is for readers. */
export function derivativeBuilder(graph: Graph, purpose: Purpose = "speed"): Builder {
  const build: Builder = {
    ...valueBuilder(graph),
    apply: (fn, ...operands) =>
      rules[fn]?.(build, operands[0]!, operands[1]!) ?? applyValue(graph, fn, operands),
    reduce: (op, index, body) =>
      op === "sum" ? sumOver(build, index, body, purpose) : reduceValue(build, op, index, body),
  };
  return build;
}

type Rule = (build: Builder, a: Node, b: Node) => Node | undefined;

const rules: Readonly<Record<string, Rule>> = {
  "+": sum,
  "-": (build, a, b) => build.apply("+", a, build.apply("neg", b)),
  "*": product,
  "/": quotient,
  "^": power,
};

/** A node as an exact coefficient times the rest. */
export function splitCoefficient(node: Node): [Rational, Node | undefined] {
  if (node.kind === "constant") return [node.value, undefined];
  if (isApplyOf(node, "neg")) return [MINUS_ONE, node.operands[0]];
  if (isApplyOf(node, "*") && node.operands[0]!.kind === "constant") {
    return [(node.operands[0] as Constant).value, node.operands[1]];
  }
  return [ONE, node];
}

/** Constants longer than this are left apart: a chain would make them longer at each link. */
const isShort = ({ n, d }: Rational): boolean => n <= LONGEST && d <= LONGEST;

const LONGEST = 2n ** 64n;

const ONE = rational(1);
const MINUS_ONE = rational(-1);

function scaled(build: Builder, coefficient: Rational, node: Node): Node {
  return applyValue(build.graph, "*", [build.constant(coefficient), node]);
}

/** Like terms meet: `3*a - a` is `2*a`. */
function sum(build: Builder, a: Node, b: Node): Node | undefined {
  const [left, core] = splitCoefficient(a);
  const [right, other] = splitCoefficient(b);
  if (core === undefined || core !== other) return undefined;
  const total = left.add(right);
  if (!isShort(total)) return undefined;
  return total.n === 0n ? build.constant(0) : scaled(build, total, core);
}

/** Constants outward, zero annihilates, powers of one base merge, `a*(1/b)` is `a/b`. */
function product(build: Builder, a: Node, b: Node): Node | undefined {
  if (isConstant(a, 0) || isConstant(b, 0)) return build.constant(0);
  const [left, x] = splitCoefficient(a);
  const [right, y] = splitCoefficient(b);
  const coefficient = isOne(left) ? right : isOne(right) ? left : left.mul(right);
  if (!isShort(coefficient)) return undefined;
  if (x === undefined || y === undefined) return joined(build, coefficient, x ?? y, a, b);
  const core = mergePowers(build, x, y) ?? byReciprocal(build, x, y);
  if (core === undefined && isOne(left) && isOne(right)) return undefined;
  return scaled(build, coefficient, core ?? applyValue(build.graph, "*", [x, y]));
}

/** A constant and the constant of a multiple are one: `3*(2*x)` is `6*x`. */
function joined(
  build: Builder,
  coefficient: Rational,
  rest: Node | undefined,
  a: Node,
  b: Node,
): Node | undefined {
  return rest === undefined || rest === a || rest === b
    ? undefined
    : scaled(build, coefficient, rest);
}

/** Only a numerator of exactly 1 is taken apart, so this cannot chase its own tail. */
function byReciprocal(build: Builder, x: Node, y: Node): Node | undefined {
  if (isApplyOf(y, "/") && isConstant(y.operands[0]!, 1))
    return build.apply("/", x, y.operands[1]!);
  if (isApplyOf(x, "/") && isConstant(x.operands[0]!, 1))
    return build.apply("/", y, x.operands[1]!);
  return undefined;
}

function quotient(build: Builder, a: Node, b: Node): Node | undefined {
  if (isConstant(a, 0)) return a;
  if (a === b) return build.constant(1);
  const [left, x] = splitCoefficient(a);
  const [right, y] = splitCoefficient(b);
  if (right.n === 0n || y === undefined) return undefined;
  const coefficient = isOne(right) ? left : left.div(right);
  if (!isShort(coefficient)) return undefined;
  if (x === undefined) {
    // A constant over something keeps its constant, but the divisor gives up its own.
    return isOne(right) ? undefined : build.apply("/", build.constant(coefficient), y);
  }
  const core = x === y ? build.constant(1) : cancelled(build, x, y);
  if (core === undefined && isOne(left) && isOne(right)) return undefined;
  return scaled(build, coefficient, core ?? applyValue(build.graph, "/", [x, y]));
}

/** A node as a base with a constant exponent. */
export function splitPower(node: Node): [Node, Rational] {
  if (isApplyOf(node, "sqrt")) return [node.operands[0]!, HALF];
  if (isApplyOf(node, "^") && node.operands[1]!.kind === "constant") {
    return [node.operands[0]!, (node.operands[1] as Constant).value];
  }
  return [node, ONE];
}

const HALF = rational(1, 2);

function mergePowers(build: Builder, x: Node, y: Node): Node | undefined {
  const [base, left] = splitPower(x);
  const [other, right] = splitPower(y);
  if (base !== other) return undefined;
  return build.apply("^", base, build.constant(left.add(right)));
}

/** `x^a / x^b` as one power. */
function cancelled(build: Builder, x: Node, y: Node): Node | undefined {
  const [base, left] = splitPower(x);
  const [other, right] = splitPower(y);
  if (base !== other) return undefined;
  return build.apply("^", base, build.constant(left.sub(right)));
}

/** `(x^a)^n` is `x^(a*n)` for a whole n. */
function power(build: Builder, a: Node, b: Node): Node | undefined {
  if (b.kind !== "constant" || b.value.d !== 1n) return undefined;
  const [base, exponent] = splitPower(a);
  if (isOne(exponent)) return undefined;
  return build.apply("^", base, build.constant(exponent.mul(b.value)));
}
