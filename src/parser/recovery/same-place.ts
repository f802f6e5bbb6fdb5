/** Whether two places of a text are one. */
import type { Span } from "../../ast/diagnostic.ts";

export const isSamePlace = (a: Span, b: Span | undefined): boolean =>
  a.start === b?.start && a.end === b.end;
