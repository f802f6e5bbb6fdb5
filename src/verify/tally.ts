/** What was seen of each result and derivative, over all points. */
import type {
  Accuracy,
  AgainstDifferences,
  AgainstWitness,
  Disagreement,
  EntryReport,
  IllConditioned,
  Limit,
  Quantity,
  TrueError,
} from "./check-report.ts";
import type { Comparison } from "./compare.ts";
import type { Entry } from "./entries.ts";
import type { Point } from "./points.ts";

/** Findings of one kind that are listed. */
const MOST_LISTED = 10;
/** A result that moves so many times more than its variables, relatively, has lost three digits. */
const ILL = 1_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Seen {
  readonly quantity: Quantity;
  points: number;
  dual: AgainstWitness;
  differences: AgainstDifferences | null;
  readonly errors: number[];
  worst: (TrueError & { readonly at: Point }) | undefined;
}

export class Tally {
  readonly #seen = new Map<string, Seen>();
  readonly #disagreements: Disagreement[] = [];
  readonly #limits = new Map<string, Mutable<Limit>>();
  readonly #ill = new Map<string, Mutable<IllConditioned>>();

  /** What the witnesses in doubles say. */
  record(entry: Entry, at: Point): void {
    const seen = this.#of(entry);
    seen.points++;
    const { dual, differences } = entry;
    if (dual.sharp && dual.distance > seen.dual.worst) seen.dual = { worst: dual.distance, at };
    if (!dual.agrees) this.#disagree(entry, entry.by.length > 0 ? "dual" : "evaluation", dual, at);
    if (differences === undefined) return;
    seen.differences ??= { worst: 0, at: null, estimate: 0 };
    if (differences.sharp && differences.distance > seen.differences.worst) {
      const { distance, error, ours, theirs } = differences;
      const estimate = error / Math.max(Math.abs(ours), Math.abs(theirs));
      seen.differences = { worst: distance, at, estimate };
    }
    if (!differences.agrees) this.#disagree(entry, "differences", differences, at);
  }

  /** What the true figure says, at a point that is compared. */
  recordError(entry: Entry, error: TrueError, at: Point): void {
    const seen = this.#of(entry);
    seen.errors.push(error.ulps);
    if (seen.worst === undefined || error.ulps > seen.worst.ulps) seen.worst = { ...error, at };
    if (error.cause === "wrong")
      this.#disagree(entry, "precise", { ours: error.ours, theirs: error.exact }, at);
  }

  recordCondition({ of, by }: Quantity, condition: number | null, at: Point): void {
    if (condition === null || !(condition >= ILL) || condition === Infinity) return;
    const known = this.#ill.get(of);
    if (known === undefined) this.#ill.set(of, { of, by, condition, count: 1, at });
    else {
      known.count++;
      if (condition > known.condition) Object.assign(known, { condition, at });
    }
  }

  /** A point inside the domain at which the code gives no such number. */
  recordLimit({ of, by }: Quantity, ours: number, exact: number, at: Point, named: boolean): void {
    const key = `${of} ${ours}`;
    const known = this.#limits.get(key);
    if (known === undefined) this.#limits.set(key, { of, by, ours, exact, count: 1, at, named });
    else {
      known.count++;
      if (named && !known.named) Object.assign(known, { exact, at, named });
    }
  }

  #of({ of, by }: Quantity): Seen {
    const known = this.#seen.get(of);
    if (known !== undefined) return known;
    const none = { worst: 0, at: null };
    const quantity = { of, by };
    const seen: Seen = {
      quantity,
      points: 0,
      dual: none,
      differences: null,
      errors: [],
      worst: undefined,
    };
    this.#seen.set(of, seen);
    return seen;
  }

  #disagree(
    { of, by }: Quantity,
    witness: Disagreement["witness"],
    { ours, theirs }: Pick<Comparison, "ours" | "theirs">,
    at: Point,
  ): void {
    const told = this.#disagreements.filter((one) => one.of === of && one.witness === witness);
    // A few of each, so that one wrong entry does not hide another.
    if (told.length < 2 && this.#disagreements.length < 4 * MOST_LISTED)
      this.#disagreements.push({ of, by, witness, ours, theirs, at });
  }

  get entries(): EntryReport[] {
    return [...this.#seen.values()].map(
      ({ quantity, points, dual, differences, errors, worst }) => {
        const accuracy: Accuracy | null =
          worst === undefined ? null : { ...worst, points: errors.length, median: median(errors) };
        return { ...quantity, points, dual, differences, accuracy };
      },
    );
  }

  get disagreements(): Disagreement[] {
    return this.#disagreements;
  }

  get limits(): Limit[] {
    return [...this.#limits.values()].slice(0, MOST_LISTED);
  }

  get illConditioned(): IllConditioned[] {
    return [...this.#ill.values()].sort((a, b) => b.condition - a.condition).slice(0, MOST_LISTED);
  }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
