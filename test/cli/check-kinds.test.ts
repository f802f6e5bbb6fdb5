/** `derive check` and `:check` on kinds of derivative. */
import { describe, expect, test } from "vitest";
import type { FormulaReport } from "../../src/evidence/check.ts";
import { ask } from "./ask.ts";
import { last } from "./session.ts";

const POINTS = ["--points", "5"];

/** The text without the numbers that a change of arithmetic would change. */
const outline = (text: string): string => text.replace(/ {2,}.*/g, "");

describe("kinds", () => {
  test("are reported below value and gradient", async () => {
    const { stdout, code } = await ask(["check", "x^2*y", "--kind", "hessian,hvp", ...POINTS]);
    expect(code).toBe(0);
    const [head, figures, , hessian, hvp] = stdout.trimEnd().split("\n\n");
    const first = `${head}\n${figures}\n`;
    expect(outline(first!)).toContain("\nvalue\nd/dx\nd/dy\n");
    const rows = "verdict\npoints\ndual numbers\ndifferences\nerror";
    expect(outline(hessian!)).toBe(`The Hessian\n${rows}`);
    expect(outline(hvp!)).toBe(`The Hessian times directions\n${rows}`);
    expect(hessian).toContain("verdict       agrees\n");
  });

  test("are as data in JSON", async () => {
    const { stdout } = await ask(["check", "x^3", "--order", "3", "--format", "json", ...POINTS]);
    const { verdict, certificate, further } = JSON.parse(stdout) as FormulaReport;
    expect(certificate).toMatchObject({
      verdict,
      compared: ["x"],
      dual: { worst: expect.any(Number) },
    });
    expect(verdict).toBe("agrees");
    expect(further).toMatchObject([{ kind: "derivative", digits: 60, verdict: "agrees" }]);
    expect(further[0]!.entries.map(({ of }) => of)).toContain("d/dx");
  });

  test("of several results are the Jacobian unless given", async () => {
    expect((await ask(["check", "[x^2, x*y]", ...POINTS])).stdout).toContain("\n\nThe Jacobian\n");
    expect(await last("[x^2, x*y]", ":check")).toContain(
      "\n\nThe Jacobian\nverdict       agrees\n",
    );
  });

  test("of what has no such derivatives are refused", async () => {
    expect(await ask(["check", "[x, y]", "--kind", "hessian"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("[several-results]") as string,
    });
    expect(await ask(["check", "x", "--kind", "hesian"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("try: hessian\n") as string,
    });
    expect(await ask(["x", "--kind", ","])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("error: --kind needs a kind of derivative\n") as string,
    });
  });
});
