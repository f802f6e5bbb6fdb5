/**
 * How the coefficients of one node follow from those of others. For v = phi(u) with v' = d*u' the
 * k-th is v_k = sum of (j/k)*u_j*d_(k-j) over j from 1 to k, where d is the partial derivative that
 * the catalogue has, so a function needs no rule of its own; if d is n/g, then v'*g = n*u' saves
 * the series of the quotient (Griewank and Walther, "Evaluating Derivatives", 2008, section 13.2).
 * Products, quotients and powers have theirs, which are half as long and right where the base is 0.
 */
import type { Builder } from "../ast/builder.ts";
import { type Apply, isApplyOf, type Node } from "../ast/node.ts";
import { rational } from "../ast/rational.ts";
import { splitCoefficient } from "../simplify/derivative-builder.ts";
import { binderRecurrence } from "./binder-recurrences.ts";
import {
  type Coefficient,
  convolution,
  type Recurrence,
  risingConvolution,
  scaled,
  weighted,
} from "./convolution.ts";
import { differentiableOperands, localPartial } from "./local-rules.ts";
import { powerRecurrence } from "./power-recurrences.ts";
import type { Style } from "./style.ts";

export type { Recurrence } from "./convolution.ts";

/** The operands whose values flow into that of a node. */
export function flowingOperands(node: Node): readonly Node[] {
  return node.kind === "scan" ? node.operands.slice(1) : differentiableOperands(node);
}

/** The recurrence of a node into which the variable flows by those operands that `depends` tells. */
export function recurrenceOf(
  build: Builder,
  node: Node,
  depends: (operand: Node) => boolean,
  style: Style,
): Recurrence {
  switch (node.kind) {
    case "conditional": {
      const [test, then, otherwise] = node.operands;
      const at = (k: number, of: Coefficient): Node =>
        build.conditional(of(test, 0), of(then, k), of(otherwise, k));
      return { below: [], at };
    }
    case "apply":
      return operatorRecurrence(build, node, depends) ?? chainRule(build, node, depends, style);
    case "reduce":
    case "scan":
    case "element":
    case "list":
      return binderRecurrence(build, node);
    default:
      throw new Error(`no variable flows into a ${node.kind}`);
  }
}

function operatorRecurrence(
  build: Builder,
  node: Apply,
  depends: (operand: Node) => boolean,
): Recurrence | undefined {
  const [a, b] = node.operands as readonly [Node, Node];
  switch (node.fn) {
    case "*":
      return { below: [], at: (k, of) => convolution(build, k, 0, k, a, b, of) };
    case "/":
      return {
        below: [],
        at(k, of) {
          const rest = convolution(build, k, 0, k - 1, node, b, of);
          return build.apply("/", build.apply("-", of(a, k), rest), of(b, 0));
        },
      };
    case "^":
      return powerRecurrence(build, node, depends);
    default:
      return undefined;
  }
}

/** A partial derivative as numerator and divisor. */
interface Part {
  readonly operand: Node;
  readonly partial: Node;
  readonly guard: Node;
  readonly numerator: Node;
  readonly divisor: Node | undefined;
}

/** By the partial derivatives of the catalogue, each under its guard. */
function chainRule(
  build: Builder,
  node: Apply,
  depends: (operand: Node) => boolean,
  style: Style,
): Recurrence {
  const flowing = new Set(differentiableOperands(node));
  const parts = node.operands.flatMap((operand, index) =>
    flowing.has(operand) && depends(operand) ? [partOf(build, node, index, style)] : [],
  );
  const [first] = parts;
  const isJoint = parts.every(
    ({ divisor, guard }) => divisor === first!.divisor && guard === first!.guard,
  );
  if (isJoint && first!.divisor !== undefined)
    return jointQuotient(build, node, parts, first!.divisor, first!.guard);
  const zero = build.constant(0);
  return {
    below: parts.map(({ partial }) => partial),
    at: (k, of) =>
      parts
        .map(({ operand, partial, guard }) => {
          const rising = risingConvolution(build, k, k, operand, partial, of);
          return build.conditional(of(guard, 0), scaled(build, rational(1, k), rising), zero);
        })
        .reduce((sum, term) => build.apply("+", sum, term)),
  };
}

/** Where every partial is over one divisor g: v_k*g_0 is what they give, less what v'*g has of it. */
function jointQuotient(
  build: Builder,
  node: Apply,
  parts: readonly Part[],
  divisor: Node,
  guard: Node,
): Recurrence {
  return {
    below: [divisor, ...parts.map(({ numerator }) => numerator)],
    at(k, of) {
      const flow = parts
        .map(({ operand, numerator }) => risingConvolution(build, k, k, operand, numerator, of))
        .reduce((sum, term) => build.apply("+", sum, term));
      const rest = weighted(build, k, 1, k - 1, (j) =>
        scaled(build, rational(j), build.apply("*", of(node, j), of(divisor, k - j))),
      );
      const rising = scaled(build, rational(1, k), build.apply("-", flow, rest));
      const quotient = build.apply("/", rising, of(divisor, 0));
      return build.conditional(of(guard, 0), quotient, build.constant(0));
    },
  };
}

function partOf(build: Builder, node: Apply, index: number, style: Style): Part {
  const { term: partial, guard } = localPartial(build, node, index, style);
  const [coefficient, rest] = splitCoefficient(partial);
  const whole = { operand: node.operands[index]!, partial, guard };
  if (rest === undefined || !isApplyOf(rest, "/"))
    return { ...whole, numerator: partial, divisor: undefined };
  const numerator = build.apply("*", build.constant(coefficient), rest.operands[0]!);
  return { ...whole, numerator, divisor: rest.operands[1] };
}
