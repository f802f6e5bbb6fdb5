/** The messages about bounds to the letter, and of what only rules can meet. */
import { expect, it } from "vitest";
import { Budget } from "../../src/ast/budget.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import { parse } from "../../src/parse.ts";
import { parse as parseRule, parseSyntax } from "../../src/parser/parse.ts";

function rendered(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof FormulaError) return error.render();
    throw error;
  }
  throw new Error("nothing was refused");
}

it.each<[act: () => unknown, text: string]>([
  [
    () => parse("x + y", { limits: { text: 4 } }),
    `error: the formula has 5 characters; at most 4 are read [text-too-long]
  try: --limit text=5, or limits: { text: 5 } in a program`,
  ],
  [
    () => parse("2*((x))", { limits: { nesting: 1 } }),
    `error: brackets are nested more than 1 deep [nesting-too-deep]
  line 1, column 4:
    2*((x))
       ^
  try: --limit nesting=2, or limits: { nesting: 2 } in a program`,
  ],
  [
    () => parse(`x + 0.${"3".repeat(1_000)}`),
    `error: this number has more than 1,000 digits [number-too-long]
  line 1, column 5:
    x + 0.${"3".repeat(94)}…
        ${"^".repeat(96)}
  try: --limit digits=2000, or limits: { digits: 2000 } in a program`,
  ],
  [
    () => parse(`max(${"x,".repeat(10_000)}x)`),
    `error: max takes at most 10,000 arguments [too-many-arguments]
  line 1, column 1:
    max(${"x,".repeat(48)}…
    ${"^".repeat(100)}`,
  ],
  [
    () => parse("f(x) = sin(x) + x; f(f(y))", { limits: { steps: 3 } }),
    `error: calls, sums and derivatives take more than 3 steps [expansion-too-large]
  line 1, column 20:
    f(x) = sin(x) + x; f(f(y))
                       ^^^^^^^
  try: --limit steps=6, or limits: { steps: 6 } in a program`,
  ],
  [
    () => parse("x + y", { graph: new Graph(new Budget({ nodes: 2 })) }),
    `error: the formula needs more than 2 nodes [graph-too-large]
  line 1, column 1:
    x + y
    ^^^^^
  try: --limit nodes=4, or limits: { nodes: 4 } in a program`,
  ],
  [
    () => parseRule("diff(x^2, x)"),
    `error: no derivatives are taken where this text is read [derivative-unavailable]
  line 1, column 1:
    diff(x^2, x)
    ^^^^^^^^^^^^`,
  ],
  [
    () => parseSyntax("q = x; q"),
    `error: an expression alone is read here, without definitions [definition-not-read]
  line 1, column 1:
    q = x; q
    ^^^^^^^^`,
  ],
])("%# is told", (act, text) => expect(rendered(act)).toBe(text));
