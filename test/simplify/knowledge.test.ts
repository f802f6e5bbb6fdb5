/** What follows from what: every comparison from every other one, as numbers tell. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { rational } from "../../src/ast/rational.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { Knowledge } from "../../src/simplify/knowledge.ts";
import { compared, plain, requirementsIn, type Sign } from "../../src/simplify/requirements.ts";

const SIGNS: readonly Sign[] = [">", ">=", "<", "<=", "!="];
const BOUNDS = [-1, 0, 0.5, 2];
const NUMBERS = [-3, -1, -0.5, 0, 0.25, 0.5, 1, 2, 5];

const holds = (x: number, sign: Sign, than: number): boolean =>
  ({ ">": x > than, ">=": x >= than, "<": x < than, "<=": x <= than, "!=": x !== than })[sign];

const each = SIGNS.flatMap((sign) => BOUNDS.map((than) => ({ sign, than })));

describe("a comparison implies another", () => {
  it.each(each)("x $sign $than all that hold with it, and no others", (fact) => {
    const { graph, root } = parse("x");
    const known = new Knowledge(graph, [root], {
      assume: [compared(root, fact.sign, rational(fact.than))],
    });
    for (const asked of each) {
      const follows = NUMBERS.every(
        (x) => !holds(x, fact.sign, fact.than) || holds(x, asked.sign, asked.than),
      );
      const told = `x ${fact.sign} ${fact.than} implies x ${asked.sign} ${asked.than}`;
      const implied = known.implies(compared(root, asked.sign, rational(asked.than)));
      expect(implied, told).toBe(follows);
    }
  });

  it.each(each)("and no more than two of them say together, with x $sign $than", (first) => {
    const { graph, root } = parse("x");
    for (const second of each) {
      const facts = [first, second];
      const known = new Knowledge(graph, [root], {
        assume: facts.map(({ sign, than }) => compared(root, sign, rational(than))),
      });
      const inside = NUMBERS.filter((x) => facts.every(({ sign, than }) => holds(x, sign, than)));
      for (const asked of inside.length === 0 ? [] : each) {
        if (!known.implies(compared(root, asked.sign, rational(asked.than)))) continue;
        const told = JSON.stringify([...facts, asked]);
        expect(
          inside.every((x) => holds(x, asked.sign, asked.than)),
          told,
        ).toBe(true);
      }
    }
  });

  it.each(SIGNS)("of a constant it is known whether it is %s another", (sign) => {
    const graph = new Graph();
    for (const value of BOUNDS) {
      for (const than of BOUNDS) {
        const asked = plain(compared(graph.constant(value), sign, rational(than)));
        expect(asked.length === 0, `${value} ${sign} ${than}`).toBe(holds(value, sign, than));
      }
    }
  });
});

describe("what is known in a branch", () => {
  const abs = (text: string, wanted: string): boolean => {
    const graph = new Graph();
    const { root } = parse(text, { graph });
    const place = parse(wanted, { graph }).root;
    return new Knowledge(graph, [root]).implies(compared(parse("x", { graph }).root, ">"), place);
  };

  it.each([
    ["x > 0 ? sin(x) : 1", "sin(x)", true],
    ["x > 0 ? 1 : sin(x)", "sin(x)", false],
    ["x <= 0 ? 1 : sin(x)", "sin(x)", true],
    ["x >= 0 ? sin(x) : 1", "sin(x)", false],
    ["x > 0 and y > 0 ? sin(x) : 1", "sin(x)", true],
    ["x > 0 or y > 0 ? sin(x) : 1", "sin(x)", false],
    ["x <= 0 or y > 0 ? 1 : sin(x)", "sin(x)", true],
    ["x > 1 ? sin(x) : 1", "sin(x)", true],
    ["y > 0 ? (x > 0 ? sin(x) : 1) : 2", "sin(x)", true],
    ["(x > 0 ? sin(x) : 1) + sin(x)", "sin(x)", false],
    ["log(x) + sin(x)", "sin(x)", true],
    ["sqrt(x) + sin(x)", "sin(x)", false],
    ["sqrt(x)/x + sin(x)", "sin(x)", true],
    ["y > 0 ? log(x) : sin(x)", "sin(x)", false],
  ])("of x in %s, at %s: %s", (text, place, expected) => {
    expect(abs(text, place)).toBe(expected);
  });

  it("a denial turns a test around, wherever it stands", () => {
    const graph = new Graph();
    const { apply, variable, constant } = valueBuilder(graph);
    const test = graph.apply(">", [variable("x"), constant(0)]);
    const told = (node: Node, isTrue = true): string[] =>
      requirementsIn(graph, node, isTrue).map(
        ({ node: about, sign, than }) => `${formulaText(about)} ${sign} ${than.valueOf()}`,
      );
    const not = graph.apply("not", [test]);
    expect(told(not)).toEqual(["x <= 0"]);
    expect(told(not, false)).toEqual(["x > 0"]);
    expect(told(graph.apply("and", [not, graph.apply("not", [not])]))).toHaveLength(2);
    expect(told(graph.apply("or", [not, test]))).toEqual([]);
    expect(told(apply("<", variable("x"), constant(1)), false)).toEqual(["x >= 1"]);
  });
});
