/** Trigonometric functions and their inverses, angles in radians. */
import { real, type Interval } from "../entry.ts";
import { call, LEVEL, spelled } from "../spelling.ts";
import { exactAt } from "./exponential.ts";

const BETWEEN_ONES: Interval = [-1, 1];
const beyondOne = (x?: number): boolean => Math.abs(x!) > 1;
const fromOne = (x?: number): number => Math.abs(Math.abs(x!) - 1);

export const trigonometric = {
  sin: real({
    summary: "sine",
    partials: ["cos(x)"],
    js: call("Math.sin"),
    latex: "\\sin\\left($0\\right)",
    kernel: (x) => Math.sin(x!),
    precise: (x) => x!.sin(),
    exact: exactAt(0, 0),
  }),
  cos: real({
    summary: "cosine",
    partials: ["-sin(x)"],
    js: call("Math.cos"),
    latex: "\\cos\\left($0\\right)",
    kernel: (x) => Math.cos(x!),
    precise: (x) => x!.cos(),
    exact: exactAt(0, 1),
  }),
  tan: real({
    aliases: ["tg"],
    summary: "tangent",
    partials: ["1 + tan(x)^2"],
    js: call("Math.tan"),
    latex: "\\tan\\left($0\\right)",
    singular: (x) => Math.abs(Math.cos(x!)),
    poles: true,
    kernel: (x) => Math.tan(x!),
    precise: (x) => x!.tan(),
    exact: exactAt(0, 0),
  }),
  cot: real({
    aliases: ["ctg", "cotan"],
    summary: "cotangent",
    partials: ["-(1 + cot(x)^2)"],
    js: spelled("1 / Math.tan($0)", LEVEL.product, LEVEL.conditional),
    latex: "\\cot\\left($0\\right)",
    singular: (x) => Math.abs(Math.sin(x!)),
    poles: true,
    kernel: (x) => 1 / Math.tan(x!),
    precise: (x) => x!.cot(),
  }),
  sec: real({
    summary: "secant",
    partials: ["sec(x)*tan(x)"],
    js: spelled("1 / Math.cos($0)", LEVEL.product, LEVEL.conditional),
    latex: "\\sec\\left($0\\right)",
    singular: (x) => Math.abs(Math.cos(x!)),
    poles: true,
    kernel: (x) => 1 / Math.cos(x!),
    precise: (x) => x!.sec(),
    exact: exactAt(0, 1),
  }),
  csc: real({
    aliases: ["cosec"],
    summary: "cosecant",
    partials: ["-csc(x)*cot(x)"],
    js: spelled("1 / Math.sin($0)", LEVEL.product, LEVEL.conditional),
    latex: "\\csc\\left($0\\right)",
    singular: (x) => Math.abs(Math.sin(x!)),
    poles: true,
    kernel: (x) => 1 / Math.sin(x!),
    precise: (x) => x!.csc(),
  }),
  asin: real({
    aliases: ["arcsin"],
    summary: "inverse sine",
    partials: ["1/sqrt((1 - x)*(1 + x))"],
    textbook: ["1/sqrt(1 - x^2)"],
    domain: [BETWEEN_ONES],
    js: call("Math.asin"),
    latex: "\\arcsin\\left($0\\right)",
    singular: fromOne,
    kernel: (x) => Math.asin(x!),
    precise: (x) => x!.asin(),
    exact: exactAt(0, 0),
  }),
  acos: real({
    aliases: ["arccos"],
    summary: "inverse cosine",
    partials: ["-1/sqrt((1 - x)*(1 + x))"],
    textbook: ["-1/sqrt(1 - x^2)"],
    domain: [BETWEEN_ONES],
    js: call("Math.acos"),
    latex: "\\arccos\\left($0\\right)",
    singular: fromOne,
    kernel: (x) => Math.acos(x!),
    precise: (x) => x!.acos(),
    exact: exactAt(1, 0),
  }),
  atan: real({
    aliases: ["arctan", "arctg"],
    summary: "inverse tangent",
    partials: ["1/(1 + x^2)"],
    js: call("Math.atan"),
    latex: "\\arctan\\left($0\\right)",
    kernel: (x) => Math.atan(x!),
    precise: (x) => x!.atan(),
    exact: exactAt(0, 0),
  }),
  acot: real({
    aliases: ["arccot", "arcctg"],
    summary: "inverse cotangent, atan(1/x); acot(0) is pi/2",
    partials: ["-1/(1 + x^2)"],
    js: spelled("Math.atan(1 / $0)", LEVEL.atom, LEVEL.unary),
    singular: (x) => Math.abs(x!),
    kernel: (x) => Math.atan(1 / x!),
    precise: (x) => x!.pow(-1).atan(),
  }),
  asec: real({
    aliases: ["arcsec"],
    summary: "inverse secant, acos(1/x)",
    partials: ["1/(abs(x)*sqrt((x - 1)*(x + 1)))"],
    textbook: ["1/(abs(x)*sqrt(x^2 - 1))"],
    within: beyondOne,
    js: spelled("Math.acos(1 / $0)", LEVEL.atom, LEVEL.unary),
    singular: fromOne,
    kernel: (x) => Math.acos(1 / x!),
    precise: (x) => x!.pow(-1).acos(),
    exact: exactAt(1, 0),
  }),
  acsc: real({
    aliases: ["arccsc"],
    summary: "inverse cosecant, asin(1/x)",
    partials: ["-1/(abs(x)*sqrt((x - 1)*(x + 1)))"],
    textbook: ["-1/(abs(x)*sqrt(x^2 - 1))"],
    within: beyondOne,
    js: spelled("Math.asin(1 / $0)", LEVEL.atom, LEVEL.unary),
    singular: fromOne,
    kernel: (x) => Math.asin(1 / x!),
    precise: (x) => x!.pow(-1).asin(),
  }),
  atan2: real({
    aliases: ["arctan2"],
    summary: "angle of the point (x, y), in (-pi, pi]; the arguments are y, x",
    parameters: ["y", "x"],
    // Divided through by the larger operand, so that its square cannot overflow; which one that is,
    // is asked without a product, since that of tiny operands vanishes, and without calls of abs.
    partials: [
      "(x < 0 ? -x : x) > (y < 0 ? -y : y) ? 1/(x*(1 + (y/x)^2)) : (x/y)/(y*(1 + (x/y)^2))",
      "(x < 0 ? -x : x) > (y < 0 ? -y : y) ? -(y/x)/(x*(1 + (y/x)^2)) : -1/(y*(1 + (x/y)^2))",
    ],
    textbook: ["x/(x^2 + y^2)", "-y/(x^2 + y^2)"],
    js: call("Math.atan2"),
    singular: (y, x) => (x! > 0 ? Math.hypot(x!, y!) : Math.abs(y!)),
    kernel: (y, x) => Math.atan2(y!, x!),
    precise: (y, x) => {
      // atan(y/x) on the right; elsewhere a half turn away from the angle seen from the x axis.
      if (x!.sign() > 0) return y!.div(x!).atan();
      const quarter = x!.div(y!).atan();
      const right = y!.mul(0).add(1).atan().mul(2);
      if (y!.sign() !== 0) return (y!.sign() > 0 ? right : right.neg()).sub(quarter);
      return x!.sign() < 0 ? right.mul(2) : y!;
    },
  }),
};
