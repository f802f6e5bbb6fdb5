/**
 * Errors of values and derivatives against MPFR, of a formula as it is written and in the form that
 * is computed, at the same points. A point's error counts in units in the last place; the bits lost
 * are log2 of one more, at most 64 (Panchekha et al., PLDI 2015, section 3).
 */
import { variableNames } from "../../../src/ast/formula.ts";
import { compile, type Compiled } from "../../../src/compile.ts";
import type { Formula } from "../../../src/ast/formula.ts";
import { parse } from "../../../src/parse.ts";
import type { Precise, PreciseNumbers } from "../../../src/verify/precise.ts";
import { seededRandom } from "../../../src/verify/random.ts";
import { ulps } from "../../../src/verify/ulps.ts";
import type { Case, Range } from "./cases.ts";

type At = Readonly<Record<string, number>>;

/** What is measured at a point: the value, or the derivative by a variable. */
export interface Measured {
  readonly of: string;
  readonly at: At;
  readonly exact: number;
  /** Errors in ulps. */
  readonly written: number;
  readonly stable: number;
  /** The sum over the variables of |x*f'(x)/f(x)|; asked for where a point is worse than it was. */
  condition(): number;
}

/** Below this a double has fewer digits than it should, and the ulp is no measure. */
const LEAST = 1e-290;
const MOST = 1e300;
/** Beyond this the exponential overflows in MPFR too. */
const FARTHEST = 1e6;
/** Larger errors are all the same to a reader. */
export const MOST_BITS = 64;

/** Bits lost by an error in ulps. */
export const bits = (error: number): number =>
  Number.isFinite(error) ? Math.min(MOST_BITS, Math.log2(1 + error)) : MOST_BITS;

export type Draw = (name: string) => Range;

/** Points of a case, drawn in turn; a seed draws others. */
export function* pointsOf({ text }: Case, draw: Draw, seed: number): Generator<At> {
  const names = variableNames(parse(text));
  const random = seededRandom(seed);
  const drawn = ({ low, high, magnitudes = false }: Range): number => {
    if (!magnitudes) return random.between(low, high);
    return Math.exp(random.between(Math.log(low), Math.log(high)));
  };
  for (;;) yield Object.fromEntries(names.map((name) => [name, drawn(draw(name))]));
}

/** The formula twice: as written, and as it is computed. */
export class Pair {
  readonly formula: Formula;
  readonly names: readonly string[];
  readonly #written: Compiled;
  readonly #stable: Compiled;

  constructor(text: string, options: { readonly fullRange?: boolean } = {}) {
    this.formula = parse(text);
    this.#written = compile(this.formula, { asWritten: true });
    this.#stable = compile(this.formula, options);
    this.names = this.#stable.wrt;
  }

  /** What there is to measure at a point; a domain that is not the formula's is an error. */
  at(precise: Precise, at: At): Measured[] {
    return precise.within((numbers) => {
      const exact = numbers.value(this.formula, at);
      const value = exact.toNumber();
      if (Number.isNaN(value)) {
        const own = this.#stable.value(at);
        const isFar = Object.values(at).some((x) => Math.abs(x) > FARTHEST);
        if (!isFar && !Number.isNaN(own) && Number.isNaN(this.#written.value(at)))
          throw new Error(`${this.formula.text} has the value ${own} where it has none`);
        return [];
      }
      const found: Measured[] = [];
      if (isMeasurable(value))
        found.push({
          of: "value",
          at,
          exact: value,
          written: ulps(this.#written.value(at), exact),
          stable: ulps(this.#stable.value(at), exact),
          condition: () => this.#condition(precise, at, null),
        });
      const [written, stable] = [this.#written.gradient(at), this.#stable.gradient(at)];
      for (const name of this.names) {
        const slope = numbers.derivative(this.formula, at, name);
        if (!isMeasurable(slope.toNumber())) continue;
        found.push({
          of: name,
          at,
          exact: slope.toNumber(),
          written: ulps(written[name]!, slope),
          stable: ulps(stable[name]!, slope),
          condition: () => this.#condition(precise, at, name),
        });
      }
      return found;
    });
  }

  #condition(precise: Precise, at: At, by: string | null): number {
    return precise.within((numbers) => {
      const whole = partial(numbers, this.formula, at, by === null ? [] : [by]);
      return this.names
        .map((name) => {
          const slope = partial(numbers, this.formula, at, by === null ? [name] : [by, name]);
          return Math.abs((at[name]! * slope) / whole);
        })
        .reduce((sum, part) => sum + part, 0);
    });
  }
}

function partial(numbers: PreciseNumbers, formula: Formula, at: At, by: readonly string[]): number {
  const [first, second] = by;
  if (first === undefined) return numbers.value(formula, at).toNumber();
  if (second === undefined) return numbers.derivative(formula, at, first).toNumber();
  return numbers.secondDerivative(formula, at, first, second).toNumber();
}

const isMeasurable = (x: number): boolean => Math.abs(x) > LEAST && Math.abs(x) < MOST;
