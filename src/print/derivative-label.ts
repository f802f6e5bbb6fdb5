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
  /** The weights that the results have in it. */
  readonly against?: string | undefined;
  /** The order of a Taylor coefficient. */
  readonly coefficient?: number | undefined;
  /** The variable that an equation determines, where it is of that. */
  readonly determined?: string | undefined;
}

/** `d/dx`, `d^2/(dx dy)`, `d[1]/dx`, `d/dx along (dx, dy)`. */
export function derivativeLabel(derivative: DerivativeOf): string {
  const { of, by, coefficient, determined = "" } = derivative;
  if (coefficient !== undefined) return `c[${coefficient}]`;
  const result = of === undefined ? determined : `[${of}]`;
  const fraction = by.length === 0 ? `d${result}` : plainFraction("d", result, by, "^");
  return fraction + inDirection(derivative);
}

/** ` along (dx, dy)`, ` against cotangent`. */
function inDirection({ along, against }: DerivativeOf): string {
  if (along !== undefined) return ` along (${along.join(", ")})`;
  return against === undefined ? "" : ` against ${against}`;
}

/** `∂f/∂x`, `∂²f/(∂x ∂y)`. */
export function unicodeLabel(name: string, derivative: DerivativeOf): string {
  const { of, by, coefficient, determined = name } = derivative;
  if (coefficient !== undefined) return `c[${coefficient}]`;
  const result = of === undefined ? determined : `${name}[${of}]`;
  const fraction = by.length === 0 ? `∂${result}` : plainFraction("∂", result, by, "");
  return fraction + inDirection(derivative);
}

/** `\frac{\partial^{2} f}{\partial x\,\partial y}`. */
export function latexLabel(name: string, derivative: DerivativeOf): string {
  const { of, by, along, against, coefficient, determined } = derivative;
  if (coefficient !== undefined) return `c_{${coefficient}}`;
  const whole = determined === undefined ? name : latexName(determined);
  const result = of === undefined ? whole : `${name}_{${of}}`;
  const order = by.length > 1 ? `^{${by.length}}` : "";
  const below = powers(by).map(([key, count]) => {
    return String.raw`\partial ${latexName(key)}${count > 1 ? `^{${count}}` : ""}`;
  });
  const fraction =
    by.length === 0
      ? String.raw`\partial ${result}`
      : String.raw`\frac{\partial${order} ${result}}{${below.join("\\,")}}`;
  if (along !== undefined) return `${fraction}\\big|_{(${along.map(latexName).join(", ")})}`;
  return against === undefined ? fraction : `${latexName(against)} \\cdot ${fraction}`;
}

function plainFraction(sign: string, result: string, by: readonly string[], caret: string): string {
  const raised = (count: number): string =>
    count === 1 ? "" : caret === "" ? superscript(count) : caret + String(count);
  const below = powers(by).map(([key, count]) => `${sign}${key}${raised(count)}`);
  const divisor = below.length === 1 ? below[0]! : `(${below.join(" ")})`;
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
