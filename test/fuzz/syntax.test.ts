/**
 * Fuzzing of what emitted code consists of: modules of random formulas with hostile names, in all
 * forms, with checks and in pieces, and what is made in process, parse to the allowed syntax only.
 * Seeds and budgets as for the other formulas (differential.test.ts).
 */
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { variablesOf } from "../../src/ast/traverse.ts";
import type { Plan } from "../../src/codegen/plan.ts";
import { emitModule } from "../../src/codegen/text/module.ts";
import { frames } from "../../src/codegen/text/targets.ts";
import { compile } from "../../src/compile.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { FORMS } from "../../src/kinds/form.ts";
import { planKinds } from "../../src/kinds/planned.ts";
import { parse } from "../../src/parse.ts";
import { type Check, fuzz, SEED, TIMEOUT } from "../support/fuzzing.ts";
import { HOSTILE_NAMES, renamed } from "../support/emitted/hostile-names.ts";
import { made } from "../support/emitted/made.ts";
import { CARRIED, withoutCarried } from "../support/emitted/carried.ts";
import { violations, violationsOfBody, violationsOfOwn } from "../support/emitted/syntax.ts";
import { applies, ofOne, ofSeveral } from "../support/kind-certificate.ts";
import { type Random, randomFormula } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

/** The hostile names that formulas can have. */
const NAMES = [...new Set(HOSTILE_NAMES)].filter((name) => {
  try {
    return variablesOf([parse(`${name}^2`).root]).length === 1;
  } catch {
    return false;
  }
});

const untyped = (code: string): string => transformSync(code, { loader: "ts" }).code;

const NUMBERS = 4;

/** Programs in forms, in pieces, and for one of the further kinds by turns. */
function plansOf(formula: Formula): Plan[] {
  const wrt = variablesByName(formula).slice(0, NUMBERS);
  const numbers = wrt.filter(({ shape }) => shape === "number");
  const { length } = formula.text ?? "";
  const kinds = (formula.root.kind === "list" ? ofSeveral : ofOne).filter(
    (kind) =>
      kind !== "implicit" && applies(formula, kind) && (kind !== "taylor" || wrt.length === 1),
  );
  const kind = kinds.slice(length % kinds.length).slice(0, 1);
  const columns = numbers.slice(0, 1).map(({ name }) => name);
  const forms = columns.length === 0 ? ["into" as const] : FORMS;
  return [
    planKinds(formula, columns.length === 0 ? wrt : numbers, ["gradient"], { forms, columns }),
    { ...planKinds(formula, wrt, ["gradient"], {}), pieces: { most: 0, piece: 50 } },
    planKinds(formula, wrt, kind, {}),
  ];
}

const isAllowed: Check = (formula) => {
  const header = [formula.text ?? ""];
  plansOf(formula).forEach((plan, place) => {
    const checked = ((formula.text ?? "").length + place) % 2 === 0;
    const { code } = emitModule(plan, { target: "js", prefix: "", checked, header });
    expect(violations(code), code).toEqual([]);
  });
};

const isAllowedInProcess: Check = (formula) => {
  const bodies = made(() => {
    const compiled = compile<number>(formula) as unknown as Record<string, unknown>;
    for (const name of ["value", "gradient", "hessian", "gradientInto", "gradientBatch"]) {
      try {
        (compiled[name] as (at: object) => unknown)({});
      } catch {
        // The point lacks the variables, which the function tells after it was made.
      }
    }
  });
  expect(bodies.length).toBeGreaterThan(0);
  for (const { parameters, body } of bodies)
    expect(violationsOfBody(body, parameters), body).toEqual([]);
};

/** What modules in TypeScript carry: functions with types, and kernels as they are. */
const TYPED = new Map([...CARRIED].map(([name, text]) => [name, frames.ts.reader(text)]));

const isAllowedInTypeScript: Check = (formula) => {
  const plan = plansOf(formula)[0]!;
  const options = { target: "ts", prefix: "", checked: true, header: [] } as const;
  const { own, names } = withoutCarried(emitModule(plan, options).code, TYPED);
  expect(violationsOfOwn(untyped(own), names), own).toEqual([]);
};

describe.each([
  ["formulas", randomFormula],
  ["loops", randomLoops],
] as const)(
  `modules of random %s with hostile names from seed ${SEED}`,
  (_, make: (r: Random, n: number) => string) => {
    const hostile = (random: Random, size: number): string =>
      renamed(make(random, size), random, NAMES);
    it.each([
      ["JavaScript", 12, 15, isAllowed],
      ["code in process", 12, 15, isAllowedInProcess],
      ["TypeScript", 60, 8, isAllowedInTypeScript],
    ] as const)(
      "in %s",
      (_, runs, size, check) =>
        fuzz({ runs, size, make: hostile, checksOf: () => ({ "is allowed": check }) }),
      TIMEOUT,
    );
  },
);
