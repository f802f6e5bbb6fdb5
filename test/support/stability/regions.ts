/**
 * The gate: over each region of the domain the largest error is no larger than as written, and what
 * is more than two ulps worse is explained by the condition number there. Regions are decades of
 * magnitude of both signs.
 */
import type { Precise } from "../../../src/verify/precise.ts";
import type { Case, Range } from "./cases.ts";
import { bits, type Measured, Pair, pointsOf } from "./measure.ts";

/** A region of the variable x. */
export type Region = readonly [low: number, high: number];

const EDGES = [
  1e-18, 1e-14, 1e-11, 1e-8, 1e-6, 1e-4, 0.01, 0.1, 0.4, 0.8, 1.2, 3, 10, 35, 120, 500, 740, 5e3,
  1e6, 1e10, 1e16, 1e25,
];

/** Decades of both signs. */
export const regions: readonly Region[] = EDGES.slice(1).flatMap((high, place): Region[] => {
  const low = EDGES[place]!;
  return [
    [low, high],
    [-high, -low],
  ];
});

/** Ulps by which a stable form may be worse without a reason. */
const ALLOWED = 2;
/** Ulps that the platform's functions make at most, of operands that are exact. */
const PLATFORM = 4;

export interface RegionReport {
  readonly region: Region;
  readonly of: string;
  /** The largest errors in ulps. */
  readonly written: number;
  readonly stable: number;
  /** The points that are worse and that no condition number explains. */
  readonly worse: readonly string[];
}

/** The errors of a case in a region, value and each derivative apart. */
export function measureRegion(
  precise: Precise,
  one: Case,
  pair: Pair,
  region: Region,
  options: { readonly points: number; readonly seed: number },
): RegionReport[] {
  const [low, high] = region;
  const along: Range =
    low > 0
      ? { low, high, magnitudes: true }
      : { low: Math.abs(high), high: Math.abs(low), magnitudes: true };
  const draw = (name: string): Range =>
    name === "x" ? along : (one.ranges?.[name] ?? { low: -10, high: 10 });
  const points = pointsOf(one, draw, options.seed);
  const measured: Measured[] = [];
  for (let count = 0; count < options.points; count++) {
    const at = points.next().value as Readonly<Record<string, number>>;
    measured.push(...pair.at(precise, low > 0 ? at : { ...at, x: -at["x"]! }));
  }
  return [...new Set(measured.map(({ of }) => of))].map((of) =>
    reported(
      region,
      of,
      measured.filter((each) => each.of === of),
    ),
  );
}

function reported(region: Region, of: string, measured: readonly Measured[]): RegionReport {
  const largest = (error: (one: Measured) => number): number =>
    measured.reduce((most, one) => Math.max(most, error(one)), 0);
  const written = largest((one) => one.written);
  const worse = measured.filter((one) => {
    if (one.stable <= written + ALLOWED) return false;
    return one.stable > PLATFORM * (1 + one.condition());
  });
  return {
    region,
    of,
    written,
    stable: largest((one) => one.stable),
    worse: worse.map(
      ({ at, stable, exact }) => `${JSON.stringify(at)}: ${stable.toPrecision(3)} ulps of ${exact}`,
    ),
  };
}

export interface Loss {
  readonly of: "value" | "derivatives";
  /** Mean bits of error. */
  readonly written: number;
  readonly stable: number;
  readonly points: number;
}

/** Mean bits lost by a case's value and by its derivatives, over its whole domain. */
export function bitsLost(
  precise: Precise,
  one: Case,
  options: { readonly points: number; readonly seed: number },
): Loss[] {
  const pair = new Pair(one.text);
  const draw = (name: string): Range =>
    one.ranges?.[name] ?? { low: 1e-12, high: 1e12, magnitudes: true };
  const signs = new Set(
    pair.names.filter((name) => (one.ranges?.[name] ?? { magnitudes: true }).magnitudes === true),
  );
  const points = pointsOf(one, draw, options.seed);
  const measured: Measured[] = [];
  for (let count = 0; count < options.points; count++) {
    const at = points.next().value as Readonly<Record<string, number>>;
    // Each choice of signs in turn.
    const signed = Object.entries(at).map(([name, value], place) => {
      const isBelow = signs.has(name) && ((count >> place) & 1) === 1;
      return [name, isBelow ? -value : value] as const;
    });
    measured.push(...pair.at(precise, Object.fromEntries(signed)));
  }
  return (["value", "derivatives"] as const).map((of) => {
    const own = measured.filter((each) => (each.of === "value") === (of === "value"));
    const mean = (error: (one: Measured) => number): number =>
      own.reduce((sum, each) => sum + bits(error(each)), 0) / Math.max(1, own.length);
    return {
      of,
      written: mean((each) => each.written),
      stable: mean((each) => each.stable),
      points: own.length,
    };
  });
}
