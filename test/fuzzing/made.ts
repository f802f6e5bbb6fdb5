/**
 * A formula's functions in every way that they run: emitted text made into functions, which is what
 * people import, the code made in process, and the interpreter.
 */
import { type Formula } from "../../src/ast/formula.ts";
import type { Variable } from "../../src/ast/node.ts";
import { type Evaluator, evaluator } from "../../src/codegen/evaluate/evaluators.ts";
import type { Plan } from "../../src/codegen/plan.ts";
import { emitModule } from "../../src/codegen/text/module.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { planKinds } from "../../src/kinds/planned.ts";

/** A function of a point. */
export type Run = (at: Readonly<Record<string, unknown>>) => unknown;

export interface Made {
  readonly formula: Formula;
  readonly planned: Plan;
  readonly wrt: readonly Variable[];
  /** The kind of derivative beside the gradient: of the second order, or of several results. */
  readonly kind: Kind;
  readonly names: readonly string[];
  readonly emitted: Readonly<Record<string, Run>>;
  readonly interpreted: Readonly<Record<string, Run>>;
  /** What checks the point, as the interpreter does. */
  readonly checked: (name: string) => Run;
}

/** @throws FormulaError where the formula is not differentiable */
export function madeFrom(formula: Formula, k: number): Made {
  const wrt = variablesByName(formula);
  const kind = formula.root.kind === "list" ? "jacobian" : "hessian";
  const planned = planKinds(formula, wrt, wrt.length === 0 ? [] : [kind], {});
  const { names } = planned;
  const module = emitModule(planned, { target: "js", checked: false, prefix: "", header: [] });
  return {
    formula,
    planned,
    wrt,
    kind,
    names,
    emitted: instantiated(module.code, names, k),
    interpreted: Object.fromEntries(
      names.map((name) => [name, evaluator(planned, name, "interpret") as Evaluator as Run]),
    ),
    checked: (name) => evaluator(planned, name, "code") as Run,
  };
}

/** The functions of an emitted module; each text is its own, so that V8 tells them apart. */
function instantiated(
  code: string,
  names: readonly string[],
  k: number,
): Readonly<Record<string, Run>> {
  const body = `"use strict"; ${code.replace(/^export /gm, "")}\nreturn { ${names.join(", ")} };\n// ${k}`;
  // oxlint-disable-next-line eslint/no-new-func
  return (new Function(body) as () => Record<string, Run>)();
}
