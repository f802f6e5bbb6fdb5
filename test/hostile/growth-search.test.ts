/**
 * A slice of the adversarial search (`npm run growth-search`): nothing crashes, and what is counted,
 * nodes and reads of operands, grows no faster than the formula. Times are left to the script.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { print } from "../../src/print/formula-text.ts";
import { families } from "../support/growth/families.ts";
import { once } from "../support/growth/measure.ts";
import { isBeyond, search } from "../support/growth/search.ts";
import { stages } from "../support/growth/stages.ts";

describe("families of formulas", () => {
  it.each(Object.keys(stages))("go through %s without a crash", (stage) => {
    fc.assert(
      fc.property(families, (family) => void once(stage, family.text(3))),
      { seed: 6, numRuns: 5 },
    );
  });

  it("are found out and shrunk where they are beyond the bounds", () => {
    const told: string[] = [];
    const { found, worst } = search({
      seed: 1,
      seconds: 0.5,
      only: ["parse"],
      sizes: { first: 2, most: 32, enough: 0 },
      steepest: -Infinity,
      slowest: Infinity,
      tell: (line) => told.push(line),
    });
    expect(found.length).toBeGreaterThan(0);
    expect(told[0]).toMatch(/^seed 1: parse: exponent /);
    expect(worst.get("parse")!.families).toBeGreaterThan(0);
  });

  it("count as beyond them by exponent or by time for a unit, but not below what can be told", () => {
    const growth = { stage: "", family: "", size: 1, units: 1_000, time: 100, exponent: 1.2 };
    const bounds = { sizes: { first: 1, most: 1, enough: 60 }, steepest: 1.35, slowest: 200 };
    expect(isBeyond(growth, bounds)).toBe(false);
    expect(isBeyond({ ...growth, exponent: 1.4 }, bounds)).toBe(true);
    expect(isBeyond({ ...growth, units: 400 }, bounds)).toBe(true);
    expect(isBeyond({ ...growth, time: 50, exponent: 2 }, bounds)).toBe(false);
    expect(isBeyond({ ...growth, time: Infinity, exponent: Infinity }, bounds)).toBe(true);
  });
});

describe("reads of operands", () => {
  /** A chain of quotients, each of whose links is looked at by `look`; returns the reads. */
  function reads(
    length: number,
    look: (graph: Graph, link: Node, isLast: boolean) => void,
  ): number {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let link: Node = build.variable("x");
    let count = 0;
    for (let i = 1; i <= length; i++) {
      link = build.apply("/", link, build.variable(`x${i}`));
      const { operands } = link;
      Object.defineProperty(link, "operands", { get: () => (count++, operands) });
      look(graph, link, i === length);
    }
    return count;
  }

  it.each<[string, (graph: Graph, link: Node, isLast: boolean) => void]>([
    ["negation", (graph, link) => void valueBuilder(graph).apply("neg", link)],
    [
      "a difference",
      (graph, link) => void valueBuilder(graph).apply("-", graph.variable("y"), link),
    ],
    ["printing", (graph, root, isLast) => void (isLast && print({ graph, root }))],
  ])("along a chain are as many for each link: %s", (_, look) => {
    const few = reads(200, look);
    expect(few).toBeGreaterThanOrEqual(200);
    expect(reads(800, look)).toBeLessThan(4.5 * few);
  });
});
