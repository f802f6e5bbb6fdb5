/** Exponentials, logarithms and roots. */
import type { Rational } from "../../ast/rational.ts";
import { exactRoot, rational } from "../../ast/rational.ts";
import { POSITIVE, real } from "../entry.ts";
import { call, kernelCall, LEVEL, spelled } from "../spelling.ts";

/** Folds `f(argument) = value` at the one exact point that a function has. */
export const exactAt =
  (argument: number, value: number) =>
  (x?: Rational): Rational | undefined =>
    x?.equals(argument) ? rational(value) : undefined;

export const exponential = {
  exp: real({
    summary: "e to the power x",
    partials: ["exp(x)"],
    js: call("Math.exp"),
    latex: "e^{$0}",
    mathJson: "Exp",
    kernel: (x) => Math.exp(x!),
    precise: (x) => x!.exp(),
    exact: exactAt(0, 1),
    sample: [[-20, 20]],
  }),
  expm1: real({
    summary: "exp(x) - 1, exact near 0",
    partials: ["exp(x)"],
    js: call("Math.expm1"),
    mathJson: null,
    kernel: (x) => Math.expm1(x!),
    precise: (x) => x!.exp().sub(1),
    exact: exactAt(0, 0),
    sample: [[-20, 20]],
  }),
  log: real({
    aliases: ["ln"],
    summary: "natural logarithm; log(x, b) is the logarithm to base b",
    partials: ["1/x"],
    domain: [POSITIVE],
    js: call("Math.log"),
    latex: "\\ln\\left($0\\right)",
    mathJson: "Ln",
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.log(x!),
    precise: (x) => x!.ln(),
    exact: exactAt(1, 0),
  }),
  log2: real({
    aliases: ["lb"],
    summary: "logarithm to base 2",
    partials: ["1/(x*log(2))"],
    domain: [POSITIVE],
    js: call("Math.log2"),
    latex: "\\log_{2}\\left($0\\right)",
    mathJson: '["Log", $0, 2]',
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.log2(x!),
    precise: (x) => x!.log2(),
    exact: exactAt(1, 0),
  }),
  log10: real({
    aliases: ["lg"],
    summary: "logarithm to base 10",
    partials: ["1/(x*log(10))"],
    domain: [POSITIVE],
    js: call("Math.log10"),
    latex: "\\log_{10}\\left($0\\right)",
    mathJson: '["Log", $0, 10]',
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.log10(x!),
    precise: (x) => x!.log10(),
    exact: exactAt(1, 0),
  }),
  log1p: real({
    summary: "log(1 + x), exact near 0",
    partials: ["1/(1 + x)"],
    domain: [[-1, Infinity]],
    js: call("Math.log1p"),
    mathJson: null,
    singular: (x) => Math.abs(x! + 1),
    kernel: (x) => Math.log1p(x!),
    precise: (x) => x!.add(1).ln(),
    exact: exactAt(0, 0),
  }),
  sqrt: real({
    summary: "square root",
    partials: ["1/(2*sqrt(x))"],
    domain: [POSITIVE],
    js: call("Math.sqrt"),
    latex: "\\sqrt{$0}",
    mathJson: "Sqrt",
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.sqrt(x!),
    precise: (x) => x!.sqrt(),
    exact: (x) => exactRoot(x!, 2),
  }),
  cbrt: real({
    summary: "real cube root",
    partials: ["1/(3*cbrt(x)^2)"],
    js: call("Math.cbrt"),
    latex: "\\sqrt[3]{$0}",
    mathJson: '["Root", $0, 3]',
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.cbrt(x!),
    precise: (x) => x!.cbrt(),
    exact: (x) => exactRoot(x!, 3),
  }),
  hypot: real({
    summary: "length of a vector: the root of the sum of the squares",
    variadic: true,
    partials: ["self == 0 ? 0 : x/self"],
    textbook: ["x/self"],
    js: call("Math.hypot"),
    mathJson: '["Norm", ["List", $*]]',
    singular: (...x) => Math.max(...x.map(Math.abs)),
    kernel: (...x) => Math.sqrt(x.reduce((sum, term) => sum + term * term, 0)),
    precise: (...x) =>
      x
        .map((term) => term.mul(term))
        .reduce((sum, term) => sum.add(term))
        .sqrt(),
  }),
  sigmoid: real({
    aliases: ["logistic", "expit"],
    summary: "logistic function, 1/(1 + exp(-x))",
    partials: ["sigmoid(x)*sigmoid(-x)"],
    js: spelled("1 / (1 + Math.exp(-$0))", LEVEL.product, LEVEL.atom),
    latex: "\\sigma\\left($0\\right)",
    mathJson: null,
    kernel: (x) => 1 / (1 + Math.exp(-x!)),
    precise: (x) => x!.neg().exp().add(1).pow(-1),
    sample: [[-30, 30]],
  }),
  softplus: real({
    summary: "log(1 + exp(x)) without overflow",
    partials: ["sigmoid(x)"],
    js: kernelCall("softplus"),
    mathJson: null,
    kernel: (x) => Math.max(x!, 0) + Math.log1p(Math.exp(-Math.abs(x!))),
    precise: (x) => x!.exp().add(1).ln(),
    sample: [[-30, 30]],
  }),
};
