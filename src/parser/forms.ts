/**
 * Forms that are written as calls but are no functions of their operands' values: `diff` reads names
 * and orders, `piecewise` evaluates one branch only, others take vectors. Those with an index are
 * lowered apart (sums.ts), since their operands are not all at home in one scope.
 */
import type { Node, Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import {
  byDefinedName,
  fixedMeaning,
  notAVariable,
  orderNotWhole,
  orderTooHigh,
  piecewiseIncomplete,
} from "./definition-mistakes.ts";
import { wrongArity } from "./diagnostics.ts";
import { expanding } from "./expanding.ts";
import { HIGHEST_ORDER } from "./expansion.ts";
import { requireCondition, requireNumber } from "./kinds.ts";
import type { Scope } from "./scope.ts";
import type { CallSyntax, Syntax } from "./syntax-tree.ts";
import { derivativeByElement, derivativeByVector, derivativeByWhole } from "./vector-mistakes.ts";
import { lowerDot, lowerLength, lowerNorm, lowerReduction } from "./vectors.ts";

interface Form {
  /** Names for its operands, as messages write them. */
  readonly parameters: readonly string[];
  lower(call: CallSyntax, operands: readonly Node[], scope: Scope): Node;
}

export const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["diff", { parameters: ["f", "x"], lower: lowerDiff }],
  ["piecewise", { parameters: ["condition", "value", "otherwise"], lower: lowerPiecewise }],
  ...["sum", "product", "mean", "any"].map((name): [string, Form] => [
    name,
    { parameters: ["i", "1", "n", name === "any" ? "x[i] > 0" : "x[i]"], lower: lowerReduction },
  ]),
  ["norm", { parameters: ["x"], lower: lowerNorm }],
  ["dot", { parameters: ["a", "b"], lower: lowerDot }],
  ["length", { parameters: ["x"], lower: lowerLength }],
]);

/** `diff(f, x, 2, y)`: each variable, with its order behind it if that is not 1. */
function lowerDiff(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  const { text } = scope;
  if (operands.length < 2) {
    const given = call.operands.map(({ span }) => span);
    throw wrongArity(text, call.span, "diff", "at least 2 arguments", given, ["f", "x"]);
  }
  requireNumber(call, 0, operands[0]!, text);
  let node = operands[0]!;
  for (let index = 1; index < operands.length; index++) {
    const syntaxOfBy = call.operands[index]!;
    const by = variableAt(syntaxOfBy, operands[index]!, scope);
    const next = call.operands[index + 1];
    const hasOrder = next !== undefined && next.kind !== "name";
    const order = hasOrder ? orderAt(next, operands[++index]!, text) : 1;
    const before = node;
    if (wholeNumbersIn(postorder([before])).has(by))
      throw derivativeByWhole(text, syntaxOfBy.span, by.name);
    node = expanding(scope, call.span, (expansion) => expansion.derivative(before, by, order));
  }
  return node;
}

function variableAt(syntax: Syntax, node: Node, scope: Scope): Variable {
  const { text } = scope;
  if (syntax.kind === "element") throw derivativeByElement(text, syntax.span);
  if (syntax.kind !== "name") throw notAVariable(text, syntax.span);
  const isLocal = scope.locals?.has(syntax.name);
  const defined = isLocal ? undefined : scope.known?.of(syntax.name, syntax.span);
  if (defined !== undefined) throw byDefinedName(text, syntax.span, syntax.name, defined.kind);
  if (node.kind === "index") throw derivativeByWhole(text, syntax.span, syntax.name);
  if (node.kind !== "variable") throw fixedMeaning(text, syntax.span);
  if (node.shape === "vector")
    throw derivativeByVector(
      text,
      syntax.span,
      syntax.name,
      isLocal === true ? undefined : `the gradient of the whole formula by ${syntax.name}`,
    );
  return node;
}

function orderAt(syntax: Syntax, node: Node, text: string): number {
  const order = node.kind === "constant" && node.value.d === 1n ? node.nearest : -1;
  if (order < 0) throw orderNotWhole(text, syntax.span, HIGHEST_ORDER);
  if (order > HIGHEST_ORDER) throw orderTooHigh(text, syntax.span, HIGHEST_ORDER);
  return order;
}

/** Conditions and values in turn, and a last value: nested conditionals, made from the last one. */
function lowerPiecewise(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  const { builder, text } = scope;
  const count = operands.length;
  if (count < 3 || count % 2 === 0) throw piecewiseIncomplete(text, call.span, count);
  operands.forEach((operand, index) => {
    if (index % 2 === 0 && index < count - 1)
      requireCondition(call.operands[index]!, operand, text);
    else requireNumber(call, index, operand, text);
  });
  let node = operands[count - 1]!;
  for (let index = count - 3; index >= 0; index -= 2)
    node = builder.conditional(operands[index]!, operands[index + 1]!, node);
  return node;
}
