/** A reader of MathJSON that knows its library from the documentation, and nothing of ours. */
import { kernels } from "../../src/functions/kernels.ts";
import type { MathJson } from "../../src/print/math-json.ts";

type Value = number | boolean | readonly Value[];

const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["Pi", Math.PI],
  ["ExponentialE", Math.E],
  ["PositiveInfinity", Infinity],
  ["True", true],
  ["False", false],
]);

type Library = Readonly<Record<string, (...operands: number[]) => Value>>;

const M = Math;

const library: Library = {
  Add: (...x) => x.reduce((sum, term) => sum + term),
  Subtract: (x, y) => x! - y!,
  Multiply: (...x) => x.reduce((product, factor) => product * factor),
  Divide: (x, y) => x! / y!,
  Negate: (x) => -x!,
  Power: (x, y) => M.pow(x!, y!),
  Rational: (n, d) => n! / d!,
  Root: (x, n) => (n === 3 ? M.cbrt(x!) : M.pow(x!, 1 / n!)),
  Exp: (x) => M.exp(x!),
  Ln: (x) => M.log(x!),
  Log: (x, base) => (base === 2 ? M.log2(x!) : M.log10(x!)),
  Sqrt: (x) => M.sqrt(x!),
  Sin: (x) => M.sin(x!),
  Cos: (x) => M.cos(x!),
  Tan: (x) => M.tan(x!),
  Cot: (x) => 1 / M.tan(x!),
  Sec: (x) => 1 / M.cos(x!),
  Csc: (x) => 1 / M.sin(x!),
  Arcsin: (x) => M.asin(x!),
  Arccos: (x) => M.acos(x!),
  Arctan: (x) => M.atan(x!),
  Arcsec: kernels.asec,
  Arccsc: kernels.acsc,
  Arctan2: (y, x) => M.atan2(y!, x!),
  Sinh: (x) => M.sinh(x!),
  Cosh: (x) => M.cosh(x!),
  Tanh: (x) => M.tanh(x!),
  Coth: (x) => 1 / M.tanh(x!),
  Sech: (x) => 1 / M.cosh(x!),
  Csch: (x) => 1 / M.sinh(x!),
  Arsinh: (x) => M.asinh(x!),
  Arcosh: (x) => M.acosh(x!),
  Artanh: (x) => M.atanh(x!),
  Arcoth: kernels.acoth,
  Arsech: kernels.asech,
  Arcsch: (x) => M.asinh(1 / x!),
  Abs: (x) => M.abs(x!),
  Sign: (x) => M.sign(x!),
  Max: (...x) => M.max(...x),
  Min: (...x) => M.min(...x),
  Floor: (x) => M.floor(x!),
  Ceil: (x) => M.ceil(x!),
  Round: (x) => M.sign(x!) * M.round(M.abs(x!)),
  Mod: kernels.mod,
  Erf: kernels.erf,
  Erfc: kernels.erfc,
  Gamma: kernels.gamma,
  GammaLn: kernels.lgamma,
  Digamma: kernels.digamma,
  PolyGamma: kernels.polygamma,
  Sinc: kernels.sinc,
  Less: (x, y) => x! < y!,
  LessEqual: (x, y) => x! <= y!,
  Greater: (x, y) => x! > y!,
  GreaterEqual: (x, y) => x! >= y!,
  Equal: (x, y) => x === y,
  NotEqual: (x, y) => x !== y,
  // These have no names in the library, and are calls of ours.
  expm1: (x) => M.expm1(x!),
  expmx2: kernels.expmx2,
  log1p: (x) => M.log1p(x!),
  sigmoid: (x) => 1 / (1 + M.exp(-x!)),
  softplus: kernels.softplus,
  logaddexp: kernels.logaddexp,
  expshare: kernels.expshare,
  log1mexp: kernels.log1mexp,
  exprel: kernels.exprel,
  expmoment: kernels.expmoment,
  sincderivative: kernels.sincderivative,
};

/** The value, where symbols that are no constants have these values. */
export function mathJsonValue(json: MathJson, at: Readonly<Record<string, number>>): Value {
  const value = (part: MathJson): Value => mathJsonValue(part, at);
  if (typeof json === "number") return json;
  if (typeof json === "string") return CONSTANTS.get(json) ?? at[json]!;
  if ("num" in json) return Number(json.num);
  if ("sym" in json) return at[json.sym]!;
  const [head, ...operands] = json;
  switch (head) {
    case "Which":
      return value(
        operands[operands.findIndex((_, at) => at % 2 === 0 && value(operands[at]!)) + 1]!,
      );
    case "And":
      return operands.every(value);
    case "Or":
      return operands.some(value);
    case "Not":
      return !value(operands[0]!);
    case "List":
      return operands.map(value);
    case "Norm":
      return M.sqrt((value(operands[0]!) as number[]).reduce((sum, x) => sum + x * x, 0));
    default:
      return library[head]!(...(operands.map(value) as number[]));
  }
}
