/**
 * A line of a session, read by the language's own parser together with the functions defined before.
 * A line with a formula in it is a text like any other, whose definitions are its own; of a line
 * that only defines, the session keeps what it defines.
 */
import type { FormulaError } from "../../ast/formula-error.ts";
import type { Formula } from "../../ast/formula.ts";
import type { Graph } from "../../ast/graph.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { isTruth } from "../../functions/catalogue.ts";
import { differentiateNode } from "../../parse.ts";
import { Definitions } from "../../parser/definitions.ts";
import { noResult } from "../../parser/definition-mistakes.ts";
import { truthValueResult } from "../../parser/diagnostics.ts";
import type { DefinedFunction } from "../../parser/expansion.ts";
import { requireResult } from "../../parser/kinds.ts";
import { parseText } from "../../parser/parse.ts";
import { withOthers } from "../../parser/recovery/recover.ts";
import type { DefinitionSyntax, TextSyntax } from "../../parser/syntax-tree.ts";
import { requireOneKind } from "./values.ts";

export interface Scope {
  readonly graph: Graph;
  readonly functions: ReadonlyMap<string, DefinedFunction>;
}

export interface Reading {
  readonly formula: Formula;
  /** Whether functions of the session were used: then the text is not the whole formula. */
  readonly expanded: boolean;
  /** Whether the line is one call of such a function, and nothing else. */
  readonly isCall: boolean;
}

/** A definition as a line makes it; of a value the formula is kept as it is. */
export type Defined = DefinedFunction | { readonly kind: "value"; readonly formula: Formula };

/** The syntax of `line` from offset `from` on, with places in the line as typed. */
export const lineSyntax = (line: string, from: number): TextSyntax =>
  parseText(" ".repeat(from) + line.slice(from));

/**
 * The formula in `line` from offset `from` on.
 * @throws FormulaError with the place in the line as typed
 */
export function readFormula(line: string, from: number, scope: Scope): Reading {
  const syntax = lineSyntax(line, from);
  const { definitions, result } = syntax;
  const known = definitionsOf(line, scope, syntax);
  for (const definition of definitions) known.define(definition);
  if (result === undefined) throw noResult(line, definitions.at(-1)!);
  const root = known.nodeOf(result);
  requireResult(root, line, result.span);
  const { graph, functions } = scope;
  requireOneKind({ graph, root }, { text: line, syntax });
  const expanded = known.usesBefore;
  return {
    formula: expanded ? { graph, root } : { graph, root, text: line.slice(from).trim() },
    expanded,
    isCall: definitions.length === 0 && result.kind === "call" && functions.has(result.name),
  };
}

/** The mistake in a line that is a formula, with all others in it. */
export const withAllMistakes = (
  mistake: FormulaError,
  line: string,
  { graph, functions }: Scope,
): FormulaError =>
  withOthers(mistake, line, {
    differentiate: differentiateNode,
    before: functions,
    graph,
  });

/** What one definition of a line makes; a value may be set from its own value before. */
export function readDefinition(line: string, syntax: DefinitionSyntax, scope: Scope): Defined {
  const { graph } = scope;
  if (syntax.parameters === undefined) {
    // Checks the name; the session's values are variables, which a value may go by.
    definitionsOf(line, scope, { definitions: [syntax], result: undefined });
    const alone = { definitions: [], result: syntax.body };
    const root = definitionsOf(line, scope, alone).nodeOf(syntax.body);
    if (isTruth(root)) throw truthValueResult(line, syntax.body.span);
    return { kind: "value", formula: { graph, root } };
  }
  const made = definitionsOf(line, scope, { definitions: [syntax], result: undefined }).define(
    syntax,
  ) as DefinedFunction;
  if (isTruth(made.body)) throw truthValueResult(line, syntax.body.span);
  return made;
}

const definitionsOf = (
  text: string,
  { graph, functions }: Scope,
  syntax: TextSyntax,
): Definitions =>
  new Definitions(
    { builder: valueBuilder(graph), text, differentiate: differentiateNode, before: functions },
    syntax,
  );
