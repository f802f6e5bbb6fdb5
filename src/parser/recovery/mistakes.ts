/** The mistakes of one text as they are found: each cause once, in the order of the text. */
import type { Span } from "../../ast/diagnostic.ts";
import { FormulaError } from "../../ast/formula-error.ts";

/** Mistakes that are reported together. */
const MOST_REPORTED = 10;

/** Mistakes looked at, repetitions included, before the search is given up. */
const MOST_FOUND = 100;

/** Their messages name the cause, so that a second one says nothing new. */
const NAMED_CAUSES: ReadonlySet<string> = new Set([
  "unknown-function",
  "defined-later",
  "recursive-definition",
]);

/** Ends the search: there are enough mistakes, or a bound of the whole text is met. */
export class SearchEnded extends Error {}

export class Mistakes {
  readonly #found = new Map<string, FormulaError>();
  #seen = 0;

  /** Takes a mistake in; throws `SearchEnded` where that is enough. */
  add(mistake: FormulaError): void {
    const { code, message, span } = mistake;
    const cause = NAMED_CAUSES.has(code) ? message : `${code} ${span?.start} ${span?.end}`;
    if (!this.#found.has(cause)) this.#found.set(cause, mistake);
    if (++this.#seen >= MOST_FOUND || this.#found.size >= MOST_REPORTED) throw new SearchEnded();
  }

  /** Whether one lies within a place. */
  someWithin({ start, end }: Span): boolean {
    return [...this.#found.values()].some(
      ({ span }) => span !== undefined && start <= span.start && span.end <= end,
    );
  }

  /** Whether one has one of the codes. */
  someAmong(codes: ReadonlySet<string>): boolean {
    return [...this.#found.values()].some(({ code }) => codes.has(code));
  }

  /** The first one, with the others behind it; nothing where there are none. */
  together(): FormulaError | undefined {
    const [first, ...others] = [...this.#found.values()].sort(
      (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
    );
    if (first === undefined) return undefined;
    const { related, limit } = first.diagnostics[0]!;
    const { code, message, span, suggestion, text } = first;
    const rest = others.flatMap(({ diagnostics }) => diagnostics);
    return new FormulaError({
      code,
      message,
      span,
      suggestion,
      related,
      limit,
      text,
      others: rest,
    });
  }
}
