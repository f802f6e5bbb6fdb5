/** Arithmetic. `a - b` is `a + neg(b)` in the graph; printing and emission write the minus again. */
import { exactRoot, rational, type Rational, withinBounds } from "../../ast/rational.ts";
import { REALS, real } from "../entry.ts";
import { call, infix, kernelCall, LEVEL, spelled } from "../spelling.ts";

const bounded = (value: Rational): Rational | undefined =>
  withinBounds(value) ? value : undefined;

/** Exponents above this are not folded: the result would exceed the bound on constants anyway. */
const LARGEST_EXPONENT = 4096;

/** `x^y` where the result is rational: integer powers, and roots of perfect powers. */
function exactPower(x: Rational, y: Rational): Rational | undefined {
  if (y.n > LARGEST_EXPONENT || y.d > 64n) return undefined;
  if (x.n === 0n && y.s < 0n) return undefined;
  if (y.d !== 1n && x.s < 0n) return undefined;
  const root = exactRoot(x, Number(y.d));
  if (root === undefined) return undefined;
  const size = Math.max(root.n.toString(2).length, root.d.toString(2).length);
  if (size * Number(y.n) > 2 * LARGEST_EXPONENT) return undefined;
  const power = root.pow(rational(y.s * y.n));
  return power === null ? undefined : bounded(power);
}

export const operators = {
  "+": real({
    summary: "sum",
    parameters: ["x", "y"],
    partials: ["1", "1"],
    js: infix("+", LEVEL.sum),
    c: infix("+", LEVEL.sum),
    mathJson: "Add",
    cost: 1,
    kernel: (x, y) => x! + y!,
    precise: (x, y) => x!.add(y!),
    exact: (x, y) => bounded(x!.add(y!)),
  }),
  neg: real({
    summary: "negative",
    partials: ["-1"],
    js: spelled("-$0", LEVEL.unary, LEVEL.atom),
    c: spelled("-$0", LEVEL.unary, LEVEL.atom),
    mathJson: "Negate",
    cost: 1,
    kernel: (x) => -x!,
    precise: (x) => x!.neg(),
    exact: (x) => x!.neg(),
  }),
  "*": real({
    summary: "product",
    parameters: ["x", "y"],
    partials: ["y", "x"],
    js: infix("*", LEVEL.product),
    c: infix("*", LEVEL.product),
    mathJson: "Multiply",
    cost: 1,
    kernel: (x, y) => x! * y!,
    precise: (x, y) => x!.mul(y!),
    exact: (x, y) => bounded(x!.mul(y!)),
  }),
  "/": real({
    summary: "quotient",
    parameters: ["x", "y"],
    partials: ["1/y", "-(x/y)/y"],
    textbook: ["1/y", "-x/y^2"],
    adjoints: ["seed/y", "-(seed/y)*self"],
    tangent: "(dx - self*dy)/y",
    js: infix("/", LEVEL.product),
    c: infix("/", LEVEL.product),
    latex: "\\frac{$0}{$1}",
    mathJson: "Divide",
    cost: 1,
    singular: (_, y) => Math.abs(y!),
    poles: true,
    kernel: (x, y) => x! / y!,
    precise: (x, y) => x!.div(y!),
    exact: (x, y) => (y!.n === 0n ? undefined : bounded(x!.div(y!))),
  }),
  "^": real({
    aliases: ["pow"],
    summary: "power; NaN for a negative base with a non-integer exponent",
    parameters: ["x", "y"],
    // Guarded only where x is 0 too: elsewhere y may vary through 0, and the derivative with it.
    partials: ["x == 0 and y == 0 ? 0 : y*x^(y - 1)", "x == 0 ? 0 : x^y*log(x)"],
    textbook: ["y*x^(y - 1)", "x^y*log(x)"],
    // The power itself saves a second one, and y - 1 is rounded, which a large or small x feels; but
    // not where it is 0, as it is at x = 0 and by underflow; a subnormal power has few digits to give on.
    symbolicAdjoints: [
      "x == 0 and y == 0 ? 0 : self == 0 ? seed*(y*x^(y - 1)) : y*(seed*self/x)",
      "self == 0 ? 0 : seed*self*log(x)",
    ],
    js: call("Math.pow"),
    c: kernelCall("power"),
    latex: "{$0}^{$1}",
    mathJson: "Power",
    domain: [[0, Infinity], REALS],
    singular: (x, y) => (y! >= 0 && Number.isInteger(y!) ? Infinity : Math.abs(x!)),
    sample: [
      [0.01, 8],
      [-4, 4],
    ],
    kernel: (x, y) => Math.pow(x!, y!),
    precise: (x, y) => x!.pow(y!),
    exact: (x, y) => exactPower(x!, y!),
  }),
};
