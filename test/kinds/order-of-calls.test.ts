/** Code and results do not depend on which functions of a formula were asked for before. */
import { describe, expect, it } from "vitest";
import { functionText } from "../../src/codegen/text/function-text.ts";
import { compile, type CompileOptions, differentiate, emit, parse } from "../../src/index.ts";
import { planDerivatives } from "../../src/compile.ts";
import type { Plan } from "../../src/codegen/plan.ts";
import { kernelsOf } from "../../src/codegen/kernels-of.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

const NAMES = ["value", "gradient", "valueAndGradient", "hessian", "derivative"] as const;

/** Some that gave other last bits where the Hessian was asked for first, and some at random. */
const random = randomFrom(7);
const FORMULAS = [
  "min(acsch(y*y), coth(x + pi), sigmoid(x)*3)",
  "pi/z*softplus(polygamma(1, y*(x - 2*x)^-1))",
  ...Array.from({ length: 3 }, () => randomFormula(random, 7)),
];

const OPTIONS: CompileOptions = { order: 3 };

const ORDERS = [NAMES, NAMES.toReversed(), ["hessian", "gradient", "derivative", "value"]];

function textOf(plan: Plan, name: string): string {
  const planned = plan.planned(name);
  const kernels = kernelsOf([planned.program]);
  const { sources } = planned;
  return functionText(planned, {
    reads: "plain",
    kernels,
    sources,
    comment: () => undefined,
  }).lines.join("\n");
}

describe.each(FORMULAS)("%s", (text) => {
  it("has the same code in whichever order its functions are planned", () => {
    const [usual, ...others] = ORDERS.map((order) => {
      const plan = planDerivatives(parse(text), OPTIONS);
      return new Map(order.map((name) => [name, textOf(plan, name)]));
    });
    for (const other of others)
      for (const [name, code] of other) expect(code).toBe(usual!.get(name));
  });
});

describe("a formula", () => {
  const text = "x*exp(x*y)*sin(x)/(1 + y^2)";

  it("has the same results whatever was made of it before", () => {
    const at = { x: 0.7, y: 1.3 };
    const used = parse(text);
    differentiate(differentiate(used, "y"), "x");
    const { derivative, gradient } = compile(used, OPTIONS);
    gradient(at);
    expect(derivative(at)).toEqual(compile(text, OPTIONS).derivative(at));
  });

  it("has the module that it has when nothing was compiled", () => {
    const compiled = compile(text, { ...OPTIONS, kinds: ["hessian"] });
    for (const name of NAMES.toReversed()) compiled[name]({ x: 0.7, y: 1.3 });
    expect(compiled.source).toBe(emit(text, { ...OPTIONS, kinds: ["hessian"] }).code);
  });
});
