/**
 * The syntax tree: what was typed, as plain readonly data with places in the text. It keeps the
 * writing (`2x`, `a < b < c`, names not yet looked up); meaning is given by lowering. Every kind
 * lists its operands under the same name, so that passes need no recursion by kind.
 */
import type { Span } from "../ast/formula-error.ts";

export type UnarySign = "+" | "neg" | "not" | "sqrt";
export type BinarySign = "+" | "-" | "*" | "/" | "^" | "and" | "or";
export type RelationSign = "<" | "<=" | ">" | ">=" | "==" | "!=";

const NONE: readonly [] = [];

export interface NumberSyntax {
  readonly kind: "number";
  readonly span: Span;
  /** As typed, digit separators included. */
  readonly text: string;
  readonly operands: readonly [];
}

export interface NameSyntax {
  readonly kind: "name";
  readonly span: Span;
  /** In Unicode normal form C. */
  readonly name: string;
  /** Number of apostrophes behind it. */
  readonly primes: number;
  readonly operands: readonly [];
}

/**
 * What the writing of a call says of an index: that there is one (`sum(i = 1, n, x[i])`), that the
 * last operand has a position by the name of the first (`max(i, x[i])`), or nothing.
 */
export type Indexing = "declared" | "used" | undefined;

export interface CallSyntax {
  readonly kind: "call";
  readonly span: Span;
  readonly name: string;
  /** Number of apostrophes behind the name. */
  readonly primes: number;
  /** The name's place, apostrophes included. */
  readonly nameSpan: Span;
  /** Whether the first operand looks like an index over the last. */
  readonly indexing: Indexing;
  readonly operands: readonly Syntax[];
}

export interface UnarySyntax {
  readonly kind: "unary";
  readonly span: Span;
  readonly sign: UnarySign;
  readonly operands: readonly [Syntax];
}

export interface BinarySyntax {
  readonly kind: "binary";
  readonly span: Span;
  readonly sign: BinarySign;
  readonly operands: readonly [Syntax, Syntax];
}

/** `a < b <= c`: each sign stands between two neighbouring operands. */
export interface ComparisonSyntax {
  readonly kind: "comparison";
  readonly span: Span;
  readonly signs: readonly RelationSign[];
  readonly operands: readonly Syntax[];
}

export interface ConditionalSyntax {
  readonly kind: "conditional";
  readonly span: Span;
  /** `[test, then, otherwise]`. */
  readonly operands: readonly [Syntax, Syntax, Syntax];
}

/** `x[position]`. */
export interface ElementSyntax {
  readonly kind: "element";
  readonly span: Span;
  /** `[vector, position]`. */
  readonly operands: readonly [Syntax, Syntax];
}

/** `[a, b, c]`. */
export interface ListSyntax {
  readonly kind: "list";
  readonly span: Span;
  readonly operands: readonly Syntax[];
}

export type Syntax =
  | NumberSyntax
  | NameSyntax
  | CallSyntax
  | UnarySyntax
  | BinarySyntax
  | ComparisonSyntax
  | ConditionalSyntax
  | ElementSyntax
  | ListSyntax;

export function numberSyntax(text: string, span: Span): NumberSyntax {
  return { kind: "number", span, text, operands: NONE };
}

export function nameSyntax(name: string, span: Span, primes = 0): NameSyntax {
  return { kind: "name", span, name, primes, operands: NONE };
}

export function callSyntax(
  called: NameSyntax,
  operands: readonly Syntax[],
  end: number,
  indexing?: Indexing,
): CallSyntax {
  const { name, primes, span: nameSpan } = called;
  const span = { start: nameSpan.start, end };
  return { kind: "call", span, name, primes, nameSpan, indexing, operands };
}

export function unarySyntax(sign: UnarySign, start: number, operand: Syntax): UnarySyntax {
  return { kind: "unary", span: { start, end: operand.span.end }, sign, operands: [operand] };
}

export function binarySyntax(sign: BinarySign, left: Syntax, right: Syntax): BinarySyntax {
  const span = { start: left.span.start, end: right.span.end };
  return { kind: "binary", span, sign, operands: [left, right] };
}

export function comparisonSyntax(
  signs: readonly RelationSign[],
  operands: readonly Syntax[],
): ComparisonSyntax {
  const span = { start: operands[0]!.span.start, end: operands.at(-1)!.span.end };
  return { kind: "comparison", span, signs, operands };
}

export function conditionalSyntax(
  test: Syntax,
  then: Syntax,
  otherwise: Syntax,
): ConditionalSyntax {
  const span = { start: test.span.start, end: otherwise.span.end };
  return { kind: "conditional", span, operands: [test, then, otherwise] };
}

export function elementSyntax(vector: Syntax, position: Syntax, end: number): ElementSyntax {
  return { kind: "element", span: { start: vector.span.start, end }, operands: [vector, position] };
}

export function listSyntax(operands: readonly Syntax[], span: Span): ListSyntax {
  return { kind: "list", span, operands };
}

/** Whether it is a name alone, without apostrophes or brackets around it. */
export function isPlainName(syntax: Syntax, text: string): syntax is NameSyntax {
  return syntax.kind === "name" && syntax.primes === 0 && text[syntax.span.start] !== "(";
}

/** The same expression, its place widened to the brackets around it. */
export function bracketed(inner: Syntax, span: Span): Syntax {
  return { ...inner, span };
}

/** `q = d/v` or `f(x) = x^2`. */
export interface DefinitionSyntax {
  readonly name: NameSyntax;
  /** Absent where a value is defined. */
  readonly parameters: readonly NameSyntax[] | undefined;
  readonly body: Syntax;
}

/** A whole text: definitions, and the expression behind them, if there is one. */
export interface TextSyntax {
  readonly definitions: readonly DefinitionSyntax[];
  readonly result: Syntax | undefined;
}
