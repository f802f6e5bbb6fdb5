import { describe, expect, it } from "vitest";
import { nearestName, nearestVariable } from "../../src/parser/suggest.ts";

describe("the nearest name", () => {
  const names = ["sin", "sinh", "asin", "cos", "tan", "sqrt", "exp", "floor", "ln"];

  it.each([
    ["sine", "sin"],
    ["snih", "sinh"],
    ["Sin", "sin"],
    ["SQRT", "sqrt"],
    ["flor", "floor"],
    ["tangent", "tan"],
    ["exponential", "exp"],
    ["Ln", "ln"],
  ])("%s was meant as %s", (typed, meant) => expect(nearestName(typed, names)).toBe(meant));

  it.each(["x", "kx", "lm", "velocity", "q7", ""])("%s was meant as itself", (typed) =>
    expect(nearestName(typed, names)).toBeUndefined(),
  );

  it("prefers the first of equally near names", () => {
    expect(nearestName("abc1", ["abc2", "abc3"])).toBe("abc2");
  });

  it("does not look at long names, nor beyond a thousand", () => {
    const long = "a".repeat(1_000_000);
    expect(nearestName(long, [long])).toBeUndefined();
    expect(nearestName("speed", [long, "spede"])).toBe("spede");
    const many = Array.from({ length: 1_000 }, (_, i) => `name_${i}`);
    expect(nearestName("speed", [...many, "spede"])).toBeUndefined();
  });
});

describe("the nearest variable", () => {
  it.each([
    ["vel", ["d", "v", "t"], "v"],
    ["v", ["d", "velocity"], "velocity"],
    ["V", ["d", "vel", "velocity"], "vel"],
    ["velocity", ["d", "v", "vel"], "vel"],
    ["tme", ["t", "time"], "time"],
    ["q", ["d", "v", "t"], undefined],
    ["vel", [], undefined],
  ])("to %s among %j is %s", (typed, names, meant) =>
    expect(nearestVariable(typed, names)).toBe(meant),
  );
});
