/** Everything that can be said of a text, for editors and for the command: mistakes or warnings. */
import type { Diagnostic } from "../ast/diagnostic.ts";
import { FormulaError } from "../ast/formula-error.ts";
import { parse } from "../parse.ts";
import type { ParseOptions } from "../parser/parse.ts";
import { constantE } from "./warnings/constant-e.ts";
import { deadBranches } from "./warnings/dead-branches.ts";
import { exactComparisons } from "./warnings/exact-comparisons.ts";
import { foreignNames } from "./warnings/foreign-names.ts";
import { readingOf, type ReadingOptions } from "./warnings/reading.ts";
import { similarNames } from "./warnings/similar-names.ts";
import { unusedDefinitions } from "./warnings/unused-definitions.ts";

const MOST_WARNINGS = 10;

/**
 * The diagnostics of a text, in its order: up to ten mistakes that do not follow from one another,
 * or, where there are none, up to ten warnings. Empty where nothing is to be said. Mistakes in a
 * text are returned, never thrown.
 * @example
 * diagnose("2*sine(x)")[0]?.suggestion; // "sin(x)"
 */
export function diagnose(text: string, options: ParseOptions = {}): readonly Diagnostic[] {
  try {
    parse(text, options);
    return warningsIn(text, options);
  } catch (error) {
    if (error instanceof FormulaError) return error.diagnostics;
    throw error;
  }
}

/**
 * The warnings of a text that is known to be right.
 * @throws FormulaError where it is not
 */
export function warningsIn(text: string, options: ReadingOptions = {}): readonly Diagnostic[] {
  const reading = readingOf(text, options);
  const similar = similarNames(reading);
  const meant = new Set(similar.map(({ suggestion }) => suggestion));
  // Where a comparison decides nothing, that is what is to be told of it.
  const dead = deadBranches(reading);
  const exact = exactComparisons(reading).filter((warning) => !dead.some(covers(warning)));
  // A name that was mistyped further down is not used, and that was told already.
  const unused = unusedDefinitions(reading).filter(
    ({ span }) => !meant.has(text.slice(span?.start, span?.end)),
  );
  return [...similar, ...foreignNames(reading), ...constantE(reading), ...exact, ...dead, ...unused]
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .slice(0, MOST_WARNINGS);
}

/** Whether a diagnostic marks the place of another. */
const covers =
  ({ span: inner }: Diagnostic) =>
  ({ span: outer }: Diagnostic): boolean =>
    inner !== undefined &&
    outer !== undefined &&
    outer.start <= inner.start &&
    inner.end <= outer.end;
