/**
 * Sums, products and their kind over a range. The body is lowered once, over the index of the range
 * that is given. Where none is, it is lowered over an index of an unknown range, and the graph tells
 * which vectors are indexed by exactly that, through calls and definitions too; then the index over
 * their length takes its place.
 */
import { indexedBy, type ShiftedElement } from "../ast/indexed.ts";
import type { FormulaError } from "../ast/formula-error.ts";
import type { Index, Node } from "../ast/node.ts";
import { withIndex } from "../ast/rebuild.ts";
import { measured } from "../functions/binders.ts";
import { slice } from "./diagnostics.ts";
import { expanding } from "./expanding.ts";
import { isNeverWhole, requireCondition, requireNumber } from "./kinds.ts";
import { isReserved } from "./reserved.ts";
import type { Locals, Scope } from "./scope.ts";
import { reductionOf } from "./sum-syntax.ts";
import { type CallSyntax, isPlainName, type Syntax } from "./syntax-tree.ts";
import {
  beyondRange,
  boundNotWhole,
  indexFixed,
  rangeUnknown,
  sumOfNumbers,
  wrongParts,
} from "./vector-mistakes.ts";
import { requireSameLength } from "./vectors.ts";

/** How a tree is lowered where names mean what a scope says. */
type Lower = (scope: Scope, tree: Syntax) => Node;

/** What stands for the unknown end of a range: no name that can be typed. */
const UNKNOWN = ".length";

/** The node of a call that has an index. */
export function lowerSum(call: CallSyntax, scope: Scope, lower: Lower): Node {
  const name = indexName(call, scope.text);
  return call.operands.length === 2
    ? overVectors(call, name, scope, lower)
    : overRange(call, name, scope, lower);
}

function indexName({ name: form, operands, span, indexing }: CallSyntax, text: string): string {
  const [first] = operands;
  if (first === undefined || !isPlainName(first, text)) {
    const spans = operands.map((operand) => operand.span);
    throw sumOfNumbers(text, span, form, spans, reordered(form, operands, text));
  }
  if (operands.length !== 4 && indexing === "declared") throw wrongParts(text, span, form);
  if (isReserved(first.name)) throw indexFixed(text, first.span, first.name);
  return first.name;
}

/** `sum(x[i], i, 1, n)`, as some write it, in our order. */
function reordered(form: string, operands: readonly Syntax[], text: string): string | undefined {
  const [body, index, ...bounds] = operands;
  if (index === undefined || bounds.length !== 2 || !isPlainName(index, text)) return undefined;
  const parts = [index, ...bounds, body!].map((part) => slice(text, part.span));
  return `${form}(${parts.join(", ")})`;
}

function overRange(call: CallSyntax, name: string, scope: Scope, lower: Lower): Node {
  const { builder } = scope;
  const from = boundAt(call, 1, scope, lower);
  const to = boundAt(call, 2, scope, lower);
  const index = builder.index(from, to, depthOf(scope), name);
  const body = bodyOver(index, call, scope, lower);
  const reduced = reduce(call, scope, index, () => body);
  if (call.name !== "mean") return reduced;
  const beforeFrom = builder.apply("-", from, builder.constant(1));
  return builder.apply("/", reduced, builder.apply("-", to, beforeFrom));
}

function boundAt(call: CallSyntax, at: number, scope: Scope, lower: Lower): Node {
  const syntax = call.operands[at]!;
  const bound = lower(scope, syntax);
  requireNumber(call, at, bound, scope.text);
  if (isNeverWhole(bound)) throw boundNotWhole(scope.text, syntax.span);
  return bound;
}

function overVectors(call: CallSyntax, name: string, scope: Scope, lower: Lower): Node {
  const { builder, text } = scope;
  const one = builder.constant(1);
  const depth = depthOf(scope);
  const unknown = builder.index(one, builder.variable(UNKNOWN), depth, name);
  const body = bodyOver(unknown, call, scope, lower);
  const written = call.operands[1]!.span;
  const { vectors, beyond } = indexedBy(body, unknown);
  if (vectors.length === 0) throw rangeUnknown(text, call.span, call.name, name, written);
  requireSameLength(vectors, text, call.span);
  if (beyond !== undefined) throw beyondItsRange(call, name, beyond, text);
  const length = builder.length(vectors.map((vector) => measured(builder, vector, unknown)));
  const index = builder.index(one, length, depth, name);
  const reduced = reduce(call, scope, index, () => withIndex(body, unknown, index, builder));
  return call.name === "mean" ? builder.apply("/", reduced, length) : reduced;
}

function bodyOver(index: Index, call: CallSyntax, scope: Scope, lower: Lower): Node {
  const last = call.operands.length - 1;
  const syntax = call.operands[last]!;
  const locals = withName(scope.locals, (call.operands[0] as { name: string }).name, index);
  const body = lower({ ...scope, locals, depth: depthOf(scope) + 1 }, syntax);
  if (call.name === "any") requireCondition(syntax, body, scope.text);
  else requireNumber(call, last, body, scope.text);
  return body;
}

/**
 * The reduction of a body. It may make all sums in the body anew, for other levels of their indices,
 * which is counted, or sums that leave levels out could take as long as they like.
 */
function reduce(call: CallSyntax, scope: Scope, index: Index, body: () => Node): Node {
  const make = (): Node => scope.builder.reduce(reductionOf(call.name), index, body());
  if (scope.known === undefined) return make();
  return expanding(scope, call.span, (expansion) => expansion.counted(make));
}

/** The number of sums around a place. */
const depthOf = ({ depth = 0 }: Scope): number => depth;

function withName(outer: Locals | undefined, name: string, node: Node): Locals {
  return {
    has: (other) => other === name || outer?.has(other) === true,
    get: (other) => (other === name ? node : outer?.get(other)),
  };
}

function beyondItsRange(
  { name: form, operands, span }: CallSyntax,
  index: string,
  { vector, offset }: ShiftedElement,
  text: string,
): FormulaError {
  const name = vector.kind === "variable" ? vector.name : "the list";
  const length = vector.kind === "list" ? vector.operands.length : undefined;
  const end = length ?? `length(${name})`;
  const last = length === undefined ? `${end} - ${offset}` : `${length - offset}`;
  const ends = offset > 0 ? `1, ${last}` : `${1 - offset}, ${end}`;
  const suggestion = `${form}(${index}, ${ends}, ${slice(text, operands[1]!.span)})`;
  return beyondRange(text, span, index, name, offset, suggestion);
}
