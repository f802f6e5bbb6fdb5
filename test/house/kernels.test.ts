/**
 * The kernel texts that emitted modules carry are the kernels of the interpreter: equal to the bit,
 * and in need of nothing that a bare JavaScript engine lacks. That they are those made last is asked
 * by `npm run kernels -- --check`, which takes longer.
 */
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { kernelSources } from "../../src/codegen/text/kernel-sources.ts";
import { type KernelName, kernels } from "../../src/functions/kernels.ts";

const names = Object.keys(kernels) as KernelName[];

/** Park and Miller's generator ("Random number generators: good ones are hard to find", 1988). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const EDGES = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 170, 1e-300, 1e300, Infinity, -Infinity, NaN];

const OF_ORDER: ReadonlySet<KernelName> = new Set(["polygamma", "expmoment", "sincderivative"]);

/** Small, moderate, large and negative numbers; orders are small integers. */
function points(name: KernelName): number[][] {
  const random = uniform(20240229);
  const real = (): number => (random() - 0.5) * 10 ** (random() * 8 - 4);
  const first = (): number => (OF_ORDER.has(name) ? Math.floor(random() * 24) : real());
  const edges = EDGES.flatMap((x) => EDGES.map((y) => [x, y]));
  const seeded = Array.from({ length: 1000 }, () => [first(), real()]);
  return [...edges, ...seeded].map((operands) => operands.slice(0, kernels[name].length));
}

test("every kernel has a text, and there is no other", () => {
  expect(Object.keys(kernelSources)).toEqual(names);
});

test.each(names)("the text of %s equals the kernel, bit for bit, in a bare context", (name) => {
  const script = `"use strict";\n${kernelSources[name]}\npoints.map((point) => ${name}(...point))`;
  const sampled = points(name);
  const actual = runInNewContext(script, { points: sampled }) as number[];
  const kernel = kernels[name];
  const differing = sampled.filter((at, i) => !Object.is(actual[i], kernel(...at)));
  expect(differing).toEqual([]);
  expect(actual.filter((value) => Number.isFinite(value)).length).toBeGreaterThan(300);
});

test.each(names)("the text of %s names nothing that strict pages forbid or lack", (name) => {
  const outside = /\b(Function|eval|require|process|globalThis|window|self|global|import)\b/;
  expect(kernelSources[name]).not.toMatch(outside);
});

test.each(names)("the text of %s is one statement, behind its credit", (name) => {
  const credit = String.raw`(/\* ${name}: stdlib .* Apache License 2\.0.* \*/\n// prettier-ignore\n)?`;
  const text = new RegExp(String.raw`^${credit}const ${name} = /\* @__PURE__ \*/ \(\(\) => \{`);
  expect(kernelSources[name]).toMatch(text);
  expect(kernelSources[name].endsWith("})();")).toBe(true);
});
