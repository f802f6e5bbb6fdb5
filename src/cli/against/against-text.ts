/** What a report says of somebody's functions, for people. */
import type { FormulaReport } from "../../evidence/check.ts";
import { place } from "../../verify/report-words.ts";

/** Lines below the report; none where our own code was checked. */
export function againstLines({ against, verdict }: FormulaReport): string[] {
  if (against === null) return [];
  const { name, calling, tested, others, faults, hints } = against;
  return [
    `${name}: ${listed(tested)}, called with ${calling}`,
    ...(others.length === 0 ? [] : [`  not tested: ${listed(others)}`]),
    ...faults.map(({ text, count, at }) => {
      const more = count === 1 ? "" : `, and ${count - 1} times more`;
      return `  ${text}${place(at)}${more}`;
    }),
    ...hints.map(({ of, hint }) => `  hint: ${of}: ${hint}`),
    ...(verdict === "disagrees" && hints.length === 0 && faults.length === 0
      ? ["  no hint: neither a sign, a factor nor another entry explains it"]
      : []),
  ];
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
