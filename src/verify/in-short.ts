/** A check in short: the certificate that a module of the same points would carry. */
import type { Certificate, Worst } from "./certificate.ts";
import type { CheckReport, EntryReport } from "./check-report.ts";

/** The certificate for value and first derivatives; what is limited agrees where it can be compared. */
export function certificateOf(report: CheckReport): Certificate {
  const values = report.entries.filter(({ by }) => by.length === 0);
  const slopes = report.entries.filter(({ by }) => by.length === 1);
  const { tried, inside } = report.points;
  return {
    points: { tried, inside },
    compared: slopes.map(({ by }) => by[0]!),
    selection: report.selection,
    dual: worstOf(slopes, ({ dual }) => dual),
    differences: worstOf(slopes, ({ differences }) => differences),
    value: worstOf(values, ({ dual }) => dual),
    cost: report.cost,
    verdict: report.verdict === "limited" ? "agrees" : report.verdict,
    disagreements: report.disagreements.map(({ by, ...rest }) => ({
      ...rest,
      of: by.length === 0 ? "value" : "derivative",
      by: by.length === 0 ? null : by.join(", "),
    })),
  };
}

function worstOf(
  entries: readonly EntryReport[],
  against: (entry: EntryReport) => Worst | null,
): Worst {
  return entries
    .map(against)
    .reduce<Worst>((most, one) => (one !== null && one.worst > most.worst ? one : most), {
      worst: 0,
      at: null,
    });
}
