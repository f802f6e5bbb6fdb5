/**
 * A line's formula, where functions defined in the session may be called: `2*f(x) + f'(35)`. The
 * parser knows no apostrophe, so one after a name is handed to it as a letter of the same length:
 * places in the text stay right, and `f'` arrives as a name.
 */
import { FormulaError } from "../../ast/formula-error.ts";
import type { Formula } from "../../ast/formula.ts";
import type { Graph } from "../../ast/graph.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { isTruth } from "../../functions/catalogue.ts";
import { truthValueResult } from "../../parser/diagnostics.ts";
import { lower } from "../../parser/lower.ts";
import { parseSyntax } from "../../parser/parse.ts";
import { baseOf, Expansion, PRIME, type UserFunction } from "./expand-calls.ts";

export interface Scope {
  readonly graph: Graph;
  readonly functions: ReadonlyMap<string, UserFunction>;
}

export interface Reading {
  readonly formula: Formula;
  /** Whether functions of the session were used: then the text is not the whole formula. */
  readonly expanded: boolean;
  /** Whether the line is one call of such a function, and nothing else. */
  readonly isCall: boolean;
}

const PRIMED = /([\p{ID_Start}_][\p{ID_Continue}\p{M}₀-₉]*)('+)/gu;

/**
 * Reads the formula in `line` from offset `from` on.
 * @throws FormulaError with the place in the line as typed
 */
export function readFormula(line: string, from: number, scope: Scope): Reading {
  const typed = line.slice(from);
  const primed = typed.replace(
    PRIMED,
    (_, name: string, marks: string) => name + PRIME.repeat(marks.length),
  );
  try {
    return read(" ".repeat(from) + primed, typed.trim(), scope);
  } catch (error) {
    throw error instanceof FormulaError ? asTyped(error, line) : error;
  }
}

function read(text: string, typed: string, { graph, functions }: Scope): Reading {
  const builder = valueBuilder(graph);
  const tree = parseSyntax(text);
  const expansion = new Expansion(builder, functions, text);
  const root = lower(expansion.of(tree), builder, expansion.known, text);
  if (isTruth(root)) throw truthValueResult(text, tree.span);
  const expanded = expansion.known.size > 0;
  return {
    formula: expanded ? { graph, root } : { graph, root, text: typed },
    expanded,
    isCall: tree.kind === "call" && functions.has(baseOf(tree.name)),
  };
}

function asTyped(
  { code, span, text, message, suggestion }: FormulaError,
  line: string,
): FormulaError {
  return new FormulaError({
    code,
    message: withApostrophes(message),
    suggestion: suggestion === undefined ? undefined : withApostrophes(suggestion),
    span,
    text: text === undefined ? undefined : line,
  });
}

const withApostrophes = (said: string): string => said.replaceAll(PRIME, "'");
