/** Work of a branch is done in the branch: seen in the cost of a point, and in the emitted text. */
import { describe, expect, it } from "vitest";
import { emit } from "../../src/emit.ts";
import { subject } from "../../src/evidence/subject.ts";
import { parse } from "../../src/parser/parse.ts";

/** Cost of value and gradient at a point; a call counts 5. */
const cost = (text: string, at: Record<string, number>): number =>
  subject(parse(text)).bothCost(at);

describe("a branch that is not taken costs nothing", () => {
  it.each([
    ["x > 0 ? sqrt(x) : 0", { x: 1 }, { x: -1 }],
    ["x > 0 ? exp(sin(log(x))) : x", { x: 1 }, { x: -1 }],
    ["(x > 0 ? log(x) : 0)*(x > 0 ? sqrt(x) : 0)", { x: 1 }, { x: -1 }],
  ])("%s", (text, taken, other) => {
    expect(cost(text, taken)).toBeGreaterThanOrEqual(8);
    expect(cost(text, other)).toBeLessThan(8);
  });

  it("though it is shared by branches of different tests", () => {
    const text = "(x > 0 ? log(x) : 0) + (x > y ? log(x)^2 : 0)";
    expect(cost(text, { x: -1, y: 0 })).toBeLessThan(10);
    expect(cost(text, { x: 2, y: 0 })).toBeGreaterThan(10);
  });

  it("though it is in the second operand of a condition", () => {
    expect(cost("x > 0 and log(x) > 1 ? x : 0", { x: -1 })).toBeLessThan(5);
  });
});

describe("emitted text", () => {
  it("computes a shared call once, under the test that both uses imply", () => {
    const { code } = emit("(x > 0 ? sqrt(x) : 0) + (y > 0 and x > 0 ? y*sqrt(x) : 0)");
    for (const body of code.split("export function").slice(1)) {
      expect(body.match(/Math\.sqrt/g)).toHaveLength(1);
    }
  });

  it("never nests deeper than V8 can read", () => {
    const chain = Array.from({ length: 900 }, (_, i) => `x < ${i} ? ${i}*x : `).join("");
    const { code } = emit(`${chain}x`);
    const indents = code.split("\n").map((line) => /^ */.exec(line)![0].length);
    expect(Math.max(...indents)).toBeLessThan(2 * 200);
  });
});
