/**
 * The catalogue of diagnostics: every code that Fluxion gives, once, explained. The page
 * `docs/errors.md`, `derive explain` and tests that run the examples all read it.
 */
import { definitions } from "./entries/definitions.ts";
import { derivatives } from "./entries/derivatives.ts";
import { limits } from "./entries/limits.ts";
import { names } from "./entries/names.ts";
import { sums } from "./entries/sums.ts";
import { use } from "./entries/use.ts";
import { vectors } from "./entries/vectors.ts";
import { warnings } from "./entries/warnings.ts";
import { writing } from "./entries/writing.ts";
import type { Entry } from "./entry.ts";

interface Chapter {
  readonly title: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

export const chapters: readonly Chapter[] = [
  { title: "How a formula is written", entries: writing },
  { title: "Names, calls and kinds of value", entries: names },
  { title: "Vectors and lists", entries: vectors },
  { title: "Sums and their kind", entries: sums },
  { title: "Definitions", entries: definitions },
  { title: "Derivatives", entries: derivatives },
  { title: "Limits", entries: limits },
  { title: "Points and sessions", entries: use },
  { title: "Warnings", entries: warnings },
];

/** Every entry by its code. */
export const catalogue: ReadonlyMap<string, Entry> = new Map(
  chapters.flatMap(({ entries }) => Object.entries(entries)),
);

export type WarningCode = keyof typeof warnings;
