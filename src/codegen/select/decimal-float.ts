/**
 * Decimal arithmetic of fifty digits behind the interface of the catalogue's high-precision kernels,
 * so that irrational constants are rounded once. decimal.js rather than MPFR: it is small, loads
 * with the program and answers at once, where WebAssembly has to be awaited. What it lacks, special
 * functions above all, throws, and stays a call in the emitted code.
 */
import { Decimal } from "decimal.js";
import type { Float } from "../../functions/float.ts";

const DIGITS = 50;
const Real = Decimal.clone({ precision: DIGITS, toExpNeg: -400, toExpPos: 400 });

/**
 * Beyond this, hyperbolic functions are made of exponentials, which loses nothing there: decimal.js
 * takes steps for each digit of their operand, and would not come to an end at 1e9.
 */
const FAR = 10;

/** e^(-2|x|), the share of the smaller exponential. */
const remnant = (x: Decimal): Decimal => x.abs().mul(-2).exp();

/** Half of the larger exponential, with the sign of x. */
const half = (x: Decimal): Decimal =>
  x
    .abs()
    .exp()
    .div(x.isNegative() ? -2 : 2);

const isFar = (x: Decimal): boolean => x.abs().gt(FAR);

const sinh = (x: Decimal): Decimal =>
  isFar(x) ? half(x).mul(new Real(1).sub(remnant(x))) : x.sinh();
const cosh = (x: Decimal): Decimal => (isFar(x) ? half(x.abs()).mul(remnant(x).add(1)) : x.cosh());

function tanh(x: Decimal): Decimal {
  if (!isFar(x)) return x.tanh();
  const small = remnant(x);
  const size = new Real(1).sub(small).div(small.add(1));
  return x.isNegative() ? size.neg() : size;
}

/** Thrown by operations that have no decimal form. */
export class NoDecimalForm extends Error {}

const missing = (): never => {
  throw new NoDecimalForm();
};

export class DecimalFloat implements Float {
  readonly precisionBits = Math.floor(DIGITS * Math.log2(10));
  readonly #value: Decimal;

  constructor(value: Decimal.Value) {
    this.#value = new Real(value);
  }

  static #of(value: Float | number | string): Decimal {
    return value instanceof DecimalFloat ? value.#value : new Real(value as number | string);
  }

  add = (other: Float | number): Float =>
    new DecimalFloat(this.#value.add(DecimalFloat.#of(other)));
  sub = (other: Float | number): Float =>
    new DecimalFloat(this.#value.sub(DecimalFloat.#of(other)));
  mul = (other: Float | number | string): Float =>
    new DecimalFloat(this.#value.mul(DecimalFloat.#of(other)));
  div = (other: Float | number | string): Float =>
    new DecimalFloat(this.#value.div(DecimalFloat.#of(other)));
  pow = (other: Float | number): Float =>
    new DecimalFloat(this.#value.pow(DecimalFloat.#of(other)));
  neg = (): Float => new DecimalFloat(this.#value.neg());
  abs = (): Float => new DecimalFloat(this.#value.abs());
  sqrt = (): Float => new DecimalFloat(this.#value.sqrt());
  cbrt = (): Float => new DecimalFloat(this.#value.cbrt());
  exp = (): Float => new DecimalFloat(this.#value.exp());
  ln = (): Float => new DecimalFloat(this.#value.ln());
  log2 = (): Float => new DecimalFloat(this.#value.log(2));
  log10 = (): Float => new DecimalFloat(this.#value.log(10));
  sin = (): Float => new DecimalFloat(this.#value.sin());
  cos = (): Float => new DecimalFloat(this.#value.cos());
  tan = (): Float => new DecimalFloat(this.#value.tan());
  sec = (): Float => this.#inverse(this.#value.cos());
  csc = (): Float => this.#inverse(this.#value.sin());
  cot = (): Float => this.#inverse(this.#value.tan());
  asin = (): Float => new DecimalFloat(this.#value.asin());
  acos = (): Float => new DecimalFloat(this.#value.acos());
  atan = (): Float => new DecimalFloat(this.#value.atan());
  sinh = (): Float => new DecimalFloat(sinh(this.#value));
  cosh = (): Float => new DecimalFloat(cosh(this.#value));
  tanh = (): Float => new DecimalFloat(tanh(this.#value));
  sech = (): Float => this.#inverse(cosh(this.#value));
  csch = (): Float => this.#inverse(sinh(this.#value));
  coth = (): Float => this.#inverse(tanh(this.#value));
  asinh = (): Float => new DecimalFloat(this.#value.asinh());
  acosh = (): Float => new DecimalFloat(this.#value.acosh());
  atanh = (): Float => new DecimalFloat(this.#value.atanh());
  erf = missing;
  erfc = missing;
  gamma = missing;
  lngamma = missing;
  digamma = missing;
  floor = (): Float => new DecimalFloat(this.#value.floor());
  ceil = (): Float => new DecimalFloat(this.#value.ceil());
  round = (): Float => new DecimalFloat(this.#value.round());
  sign = (): number => (this.#value.isZero() ? 0 : this.#value.s);
  toNumber = (): number => this.#value.toNumber();
  isZero = (): boolean => this.#value.isZero();
  isNaN = (): boolean => this.#value.isNaN();
  isEqual = (other: Float | number): boolean => this.#value.eq(DecimalFloat.#of(other));
  lessThan = (other: Float | number): boolean => this.#value.lt(DecimalFloat.#of(other));
  greaterThan = (other: Float | number): boolean => this.#value.gt(DecimalFloat.#of(other));

  #inverse(value: Decimal): Float {
    return new DecimalFloat(new Real(1).div(value));
  }
}
