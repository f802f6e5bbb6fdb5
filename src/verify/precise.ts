/**
 * The high-precision witness: a formula's values in MPFR, through gmp-wasm, and its derivatives as
 * central differences of those values, so that no rule of differentiation is involved.
 *
 * The step is 10^-(digits/2) of the variable and one Richardson extrapolation removes the next term
 * of its error, which leaves about 4/3 of `digits` digits; the working precision covers the
 * cancellation. Cancellation inside the formula is met by repeating at double the precision until
 * two runs agree. Interval arithmetic would prove the digits, but MPFI is not in gmp-wasm.
 *
 * Source: Fousse et al., "MPFR", ACM Transactions on Mathematical Software 33 (2007).
 */
import type { Formula } from "../ast/formula.ts";
import type { Rational } from "../ast/rational.ts";
import type { Float } from "../functions/float.ts";
import { Allowance } from "./allowance.ts";
import { evaluate, planEvaluation, type Algebra, type Plan } from "./evaluate.ts";
import { coordinate, labelOf, vectorAt, type Coordinate, type Point } from "./points.ts";

/** The part of gmp-wasm used here; its own declarations do not compile under current TypeScript. */
interface Library {
  getContext(options: { precisionBits: number }): Context;
}
interface Context {
  /** Numbers of different contexts do not mix; of different precisions they take the higher. */
  Float(value: number | string, options: { precisionBits: number }): Float;
  destroy(): void;
}

const BITS_PER_DIGIT = Math.log2(10);
/** Operations take longer by this power of the bits. */
const GROWTH = 1.3;
/** What a call takes as many times as arithmetic does. */
const CALL = 8;
/** Precision is doubled this often before an answer is given as it is. */
const DOUBLINGS = 4;

const SMALLEST_NORMAL = 2 ** -1022;

export interface Precise {
  /** Digits that values and derivatives are good for. */
  readonly digits: number;
  /** What was computed so far, in operations of arithmetic of 256 bits: a microsecond each, or so. */
  readonly spent: number;
  /**
   * Runs `work` with MPFR numbers, all of which are freed when it returns: results leave as plain
   * numbers and texts.
   */
  within<T>(work: (numbers: PreciseNumbers) => T): T;
}

/** What can be computed; the numbers returned live until the work they were made in returns. */
export interface PreciseNumbers {
  /** A double or an exact rational as an MPFR number. */
  float(value: number | Rational): Float;
  /** The formula's value at the point, constants entering exactly. */
  value(formula: Formula, at: Readonly<Point>): Float;
  /** Whether a number on the way to the value is too large for doubles, or too small. */
  leavesDoubles(formula: Formula, at: Readonly<Point>): boolean;
  /** The derivative by a variable or element; meaningless where there is none. */
  derivative(formula: Formula, at: Readonly<Point>, by: Coordinate): Float;
  /** The derivatives from below and from above: they agree where the formula is differentiable. */
  oneSided(
    formula: Formula,
    at: Readonly<Point>,
    by: Coordinate,
  ): readonly [below: Float, above: Float];
  /** The second derivative by two coordinates, which may be the same. */
  secondDerivative(formula: Formula, at: Readonly<Point>, by: Coordinate, and: Coordinate): Float;
}

let library: Promise<Library> | undefined;

/** Loads MPFR, once, in about 50 ms. */
export async function loadPrecise(options: { readonly digits?: number } = {}): Promise<Precise> {
  const digits = options.digits ?? 60;
  library ??= import("gmp-wasm").then(({ init }) => init() as unknown as Promise<Library>);
  const { getContext } = await library;
  let spent = 0;
  const spend = (operations: number, bits: number): void => {
    spent += operations * (Math.max(bits, 256) / 256) ** GROWTH;
  };
  return {
    digits,
    get spent() {
      return spent;
    },
    within(work) {
      const context = getContext({ precisionBits: Math.ceil(digits * BITS_PER_DIGIT) });
      try {
        return work(new Session(context, digits, spend));
      } finally {
        context.destroy();
      }
    },
  };
}

/** Makes MPFR numbers of one precision. */
interface Maker {
  (value: number | string): Float;
  readonly bits: number;
}

/** Changes of coordinates, by their labels, in MPFR, on top of a point of doubles. */
type Shift = ReadonlyMap<string, Float>;

class Session implements PreciseNumbers {
  readonly #context: Context;
  readonly #digits: number;
  readonly #spend: (operations: number, bits: number) => void;
  readonly #plans = new Map<Formula["root"], Plan>();

  constructor(context: Context, digits: number, spend: (operations: number, bits: number) => void) {
    this.#context = context;
    this.#spend = spend;
    this.#digits = digits;
  }

