/**
 * A formula as it is written, without the identities and folding that every graph is made by, so
 * that those have a witness, too: nothing else sees what is wrong in the graph from the start.
 */
import { Budget } from "../../src/ast/budget.ts";
import type { Builder } from "../../src/ast/builder.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { differentiateNode } from "../../src/parse.ts";
import { Definitions } from "../../src/parser/definitions.ts";
import { parseText } from "../../src/parser/parse.ts";

/** The formula that a text is, each operation of it a node. */
export function verbatim(text: string): Formula {
  const graph = new Graph(new Budget());
  const syntax = parseText(text);
  const known = new Definitions(
    { builder: verbatimBuilder(graph), text, differentiate: differentiateNode },
    syntax,
  );
  for (const definition of syntax.definitions) known.define(definition);
  return { graph, root: known.nodeOf(syntax.result!) };
}

/** Only differences are made as in every graph, which has sums of negatives for them. */
function verbatimBuilder(graph: Graph): Builder {
  return {
    ...valueBuilder(graph),
    apply: (fn, ...operands) => {
      if (fn !== "-") return graph.apply(fn, operands);
      const [a, b] = operands as readonly [Node, Node];
      return graph.apply("+", [a, graph.apply("neg", [b])]);
    },
    conditional: (test, then, otherwise) => graph.conditional(test, then, otherwise),
  };
}
