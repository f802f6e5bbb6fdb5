/**
 * How a target writes an application: text with holes, its own binding strength, and how strongly
 * each operand must bind to stand in its hole without parentheses. Precedence is data, here only.
 */

/** Binding strength in JavaScript and C, weakest first. */
export const LEVEL = {
  conditional: 1,
  or: 2,
  and: 3,
  equality: 4,
  relation: 5,
  sum: 6,
  product: 7,
  unary: 8,
  atom: 9,
} as const;

export type Level = (typeof LEVEL)[keyof typeof LEVEL];

export interface Spelling<Kernel extends string = string> {
  /** `$0`, `$1` stand for operands; `$*` for all of them, separated by commas. */
  readonly text: string;
  readonly level: Level;
  /** The weakest binding that needs no parentheses, for each hole (the last for all beyond). */
  readonly operands: readonly Level[];
  /** A function that the emitted module must carry. */
  readonly kernel?: Kernel;
}

/** What a target does not have, and why. */
export interface Unsupported {
  /** Why, as the end of a sentence. */
  readonly unsupported: string;
}

export const unsupported = (reason: string): Unsupported => ({ unsupported: reason });

/** Functions of ours that modules in C carry, since its library has others or none. */
export type CKernelName =
  | "acsc"
  | "asec"
  | "asech"
  | "digamma"
  | "expmoment"
  | "exprel"
  | "expmx2"
  | "expshare"
  | "lgamma"
  | "log1mexp"
  | "logaddexp"
  | "acoth"
  | "max"
  | "min"
  | "mod"
  | "power"
  | "sign"
  | "sinc"
  | "sincderivative"
  | "softplus";

/** `Math.sin($*)`. */
export function call(name: string): Spelling<never> {
  return { text: `${name}($*)`, level: LEVEL.atom, operands: [LEVEL.conditional] };
}

/** A call of one of our kernels, which the emitted module carries with it. */
export function kernelCall<Kernel extends string>(kernel: Kernel): Spelling<Kernel> {
  return { ...call(kernel), kernel };
}

/** `$0 + $1`; operators are written as grouping to the left, since floating point is not associative. */
export function infix(operator: string, level: Level): Spelling<never> {
  return { text: `$0 ${operator} $1`, level, operands: [level, (level + 1) as Level] };
}

/** Any other text, with the strength its operands need. */
export function spelled(text: string, level: Level, ...operands: Level[]): Spelling<never> {
  return { text, level, operands };
}
