/** `derive simplify`, `--assume`, and where conditions are told. */
import { expect, it } from "vitest";
import { ask } from "./ask.ts";
import { Session } from "../../src/cli/repl/session.ts";

it.each([
  [["(x^2 - 1)/(x - 1)"], "x + 1\n", "note: where x != 1\n"],
  [["log(x^2)"], "log(x^2)\n", ""],
  [["log(x^2)", "--assume", "x > 0"], "2*log(x)\n", ""],
  [["x*log(x)/x/log(x)"], "1\n", "note: where x > 0 and log(x) != 0\n"],
  [["sqrt(a^2*b^2)", "--assume", "a > 0", "--assume", "b < 0"], "-a*b\n", ""],
  [["x*y/y", "--format", "latex"], "x\n", "note: where y != 0\n"],
  [["x*y/y", "--format", "unicode"], "x\n", "note: where y != 0\n"],
  [["a*x^2 + b*x", "--for", "speed"], "x*(a*x + b)\n", ""],
])("derive simplify %j", async (args, stdout, stderr) => {
  expect(await ask(["simplify", ...args])).toEqual({ stdout, stderr, code: 0 });
});

it("gives conditions as data", async () => {
  const { stdout } = await ask(["simplify", "x/x", "--format", "json"]);
  expect(JSON.parse(stdout)).toEqual({
    formula: "1",
    latex: "1",
    conditions: [{ text: "x != 0", rule: "powers of one base merge" }],
  });
});

it("refuses what is no assumption", async () => {
  const { stderr, code } = await ask(["simplify", "x", "--assume", "x + 1"]);
  expect(stderr).toContain("[not-an-assumption]");
  expect(code).toBe(1);
});

it("shortens derivatives by what is assumed, and keeps that in the module", async () => {
  const args = ["x*abs(x)", "--assume", "x > 0"];
  expect((await ask([...args, "--format", "formula"])).stdout).toBe("2*x\n");
  const { stdout } = await ask(args);
  expect(stdout).toContain(" * d/dx = 2*x\n * where x > 0\n");
});

it("tells in the session where the simpler form is the same", async () => {
  const session = new Session();
  expect(await session.answer(":simplify (x^3 - x)/x")).toEqual(["x^2 - 1", "where x != 0"]);
  expect(await session.answer(":simplify sin(x)^2 + cos(x)^2")).toEqual(["1"]);
});
