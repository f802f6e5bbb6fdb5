/** A check as a small table of plain text for people to read. */
import type { Certificate, Disagreement, Worst } from "./certificate.ts";
import type { Accuracy } from "./accuracy.ts";
import type { CheckReport } from "./check.ts";
import type { Point, Vector } from "./points.ts";

/** The report as lines of text, without a newline at the end. */
export function renderReport(report: CheckReport): string {
  const { certificate: found, accuracy } = report;
  const { tried, inside } = found.points;
  const points = inside === 0 ? nothingTested(tried) : pointsInside(inside, tried);
  return [
    ...table([
      ["verdict", found.verdict],
      ["points", points],
      ...(inside === 0 ? [] : witnesses(report)),
      ...accuracy.filter(() => inside > 0).map(accuracyRow),
      ["cost", costs(found)],
    ]),
    ...found.disagreements.map(disagreementLine),
    ...report.limitations.map(
      ({ by, exact, at }) =>
        `limitation: d/d${by} is NaN at ${written(at)}, where the true derivative is ${exact}`,
    ),
    ...report.kinks.map(({ of, at }) => `kink: ${of} at ${written(at)}`),
  ].join("\n");
}

/** The report on a kind of derivative, whose entries were tested as one weighted sum. */
export function renderKind(title: string, report: CheckReport): string {
  const { certificate, accuracy } = report;
  const { tried, inside } = certificate.points;
  const worst = accuracy
    .filter(({ by }) => by !== null)
    .reduce<Accuracy | undefined>(
      (most, one) => (most === undefined || one.ulps > most.ulps ? one : most),
      undefined,
    );
  return [
    title,
    ...table([
      ["verdict", certificate.verdict],
      ["points", inside === 0 ? nothingTested(tried) : pointsInside(inside, tried)],
      ...(inside === 0 ? [] : derivativeWitnesses(certificate)),
      ...(worst === undefined || inside === 0 ? [] : [["error", errorText(worst)] as const]),
    ]),
    ...certificate.disagreements.map(disagreementLine),
  ].join("\n");
}

const nothingTested = (tried: number): string =>
  `none inside the domain, of ${tried} tried: nothing was tested`;

const pointsInside = (inside: number, tried: number): string =>
  `${inside} inside the domain and away from kinks, of ${tried} tried`;

/** Of what has no derivatives there is the value only. */
function costs({ compared, cost }: Certificate): string {
  const value = `${cost.value} for the value`;
  return compared.length === 0 ? value : `${value}, ${cost.valueAndGradient} with the gradient`;
}

type Row = readonly [label: string, text: string];

function witnesses({ certificate }: CheckReport): Row[] {
  return [
    ["compared", ["value", ...certificate.compared.map((name) => `d/d${name}`)].join(", ")],
    worstRow("evaluation", certificate.value),
    ...derivativeWitnesses(certificate),
  ];
}

const derivativeWitnesses = ({ compared, dual, differences }: Certificate): Row[] =>
  compared.length === 0
    ? []
    : [worstRow("dual numbers", dual), worstRow("differences", differences)];

const worstRow = (label: string, { worst, at }: Worst): Row => [
  label,
  `worst relative difference ${brief(worst)}${place(at)}`,
];

const accuracyRow = (one: Accuracy): Row => [
  `error of ${one.by === null ? "value" : `d/d${one.by}`}`,
  errorText(one),
];

function errorText({ ulps, conditionedUlps, at }: Accuracy): string {
  const cancelled = conditionedUlps < ulps ? ` (${brief(conditionedUlps)} of what cancels)` : "";
  return `${brief(ulps)} ulps${cancelled}${place(at)}`;
}

/** One failed comparison as a line. */
export function disagreementLine({ of, by, witness, ours, theirs, at }: Disagreement): string {
  const what = of === "value" ? "the value" : `d/d${by}`;
  return `disagreement: ${what} is ${ours}, by ${WITNESS[witness]} ${theirs}, at ${written(at)}`;
}

const WITNESS: Readonly<Record<Disagreement["witness"], string>> = {
  evaluation: "evaluation of the formula",
  dual: "dual numbers",
  differences: "differences of the value",
  precise: "high precision",
};

const brief = (x: number): string => String(Number(x.toPrecision(2)));

const place = (at: Point | null): string => (at === null ? "" : ` at ${written(at)}`);

function written(at: Point): string {
  const entries = Object.entries(at).map(([name, value]) => `${name} = ${writtenValue(value)}`);
  return brieflyListed(entries);
}

function writtenValue(value: number | Vector): string {
  return typeof value === "number" ? `${value}` : `[${brieflyListed(Array.from(value, String))}]`;
}

const brieflyListed = (items: readonly string[]): string =>
  items.length > 6 ? `${items.slice(0, 6).join(", ")}, …` : items.join(", ");

function table(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `${label.padEnd(width)}  ${text}`);
}
