/**
 * Formulas that lose digits as written, those that rules of `src/simplify/stable` are for, and those
 * of the literature: chapter 3 of R. W. Hamming, "Numerical methods for scientists and engineers",
 * and of the papers on Rosa (Darulova and Kuncak, POPL 2014) and FPTaylor as FPBench has them
 * (https://fpbench.org).
 */

/** Where a variable is drawn: evenly from an interval, or evenly among the magnitudes in it. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly magnitudes?: boolean;
}

export interface Case {
  readonly name: string;
  readonly text: string;
  /** Variables that are not drawn from all magnitudes of both signs. */
  readonly ranges?: Readonly<Record<string, Range>>;
  /** The magnitude of x up to which regions are measured, where there are none beyond. */
  readonly most?: number;
}

const between = (low: number, high: number): Range => ({ low, high });
const sized = (low: number, high: number): Range => ({ low, high, magnitudes: true });

/** One for each rule and some that have several; `x` runs through all magnitudes. */
export const ruleCases: readonly Case[] = [
  { name: "log(1+x)", text: "log(1 + x)" },
  { name: "log(1-x)", text: "log(1 - x)" },
  { name: "exp(x)-1", text: "exp(x) - 1" },
  { name: "1-exp(x)", text: "1 - exp(x)" },
  {
    name: "multiple of exp(x)-1",
    text: "a*exp(r*x) - a",
    ranges: { a: sized(1, 1e6), r: between(0.1, 2) },
  },
  { name: "softplus", text: "log(1 + exp(x))" },
  { name: "log(1-exp(x))", text: "log(1 - exp(x))" },
  { name: "log(exp(x)-1)", text: "log(exp(x) - 1)" },
  { name: "log(2+exp(x))", text: "log(2 + exp(x))" },
  { name: "log of two exps", text: "log(exp(x) + exp(y))", ranges: { y: between(-30, 30) } },
  {
    name: "log of three exps",
    text: "log(exp(x) + exp(y) + exp(z))",
    ranges: { y: between(-30, 30), z: between(-3, 3) },
  },
  { name: "logistic", text: "1/(1 + exp(-x))" },
  {
    name: "scaled logistic",
    text: "L/(1 + exp(-k*(x - m)))",
    ranges: { L: between(1, 9), k: between(0.5, 2), m: between(-3, 3) },
  },
  { name: "logistic by exp", text: "exp(x)/(1 + exp(x))" },
  { name: "one less logistic", text: "1 - 1/(1 + exp(-x))" },
  { name: "share of two exps", text: "exp(x)/(exp(x) + exp(y))", ranges: { y: between(-30, 30) } },
  { name: "1-tanh(x)", text: "1 - tanh(x)" },
  { name: "1+tanh(x)", text: "1 + tanh(x)" },
  { name: "1-tanh(x)^2", text: "1 - tanh(x)^2" },
  { name: "tanh by exp", text: "(exp(2*x) - 1)/(exp(2*x) + 1)" },
  { name: "tanh by two exps", text: "(exp(x) - exp(-x))/(exp(x) + exp(-x))" },
  { name: "sinh by exp", text: "(exp(x) - exp(-x))/2" },
  { name: "exp(x)-exp(y)", text: "exp(x) - exp(x + y)", ranges: { y: sized(1e-12, 10) } },
  { name: "1-erf(x)", text: "1 - erf(x)", most: 35 },
  { name: "2^x-1", text: "2^x - 1" },
  {
    name: "compound interest",
    text: "(1 + x)^n",
    ranges: { n: between(1.5, 400), x: sized(1e-12, 10) },
  },
  { name: "(exp(x)-1)/x", text: "(exp(x) - 1)/x" },
  { name: "guarded (exp(x)-1)/x", text: "x == 0 ? 1 : (exp(x) - 1)/x" },
  { name: "x/(exp(x)-1)", text: "x/(exp(x) - 1)" },
  { name: "sin(x)/x", text: "sin(x)/x" },
  { name: "guarded sin(x)/x", text: "x == 0 ? 1 : sin(x)/x" },
  { name: "1-(1+x)", text: "1 - (1 + x)" },
  { name: "x-sin(x)", text: "x - sin(x)" },
  { name: "x-tan(x)", text: "x - tan(x)" },
  { name: "1-cos(x)", text: "1 - cos(x)" },
  { name: "cosh(x)-1", text: "cosh(x) - 1" },
  { name: "acosh(cosh(x))", text: "acosh(cosh(x))" },
  { name: "1-sin(x)^2", text: "1 - sin(x)^2" },
  { name: "1-cos(x)^2", text: "1 - cos(x)^2" },
  { name: "cos(x)^2-sin(x)^2", text: "cos(x)^2 - sin(x)^2" },
  { name: "sqrt(x+1)-sqrt(x)", text: "sqrt(x + 1) - sqrt(x)" },
  { name: "sqrt(x+e)-sqrt(x)", text: "sqrt(x + e1) - sqrt(x)", ranges: { e1: sized(1e-8, 1e8) } },
  { name: "sqrt(x)-sqrt(y)", text: "sqrt(x) - sqrt(x*y)", ranges: { y: between(0.999, 1.001) } },
  { name: "cbrt(x+1)-cbrt(x)", text: "cbrt(x + 1) - cbrt(x)" },
  { name: "1/sqrt(x)-1/sqrt(x+1)", text: "1/sqrt(x) - 1/sqrt(x + 1)" },
  { name: "sqrt(x^2+1)-x", text: "sqrt(x^2 + 1) - x" },
  { name: "sqrt(x^2+1)+x", text: "sqrt(x^2 + 1) + x" },
  { name: "x^2-y^2", text: "x^2 - y^2" },
  { name: "x^2-y^2, near", text: "x^2 - (x*y)^2", ranges: { y: between(0.999, 1.001) } },
  { name: "1-x^2", text: "1 - x^2" },
  { name: "x^2-4", text: "x^2 - 4" },
  { name: "1/(x+1)-1/x", text: "1/(x + 1) - 1/x" },
  { name: "1/x-1/y", text: "1/x - 1/(x*y)", ranges: { y: between(0.999, 1.001) } },
  { name: "log(x+1)-log(x)", text: "log(x + 1) - log(x)" },
  { name: "log(x)-log(y)", text: "log(x) - log(x*y)", ranges: { y: between(0.9, 1.1) } },
  { name: "log((1+x)/(1-x))", text: "log((1 + x)/(1 - x))" },
  { name: "log(1+x)-log(1-x)", text: "log(1 + x) - log(1 - x)" },
  { name: "x^y", text: "x^y", ranges: { y: between(0.5, 4) } },
];

