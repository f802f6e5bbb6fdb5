/** A text read with an eye on every part: what warnings look at. */
import { Budget } from "../../ast/budget.ts";
import { Graph } from "../../ast/graph.ts";
import type { Node } from "../../ast/node.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { differentiateNode } from "../../parse.ts";
import { Definitions } from "../../parser/definitions.ts";
import { lowerOne } from "../../parser/lower.ts";
import { parseText, type ParseOptions } from "../../parser/parse.ts";
import type { Definition, LowerPart } from "../../parser/scope.ts";
import type { NameSyntax, Syntax, TextSyntax } from "../../parser/syntax-tree.ts";

export interface ReadingOptions extends ParseOptions {
  /** What is defined before the text begins. */
  readonly before?: ReadonlyMap<string, Definition> | undefined;
}

export interface Reading extends TextSyntax {
  readonly text: string;
  /** What each part means. */
  readonly nodes: ReadonlyMap<Syntax, Node>;
  /** Where names stand that are variables, in the order of the text. */
  readonly variables: ReadonlyMap<string, readonly NameSyntax[]>;
  /** Names that stand anywhere but where they are defined, parameters left out. */
  readonly used: ReadonlySet<string>;
}

/**
 * Reads a text that is known to be right.
 * @throws FormulaError where it is not
 */
export function readingOf(text: string, options: ReadingOptions = {}): Reading {
  const { graph = new Graph(new Budget(options.limits)) } = options;
  const syntax = parseText(text, graph.budget.limits);
  const nodes = new Map<Syntax, Node>();
  const variables = new Map<string, NameSyntax[]>();
  const used = new Set<string>();
  const lowerPart: LowerPart = (part, operands, scope) => {
    const node = lowerOne(part, operands, scope);
    nodes.set(part, node);
    if ((part.kind === "name" || part.kind === "call") && !scope.locals?.has(part.name))
      used.add(part.name);
    if (part.kind === "name" && node.kind === "variable" && node.name === part.name) {
      const places = variables.get(part.name);
      if (places === undefined) variables.set(part.name, [part]);
      else places.push(part);
    }
    return node;
  };
  const setting = {
    builder: valueBuilder(graph),
    text,
    differentiate: differentiateNode,
    before: options.before,
    lowerPart,
  };
  const known = new Definitions(setting, syntax);
  for (const definition of syntax.definitions) known.define(definition);
  if (syntax.result !== undefined) known.nodeOf(syntax.result);
  return { ...syntax, text, nodes, variables, used };
}
