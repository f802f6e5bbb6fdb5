/**
 * All mistakes of a text, once it is known that there is one: the text is read again, statement by
 * statement, and what cannot be understood is left out rather than guessed at. A second reading
 * rather than recovery in the first costs texts without mistakes nothing, and keeps the parser
 * plain. As in other compilers, what follows from a mistake that was told is kept silent.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Span } from "../../ast/diagnostic.ts";
import { FormulaError } from "../../ast/formula-error.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { noResult } from "../definition-mistakes.ts";
import { Definitions } from "../definitions.ts";
import type { Differentiate } from "../expansion.ts";
import { tokenize } from "../lexer.ts";
import { requireResult } from "../kinds.ts";
import type { Definition } from "../scope.ts";
import { isReserved } from "../reserved.ts";
import type { Syntax } from "../syntax-tree.ts";
import { Mistakes, SearchEnded } from "./mistakes.ts";
import { lowerWatched } from "./poison.ts";
import { readStatements, type ReadStatement, type ReadStatements } from "./read-statements.ts";
import { statementsIn } from "./split.ts";

export interface Recovery {
  readonly differentiate?: Differentiate | undefined;
  /** What is defined before the text begins, in its graph. */
  readonly before?: ReadonlyMap<string, Definition> | undefined;
  /** Where the text is read again. */
  readonly graph: Graph;
}

/** Bounds of the whole text: beyond them nothing more is known of it. */
const BOUNDS: ReadonlySet<string> = new Set([
  "text-too-long",
  "empty-formula",
  "graph-too-large",
  "expansion-too-large",
  "constants-too-long",
  "derivative-unavailable",
  "out-of-time",
]);

/** Mistakes that are whole in themselves, whatever unexpected characters stand around them. */
const CALLS: ReadonlySet<string> = new Set(["unknown-function", "not-a-function", "wrong-arity"]);

/** Mistakes about what is a number and what a vector, which all uses of a name tell together. */
const SHAPES: ReadonlySet<string> = new Set([
  "vector-as-number",
  "number-as-vector",
  "whole-vector-arithmetic",
  "index-outside",
  "index-as-vector",
  "vector-result",
  "derivative-by-vector",
  "derivative-of-vector",
]);

/** The mistake with all others in the text that do not follow from it or from one another. */
export function withOthers(mistake: FormulaError, text: string, recovery: Recovery): FormulaError {
  if (BOUNDS.has(mistake.code)) return mistake;
  const mistakes = new Mistakes();
  try {
    const { tokens, unexpected } = tokenize(text);
    const statements = statementsIn(tokens, unexpected);
    const read = readStatements(statements, text, recovery.graph.budget.limits.nesting, mistakes);
    lowerAll(read, text, recovery, mistakes);
  } catch (error) {
    if (!(error instanceof SearchEnded)) throw error;
  }
  return mistakes.together() ?? mistake;
}

function lowerAll(
  { read, lost }: ReadStatements,
  text: string,
  { differentiate, before, graph }: Recovery,
  mistakes: Mistakes,
): void {
  let unexpected: readonly Span[] = [];
  // One use that is not understood leaves open what a name stands for at all the others.
  let areShapesKnown = read.every(({ statement }) => statement.unexpected.length === 0);
  const report = (mistake: FormulaError): void => {
    const isGuess = !areShapesKnown && SHAPES.has(mistake.code);
    if (!isGuess && isKnown(mistake, unexpected)) mistakes.add(mistake);
    if (BOUNDS.has(mistake.code)) throw new SearchEnded();
  };
  const isLost = (name: string): boolean => lost.has(name) || taken.has(name);
  const lowerPart = lowerWatched({ report, isLost });
  const definitions = read.flatMap(({ definition }) => definition ?? []);
  const taken = new Set(definitions.map(({ name }) => name.name).filter(isReserved));
  const builder = valueBuilder(graph);
  const setting = { builder, text, differentiate, before, report, lowerPart };
  const last = read.at(-1);
  const known = new Definitions(setting, { definitions, result: last?.value });
  areShapesKnown &&= !mistakes.someAmong(SHAPES);
  for (const { definition, statement } of read) {
    ({ unexpected } = statement);
    if (definition !== undefined) known.define(definition);
  }
  if (last?.value !== undefined) {
    const mistake = resultMistake(known, last.value, text);
    if (mistake !== undefined && !mistakes.someWithin(last.value.span)) report(mistake);
  } else if (last !== undefined && read.every(({ value }) => value === undefined)) {
    lackOfResult(last, text, mistakes);
  }
}

/** What keeps the value of a text from being a result. */
function resultMistake(known: Definitions, value: Syntax, text: string): FormulaError | undefined {
  const root = known.nodeOf(value);
  try {
    requireResult(root, text, value.span);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  return undefined;
}

/** Among unexpected characters, only what is whole and free of them is known to be a mistake. */
function isKnown({ code, span }: FormulaError, unexpected: readonly Span[]): boolean {
  if (unexpected.length === 0) return true;
  const { start, end } = span ?? { start: 0, end: Infinity };
  return CALLS.has(code) && !unexpected.some((at) => start <= at.start && at.start < end);
}

/** A definition at the end, if it is right itself, lacks a formula behind it. */
function lackOfResult({ definition }: ReadStatement, text: string, mistakes: Mistakes): void {
  if (definition === undefined) return;
  const { name, body } = definition;
  const isRight = !mistakes.someWithin({ start: name.span.start, end: body.span.end });
  if (isRight) mistakes.add(noResult(text, definition));
}
