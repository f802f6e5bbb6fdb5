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
import type { Point } from "../../src/verify/points.ts";
import { FIRST, type Ways } from "./ways.ts";

/** A function of a point and what else it takes. */
export type Run = (...args: readonly unknown[]) => unknown;

export interface Made {
  readonly formula: Formula;
  readonly planned: Plan;
  readonly wrt: readonly Variable[];
  /** The kind of derivative beside the gradient, which may be the gradient alone. */
  readonly kind: Kind;
  /** Functions of the value and the gradient that are made, and those of the kind. */
  readonly names: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly emitted: Readonly<Record<string, Run>>;
  readonly interpreted: Readonly<Record<string, Run>>;
  /** What checks the point, as the interpreter does. */
  readonly checked: (name: string) => Run;
  /** What a function takes at a point: of directions and cotangents some. */
  readonly takes: (name: string, at: Point) => readonly unknown[];
}

/** @throws FormulaError where the formula is not differentiable */
export function madeFrom(formula: Formula, k: number, ways: Ways): Made {
  const { kind, stability = {}, pieces } = ways;
  const wrt = variablesByName(formula);
  const all = planKinds(formula, wrt, wrt.length === 0 ? [] : [kind], stability);
  const names = namesOf(all, ways);
  const made = [...names.first, ...names.second];
  const planned = { ...all, names: made, ...(pieces && { pieces }) };
  const module = emitModule(planned, { target: "js", checked: false, prefix: "", header: [] });
  return {
    formula,
    planned,
    wrt,
    kind,
    names,
    emitted: instantiated(module.code, made, k),
    interpreted: Object.fromEntries(
      made.map((name) => [name, evaluator(planned, name, "interpret") as Evaluator as Run]),
    ),
    checked: (name) => evaluator(planned, name, "code") as Run,
    takes: (name, at) => {
      const { parameters } = planned.planned(name);
      // The point itself is a direction, each variable with a part of its shape.
      const further = {
        at,
        direction: at,
        cotangent: COTANGENTS.slice(0, planned.results),
        out: 0,
      };
      return parameters.map((parameter) => further[parameter]);
    },
  };
}

const COTANGENTS = Array.from({ length: 100 }, (_, place) => (place + 1) / 2);

/** The names of what is made: of the functions of value and gradient those that are drawn. */
function namesOf({ names, wrt, results }: Plan, ways: Ways): Made["names"] {
  const hasGradient = results === undefined && wrt.length > 0;
  const second = names.filter((name) => !(FIRST as readonly string[]).includes(name));
  return { first: hasGradient ? ways.first : ["value"], second };
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
