/**
 * One expression as text: spellings of the language, parentheses where binding strength or
 * prettier's layout asks for them, `a + (-b)` as `a - b`, which is the same to the bit.
 */
import { type Apply, isApplyOf, type Constant, type Node } from "../../ast/node.ts";
import { LEVEL, type Level, type Spelling } from "../../functions/spelling.ts";
import type { Literal } from "./results.ts";

export interface Expression {
  readonly text: string;
  readonly level: Level;
  /** Operations in it. */
  readonly weight: number;
  /** The operator at its top, where it has one. */
  readonly operator?: string;
  /** The same as a whole number, where the language tells those from doubles. */
  readonly whole?: string;
  /** Its parts, where it is long enough for several lines. */
  readonly parts?: Literal;
}

/** How operands are written: by name, or in place. */
export type Write = (node: Node) => Expression;

export function atom(text: string): Expression {
  return { text, level: LEVEL.atom, weight: 0 };
}

/** The expression that computes an application, spelt like this, from its operands. */
export function applied(node: Apply, write: Write, spelling: Spelling): Expression {
  if (node.fn === "+") return sum(node.operands[0]!, node.operands[1]!, write);
  const operands = node.operands.map(write);
  const operator = spelling.text.startsWith("$0 ") ? spelling.text.split(" ")[1]! : undefined;
  const holed = operands.map((operand, index) => {
    const least = spelling.operands[Math.min(index, spelling.operands.length - 1)]!;
    return bracketed(operand, least, operator);
  });
  const text = spelling.text.replace(/\$(\*|\d)/g, (_, hole: string) =>
    hole === "*" ? holed.join(", ") : holed[Number(hole)]!,
  );
  return { text, level: spelling.level, weight: weigh(operands), ...(operator && { operator }) };
}

const weigh = (operands: readonly Expression[]): number =>
  operands.reduce((total, operand) => total + operand.weight, 1);

function bracketed(operand: Expression, least: Level, operator?: string): string {
  const needed = operand.level < least || isMixed(operand.operator, operator);
  return needed ? `(${operand.text})` : operand.text;
}

/** Prettier brackets `*` beside `/` and `&&` inside `||`, so we do. */
function isMixed(inner: string | undefined, outer: string | undefined): boolean {
  return (
    (outer === "*" && inner === "/") ||
    (outer === "/" && inner === "*") ||
    (outer === "||" && inner === "&&")
  );
}

function sum(a: Node, b: Node, write: Write): Expression {
  const left = write(a);
  const right = write(b);
  const minusRight = minusOf(b, right, write);
  if (minusRight !== undefined) return difference(left, minusRight);
  const minusLeft = minusOf(a, left, write);
  if (minusLeft !== undefined) return difference(right, minusLeft);
  return {
    text: `${bracketed(left, LEVEL.sum)} + ${bracketed(right, LEVEL.product)}`,
    level: LEVEL.sum,
    weight: weigh([left, right]),
    operator: "+",
  };
}

function difference(left: Expression, right: Expression): Expression {
  return {
    text: `${bracketed(left, LEVEL.sum)} - ${bracketed(right, LEVEL.product)}`,
    level: LEVEL.sum,
    weight: weigh([left, right]),
    operator: "-",
  };
}

/** What is subtracted where a term is written with a minus in front. */
export function minusOf(node: Node, written: Expression, write: Write): Expression | undefined {
  const isInPlace = isApplyOf(node, "neg") && written.text.startsWith("-");
  return isInPlace ? write(node.operands[0]!) : withoutMinus(written);
}

/** The expression without its leading minus, where that covers all of it: `-a / b` is `-(a / b)`. */
function withoutMinus(expression: Expression): Expression | undefined {
  const { text, level } = expression;
  if (!text.startsWith("-")) return undefined;
  if (level === LEVEL.unary) return { ...expression, text: text.slice(1), level: LEVEL.atom };
  return level === LEVEL.product ? { ...expression, text: text.slice(1) } : undefined;
}

/** An operand of `-` or of a comparison. */
export const asTerm = ({ text, level }: Expression): string =>
  level < LEVEL.product ? `(${text})` : text;

const EXACT = 2n ** 53n;

/** A constant as the shortest literal of its double, or as a ratio that rounds to it, if shorter. */
export function literal(
  { value, nearest }: Constant,
  number: (digits: string) => string,
): Expression {
  const digits = String(Math.abs(nearest)).replace("e+", "e");
  const isShorter = `${value.n} / ${value.d}`.length < digits.length;
  const isRatio = isShorter && value.n <= EXACT && value.d <= EXACT;
  const text = isRatio ? `${number(String(value.n))} / ${number(String(value.d))}` : number(digits);
  if (value.s >= 0n) {
    return isRatio ? { text, level: LEVEL.product, weight: 0, operator: "/" } : atom(text);
  }
  return isRatio
    ? { text: `-${text}`, level: LEVEL.product, weight: 0, operator: "/" }
    : { text: `-${text}`, level: LEVEL.unary, weight: 0 };
}
