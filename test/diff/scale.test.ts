/** First derivatives grow with the formula and no faster: nodes are counted, time is for `bench`. */
import { describe, expect, it } from "vitest";
import { postorder, variablesOf } from "../../src/ast/traverse.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import type { Style } from "../../src/diff/style.ts";
import { shaped, shapes } from "../support/shapes.ts";

interface Sizes {
  readonly formula: number;
  /** The formula and all of its derivatives together. */
  readonly result: number;
  /** All that were made on the way. */
  readonly made: number;
}

function sizes(shape: string, size: number, style: Style): Sizes {
  const formula = shaped(shape, size);
  const { graph, root } = formula;
  const before = graph.size;
  const gradient = gradientOf(formula, variablesOf([root]), style);
  return {
    formula: postorder([root]).length,
    result: postorder([root, ...gradient]).length,
    made: graph.size - before,
  };
}

/** For each node of the formula; and of the growth, how much of it is not the formula's. */
const BOUNDS = {
  speed: { result: 5.5, made: 5.5, growth: 1.01 },
  // Powers and products are written out once more, and a tree's paths are that much deeper.
  // Where the budget for trials is used up, sums stay in plain normal form, which is longer.
  reading: { result: 6.5, made: 11.5, growth: 1.35 },
};

describe.each(["speed", "reading"] as const)("for %s", (style) => {
  const most = BOUNDS[style];

  it.each(shapes)("%s", (shape) => {
    const [small, large] = [sizes(shape, 4_000, style), sizes(shape, 16_000, style)];
    for (const part of ["result", "made"] as const) {
      expect(large[part] / large.formula, part).toBeLessThanOrEqual(most[part]);
      const growth = large[part] / small[part] / (large.formula / small.formula);
      expect(growth, part).toBeLessThanOrEqual(most.growth);
    }
  });
});
