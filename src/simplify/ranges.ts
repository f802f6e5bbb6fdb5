/**
 * What is known of where a value lies: a closed interval, and whether it can be 0. Bounds are
 * doubles, moved outward where an operation rounds, so that what they say is true of the reals
 * (interval arithmetic; R. Moore, "Interval Analysis", 1966).
 */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Never 0, which a closed interval that begins there cannot say. */
  readonly nonzero: boolean;
}

export const ANYWHERE: Range = { low: -Infinity, high: Infinity, nonzero: false };

export function range(low: number, high: number, nonzero = false): Range {
  return { low, high, nonzero: nonzero || low > 0 || high < 0 };
}

export function both(a: Range, b: Range): Range {
  if (a === ANYWHERE) return b;
  if (b === ANYWHERE) return a;
  return range(Math.max(a.low, b.low), Math.min(a.high, b.high), a.nonzero || b.nonzero);
}

export function either(a: Range, b: Range): Range {
  return range(Math.min(a.low, b.low), Math.max(a.high, b.high), a.nonzero && b.nonzero);
}

export const negated = ({ low, high, nonzero }: Range): Range => range(-high, -low, nonzero);

export function sum(a: Range, b: Range): Range {
  // A positive number and one that is not negative are never 0 together, however small.
  const nonzero =
    (a.low >= 0 && b.low >= 0 && (a.nonzero || b.nonzero)) ||
    (a.high <= 0 && b.high <= 0 && (a.nonzero || b.nonzero));
  return range(below(a.low + b.low), above(a.high + b.high), nonzero);
}

export function product(a: Range, b: Range): Range {
  const corners = [
    times(a.low, b.low),
    times(a.low, b.high),
    times(a.high, b.low),
    times(a.high, b.high),
  ];
  const nonzero = a.nonzero && b.nonzero;
  return range(below(Math.min(...corners)), above(Math.max(...corners)), nonzero);
}

/** A bound times a bound, where 0 times anything is 0. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

export function reciprocal({ low, high }: Range): Range {
  if (low >= 0) return range(below(1 / high), low === 0 ? Infinity : above(1 / low), true);
  if (high <= 0) return range(high === 0 ? -Infinity : below(1 / high), above(1 / low), true);
  return range(-Infinity, Infinity, true);
}

export function magnitude({ low, high, nonzero }: Range): Range {
  const least = low > 0 ? low : high < 0 ? -high : 0;
  return range(least, Math.max(Math.abs(low), Math.abs(high)), nonzero);
}

/** `base^exponent` for a constant exponent, where it is defined. */
export function power(base: Range, exponent: number): Range {
  if (exponent < 0) return reciprocal(power(base, -exponent));
  const at = (x: number): number => (x === 0 ? 0 : x ** exponent);
  if (Number.isInteger(exponent) && exponent % 2 === 0) {
    const { low, high, nonzero } = magnitude(base);
    return range(below(at(low)), above(at(high)), nonzero);
  }
  // A root is defined from 0 on only.
  const low = Number.isInteger(exponent) ? base.low : Math.max(0, base.low);
  const high = Math.max(low, base.high);
  return range(below(at(low)), above(at(high)), base.nonzero);
}

/** The values of an increasing function over the range. */
export function mapped({ low, high, nonzero }: Range, kernel: (x: number) => number): Range {
  const [least, most] = [kernel(low), kernel(high)];
  const bounds = range(
    Number.isNaN(least) ? -Infinity : below(least),
    Number.isNaN(most) ? Infinity : above(most),
  );
  return both(bounds, range(-Infinity, Infinity, nonzero && kernel(0) === 0 && isStrict(kernel)));
}

/** Whether it is 0 at 0 only: a staircase is so around it. */
const isStrict = (kernel: (x: number) => number): boolean => kernel(0.25) > 0 && kernel(-0.25) < 0;

/** Relative rounding that no operation or kernel exceeds. */
const SLACK = 2 ** -48;

const isExact = (x: number): boolean => Number.isSafeInteger(x) || Math.abs(x) === Infinity;

function below(x: number): number {
  if (isExact(x)) return x;
  return Number.isNaN(x) ? -Infinity : x - Math.abs(x) * SLACK - Number.MIN_VALUE;
}

function above(x: number): number {
  if (isExact(x)) return x;
  return Number.isNaN(x) ? Infinity : x + Math.abs(x) * SLACK + Number.MIN_VALUE;
}
