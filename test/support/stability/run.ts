/** The measurements as texts: what the gate finds, and the table of docs/stability.md. */
import { loadPrecise } from "../../../src/verify/precise.ts";
import { type Case, literature, ruleCases } from "./cases.ts";
import { Pair } from "./measure.ts";
import { bitsLost, measureRegion, type RegionReport, regions } from "./regions.ts";

export interface RunOptions {
  readonly seed: number;
  /** Points in each region, and for each case of the literature. */
  readonly points: number;
  readonly casePoints: number;
  /** A part of the names of the cases wanted. */
  readonly only?: string | undefined;
}

const wanted = ({ only }: RunOptions, { name }: Case): boolean =>
  only === undefined || name.includes(only);

/** The regions of every case; `tell` is told of each case when it is measured. */
export async function gate(
  options: RunOptions,
  tell: (name: string, reports: readonly RegionReport[]) => void,
): Promise<boolean> {
  const precise = await loadPrecise({ digits: 60 });
  let passed = true;
  for (const one of ruleCases.filter((each) => wanted(options, each))) {
    const pair = new Pair(one.text);
    const { most = Infinity } = one;
    const inside = regions.filter((region) => region.every((x) => Math.abs(x) <= most));
    const reports = inside.flatMap((region) => measureRegion(precise, one, pair, region, options));
    passed &&= reports.every(({ worse }) => worse.length === 0);
    tell(one.name, reports);
  }
  return passed;
}

/** The bits that the literature's formulas lose, as a table in Markdown. */
export async function literatureTable(options: RunOptions): Promise<string> {
  const precise = await loadPrecise({ digits: 60 });
  const rows = literature
    .filter((each) => wanted(options, each))
    .map((one) => {
      const [value, slopes] = bitsLost(precise, one, {
        points: options.casePoints,
        seed: options.seed,
      });
      const cells = [value!, slopes!].flatMap(({ written, stable }) => [
        written.toFixed(1),
        stable.toFixed(1),
      ]);
      return `| ${one.name} | \`${one.text}\` | ${cells.join(" | ")} |`;
    });
  return [
    "| | formula | value, as written | value | derivatives, as written | derivatives |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
  ].join("\n");
}
