/**
 * The one error that a formula's author sees: a stable code, a message, where in the text, and
 * what to try; and with it whatever else was found to be wrong in the same text.
 */
import { type Diagnostic, renderDiagnostic, type Span } from "./diagnostic.ts";

export { position, type Span } from "./diagnostic.ts";

export interface FormulaErrorDetails {
  /** Stable name of the kind of mistake, such as `unknown-function`. */
  readonly code: string;
  readonly message: string;
  /** Where in `text`; absent where the mistake is not in the text. */
  readonly span?: Span | undefined;
  /** What to write or do instead, as a phrase: `sin(x)`. */
  readonly suggestion?: string | undefined;
  /** Another place that belongs to the mistake. */
  readonly related?: Span | undefined;
  /** The limit that was met, with its value. */
  readonly limit?: Diagnostic["limit"];
  /** The text that `span` points into. */
  readonly text?: string | undefined;
  /** Mistakes in the same text that do not follow from this one. */
  readonly others?: readonly Diagnostic[] | undefined;
}

/** Thrown for every mistake in a formula or in what is asked of it. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
  readonly code: string;
  readonly span: Span | undefined;
  readonly suggestion: string | undefined;
  readonly text: string | undefined;
  /** All mistakes that were found, this one first, in the order of the text; ten at most. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(details: FormulaErrorDetails) {
    super(details.message);
    const { code, message, span, suggestion, related, limit, text, others = [] } = details;
    this.code = code;
    this.span = span;
    this.suggestion = suggestion;
    this.text = text;
    const own: Diagnostic = { severity: "error", code, message, span, suggestion };
    const further = { ...(related && { related }), ...(limit && { limit }) };
    this.diagnostics = [{ ...own, ...further }, ...others];
  }

  /** Each mistake's message, its place with a caret under it, and its suggestion, as text. */
  render(): string {
    return this.diagnostics.map((each) => renderDiagnostic(each, this.text)).join("\n");
  }
}
