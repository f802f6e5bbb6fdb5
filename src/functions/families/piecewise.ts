/** Functions with kinks or jumps; their derivatives there follow one convention (DESIGN, section 1). */
import { rational, type Rational } from "../../ast/rational.ts";
import { real } from "../entry.ts";
import { call, kernelCall } from "../spelling.ts";
import { kernels } from "../kernels.ts";

const fromZero = (x?: number): number => Math.abs(x!);
const fromInteger = (x?: number): number => Math.abs(x! - Math.round(x!));
const fromHalf = (x?: number): number => fromInteger(x! - 0.5);

/** Gap between the extreme operand and the next one. */
const gap =
  (sign: number) =>
  (...operands: number[]): number => {
    const sorted = operands.map((x) => sign * x).sort((a, b) => b - a);
    return sorted.length < 2 ? Infinity : sorted[0]! - sorted[1]!;
  };

const extreme =
  (sign: number) =>
  (...operands: Rational[]): Rational =>
    operands.reduce((best, x) => (x.compare(best) * sign > 0 ? x : best));

/** Both share the adjoint equally among tied operands. */
const TIES = "x == self ? 1/ties : 0";

/** What holds where a function jumps, and where the largest or smallest operands are equal. */
const JUMPS = "it jumps; its derivative is 0, there too";
const SHARED = "tied operands share the derivative equally";

export const piecewise = {
  abs: real({
    summary: "absolute value",
    even: true,
    range: [0, Infinity],
    partials: ["sign(x)"],
    js: call("Math.abs"),
    c: call("fabs"),
    latex: "\\left|$0\\right|",
    mathJson: "Abs",
    atKink: "its derivative is 0 there",
    singular: fromZero,
    kernel: (x) => Math.abs(x!),
    precise: (x) => x!.abs(),
    exact: (x) => x!.abs(),
  }),
  sign: real({
    aliases: ["sgn", "signum"],
    summary: "-1, 0 or 1",
    range: [-1, 1],
    increasing: true,
    partials: ["0"],
    js: call("Math.sign"),
    c: kernelCall("sign"),
    mathJson: "Sign",
    atKink: JUMPS,
    singular: fromZero,
    kernel: (x) => Math.sign(x!),
    precise: (x) => (x!.isZero() || x!.isNaN() ? x! : x!.mul(0).add(x!.sign() > 0 ? 1 : -1)),
    exact: (x) => rational(x!.n === 0n ? 0n : x!.s),
  }),
  max: real({
    summary: "largest of any number of operands",
    variadic: true,
    partials: [TIES],
    ofTwo: ["x >= y ? (x == y ? 1/2 : 1) : 0", "y >= x ? (x == y ? 1/2 : 1) : 0"],
    js: call("Math.max"),
    c: kernelCall("max"),
    latex: "\\max",
    mathJson: "Max",
    atKink: SHARED,
    singular: gap(1),
    kernel: (...x) => Math.max(...x),
    precise: (...x) => x.reduce((best, next) => (next.greaterThan(best) ? next : best)),
    exact: extreme(1),
  }),
  min: real({
    summary: "smallest of any number of operands",
    variadic: true,
    partials: [TIES],
    ofTwo: ["x <= y ? (x == y ? 1/2 : 1) : 0", "y <= x ? (x == y ? 1/2 : 1) : 0"],
    js: call("Math.min"),
    c: kernelCall("min"),
    latex: "\\min",
    mathJson: "Min",
    atKink: SHARED,
    singular: gap(-1),
    kernel: (...x) => Math.min(...x),
    precise: (...x) => x.reduce((best, next) => (next.lessThan(best) ? next : best)),
    exact: extreme(-1),
  }),
  floor: real({
    summary: "largest integer not above x",
    increasing: true,
    partials: ["0"],
    js: call("Math.floor"),
    c: call("floor"),
    latex: "\\left\\lfloor $0\\right\\rfloor",
    mathJson: "Floor",
    atKink: JUMPS,
    singular: fromInteger,
    kernel: (x) => Math.floor(x!),
    precise: (x) => x!.floor(),
    exact: (x) => x!.floor(),
  }),
  ceil: real({
    summary: "smallest integer not below x",
    increasing: true,
    partials: ["0"],
    js: call("Math.ceil"),
    c: call("ceil"),
    latex: "\\left\\lceil $0\\right\\rceil",
    mathJson: "Ceil",
    atKink: JUMPS,
    singular: fromInteger,
    kernel: (x) => Math.ceil(x!),
    precise: (x) => x!.ceil(),
    exact: (x) => x!.ceil(),
  }),
  round: real({
    summary: "nearest integer, halves away from zero",
    increasing: true,
    partials: ["0"],
    js: kernelCall("round"),
    c: call("round"),
    mathJson: "Round",
    atKink: JUMPS,
    singular: fromHalf,
    kernel: kernels.round,
    precise: (x) => x!.round(),
    exact: (x) => x!.abs().add(rational(1, 2)).floor().mul(rational(x!.s)),
  }),
  mod: real({
    summary: "x - y*floor(x/y): remainder with the sign of y; x where y = 0",
    parameters: ["x", "y"],
    // The quotient may round up to a whole number; what is left of x without the remainder is one times y.
    partials: ["1", "y == 0 ? 0 : round((mod(x, y) - x)/y)"],
    textbook: ["1", "-floor(x/y)"],
    js: kernelCall("mod"),
    c: kernelCall("mod"),
    latex: "$0\\bmod $1",
    mathJson: "Mod",
    atKink: "it jumps; its derivatives are 1 and -floor(x/y), there too",
    singular: (x, y) => (y === 0 ? 0 : Math.min(1, fromInteger(x! / y!)) * Math.abs(y!)),
    kernel: kernels.mod,
    precise: (x, y) => (y!.isZero() ? x! : x!.sub(y!.mul(x!.div(y!).floor()))),
    exact: (x, y) => (y!.n === 0n ? x! : x!.sub(y!.mul(x!.div(y!).floor()))),
  }),
};
