/** What hostile text may do: be refused with a position, or be a formula of numbers; nothing else. */
import { expect } from "vitest";
import { FormulaError } from "../../../src/ast/formula-error.ts";
import { compile } from "../../../src/compile.ts";
import { emit } from "../../../src/emit.ts";
import { parse } from "../../../src/parse.ts";
import { variablesOf } from "../../../src/ast/traverse.ts";
import { toLatex } from "../../../src/print/latex.ts";
import { violations } from "../../support/emitted/syntax.ts";

/** What attacks set where they come through. */
const CANARY = "pwned";

/** Everything that a formula's text could have changed: the canary, and what all objects inherit. */
export function expectUntouched(): void {
  expect(CANARY in globalThis).toBe(false);
  for (const shared of [Object.prototype, Function.prototype, Array.prototype, Object, Function]) {
    const enumerable: string[] = [];
    for (const key in shared) enumerable.push(key);
    expect(enumerable).toEqual([]);
  }
  expect(Object.prototype.constructor).toBe(Object);
  expect(Function.prototype.constructor).toBe(Function);
}

/** Takes a text through every stage; the code that it is refused with, or `formula`. */
export function outcomeOf(text: string): string {
  try {
    return throughAll(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    expect(error.span, "a refusal has its place").toBeDefined();
    return error.code;
  } finally {
    expectUntouched();
  }
}

function throughAll(text: string): string {
  const formula = parse(text);
  expect(toLatex(formula)).not.toMatch(/\\(?:input|include|write|catcode|def|href)\b/);
  for (const checked of [true, false]) {
    const { code } = emit(formula, { checked, points: 1 });
    expect(violations(code)).toEqual([]);
  }
  for (const evaluate of ["code", "interpret"] as const) {
    const compiled = compile<number>(formula, { evaluate });
    const at = Object.fromEntries(
      variablesOf([formula.root]).map(({ name, shape }) => [name, shape === "vector" ? [1, 2] : 1]),
    );
    expect(typeof compiled.value(at)).toBe("number");
    compiled.gradient(at);
  }
  return "formula";
}
