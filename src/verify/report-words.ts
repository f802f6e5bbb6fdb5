/** The words of reports: points, errors and what explains them. */
import type { Cause, Disagreement, Quantity } from "./check-report.ts";
import type { Point, Vector } from "./points.ts";

/** Two digits say enough of a difference. */
export const brief = (x: number): string => String(Number(x.toPrecision(2)));

/** Less of an ulp than this is nothing. */
const NO_ULP = 0.005;

/** `x = 1, v = [1, 2, 3, …]`. */
export function written(at: Point): string {
  const entries = Object.entries(at).map(([name, value]) => `${name} = ${writtenValue(value)}`);
  return brieflyListed(entries);
}

function writtenValue(value: number | Vector): string {
  return typeof value === "number" ? `${value}` : `[${brieflyListed(Array.from(value, String))}]`;
}

const brieflyListed = (items: readonly string[]): string =>
  items.length > 6 ? `${items.slice(0, 6).join(", ")}, …` : items.join(", ");

/** ` at x = 1`, or nothing. */
export const place = (at: Point | null): string => {
  if (at === null) return "";
  const text = written(at);
  return text === "" ? "" : ` at ${text}`;
};

/** An error of half of the figure, in ulps: no digit is left. */
const NO_DIGIT = 2 ** 51;

/** An error in ulps as a number to read. */
export const ulpsText = (ulps: number): string =>
  ulps >= NO_DIGIT ? "all digits" : ulps < NO_ULP ? "0" : brief(ulps);

/** `180 ulps`, or that nothing is left. */
export const errorText = (ulps: number): string =>
  ulps >= NO_DIGIT ? "all digits are lost" : `${ulpsText(ulps)} ulps`;

/** What explains an error, in a clause; nothing where it is small. */
export function causeText(error: {
  readonly cause: Cause | null;
  readonly ours: number;
  readonly exact: number | null;
  readonly condition: number | null;
  readonly terms?: number | null;
}): string {
  const { cause, condition, terms, exact } = error;
  switch (cause) {
    case "ill-conditioned":
      return `ill-conditioned there, with condition number ${brief(condition!)}`;
    case "cancellation":
      return terms === null || terms === undefined || !Number.isFinite(terms)
        ? `the formula's steps cancel there: ${error.ours} for ${exact}`
        : `the formula's steps round numbers as large as ${Number(terms.toPrecision(1))} there, which cancel: ${error.ours} for ${exact}`;
    case "range":
      return `a step leaves the range of doubles there: ${error.ours} for ${exact}`;
    case "wrong":
      return `nothing explains ${error.ours} for ${exact}`;
    case "rounding":
    case null:
      return "";
  }
}

const WITNESS: Readonly<Record<Disagreement["witness"], string>> = {
  evaluation: "evaluation of the formula",
  dual: "dual numbers",
  differences: "differences of the value",
  precise: "high precision",
};

/** One failed comparison as a line. */
export function disagreementText({
  of,
  witness,
  ours,
  theirs,
  at,
}: Pick<Disagreement, "witness" | "ours" | "theirs" | "at"> & Pick<Quantity, "of">): string {
  const what = of === "value" ? "the value" : of;
  return `disagreement: ${what} is ${ours}, by ${WITNESS[witness]} ${theirs},${place(at)}`;
}

/** What failed at the first point, a line for each result and derivative, with all witnesses. */
export function disagreementTexts(all: readonly Disagreement[]): string[] {
  const firsts = new Map<string, Disagreement[]>();
  for (const one of all) {
    const same = firsts.get(one.of) ?? [];
    firsts.set(one.of, same);
    if (same.every(({ at, ours }) => at === one.at && Object.is(ours, one.ours))) same.push(one);
  }
  return [...firsts].map(([of, [first, ...others]]) => {
    const { witness, ours, theirs, at } = first!;
    const more = others.map((one) => `, by ${WITNESS[one.witness]} ${one.theirs}`).join("");
    const what = of === "value" ? "the value" : of;
    return `disagreement: ${what} is ${ours}, by ${WITNESS[witness]} ${theirs}${more},${place(at)}`;
  });
}
