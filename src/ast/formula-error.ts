/**
 * The one error that a formula's author sees: a stable code, a message, where in the text, and
 * what to try. Rendering with a caret is here too, so that every surface shows the same picture.
 */

/** Half-open range of UTF-16 offsets into the formula text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FormulaErrorDetails {
  /** Stable name of the kind of mistake, such as `unknown-function`. */
  readonly code: string;
  readonly message: string;
  /** Where in `text`; absent where the mistake is not in the text. */
  readonly span?: Span | undefined;
  /** What to write or do instead, as a phrase: `sin(x)`. */
  readonly suggestion?: string | undefined;
  /** The text that `span` points into. */
  readonly text?: string | undefined;
}

/** Thrown for every mistake in a formula or in what is asked of it. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
  readonly code: string;
  readonly span: Span | undefined;
  readonly suggestion: string | undefined;
  readonly text: string | undefined;

  constructor(details: FormulaErrorDetails) {
    super(details.message);
    this.code = details.code;
    this.span = details.span;
    this.suggestion = details.suggestion;
    this.text = details.text;
  }

  /** The message, the place with a caret under it, and the suggestion, as lines of text. */
  render(): string {
    const lines = [`error: ${this.message} [${this.code}]`];
    if (this.text !== undefined && this.span !== undefined)
      lines.push(...picture(this.text, this.span));
    if (this.suggestion !== undefined) lines.push(`  try: ${this.suggestion}`);
    return lines.join("\n");
  }
}

/** Line and column of an offset, both counted from 1; columns count code points. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

const WIDEST = 100;

/** `line 1, column 5:`, the line (cut around the mistake if long), and carets under the span. */
function picture(text: string, span: Span): string[] {
  const { line, column } = position(text, span.start);
  const source = text.split("\n")[line - 1] ?? "";
  const points = [...source];
  const length = Math.max(1, [...text.slice(span.start, span.end).split("\n")[0]!].length);
  const from = points.length > WIDEST ? Math.max(0, column - 1 - WIDEST / 2) : 0;
  const shown = points.slice(from, from + WIDEST);
  const indent = column - 1 - from;
  const carets = Math.min(length, Math.max(1, shown.length - indent));
  const [left, right] = [from > 0 ? "…" : "", from + WIDEST < points.length ? "…" : ""];
  const lead = shown.slice(0, indent).map((point) => (point === "\t" ? "\t" : " "));
  return [
    `  line ${line}, column ${column}:`,
    `    ${left}${shown.join("")}${right}`,
    `    ${left && " "}${lead.join("")}${"^".repeat(carets)}`,
  ];
}
