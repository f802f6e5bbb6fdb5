/** The conventions at kinks: every cell of ours in the tables is what compiled functions give. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { flat } from "../../src/evidence/flat.ts";
import type { Gradient, Point, Value } from "../../src/codegen/point.ts";

const text = readFileSync(new URL("../../docs/conventions.md", import.meta.url), "utf8");

const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", "")),
  );

/** A point as `x = 2, v = [1, 3]`. */
function pointOf(place: string): Point {
  const named = [...place.matchAll(/(\w+) = (\[[^\]]*\]|[^,]+)/g)];
  return Object.fromEntries(named.map(([, name, value]) => [name!, JSON.parse(value!)]));
}

/** What a formula's derivatives are, in the order in which the point names the variables. */
function ours(formula: string, at: Point, evaluate: "code" | "interpret"): readonly number[] {
  const wrt = Object.keys(at);
  return flat(compile<Value, Gradient>(formula, { wrt, evaluate }).gradient(at), wrt);
}

const numberOf = (word: string): number => Number(word.replace("∞", "Infinity"));

describe("conventions", () => {
  it("are there", () => expect(rows.length).toBeGreaterThan(25));

  it.each(rows)("%s at %s: %s", (formula, place, expected) => {
    const all = expected!.split(", ").map(numberOf);
    for (const evaluate of ["code", "interpret"] as const) {
      const given = ours(formula!, pointOf(place!), evaluate);
      expect(given.length).toBe(all.length);
      given.forEach((one, k) =>
        Number.isFinite(all[k]) ? expect(one).toBeCloseTo(all[k]!, 4) : expect(one).toBe(all[k]),
      );
    }
  });
});
