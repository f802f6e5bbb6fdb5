/** Points that were asked for, each as a small table: the code's figure, the true one, each witness's. */
import type { NamedEntry, NamedPoint } from "./check-report.ts";
import { causeText, errorText, ulpsText, written } from "./report-words.ts";

/** The lines on one point. */
export function namedLines({ at, where, reason, kinks, entries }: NamedPoint): string[] {
  const rows = entries.map(cells);
  const head = ["", "code", "true", "ulps", "dual numbers", "differences"];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = entries.length === 0 ? [] : all;
  return [
    `at ${written(at)}${whereText(where)}${reason === null ? "" : `: ${reason}`}`,
    ...lines.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    ),
    ...kinks.map(({ part, rule }) => `${part} has a kink there: ${rule}`),
    ...entries.flatMap(remarks),
  ].map((line, place) => (place === 0 ? line : `  ${line}`));
}

function whereText(where: NamedPoint["where"]): string {
  switch (where) {
    case "smooth":
      return "";
    case "kink":
      return ", at a kink: derivatives follow a rule there, and are not compared";
    case "near a kink":
      return ", so near a kink that differences are not compared";
    case "outside":
      return ", outside the domain";
    case "extreme":
      return ", where a step leaves the range of doubles";
  }
}

function cells({ of, ours, exact, ulps, dual, differences, sides }: NamedEntry): string[] {
  const truth = sides === null ? figureText(exact) : `${sides[0]} and ${sides[1]}`;
  return [
    of,
    `${ours}`,
    truth,
    ulps === null ? "-" : ulpsText(ulps),
    `${dual}`,
    differences === null
      ? "-"
      : `${differences.estimate} ± ${Number(differences.error.toPrecision(2))}`,
  ];
}

const figureText = (exact: number | null): string =>
  exact === null ? "-" : Number.isNaN(exact) ? "none" : `${exact}`;

function remarks(entry: NamedEntry): string[] {
  const why = causeText(entry);
  const sides =
    entry.sides === null
      ? []
      : [`${entry.of} is ${entry.sides[0]} from below and ${entry.sides[1]} from above`];
  return why === "" ? sides : [...sides, `${entry.of}: ${errorText(entry.ulps ?? NaN)}; ${why}`];
}
