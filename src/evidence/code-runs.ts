/**
 * Whether the code of functions gives what their programs give when they are interpreted, to the
 * bit: the witnesses look at the interpreter, and what is written out is the code.
 */
import { evaluator } from "../codegen/evaluate/evaluators.ts";
import { canInstantiate } from "../codegen/evaluate/instantiate.ts";
import type { Plan } from "../codegen/plan.ts";
import { samplePoints } from "../verify/sample.ts";
import { type Point, pointOf } from "../verify/points.ts";

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
    const { parameters } = planned.planned(name);
    const given = { at, direction, cotangent };
    const args = parameters.map((parameter) => given[parameter]);
    const [code, interpreted] = (["code", "interpret"] as const).map((by) =>
      text(evaluator(planned, name, by)(...args)),
    );
    if (code !== interpreted)
      throw new Error(`the code of ${name} differs from its program: ${code} and ${interpreted}`);
  }
}

/** All numbers of a result in order; zeros are one. */
const text = (result: unknown): string =>
  JSON.stringify(result, (_, part: unknown) =>
    ArrayBuffer.isView(part)
      ? Array.from(part as Float64Array, String)
      : typeof part === "number"
        ? String(part + 0)
        : part,
  );
