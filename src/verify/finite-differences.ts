/**
 * Derivatives from values alone. Ridders' method (C. Ridders, Advances in Engineering Software 4,
 * 1982; Numerical Recipes, section 5.7) extrapolates central differences of shrinking steps to step
 * zero and reports an error estimate, so there is no step to tune. Over one fixed step it gains
 * some five digits; over the complex step it needs nothing but real values.
 */
import {
  coordinate,
  coordinatesOf,
  movable,
  pointOf,
  type Coordinate,
  type Point,
} from "./points.ts";

export interface Estimate {
  readonly derivative: number;
  /** Estimated absolute error; infinite where no estimate was possible. */
  readonly error: number;
}

export interface RiddersOptions {
  /** Absolute error that each value of `f` carries beyond the last place of the value itself. */
  readonly noise?: number;
  /** Look at ever smaller steps too, for waves much shorter than x; wants `noise` to be given. */
  readonly fine?: boolean;
}

/** Each row of the tableau divides the step by this. */
const SHRINK = 1.4;
const ROWS = 10;
/** Give up a tableau when its diagonal is worse than the best entry by this factor. */
const SAFE = 2;
/** Steps to start from, relative to x, large first: no single one suits sin(1000x) and x + 1e8. */
const STARTS = [1e-1, 1e-2, 1e-3, 1e-4, 1e-6];
/** What `fine` adds: steps of few digits, which contradict a wave taken for a slope. */
const FINE_STARTS = [1e-7, 1e-9, 1e-11, 1e-12];
/** Further absolute starts where x is small and the function may not care. */
const STARTS_NEAR_ZERO = [1e-1, 1e-2];
/** An estimate this good, twice, ends the search. */
const GOOD = 1e-10;

/**
 * The derivative of `f` at `x`, with an error estimate.
 *
 * A single tableau can flatter itself by accident, above all across a jump or a pole, so several are
 * built, from large steps to small. The error of each is at least its distance to the nearest other
 * one, and to what those of smaller steps allow; the least error wins. A step at which `f` is not
 * finite is shrunk.
 */
export function ridders(
  f: (x: number) => number,
  x: number,
  options: RiddersOptions = {},
): Estimate {
  const relative = [...STARTS, ...(options.fine ? FINE_STARTS : [])];
  const scaled = relative.map((start) => start * (x === 0 ? 1 : Math.abs(x)));
  // Each start once: a tableau must not be confirmed by itself.
  const all = new Set([...(Math.abs(x) < 0.1 ? STARTS_NEAR_ZERO : []), ...scaled]);
  const starts = [...all].sort((a, b) => b - a);
  const estimates: Estimate[] = [];
  for (const start of starts) {
    estimates.push(tableau(f, x, start, options.noise ?? 0));
    const best = confirmed(estimates);
    if (!options.fine && best.error <= GOOD * Math.abs(best.derivative)) return best;
  }
  return confirmed(estimates);
}

/** The estimate of least error, after each error is raised to what the others say of it. */
function confirmed(estimates: readonly Estimate[]): Estimate {
  let best: Estimate = { derivative: NaN, error: Infinity };
  estimates.forEach(({ derivative, error: own }, i) => {
    let nearest = Infinity;
    let error = own;
    estimates.forEach((other, j) => {
      const distance = Math.abs(other.derivative - derivative);
      if (j !== i && distance < nearest) nearest = distance;
      if (j > i && distance - other.error > error) error = distance - other.error;
    });
    error = Math.max(error, nearest);
    if (error < best.error) best = { derivative, error };
  });
  return best;
}

/** Neville's scheme on central differences; the step's error series has even powers only. */
function tableau(f: (x: number) => number, x: number, start: number, noise: number): Estimate {
  let best: Estimate = { derivative: NaN, error: Infinity };
  let previous: number[] = [];
  let step = finiteStep(f, x, start);
  for (let i = 0; i < ROWS; i++, step /= SHRINK) {
    const [high, low] = [x + step, x - step];
    if (!(high > low)) break;
    const [above, below] = [f(high), f(low)];
    if (!Number.isFinite(above - below)) break;
    const row = [(above - below) / (high - low)];
    const resolution = Number.EPSILON * Math.max(Math.abs(above), Math.abs(below)) + noise;
    for (let j = 1; j <= i; j++) {
      const factor = SHRINK ** (2 * j);
      const [left, diagonal] = [row[j - 1]!, previous[j - 1]!];
      const derivative = (left * factor - diagonal) / (factor - 1);
      row.push(derivative);
      const change = Math.max(Math.abs(derivative - left), Math.abs(derivative - diagonal));
      const error = Math.max(change, resolution / step);
      if (error <= best.error) best = { derivative, error };
    }
    if (i > 0 && Math.abs(row[i]! - previous[i - 1]!) >= SAFE * best.error) break;
    previous = row;
  }
  return best;
}

/** The first of ever smaller steps at which both neighbours have finite values. */
function finiteStep(f: (x: number) => number, x: number, start: number): number {
  let step = start;
  for (let i = 0; i < 30 && !Number.isFinite(f(x + step) - f(x - step)); i++) step /= 4;
  return step;
}

export interface NumericGradientOptions {
  /** Plain central differences with this step; Ridders' method without. */
  readonly step?: number;
  /** The variables to differentiate by; all of the point's own without. */
  readonly wrt?: readonly string[];
}

/** The gradient at a point: a number for a number, for a vector a vector of the same length. */
export type GradientAt<P extends Point> = {
  [K in keyof P]: P[K] extends number ? number : Float64Array;
};

/**
 * The gradient of any function of named numbers and vectors, from its values alone.
 *
 * @param f the function; it is called with plain objects of the same properties as `at`
 * @param at the point, as its own properties; it is not changed
 * @returns the partial derivatives by name; NaN where the values allow no estimate
 * @throws TypeError where `wrt` names a variable that the point lacks
 * @example
 * numericGradient(({ x, y }) => x * y, { x: 2, y: 3 }); // { x: 3, y: 2 }, nearly
 */
export function numericGradient<P extends Point>(
  f: (at: P) => number,
  at: P,
  options: NumericGradientOptions = {},
): GradientAt<P> {
  const { step, wrt = Object.keys(at) } = options;
  const partial = (where: Coordinate): number => {
    const x = coordinate(at, where);
    const [point, move] = movable(at);
    const along = (moved: number): number => {
      move(where, moved);
      return f(point);
    };
    const central = (h: number): number => (along(x + h) - along(x - h)) / (x + h - (x - h));
    return step === undefined ? ridders(along, x).derivative : central(step);
  };
  const derivatives = wrt.map((name) => {
    const slopes = coordinatesOf(at, [name]).map(partial);
    return typeof at[name] === "number" ? slopes[0]! : Float64Array.from(slopes);
  });
  return pointOf(wrt, derivatives) as GradientAt<P>;
}
