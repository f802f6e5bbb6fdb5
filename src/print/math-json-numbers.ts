/** Exact rationals in MathJSON, as text: a JSON number wherever its double stands for that number. */
import { rational, type Rational } from "../ast/rational.ts";
import { magnitudeText } from "./number-text.ts";

/** A short decimal, or a quotient of integers. */
export function numberText(value: Rational): string {
  const { text, isLiteral } = magnitudeText(value);
  if (!isLiteral) {
    return `["Rational", ${numberText(rational(value.s * value.n))}, ${numberText(rational(value.d))}]`;
  }
  const signed = value.s < 0n && value.n !== 0n ? `-${text}` : text;
  return isDouble(signed, value) ? signed : `{"num": "${signed}"}`;
}

/** Whether the double that reads the text is written as that number again. */
function isDouble(text: string, value: Rational): boolean {
  const nearest = Number(text);
  return Number.isFinite(nearest) && rational(nearest).equals(value);
}
