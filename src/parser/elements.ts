/** Elements of vectors, `x[i]`, and lists. */
import type { Node } from "../ast/node.ts";
import { isNeverWhole, requireNumber, requireNumbers, requireVector } from "./kinds.ts";
import type { Scope } from "./scope.ts";
import type { ElementSyntax, ListSyntax } from "./syntax-tree.ts";
import { listInList, positionOutOfRange } from "./vector-mistakes.ts";

export function lowerElement(syntax: ElementSyntax, operands: readonly Node[], scope: Scope): Node {
  const { builder, text } = scope;
  const [vector, position] = operands as readonly [Node, Node];
  requireVector(syntax, 0, vector, text);
  requireNumber(syntax, 1, position, text);
  const length = vector.kind === "list" ? vector.operands.length : undefined;
  const isConstant = position.kind === "constant";
  const isOutside = isConstant && (position.nearest < 1 || position.nearest > (length ?? Infinity));
  if (isOutside || isNeverWhole(position))
    throw positionOutOfRange(text, syntax.operands[1].span, length);
  return builder.element(vector, position);
}

export function lowerList(syntax: ListSyntax, operands: readonly Node[], scope: Scope): Node {
  const inner = operands.findIndex((operand) => operand.kind === "list");
  if (inner >= 0) throw listInList(scope.text, syntax.operands[inner]!.span);
  requireNumbers(syntax, operands, scope.text);
  return scope.builder.list(operands);
}
