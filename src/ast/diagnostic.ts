/**
 * What is said of a place in a formula's text, a mistake or a warning, as plain data for editors;
 * and its picture with carets, drawn here only, so that every surface shows the same one.
 */
import { visible, visibleInPlace } from "./visible.ts";

/** Half-open range of UTF-16 offsets into the formula text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** Stable name of what is meant, such as `unknown-function`; `docs/errors.md` explains each. */
  readonly code: string;
  readonly message: string;
  /** Where in the text; undefined where it is not in the text. */
  readonly span: Span | undefined;
  /** What to write or do instead, as a phrase: `sin(x)`. */
  readonly suggestion: string | undefined;
  /** Another place that belongs to it: where an open bracket would have to close. */
  readonly related?: Span | undefined;
  /** The limit that was met, with its value. */
  readonly limit?: { readonly name: string; readonly value: number } | undefined;
}

/** Label and message, the place with a caret under it, and the suggestion, as lines of text. */
export function renderDiagnostic(diagnostic: Diagnostic, text: string | undefined): string {
  const { severity, code, message, span, suggestion, related } = diagnostic;
  const lines = [`${severity}: ${visible(message)} [${code}]`];
  if (text !== undefined && span !== undefined) lines.push(...picture(text, span, related));
  if (suggestion !== undefined) lines.push(`  try: ${visible(suggestion)}`);
  return lines.join("\n");
}

/** Line and column of an offset, both counted from 1; columns count code points. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

const WIDEST = 100;

/**
 * `line 1, column 5:`, the line (cut around the mistake if long), and carets under the span. A
 * related place gets a caret in the same line if it is there and shown, else a picture of its own.
 */
function picture(text: string, span: Span, related?: Span): string[] {
  const { line, column } = position(text, span.start);
  const source = (text.split("\n")[line - 1] ?? "").replace(/\r$/, "");
  const points = [...source];
  const length = Math.max(1, [...text.slice(span.start, span.end).split("\n")[0]!].length);
  const from = points.length > WIDEST ? Math.max(0, column - 1 - WIDEST / 2) : 0;
  const shown = points.slice(from, from + WIDEST);
  const indent = column - 1 - from;
  const carets = Math.min(length, Math.max(1, shown.length - indent));
  const [left, right] = [from > 0 ? "…" : "", from + WIDEST < points.length ? "…" : ""];
  const lead = shown.slice(0, indent).map((point) => (point === "\t" ? "\t" : " "));
  const other = related && position(text, related.start);
  const gap = other?.line === line ? other.column - column - carets : -1;
  const isBeside = gap >= 0 && other!.column - 1 - from <= shown.length;
  const first = [
    `  line ${line}, column ${column}:`,
    `    ${left}${visibleInPlace(shown.join(""))}${right}`,
    `    ${left && " "}${lead.join("")}${"^".repeat(carets)}${isBeside ? `${" ".repeat(gap)}^` : ""}`,
  ];
  return related === undefined || isBeside ? first : [...first, ...picture(text, related)];
}