  float(value: number | Rational): Float {
    return toFloat(this.#maker(this.#bits(2)), value);
  }

  value(formula: Formula, at: Readonly<Point>): Float {
    return this.#settled(2, (make) => this.#at(make, formula, at, new Map()));
  }

  leavesDoubles(formula: Formula, at: Readonly<Point>): boolean {
    const exactly = preciseAlgebra(this.#maker(this.#bits(2)), at, new Map());
    let isLeft = false;
    evaluate(planEvaluation(formula.root, formula.graph.budget), {
      ...exactly,
      apply(entry, operands, fn, node) {
        const value = exactly.apply(entry, operands, fn, node);
        const numbers = operands.map((operand) => operand.toNumber());
        const size = Math.abs(value.toNumber());
        // The constant inf is large by itself, and at a pole nothing is too large.
        const isFinite = numbers.length > 0 && numbers.every(Number.isFinite);
        const isLarge = isFinite && size === Infinity && entry.singular?.(...numbers) !== 0;
        isLeft ||= isLarge || (size < SMALLEST_NORMAL && !value.isZero());
        return value;
      },
    });
    return isLeft;
  }

  derivative(formula: Formula, at: Readonly<Point>, by: Coordinate): Float {
    return this.#settled(3, (make) => {
      const step = this.#step(make, coordinate(at, by));
      const central = (h: Float): Float =>
        this.#moved(make, formula, at, by, h)
          .sub(this.#moved(make, formula, at, by, h.neg()))
          .div(h.mul(2));
      return central(step)
        .mul(4)
        .sub(central(step.mul(2)))
        .div(3);
    });
  }

  oneSided(formula: Formula, at: Readonly<Point>, by: Coordinate): readonly [Float, Float] {
    const make = this.#maker(this.#bits(3));
    const step = this.#step(make, coordinate(at, by));
    const here = this.#at(make, formula, at, new Map());
    const slope = (h: Float): Float => this.#moved(make, formula, at, by, h).sub(here).div(h);
    return [slope(step.neg()), slope(step)];
  }

  secondDerivative(formula: Formula, at: Readonly<Point>, by: Coordinate, and: Coordinate): Float {
    return this.#settled(4, (make) => {
      const h = this.#step(make, coordinate(at, by));
      const k = this.#step(make, coordinate(at, and));
      const corner = (one: Float, other: Float): Float =>
        this.#at(
          make,
          formula,
          at,
          labelOf(by) === labelOf(and)
            ? new Map([[labelOf(by), one.add(other)]])
            : new Map([
                [labelOf(by), one],
                [labelOf(and), other],
              ]),
        );
      const difference = corner(h, k).add(corner(h.neg(), k.neg()));
      return difference.sub(corner(h, k.neg())).sub(corner(h.neg(), k)).div(h.mul(k).mul(4));
    });
  }

  /** Repeats at double the precision until two results agree to the digits promised. */
  #settled(share: number, compute: (make: Maker) => Float): Float {
    let bits = this.#bits(share);
    let result = compute(this.#maker(bits));
    for (let i = 0; i < DOUBLINGS; i++, bits *= 2) {
      const better = compute(this.#maker(2 * bits));
      const tolerance = better.abs().mul(10 ** -Math.min(this.#digits, 300));
      const change = better.sub(result).abs();
      result = better;
      // A zero may be a difference lost below the precision (erf near -26), so it is looked into.
      if (change.isNaN() || !(change.greaterThan(tolerance) || better.isZero())) break;
    }
    return result;
  }

  #bits(share: number): number {
    return Math.ceil(share * this.#digits * BITS_PER_DIGIT);
  }

  /** Makes numbers of so many bits. */
  #maker(bits: number): Maker {
    const make = (value: number | string): Float =>
      this.#context.Float(value, { precisionBits: bits });
    return Object.assign(make, { bits });
  }

  #step(make: Maker, x: number): Float {
    const unit = make(10).pow(-Math.ceil(this.#digits / 2));
    return x === 0 ? unit : unit.mul(make(Math.abs(x)));
  }

  #moved(make: Maker, formula: Formula, at: Readonly<Point>, by: Coordinate, h: Float): Float {
    return this.#at(make, formula, at, new Map([[labelOf(by), h]]));
  }

  #at(make: Maker, formula: Formula, at: Readonly<Point>, shift: Shift): Float {
    const plan =
      this.#plans.get(formula.root) ?? planEvaluation(formula.root, formula.graph.budget);
    this.#plans.set(formula.root, plan);
    const allowance = new Allowance();
    const result = evaluate(plan, preciseAlgebra(make, at, shift), allowance);
    const calls = plan.entries.filter((entry) => entry?.cost === 5).length;
    const share = 1 + ((CALL - 1) * calls) / plan.nodes.length;
    this.#spend((plan.nodes.length + allowance.spent) * share, make.bits);
    return result;
  }
}

function preciseAlgebra(make: Maker, at: Readonly<Point>, shift: Shift): Algebra<Float> {
  const moved = (value: number, by: Float | undefined): Float =>
    by === undefined ? make(value) : make(value).add(by);
  return {
    constant: (node) => toFloat(make, node.value),
    variable: ({ name }) => moved(coordinate(at, name), shift.get(name)),
    element: ({ name }, position) => {
      const value = vectorAt(at, name)[position - 1]!;
      return moved(value, shift.get(labelOf({ vector: name, position })));
    },
    length: ({ name }) => vectorAt(at, name).length,
    plain: (value) => make(value),
    // A constant of no operands takes its precision from a one.
    apply: (entry, operands) =>
      operands.length === 0 ? entry.precise(make(1)) : entry.precise(...operands),
    compare: (entry, x, y) => {
      if (x.isNaN() || y.isNaN()) return entry.kernel(NaN, NaN);
      return entry.kernel(x.lessThan(y) ? -1 : x.greaterThan(y) ? 1 : 0, 0);
    },
    toNumber: (value) => value.toNumber(),
  };
}

function toFloat(make: Maker, value: number | Rational): Float {
  if (typeof value === "number") return make(value);
  const n = make(String(value.s * value.n));
  return value.d === 1n ? n : n.div(make(String(value.d)));
}
