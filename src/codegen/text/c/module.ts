/**
 * A module in C: one source that stands alone, and a header for those who call it. Everything in them
 * begins with a prefix, since C has one room for all names.
 */
import type { Plan, PlannedFunction } from "../../plan.ts";
import { codeSize } from "../code-size.ts";
import { type CFunction, cFunction } from "./function.ts";
import { kernelsIn } from "./kernels.ts";
import { structures, vocabulary, type Vocabulary } from "./structures.ts";
import type { Node } from "../../../ast/node.ts";

export interface CModuleOptions {
  /** What names begin with: `formula` unless given. */
  readonly prefix: string;
  /** The head comment. */
  readonly header: string;
  readonly comment: (planned: PlannedFunction, node: Node) => string | undefined;
}

/** What makes doubles behave as the formula was checked with. */
const ARITHMETIC = `/*
 * C99, with the mathematical library (-lm). Products and sums are rounded one by one: give
 * -ffp-contract=off where the compiler joins them into one operation, as GCC does by default for
 * machines that have it. Positions in vectors and bounds of sums are taken as they come.
 */
#ifdef __FAST_MATH__
#error "-ffast-math changes results: these functions rely on NaN, infinities and signs of zeros"
#endif
#if !defined(__GNUC__) || defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#endif`;

/** The texts of source and header. The same plan and options give the same bytes. */
export function cModule(
  plan: Plan,
  { prefix, header, comment }: CModuleOptions,
): { source: string; header: string } {
  const words = vocabulary(plan, prefix);
  const size = codeSize(plan.formula.graph.budget);
  const functions = plan.names.map((name) => {
    const planned = plan.planned(name);
    const made = cFunction(planned, { words, comment: (node) => comment(planned, node) });
    size(made.lines);
    return made;
  });
  const defined = functions.map(({ documentation, head, lines }) =>
    [documentation, `${head} {`, ...lines, "}"].join("\n"),
  );
  const code = [...kernelsIn(defined.join("\n"), prefix), ...defined].join("\n\n");
  const sections = [header, ARITHMETIC, includes(code), ...structures(plan, words), code];
  return { source: `${sections.join("\n\n")}\n`, header: headerText(plan, words, functions) };
}

function includes(code: string): string {
  const headers = [
    /\bbool\b/.test(code) ? "stdbool.h" : undefined,
    "math.h",
    "stddef.h",
    /\bfree\(/.test(code) ? "stdlib.h" : undefined,
    /\bmemcpy\(/.test(code) ? "string.h" : undefined,
  ];
  return headers
    .filter((name) => name !== undefined)
    .sort()
    .map((name) => `#include <${name}>`)
    .join("\n");
}

/** The header's text: structures and heads of the functions. */
function headerText(plan: Plan, words: Vocabulary, functions: readonly CFunction[]): string {
  const guard = `${words.prefix.toUpperCase()}_H`;
  const sections = [
    `#ifndef ${guard}\n#define ${guard}`,
    "#include <stddef.h>",
    ...structures(plan, words),
    `#ifdef __cplusplus\nextern "C" {\n#endif`,
    ...functions.map(({ documentation, head }) => `${documentation}\n${head};`),
    `#ifdef __cplusplus\n}\n#endif`,
    "#endif",
  ];
  return `${sections.join("\n\n")}\n`;
}
