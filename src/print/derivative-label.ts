/** What derivatives are called in front of an equals sign, in each notation. */
import { latexName } from "./latex-names.ts";

/** Which derivative it is. */
export interface DerivativeOf {
  /** The result that it is of, counted from 1; none where there is one. */
  readonly of?: number | undefined;
  /** The variables differentiated by, in turn. */
  readonly by: readonly string[];
  /** The direction along which it is taken then. */
  readonly along?: readonly string[] | undefined;
}

/** `d/dx`, `d^2/(dx dy)`, `d[1]/dx`, `d/dx along (dx, dy)`. */
export function derivativeLabel({ of, by, along }: DerivativeOf): string {
  const result = of === undefined ? "" : `[${of}]`;
  const fraction = by.length === 0 ? `d${result}` : plainFraction(`d`, result, by, "d", "^", " ");
  return along === undefined ? fraction : `${fraction} along (${along.join(", ")})`;
}

/** `∂f/∂x`, `∂²f/(∂x ∂y)`. */
export function unicodeLabel(name: string, { of, by, along }: DerivativeOf): string {
  const result = of === undefined ? name : `${name}[${of}]`;
  const fraction = by.length === 0 ? `∂${result}` : plainFraction("∂", result, by, "∂", "", " ");
  return along === undefined ? fraction : `${fraction} along (${along.join(", ")})`;
}

/** `\frac{\partial^{2} f}{\partial x\,\partial y}`. */
export function latexLabel(name: string, { of, by, along }: DerivativeOf): string {
  const result = of === undefined ? name : `${name}_{${of}}`;
  const order = by.length > 1 ? `^{${by.length}}` : "";
  const below = powers(by).map(([key, count]) => {
    return String.raw`\partial ${latexName(key)}${count > 1 ? `^{${count}}` : ""}`;
  });
  const fraction =
    by.length === 0
      ? String.raw`\partial ${result}`
      : String.raw`\frac{\partial${order} ${result}}{${below.join("\\,")}}`;
  if (along === undefined) return fraction;
  return `${fraction}\\big|_{(${along.map(latexName).join(", ")})}`;
}

function plainFraction(
  sign: string,
  result: string,
  by: readonly string[],
  small: string,
  caret: string,
  gap: string,
): string {
  const raised = (count: number): string =>
    count === 1 ? "" : caret === "" ? superscript(count) : caret + String(count);
  const below = powers(by).map(([key, count]) => `${small}${key}${raised(count)}`);
  const divisor = below.length === 1 ? below[0]! : `(${below.join(gap)})`;
  return `${sign}${raised(by.length)}${result}/${divisor}`;
}

const superscript = (count: number): string =>
  [...String(count)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

/** Each variable with how often it comes. */
function powers(by: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of by) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}
