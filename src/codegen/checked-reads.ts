/**
 * Reading a point with care: every variable must be there, be the point's own, and be a number.
 * The same functions serve code made in process and, as text, checked modules.
 */
import { FormulaError } from "../ast/formula-error.ts";

/** @throws FormulaError where `at` is no object */
export function requireObject(at: unknown): void {
  if (typeof at !== "object" || at === null) {
    throw new FormulaError({
      code: "not-a-point",
      message: `a point is an object with a number for each variable; this is ${describe(at)}`,
    });
  }
}

/**
 * @returns the number that `at` has for `key`
 * @throws FormulaError where it has none of its own
 */
export function requireNumber(at: Readonly<Record<string, unknown>>, key: string): number {
  const value = at[key];
  if (typeof value === "number" && Object.hasOwn(at, key)) return value;
  const found = Object.hasOwn(at, key) ? describe(value) : "missing";
  throw new FormulaError({
    code: found === "missing" ? "missing-variable" : "not-a-number",
    message:
      found === "missing"
        ? `the point has no value for the variable ${key}`
        : `the variable ${key} needs a number; this is ${found}`,
  });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const article = /^[aeiou]/.test(typeof value) ? "an" : "a";
  return `${article} ${typeof value}`;
}

/** The same checks as text, for modules that import nothing. */
export const CHECKED_READS = `function requireObject(at) {
  if (typeof at !== "object" || at === null) {
    throw new TypeError("a point is an object with a number for each variable");
  }
}

function requireNumber(at, key) {
  const value = at[key];
  if (typeof value === "number" && Object.hasOwn(at, key)) return value;
  throw new TypeError(\`the variable \${key} needs a number\`);
}`;
