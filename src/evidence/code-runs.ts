/**
 * Whether the code of functions gives what their programs give when they are interpreted, to the
 * bit: the witnesses look at the interpreter, and what is written out is the code.
 */
import { evaluator } from "../codegen/evaluate/evaluators.ts";
import { canInstantiate } from "../codegen/evaluate/instantiate.ts";
import type { Input, Plan } from "../codegen/plan.ts";
import { samplePoints } from "../verify/sample.ts";
import { type Point, pointOf } from "../verify/points.ts";
import { returning } from "./run.ts";

/**
 * Runs each emitted function of a plan at a point of the formula's domain.
 * @throws Error where code and interpreter differ, which is a mistake of this program
 */
export function requireCodeThatRuns(planned: Plan): void {
  const [at] = samplePoints<Point>(planned.formula, { count: 1 }).points;
  if (at === undefined || !canInstantiate()) return;
  const direction = pointOf(
    planned.wrt,
    planned.wrt.map((name) => at[name] ?? 1),
  );
  const cotangent = planned.results === undefined ? 1 : Array(planned.results).fill(1);
  for (const name of planned.names) {
    const { parameters, delivery, point, inputs } = planned.planned(name);
    const given = { at: point === "Point" ? at : tableOf(at, inputs), direction, cotangent };
    const args = parameters.flatMap((parameter) => (parameter === "out" ? [] : [given[parameter]]));
    const [code, interpreted] = (["code", "interpret"] as const).map((by) => {
      const run =
        delivery === undefined ? evaluator(planned, name, by) : returning(planned, name, by);
      return text(run(...args));
    });
    if (code !== interpreted)
      throw new Error(`the code of ${name} differs from its program: ${code} and ${interpreted}`);
  }
}

/** The point in each of a few rows. */
function tableOf(at: Point, inputs: ReadonlyMap<string, Input>): Point {
  const names = Object.keys(at);
  const entries = names.map((name) => {
    const value = at[name]!;
    const isColumn = typeof value === "number" && inputs.get(name)?.shape === "vector";
    return isColumn ? new Float64Array(ROWS).fill(value) : value;
  });
  return pointOf(names, entries);
}

const ROWS = 3;

/** All numbers of a result in order; zeros are one. */
const text = (result: unknown): string =>
  JSON.stringify(result, (_, part: unknown) =>
    ArrayBuffer.isView(part)
      ? Array.from(part as Float64Array, String)
      : typeof part === "number"
        ? String(part + 0)
        : part,
  );
