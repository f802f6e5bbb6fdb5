/** What the catalogue of diagnostics says of one code. */
import type { Diagnostic } from "../ast/diagnostic.ts";

export interface Entry {
  readonly severity: Diagnostic["severity"];
  /** One line without a full stop. */
  readonly title: string;
  /** What it means, and why it is so. */
  readonly explanation: string;
  /** A text that gives this code when it is parsed; or else what `when` says. */
  readonly wrong: string;
  /** What to write or do instead. */
  readonly instead: string;
  /** What must be done with `wrong` for the code to come up, where parsing it is not enough. */
  readonly when?: string;
}

type Told = Omit<Entry, "severity">;

export const error = (entry: Told): Entry => ({ severity: "error", ...entry });
export const warning = (entry: Told): Entry => ({ severity: "warning", ...entry });