const any = sized(1e-12, 1e12);

/** Chapter 3 of Hamming and what FPBench took from papers, as far as it has no loops. */
export const literature: readonly Case[] = [
  { name: "2sqrt", text: "sqrt(x + 1) - sqrt(x)" },
  {
    name: "2sin",
    text: "sin(x + eps) - sin(x)",
    ranges: { x: sized(1e-3, 1e3), eps: sized(1e-12, 1) },
  },
  {
    name: "2cos",
    text: "cos(x + eps) - cos(x)",
    ranges: { x: sized(1e-3, 1e3), eps: sized(1e-12, 1) },
  },
  {
    name: "2tan",
    text: "tan(x + eps) - tan(x)",
    ranges: { x: sized(1e-3, 1e3), eps: sized(1e-12, 1) },
  },
  { name: "tanhf", text: "(1 - cos(x))/sin(x)", ranges: { x: sized(1e-12, 1e3) } },
  { name: "2atan", text: "atan(N + 1) - atan(N)", ranges: { N: any } },
  { name: "2isqrt", text: "1/sqrt(x) - 1/sqrt(x + 1)" },
  { name: "2frac", text: "1/(x + 1) - 1/x" },
  { name: "3frac", text: "1/(x + 1) - 2/x + 1/(x - 1)" },
  { name: "2cbrt", text: "(x + 1)^(1/3) - x^(1/3)" },
  { name: "2log", text: "log(N + 1) - log(N)", ranges: { N: any } },
  { name: "exp2", text: "exp(x) - 2 + exp(-x)", ranges: { x: sized(1e-12, 700) } },
  { name: "quadp", text: "(-b + sqrt(b^2 - 4*a*c))/(2*a)", ranges: { a: any, b: any, c: any } },
  { name: "quadm", text: "(-b - sqrt(b^2 - 4*a*c))/(2*a)", ranges: { a: any, b: any, c: any } },
  { name: "quad2p", text: "(-b2 + sqrt(b2^2 - a*c))/a", ranges: { a: any, b2: any, c: any } },
  { name: "quad2m", text: "(-b2 - sqrt(b2^2 - a*c))/a", ranges: { a: any, b2: any, c: any } },
  { name: "expm1", text: "exp(x) - 1", ranges: { x: sized(1e-12, 700) } },
  { name: "logs", text: "(N + 1)*log(N + 1) - N*log(N) - 1", ranges: { N: sized(10, 1e15) } },
  { name: "invcot", text: "1/x - 1/tan(x)", ranges: { x: sized(1e-9, 0.026) } },
  { name: "qlog", text: "log(1 - x)/log(1 + x)", ranges: { x: sized(1e-12, 1) } },
  { name: "cos2", text: "(1 - cos(x))/(x*x)", ranges: { x: sized(1e-9, 1e3) } },
  {
    name: "expq3",
    text: "eps*(exp((a + b)*eps) - 1)/((exp(a*eps) - 1)*(exp(b*eps) - 1))",
    ranges: { a: sized(1e-3, 10), b: sized(1e-3, 10), eps: sized(1e-9, 1) },
  },
  { name: "logq", text: "log((1 - eps)/(1 + eps))", ranges: { eps: sized(1e-12, 1) } },
  { name: "sqrtexp", text: "sqrt((exp(2*x) - 1)/(exp(x) - 1))", ranges: { x: sized(1e-12, 300) } },
  { name: "sintan", text: "(x - sin(x))/(x - tan(x))", ranges: { x: sized(1e-6, 100) } },
  {
    name: "2nthrt",
    text: "(x + 1)^(1/n) - x^(1/n)",
    ranges: { x: sized(1e-6, 1e12), n: between(1.5, 9.5) },
  },
  { name: "expax", text: "exp(a*x) - 1", ranges: { a: sized(1e-6, 10), x: sized(1e-6, 10) } },
  { name: "expq2", text: "exp(x)/(exp(x) - 1)", ranges: { x: sized(1e-12, 1e3) } },
  {
    name: "doppler",
    text: "t = 331.4 + 0.6*T; -t*v/((t + u)*(t + u))",
    ranges: { u: between(-100, 100), v: between(20, 20000), T: between(-30, 50) },
  },
  {
    name: "jetEngine",
    text: "d = x1*x1 + 1; t = 3*x1*x1 + 2*x2 - x1; s = t/d; q = (3*x1*x1 - 2*x2 - x1)/d; x1 + ((2*x1*s*(s - 3) + x1*x1*(4*s - 6))*d + 3*x1*x1*s + x1*x1*x1 + x1 + 3*q)",
    ranges: { x1: between(-5, 5), x2: between(-20, 5) },
  },
  {
    name: "turbine1",
    text: "3 + 2/(r*r) - 0.125*(3 - 2*v)*(w*w*r*r)/(1 - v) - 4.5",
    ranges: { v: between(-4.5, -0.3), w: between(0.4, 0.9), r: between(3.8, 7.8) },
  },
  {
    name: "turbine2",
    text: "6*v - 0.5*v*(w*w*r*r)/(1 - v) - 2.5",
    ranges: { v: between(-4.5, -0.3), w: between(0.4, 0.9), r: between(3.8, 7.8) },
  },
  {
    name: "rigidBody1",
    text: "-x1*x2 - 2*x2*x3 - x1 - x3",
    ranges: { x1: between(-15, 15), x2: between(-15, 15), x3: between(-15, 15) },
  },
  {
    name: "rigidBody2",
    text: "2*x1*x2*x3 + 3*x3*x3 - x2*x1*x2*x3 + 3*x3*x3 - x2",
    ranges: { x1: between(-15, 15), x2: between(-15, 15), x3: between(-15, 15) },
  },
  { name: "verhulst", text: "4*x/(1 + x/1.11)", ranges: { x: between(0.1, 0.3) } },
  { name: "predatorPrey", text: "4*x*x/(1 + (x/1.11)*(x/1.11))", ranges: { x: between(0.1, 0.3) } },
  {
    name: "carbonGas",
    text: "(p + 0.401*(1000/v)*(1000/v))*(v - 1000*42.7e-6) - 1.3806503e-23*1000*300",
    ranges: { p: between(3e7, 4e7), v: between(0.1, 0.5) },
  },
  { name: "sine", text: "x - x^3/6 + x^5/120 - x^7/5040", ranges: { x: between(-1.57, 1.57) } },
  {
    name: "sineOrder3",
    text: "0.954929658551372*x - 0.12900613773279798*(x*x*x)",
    ranges: { x: between(-2, 2) },
  },
  {
    name: "sqroot",
    text: "1 + 0.5*x - 0.125*x*x + 0.0625*x*x*x - 0.0390625*x*x*x*x",
    ranges: { x: between(0, 1) },
  },
  {
    name: "kepler0",
    text: "x2*x5 + x3*x6 - x2*x3 - x5*x6 + x1*(-x1 + x2 + x3 - x4 + x5 + x6)",
    ranges: Object.fromEntries([1, 2, 3, 4, 5, 6].map((k) => [`x${k}`, between(4, 6.36)])),
  },
  {
    name: "himmilbeau",
    text: "(x1*x1 + x2 - 11)^2 + (x1 + x2*x2 - 7)^2",
    ranges: { x1: between(-5, 5), x2: between(-5, 5) },
  },
  { name: "logexp", text: "log(1 + exp(x))", ranges: { x: between(-8, 8) } },
  {
    name: "sphere",
    text: "x + r*sin(lat)*cos(lon)",
    ranges: {
      x: between(-10, 10),
      r: between(0, 10),
      lat: between(-1.57, 1.57),
      lon: between(-3.14, 3.14),
    },
  },
  {
    name: "azimuth",
    text: "atan2(cos(lat2)*sin(lon2 - lon1), cos(lat1)*sin(lat2) - sin(lat1)*cos(lat2)*cos(lon2 - lon1))",
    ranges: {
      lat1: between(0, 0.4),
      lat2: between(0.5, 1),
      lon1: between(0, 3.14),
      lon2: between(-3.14, -0.5),
    },
  },
];
