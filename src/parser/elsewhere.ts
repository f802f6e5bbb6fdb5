/** Names of functions in other tools, and in words, with what is written for them here. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ["sine", "sin(x)"],
  ["cosine", "cos(x)"],
  ["tangent", "tan(x)"],
  ["cotangent", "cot(x)"],
  ["cosecant", "csc(x)"],
  ["arcsine", "asin(x)"],
  ["arccosine", "acos(x)"],
  ["arctangent", "atan(x)"],
  ["sqr", "x^2"],
  ["sqroot", "sqrt(x)"],
  ["squareroot", "sqrt(x)"],
  ["logarithm", "log(x)"],
  ["exponential", "exp(x)"],
  ["factorial", "gamma(x + 1)"],
  ["ceiling", "ceil(x)"],
]);

/** The same for names that stand before brackets only: as variables they are like any other. */
export const calledElsewhere: ReadonlyMap<string, string> = new Map([
  ...elsewhere,
  ["if", "x > 0 ? a : b"],
  ["iif", "x > 0 ? a : b"],
  ["ifelse", "x > 0 ? a : b"],
  ["where", "x > 0 ? a : b"],
  ["avg", "mean(x)"],
  ["average", "mean(x)"],
  ["prod", "product(x)"],
  ["var", "mean(i, (x[i] - mean(x))^2)"],
  ["variance", "mean(i, (x[i] - mean(x))^2)"],
  ["std", "sqrt(mean(i, (x[i] - mean(x))^2))"],
  ["stdev", "sqrt(mean(i, (x[i] - mean(x))^2))"],
]);
