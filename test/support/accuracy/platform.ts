/**
 * An evaluation of the code's operations that tells the platform's own error, what Math.* and the
 * library of special functions lose at the very arguments that the code gives them, each call taken
 * alone; and whether anything on the way left the range of normal doubles.
 */
import digamma from "@stdlib/math-base-special-digamma";
import erf from "@stdlib/math-base-special-erf";
import erfc from "@stdlib/math-base-special-erfc";
import gamma from "@stdlib/math-base-special-gamma";
import lgamma from "@stdlib/math-base-special-gammaln";
import polygamma from "@stdlib/math-base-special-polygamma";
import type { RealEntry } from "../../../src/functions/entry.ts";
import { parse } from "../../../src/parse.ts";
import { evaluate, planEvaluation, type Algebra, type Plan } from "../../../src/verify/evaluate.ts";
import type { PreciseNumbers } from "../../../src/verify/precise.ts";
import { errorAt, truthOf, type Truth } from "./error.ts";
import type { At } from "./subjects.ts";

type Library = Readonly<Record<string, (...operands: number[]) => number>>;

/** The library's own functions, as far as kernels stand on them. */
const LIBRARY = { digamma, erf, erfc, gamma, lgamma, polygamma } as unknown as Library;
const LEAST = 2 ** -1022;
/** Functions that are 0 only where an operand is. */
const NONZERO = new Set(["*", "/", "^", "exp", "sqrt", "erfc", "gamma", "sigmoid", "softplus"]);

export interface Traced {
  /** The largest error of a call of the platform, in ulps. */
  readonly platform: number;
  /** Whether an operand, a result on the way or the result is too large or small for a normal double. */
  readonly outOfRange: boolean;
}

export class Platform {
  /** The calls of functions of the platform, as formulas. */
  readonly #calls = new Map<string, Truth>();
  /** Spelled functions as formulas of calls, by the text of their spelling. */
  readonly #spelled = new Map<string, Plan>();

  trace(numbers: PreciseNumbers, operations: Plan, at: At): Traced {
    let platform = 0;
    let outOfRange = Object.values(at).some(isExtreme);
    const run = (plan: Plan, point: At): number => {
      const algebra: Algebra<number> = {
        constant: (node) => node.nearest,
        variable: (node) => point[node.name]!,
        element: () => NaN,
        length: () => NaN,
        plain: (value) => value,
        compare: (entry, x, y) => entry.kernel(x, y),
        toNumber: (value) => value,
        apply: (entry, operands, fn) => {
          const result = entry.kernel(...operands);
          const lost = result === 0 && NONZERO.has(fn) && !operands.includes(0);
          if (isExtreme(result) || lost) outOfRange = true;
          const spelled = this.#spelling(entry);
          if (spelled !== undefined) run(spelled, named(operands));
          else if (isCall(entry, fn) && Number.isFinite(result)) {
            const given = LIBRARY[fn]?.(...operands) ?? result;
            platform = Math.max(platform, this.#errorOf(numbers, fn, operands, given));
          }
          return result;
        },
      };
      return evaluate(plan, algebra);
    };
    run(operations, at);
    return { platform, outOfRange };
  }

  /** What an entry is spelled with, if not as one call or operator. */
  #spelling({ js, parameters }: RealEntry): Plan | undefined {
    if (js.kernel !== undefined || !js.text.includes("Math.") || js.text.includes("$*"))
      return undefined;
    if (parameters.length === 0) return undefined;
    const known = this.#spelled.get(js.text);
    if (known !== undefined) return known;
    const text = js.text.replaceAll("Math.", "").replace(/\$(\d)/g, (_, i) => `(a${i})`);
    const plan = planEvaluation(parse(text).root);
    this.#spelled.set(js.text, plan);
    return plan;
  }

  #errorOf(
    numbers: PreciseNumbers,
    fn: string,
    operands: readonly number[],
    result: number,
  ): number {
    const key = `${fn} ${operands.length}`;
    const call = this.#calls.get(key) ?? callOf(fn, operands.length);
    this.#calls.set(key, call);
    return errorAt(numbers, call, named(operands), result) ?? 0;
  }
}

const isExtreme = (x: number): boolean => !Number.isFinite(x) || (x !== 0 && Math.abs(x) < LEAST);

const named = (operands: readonly number[]): At =>
  Object.fromEntries(operands.map((x, i) => [`a${i}`, x]));

function callOf(fn: string, count: number): Truth {
  const names = Array.from({ length: count }, (_, i) => `a${i}`);
  return truthOf(parse(fn === "^" ? "a0^a1" : `${fn}(${names.join(", ")})`), fn, names, null);
}

function isCall({ js }: RealEntry, fn: string): boolean {
  if (fn in LIBRARY) return true;
  return js.kernel === undefined && js.text.startsWith("Math.") && js.text.includes("$*");
}
