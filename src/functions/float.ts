/**
 * What the catalogue's high-precision kernels need of an MPFR number. gmp-wasm's `Float` satisfies
 * it; naming only this much keeps the catalogue independent of how the number is loaded.
 */
export interface Float {
  /** Bits of the mantissa that results are rounded to. */
  readonly precisionBits: number;
  add(other: Float | number): Float;
  sub(other: Float | number): Float;
  /** A string is a whole number of any length. */
  mul(other: Float | number | string): Float;
  div(other: Float | number | string): Float;
  pow(exponent: Float | number): Float;
  neg(): Float;
  abs(): Float;
  sqrt(): Float;
  cbrt(): Float;
  exp(): Float;
  ln(): Float;
  log2(): Float;
  log10(): Float;
  sin(): Float;
  cos(): Float;
  tan(): Float;
  sec(): Float;
  csc(): Float;
  cot(): Float;
  asin(): Float;
  acos(): Float;
  atan(): Float;
  sinh(): Float;
  cosh(): Float;
  tanh(): Float;
  sech(): Float;
  csch(): Float;
  coth(): Float;
  asinh(): Float;
  acosh(): Float;
  atanh(): Float;
  erf(): Float;
  erfc(): Float;
  gamma(): Float;
  lngamma(): Float;
  digamma(): Float;
  floor(): Float;
  ceil(): Float;
  round(): Float;
  sign(): number;
  toNumber(): number;
  isZero(): boolean;
  isNaN(): boolean;
  isEqual(other: Float | number): boolean;
  lessThan(other: Float | number): boolean;
  greaterThan(other: Float | number): boolean;
}
