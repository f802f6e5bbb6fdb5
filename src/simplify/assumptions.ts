/** Assumptions as people write them, `x > 0` or `0 < a <= b`, as requirements on nodes. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Graph } from "../ast/graph.ts";
import { variablesOf } from "../ast/traverse.ts";
import { isTruth } from "../functions/catalogue.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { lower } from "../parser/lower.ts";
import { parseSyntax } from "../parser/parse.ts";
import { type Requirement, requirementsIn } from "./requirements.ts";

/**
 * What the texts say, about nodes of `graph`.
 * @throws FormulaError where a text is no comparison, or one that says nothing of variables
 */
export function assumptions(graph: Graph, texts: readonly string[]): Requirement[] {
  return texts.flatMap((text) => {
    const test = lower(parseSyntax(text), valueBuilder(graph), undefined, text);
    const said = isTruth(test) ? requirementsIn(graph, test) : [];
    if (said.length > 0 && variablesOf([test]).length > 0) return said;
    throw new FormulaError({
      code: "not-an-assumption",
      message: `an assumption is a comparison, and ${JSON.stringify(text)} is none that can be used`,
      suggestion: `assume "x > 0", "n >= 1", "a < b" or "x != 0"`,
    });
  });
}

/** The formula where the assumptions hold; elsewhere it has no value. */
export function restricted(formula: Formula, texts: readonly string[]): Formula {
  const { graph, root } = formula;
  const build = valueBuilder(graph);
  const nothing = build.apply("log", build.constant(-1));
  const where = texts
    .map((text) => lower(parseSyntax(text), build, undefined, text))
    .reduce((all, test) => build.apply("and", all, test), build.apply("true"));
  return { graph, root: build.conditional(where, root, nothing) };
}
