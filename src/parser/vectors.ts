/**
 * Functions of whole vectors: sums, products and extremes of their elements, `mean`, `norm`, `dot`
 * and `length`. Lists are written out, `dot([a, b], [c, d])` is `a*c + b*d`; over vectors they are
 * sums with an index.
 */
import { isVector, type List, type Node, type Reduction } from "../ast/node.ts";
import type { Builder } from "../ast/builder.ts";
import type { Span } from "../ast/formula-error.ts";
import { applyFunction } from "./call.ts";
import { wrongArity } from "./diagnostics.ts";
import { requireVector } from "./kinds.ts";
import type { Scope } from "./scope.ts";
import { reductionOf } from "./sum-syntax.ts";
import type { CallSyntax } from "./syntax-tree.ts";
import { lengthsDiffer, sumOfNumbers } from "./vector-mistakes.ts";

/** What an index is called that the text does not name. */
const INDEX_NAME = "i";

export function lowerReduction(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  const { name, span } = call;
  if (operands.length !== 1) {
    const spans = call.operands.map((operand) => operand.span);
    throw sumOfNumbers(scope.text, span, name, spans);
  }
  requireVector(call, 0, operands[0]!, scope.text);
  const reduced = joined(reductionOf(name), operands, scope, ([element]) => element!, call);
  if (name !== "mean") return reduced;
  return scope.builder.apply("/", reduced, scope.builder.length(operands));
}

/** `max` or `min` of one operand, if that is a vector. */
export function lowerExtreme(
  call: CallSyntax,
  operands: readonly Node[],
  scope: Scope,
): Node | undefined {
  if (operands.length !== 1 || !isVector(operands[0]!)) return undefined;
  if (call.name !== "max" && call.name !== "min") return undefined;
  const [vector] = operands;
  if (vector!.kind === "list")
    return applyFunction(call, vector.operands, scope.builder, scope.text);
  return lowerReduction(call, operands, scope);
}

/** The root of the sum of the squares. */
export function lowerNorm(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  requireCount(call, 1, "1 argument", ["x"], scope.text);
  requireVector(call, 0, operands[0]!, scope.text);
  const { builder } = scope;
  const two = builder.constant(2);
  const squares = joined("sum", operands, scope, ([x]) => builder.apply("^", x!, two), call);
  return builder.apply("sqrt", squares);
}

export function lowerDot(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  requireCount(call, 2, "2 arguments", ["a", "b"], scope.text);
  operands.forEach((operand, index) => requireVector(call, index, operand, scope.text));
  return joined("sum", operands, scope, ([a, b]) => scope.builder.apply("*", a!, b!), call);
}

/** The length that all of the operands have. */
export function lowerLength(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  const { text } = scope;
  if (operands.length === 0) requireCount(call, 1, "at least 1 argument", ["x"], text);
  operands.forEach((operand, index) => requireVector(call, index, operand, text));
  requireSameLength(operands, text, call.span);
  return scope.builder.length(operands);
}

function requireCount(
  call: CallSyntax,
  count: number,
  takes: string,
  parameters: readonly string[],
  text: string,
): void {
  if (call.operands.length === count) return;
  const given = call.operands.map((operand) => operand.span);
  throw wrongArity(text, call.span, call.name, takes, given, parameters);
}

/** What `term` makes of the elements at each position, joined. */
function joined(
  op: Reduction,
  vectors: readonly Node[],
  scope: Scope,
  term: (elements: readonly Node[]) => Node,
  { span }: CallSyntax,
): Node {
  const { builder, text, depth = 0 } = scope;
  requireSameLength(vectors, text, span);
  const lists = vectors.filter((vector) => vector.kind === "list");
  if (lists.length === vectors.length) return writtenOut(op, lists, builder, term);
  const index = builder.index(builder.constant(1), builder.length(vectors), depth, INDEX_NAME);
  return builder.reduce(op, index, term(vectors.map((vector) => builder.element(vector, index))));
}

function writtenOut(
  op: Reduction,
  lists: readonly List[],
  builder: Builder,
  term: (elements: readonly Node[]) => Node,
): Node {
  const sign = op === "product" ? "*" : "+";
  return lists[0]!.operands
    .map((_, position) => term(lists.map((list) => list.operands[position]!)))
    .reduce((all, next) => builder.apply(sign, all, next));
}

/** Checks that vectors that are written out have as many elements each. */
export function requireSameLength(vectors: readonly Node[], text: string, span: Span): void {
  const lengths = vectors
    .filter((vector) => vector.kind === "list")
    .map((list) => list.operands.length);
  const different = [...new Set(lengths)];
  if (different.length > 1) throw lengthsDiffer(text, span, different);
}
