/**
 * The identities of functions, as data. Each shortens what it is applied to; test/simplify proves
 * every one of them on its domain in high precision. `x`, `y` and `n` stand for anything; in sums
 * and products a rule may be times anything.
 */

export interface Rule {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  /** What must be known for the two to be equal; else the rule is not used. */
  readonly where?: string;
  /** What the left asks for and the right does not: the ledger gets it, unless it is known. */
  readonly forgoes?: readonly string[];
  /** Doubles may differ by rounding, or where an operation overflows. */
  readonly ieee: "equal" | "differs";
}

const differs = "differs" as const;
const equal = "equal" as const;

export const rules: readonly Rule[] = [
  // Inverses.
  { name: "exp of log", left: "exp(log(x))", right: "x", forgoes: ["x > 0"], ieee: differs },
  {
    name: "exp of a multiple of log",
    left: "exp(y*log(x))",
    right: "x^y",
    forgoes: ["x > 0"],
    ieee: differs,
  },
  { name: "log of exp", left: "log(exp(x))", right: "x", ieee: differs },
  { name: "log of e", left: "log(e)", right: "1", ieee: equal },
  { name: "log1p of expm1", left: "log1p(expm1(x))", right: "x", ieee: differs },
  {
    name: "expm1 of log1p",
    left: "expm1(log1p(x))",
    right: "x",
    forgoes: ["x > -1"],
    ieee: differs,
  },
  {
    name: "exp of log1p",
    left: "exp(log1p(x))",
    right: "1 + x",
    forgoes: ["x > -1"],
    ieee: differs,
  },
  {
    name: "sin of asin",
    left: "sin(asin(x))",
    right: "x",
    forgoes: ["x >= -1", "x <= 1"],
    ieee: differs,
  },
  {
    name: "cos of acos",
    left: "cos(acos(x))",
    right: "x",
    forgoes: ["x >= -1", "x <= 1"],
    ieee: differs,
  },
  { name: "tan of atan", left: "tan(atan(x))", right: "x", ieee: differs },
  { name: "sinh of asinh", left: "sinh(asinh(x))", right: "x", ieee: differs },
  { name: "cosh of acosh", left: "cosh(acosh(x))", right: "x", forgoes: ["x >= 1"], ieee: differs },
  {
    name: "tanh of atanh",
    left: "tanh(atanh(x))",
    right: "x",
    forgoes: ["x > -1", "x < 1"],
    ieee: differs,
  },
  { name: "asinh of sinh", left: "asinh(sinh(x))", right: "x", ieee: differs },
  { name: "atanh of tanh", left: "atanh(tanh(x))", right: "x", ieee: differs },
  { name: "acosh of cosh", left: "acosh(cosh(x))", right: "abs(x)", ieee: differs },
  { name: "cube root of a cube", left: "cbrt(x^3)", right: "x", ieee: differs },
  // Logarithms.
  { name: "log of a power", left: "log(x^n)", right: "n*log(x)", where: "x > 0", ieee: differs },
  { name: "log of a reciprocal", left: "log(1/x)", right: "-log(x)", ieee: differs },
  { name: "log2 of a power of 2", left: "log2(2^x)", right: "x", ieee: differs },
  { name: "log10 of a power of 10", left: "log10(10^x)", right: "x", ieee: differs },
  { name: "power of 2 of log2", left: "2^log2(x)", right: "x", forgoes: ["x > 0"], ieee: differs },
  {
    name: "power of 10 of log10",
    left: "10^log10(x)",
    right: "x",
    forgoes: ["x > 0"],
    ieee: differs,
  },
  // Magnitudes and signs.
  {
    name: "magnitude of what is not negative",
    left: "abs(x)",
    right: "x",
    where: "x >= 0",
    ieee: equal,
  },
  {
    name: "magnitude of what is not positive",
    left: "abs(x)",
    right: "-x",
    where: "x <= 0",
    ieee: equal,
  },
  { name: "sign of what is positive", left: "sign(x)", right: "1", where: "x > 0", ieee: equal },
  { name: "sign of what is negative", left: "sign(x)", right: "-1", where: "x < 0", ieee: equal },
  { name: "magnitude times sign", left: "abs(x)*sign(x)", right: "x", ieee: equal },
  { name: "number times sign", left: "x*sign(x)", right: "abs(x)", ieee: equal },
  // Odd functions; even ones have no signs in the first place.
  { name: "sin is odd", left: "sin(-x)", right: "-sin(x)", ieee: equal },
  { name: "tan is odd", left: "tan(-x)", right: "-tan(x)", ieee: equal },
  { name: "cot is odd", left: "cot(-x)", right: "-cot(x)", ieee: equal },
  { name: "csc is odd", left: "csc(-x)", right: "-csc(x)", ieee: equal },
  { name: "asin is odd", left: "asin(-x)", right: "-asin(x)", ieee: equal },
  { name: "atan is odd", left: "atan(-x)", right: "-atan(x)", ieee: equal },
  { name: "sinh is odd", left: "sinh(-x)", right: "-sinh(x)", ieee: equal },
  { name: "tanh is odd", left: "tanh(-x)", right: "-tanh(x)", ieee: equal },
  { name: "asinh is odd", left: "asinh(-x)", right: "-asinh(x)", ieee: equal },
  { name: "atanh is odd", left: "atanh(-x)", right: "-atanh(x)", ieee: equal },
  { name: "erf is odd", left: "erf(-x)", right: "-erf(x)", ieee: equal },
  { name: "cbrt is odd", left: "cbrt(-x)", right: "-cbrt(x)", ieee: equal },
  { name: "sign is odd", left: "sign(-x)", right: "-sign(x)", ieee: equal },
  // Products.
  { name: "sine over cosine", left: "sin(x)/cos(x)", right: "tan(x)", ieee: differs },
  { name: "cosine over sine", left: "cos(x)/sin(x)", right: "cot(x)", ieee: differs },
  {
    name: "tangent times cosine",
    left: "tan(x)*cos(x)",
    right: "sin(x)",
    forgoes: ["cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "cotangent times sine",
    left: "cot(x)*sin(x)",
    right: "cos(x)",
    forgoes: ["sin(x) != 0"],
    ieee: differs,
  },
  {
    name: "tangent times cotangent",
    left: "tan(x)*cot(x)",
    right: "1",
    forgoes: ["sin(x) != 0", "cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "secant times cosine",
    left: "sec(x)*cos(x)",
    right: "1",
    forgoes: ["cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "cosecant times sine",
    left: "csc(x)*sin(x)",
    right: "1",
    forgoes: ["sin(x) != 0"],
    ieee: differs,
  },
  {
    name: "tangent over secant",
    left: "tan(x)/sec(x)",
    right: "sin(x)",
    forgoes: ["cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "secant over tangent",
    left: "sec(x)/tan(x)",
    right: "csc(x)",
    forgoes: ["cos(x) != 0"],
    ieee: differs,
  },
  { name: "sine times secant", left: "sin(x)*sec(x)", right: "tan(x)", ieee: differs },
  { name: "cosine times cosecant", left: "cos(x)*csc(x)", right: "cot(x)", ieee: differs },
  { name: "hyperbolic sine over cosine", left: "sinh(x)/cosh(x)", right: "tanh(x)", ieee: differs },
  { name: "hyperbolic cosine over sine", left: "cosh(x)/sinh(x)", right: "coth(x)", ieee: differs },
  {
    name: "hyperbolic tangent times cosine",
    left: "tanh(x)*cosh(x)",
    right: "sinh(x)",
    ieee: differs,
  },
  { name: "hyperbolic secant times cosine", left: "sech(x)*cosh(x)", right: "1", ieee: differs },
  { name: "sine of a double angle", left: "2*sin(x)*cos(x)", right: "sin(2*x)", ieee: differs },
  {
    name: "hyperbolic sine of a double",
    left: "2*sinh(x)*cosh(x)",
    right: "sinh(2*x)",
    ieee: differs,
  },
  { name: "secant", left: "1/cos(x)", right: "sec(x)", ieee: differs },
  { name: "cosecant", left: "1/sin(x)", right: "csc(x)", ieee: differs },
  { name: "cotangent", left: "1/tan(x)", right: "cot(x)", forgoes: ["cos(x) != 0"], ieee: differs },
  { name: "hyperbolic secant", left: "1/cosh(x)", right: "sech(x)", ieee: differs },
  { name: "hyperbolic cosecant", left: "1/sinh(x)", right: "csch(x)", ieee: differs },
  { name: "cosine", left: "1/sec(x)", right: "cos(x)", forgoes: ["cos(x) != 0"], ieee: differs },
  { name: "sine", left: "1/csc(x)", right: "sin(x)", forgoes: ["sin(x) != 0"], ieee: differs },
  { name: "tangent", left: "1/cot(x)", right: "tan(x)", forgoes: ["sin(x) != 0"], ieee: differs },
  { name: "hyperbolic cosine", left: "1/sech(x)", right: "cosh(x)", ieee: differs },
  {
    name: "hyperbolic sine",
    left: "1/csch(x)",
    right: "sinh(x)",
    forgoes: ["x != 0"],
    ieee: differs,
  },
  {
    name: "sine over tangent",
    left: "sin(x)/tan(x)",
    right: "cos(x)",
    forgoes: ["sin(x) != 0", "cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "hyperbolic sine over tangent",
    left: "sinh(x)/tanh(x)",
    right: "cosh(x)",
    forgoes: ["x != 0"],
    ieee: differs,
  },
  // Sums.
  { name: "Pythagoras", left: "sin(x)^2 + cos(x)^2", right: "1", ieee: differs },
  { name: "one less sine squared", left: "1 - sin(x)^2", right: "cos(x)^2", ieee: differs },
  { name: "one less cosine squared", left: "1 - cos(x)^2", right: "sin(x)^2", ieee: differs },
  {
    name: "cosine of a double angle",
    left: "cos(x)^2 - sin(x)^2",
    right: "cos(2*x)",
    ieee: differs,
  },
  {
    name: "cosine of a double angle by cosine",
    left: "2*cos(x)^2 - 1",
    right: "cos(2*x)",
    ieee: differs,
  },
  {
    name: "cosine of a double angle by sine",
    left: "1 - 2*sin(x)^2",
    right: "cos(2*x)",
    ieee: differs,
  },
  { name: "one and tangent squared", left: "1 + tan(x)^2", right: "sec(x)^2", ieee: differs },
  { name: "one and cotangent squared", left: "1 + cot(x)^2", right: "csc(x)^2", ieee: differs },
  { name: "secant squared less one", left: "sec(x)^2 - 1", right: "tan(x)^2", ieee: differs },
  { name: "cosecant squared less one", left: "csc(x)^2 - 1", right: "cot(x)^2", ieee: differs },
  {
    name: "secant less tangent squared",
    left: "sec(x)^2 - tan(x)^2",
    right: "1",
    forgoes: ["cos(x) != 0"],
    ieee: differs,
  },
  {
    name: "cosecant less cotangent squared",
    left: "csc(x)^2 - cot(x)^2",
    right: "1",
    forgoes: ["sin(x) != 0"],
    ieee: differs,
  },
  { name: "hyperbolic Pythagoras", left: "cosh(x)^2 - sinh(x)^2", right: "1", ieee: differs },
  {
    name: "one and hyperbolic sine squared",
    left: "1 + sinh(x)^2",
    right: "cosh(x)^2",
    ieee: differs,
  },
  {
    name: "hyperbolic cosine squared less one",
    left: "cosh(x)^2 - 1",
    right: "sinh(x)^2",
    ieee: differs,
  },
  {
    name: "hyperbolic cosine of a double",
    left: "cosh(x)^2 + sinh(x)^2",
    right: "cosh(2*x)",
    ieee: differs,
  },
  {
    name: "one less hyperbolic tangent squared",
    left: "1 - tanh(x)^2",
    right: "sech(x)^2",
    ieee: differs,
  },
  {
    name: "one less hyperbolic secant squared",
    left: "1 - sech(x)^2",
    right: "tanh(x)^2",
    ieee: differs,
  },
  { name: "cosine from cosh and sinh", left: "cosh(x) + sinh(x)", right: "exp(x)", ieee: differs },
  {
    name: "difference of cosh and sinh",
    left: "cosh(x) - sinh(x)",
    right: "exp(-x)",
    ieee: differs,
  },
  {
    name: "sine and cosine inverse",
    left: "asin(x) + acos(x)",
    right: "pi/2",
    forgoes: ["x >= -1", "x <= 1"],
    ieee: differs,
  },
  { name: "error functions", left: "erf(x) + erfc(x)", right: "1", ieee: differs },
  { name: "complementary error function", left: "1 - erf(x)", right: "erfc(x)", ieee: differs },
];
