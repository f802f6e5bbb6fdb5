/** A check as tables of plain text for people to read. */
import type { Disagreement as CertificateDisagreement } from "./certificate.ts";
import type {
  Accuracy,
  AgainstDifferences,
  CheckReport,
  EntryReport,
  Kink,
  Limit,
} from "./check-report.ts";
import { namedLines } from "./report-named.ts";
import {
  brief,
  causeText,
  disagreementText,
  disagreementTexts,
  errorText,
  place,
  ulpsText,
  written,
} from "./report-words.ts";

type Row = readonly [label: string, text: string];

/** The report as lines of text, without a newline at the end. */
export function renderReport(report: CheckReport): string {
  const { entries, cost } = report;
  const rows: Row[] = [
    ["verdict", verdictText(report)],
    ["points", pointsText(report)],
    ...leftOutRows(report),
  ];
  const compared = entries.filter(({ points }) => points > 0);
  const findings: Row[] = [
    ...compared.flatMap(({ of, accuracy }): Row[] => {
      const why = accuracy === null ? "" : causeText(accuracy);
      return why === "" || accuracy!.cause === "wrong"
        ? []
        : [["why", `${of}: ${errorText(accuracy!.ulps)}${place(accuracy!.at)}: ${why}`]];
    }),
    ...report.illConditioned.map(({ of, condition, count, at }): Row => [
      "ill-conditioned",
      `${of}: condition number ${brief(condition)}${place(at)}${count === 1 ? "" : `, above 1000 at ${count} points`}`,
    ]),
    ...report.limits.map((limit): Row => ["limit", limitText(limit)]),
    ...report.kinks.map((kink): Row => ["kink", kinkText(kink)]),
    ...(cost.value + cost.valueAndGradient === 0
      ? []
      : [
          [
            "cost",
            costs(
              compared.some(({ by }) => by.length > 0),
              cost,
            ),
          ] as const,
        ]),
    ...report.notes.map((note): Row => ["note", note]),
  ];
  return [
    ...table(rows),
    ...(compared.length === 0 ? [] : ["", ...figures(compared), ""]),
    ...disagreementTexts(report.disagreements),
    ...table(findings),
    ...report.named.flatMap((point) => ["", ...namedLines(point)]),
  ].join("\n");
}

/** The report on a kind of derivative, whose entries were tested as one weighted sum. */
export function renderKind(title: string, report: CheckReport): string {
  const derivatives = report.entries.filter(({ by }) => by.length > 0);
  const worst = largest(
    derivatives.flatMap(({ accuracy }) => accuracy ?? []),
    ({ ulps }) => ulps,
  );
  const dual = largest(
    derivatives.map((entry) => entry.dual),
    (one) => one.worst,
  );
  const differences = largest(
    derivatives.flatMap((entry) => entry.differences ?? []),
    (one) => one.worst,
  );
  return [
    title,
    ...table([
      ["verdict", report.verdict],
      ["points", pointsText(report)],
      ...(dual === undefined
        ? []
        : [
            [
              "dual numbers",
              `worst relative difference ${brief(dual.worst)}${place(dual.at)}`,
            ] as const,
          ]),
      ...(differences === undefined
        ? []
        : [["differences", differencesText(differences)] as const]),
      ...(worst === undefined ? [] : [["error", worstText(worst)] as const]),
    ]),
    ...disagreementTexts(report.disagreements),
  ].join("\n");
}

const differencesText = ({ worst, at, estimate }: AgainstDifferences): string =>
  `worst relative difference ${brief(worst)}${place(at)}, by their own estimate off by ${brief(estimate)}`;

/** The largest of some, where there are any. */
function largest<T>(all: readonly T[], size: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (most, one) => (most === undefined || size(one) > size(most) ? one : most),
    undefined,
  );
}

function verdictText({ verdict, limits, points, interrupted }: CheckReport): string {
  const stopped = interrupted ? `, as far as it went: stopped after ${points.inside} points` : "";
  if (verdict === "limited" && limits.length > 0)
    return `limited: it agrees where it can be compared, and doubles do not reach everywhere${stopped}`;
  return `${verdict}${stopped}`;
}

function pointsText({
  points: { tried, inside, outside, extreme, nearKinks },
}: CheckReport): string {
  if (inside === 0 && tried > 0)
    return `none inside the domain, of ${tried} tried: nothing was tested`;
  const others = [
    [outside, "outside the domain"],
    [extreme, "out of range"],
    [nearKinks, "near a kink"],
  ] as const;
  const left = others.flatMap(([count, where]) => (count === 0 ? [] : [`${count} ${where}`]));
  const rest = left.length === 0 ? "" : `: ${left.join(", ")}`;
  return `${inside} inside the domain and away from kinks, of ${tried} tried${rest}`;
}

const leftOutRows = ({ leftOut }: CheckReport): Row[] =>
  leftOut.map(({ part, reason, count, at }) => [
    "outside",
    `${part === "" ? "" : `${part}: `}${reason}${place(at)}${ofPoints(count)}`,
  ]);

const ofPoints = (count: number): string =>
  count === 1 ? "" : `, and at ${count - 1} other ${count === 2 ? "point" : "points"}`;

function worstText(accuracy: Accuracy): string {
  const why = causeText(accuracy);
  return `${errorText(accuracy.ulps)}${place(accuracy.at)}${why === "" ? "" : `; ${why}`}`;
}

const limitText = ({ of, ours, exact, count, at }: Limit): string =>
  `${of} is ${ours}${place(at)}, where it should be ${exact}${ofPoints(count)}`;

export const kinkText = ({ part, rule, at, exactly }: Kink): string =>
  `${part} ${exactly ? "at" : "next to"} ${written(at)}: ${rule}`;

/** Of what has no derivatives there is the value only. */
function costs(hasDerivatives: boolean, cost: CheckReport["cost"]): string {
  const value = `${cost.value} for the value`;
  return hasDerivatives ? `${value}, ${cost.valueAndGradient} with the gradient` : value;
}

/** The table of figures: errors in ulps, and relative differences to the witnesses in doubles. */
function figures(entries: readonly EntryReport[]): string[] {
  const head = [
    ["", "ulps, median", "worst", "dual numbers", "differences", "± their own", "worst at"],
    ...entries.map(({ of, accuracy, dual, differences }) => [
      of,
      accuracy === null ? "-" : ulpsText(accuracy.median),
      accuracy === null ? "-" : ulpsText(accuracy.ulps),
      brief(dual.worst),
      differences === null ? "-" : brief(differences.worst),
      differences === null ? "-" : brief(differences.estimate),
      written((accuracy ?? differences ?? dual).at ?? {}),
    ]),
  ];
  const widths = head[0]!.map((_, column) => Math.max(...head.map((row) => row[column]!.length)));
  return head.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === head[0]!.length - 1
          ? cell.padEnd(widths[column]!)
          : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** A line for each row; of rows with one label the first has it. */
function table(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text], place) => {
    const shown = rows[place - 1]?.[0] === label ? "" : label;
    return `${shown.padEnd(width)}  ${text}`;
  });
}

/** One failed comparison of a certificate as a line. */
export function disagreementLine(one: CertificateDisagreement): string {
  return disagreementText({ ...one, of: one.of === "value" ? "value" : `d/d${one.by}` });
}
