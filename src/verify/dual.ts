/**
 * Dual numbers `a + b·ε` with ε² = 0: evaluating a formula on them carries the derivative along with
 * the value (Clifford 1873; Griewank and Walther, Evaluating Derivatives, chapter 3). The chain rule
 * stands once, in `Dual.apply`; what varies by function are the slopes in `dual-rules.ts`. One
 * tangent per number rather than a vector of them: a witness is to be plain, not fast.
 */
import { catalogue } from "../functions/catalogue.ts";
import { dualRules, slopeOf, type RealFunctionName } from "./dual-rules.ts";

/** The names that can be called on `Dual.math`: all but the operators' signs. */
type DualFunctionName = Exclude<RealFunctionName, "+" | "*" | "/" | "^">;
type DualFunction = (...operands: (Dual | number)[]) => Dual;

/**
 * A number with its derivative by one variable.
 *
 * @example
 * const x = Dual.variable(4);
 * x.pow(2).mul(3).tangent; // 24, the derivative of 3*x^2 at 4
 *
 * @example
 * const { sin } = Dual.math;
 * sin(Dual.variable(0)).tangent; // 1
 */
export class Dual {
  readonly value: number;
  readonly tangent: number;

  constructor(value: number, tangent: number) {
    this.value = value;
    this.tangent = tangent;
  }

  /** The variable differentiated by, at `value`: its tangent is 1. */
  static variable(value: number): Dual {
    return new Dual(value, 1);
  }

  /** A number that does not depend on the variable: its tangent is 0. */
  static constant(value: number): Dual {
    return new Dual(value, 0);
  }

  /**
   * Any real function of the catalogue, by name, applied to dual numbers or plain ones:
   * `Dual.apply("atan2", y, 3)`.
   *
   * The tangent is the sum of slope times tangent over the operands. An operand with tangent 0
   * contributes 0 even where its slope is infinite or NaN: it does not move, so 0·∞ is 0 here, and
   * `(-2)^x` differentiated by something else stays clean. Where the value is NaN and an operand
   * moves, the tangent is NaN too.
   */
  static apply(fn: RealFunctionName, ...operands: (Dual | number)[]): Dual {
    const values = operands.map((operand) =>
      typeof operand === "number" ? operand : operand.value,
    );
    const value = catalogue[fn].kernel(...values);
    let tangent = 0;
    operands.forEach((operand, i) => {
      if (typeof operand === "number" || operand.tangent === 0) return;
      tangent += Number.isNaN(value) ? NaN : slopeOf(fn, i, values) * operand.tangent;
    });
    return new Dual(value, tangent);
  }

  /** The catalogue's functions under their own names: `Dual.math.exp(x)`, `Dual.math.max(x, y, 1)`. */
  static readonly math: Readonly<Record<DualFunctionName, DualFunction>> = Object.fromEntries(
    (Object.keys(dualRules) as RealFunctionName[])
      .filter((fn) => /^[a-z]/.test(fn))
      .map((fn) => [fn, (...operands: (Dual | number)[]) => Dual.apply(fn, ...operands)]),
  ) as Record<DualFunctionName, DualFunction>;

  /** `this + other` */
  add(other: Dual | number): Dual {
    return Dual.apply("+", this, other);
  }

  /** `this - other` */
  sub(other: Dual | number): Dual {
    return Dual.apply("+", this, Dual.apply("neg", other));
  }

  /** `this * other` */
  mul(other: Dual | number): Dual {
    return Dual.apply("*", this, other);
  }

  /** `this / other` */
  div(other: Dual | number): Dual {
    return Dual.apply("/", this, other);
  }

  /** `this ^ exponent` */
  pow(exponent: Dual | number): Dual {
    return Dual.apply("^", this, exponent);
  }

  /** `-this` */
  neg(): Dual {
    return Dual.apply("neg", this);
  }
}
