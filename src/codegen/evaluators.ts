/** Functions that evaluate a plan in process: made code, or the interpreter where that is forbidden. */
import { readers } from "./checked-reads.ts";
import { functionLines } from "./function-text.ts";
import { instantiate } from "./instantiate.ts";
import { type Interpreter, interpreter, type Output } from "./interpret.ts";
import { kernelsOf } from "./kernels-of.ts";
import { type FunctionKind, type Plan, pointValues } from "./plan.ts";
import type { Gradient, Point } from "./point.ts";

/** The value of a formula: of one with several results all of them, in order. */
export type Value = number | number[];

export type { Gradient, Point } from "./point.ts";

export type EvaluateBy = "code" | "interpret";

export interface Evaluators<V = Value, G = Gradient> {
  value(at: Point): V;
  gradient(at: Point): G;
  valueAndGradient(at: Point): { value: V; gradient: G };
}

/** The three functions of a plan, each made on its first call. */
export function evaluators(plan: Plan, by: EvaluateBy): Evaluators {
  return by === "interpret" ? interpreted(plan) : made(plan);
}

function made(plan: Plan): Evaluators {
  const make = <F>(kind: FunctionKind): F => {
    const kernels = kernelsOf([plan.program(kind)]);
    const body = functionLines(plan, kind, { reads: "fast-checked", kernels }).join("\n");
    return instantiate<F>("at", body, readers);
  };
  let value: Evaluators["value"] | undefined;
  let gradient: Evaluators["gradient"] | undefined;
  let valueAndGradient: Evaluators["valueAndGradient"] | undefined;
  return {
    value: (at) => (value ??= make<Evaluators["value"]>("value"))(at),
    gradient: (at) => (gradient ??= make<Evaluators["gradient"]>("gradient"))(at),
    valueAndGradient: (at) =>
      (valueAndGradient ??= make<Evaluators["valueAndGradient"]>("valueAndGradient"))(at),
  };
}

function interpreted(plan: Plan): Evaluators {
  const interpreters = new Map<FunctionKind, Interpreter>();
  const run = (kind: FunctionKind, at: Point): Output[] => {
    const known = interpreters.get(kind) ?? interpreter(plan.program(kind));
    interpreters.set(kind, known);
    return known.run(pointValues(plan, at));
  };
  return {
    value: (at) => run("value", at)[0] as Value,
    gradient: (at) => keyed(plan.wrt, run("gradient", at) as Derivative[]),
    valueAndGradient: (at) => {
      const [value, ...partials] = run("valueAndGradient", at);
      return { value: value as Value, gradient: keyed(plan.wrt, partials as Derivative[]) };
    },
  };
}

type Derivative = number | Float64Array;

/** A plain object; `__proto__` becomes a property of its own like any other name. */
function keyed(names: readonly string[], values: readonly Derivative[]): Gradient {
  const object: Gradient = {};
  names.forEach((name, index) => {
    const value = values[index]!;
    if (name !== "__proto__") object[name] = value;
    else
      Object.defineProperty(object, name, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  });
  return object;
}
