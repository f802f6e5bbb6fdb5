/**
 * What a stage may spend: the limits that hold at the moment, and the clock of the call under way.
 * A graph has one, and hands it to every stage that works on it. Counting is left to those who know
 * what they count; the clock is looked at after so many pieces of work, since asking for the time
 * costs as much as making a node. (A timer could not interrupt, and a thread could not be shared.)
 */
import type { FormulaError } from "./formula-error.ts";
import { counted, type GivenLimits, limitMet, type Limits, limitsWith } from "./limits.ts";

/** Pieces of work between two looks at the clock: some tenths of a millisecond. */
const PIECES = 1_000;

/** A call under way. */
interface Stage {
  readonly limits: Limits;
  /** When its time is over, in milliseconds. */
  readonly end: number;
}

export class Budget {
  /** Calls under way, each begun within the one before; the first is no call, and never ends. */
  #stages: readonly Stage[];
  #stage: Stage;
  #pieces = PIECES;

  /** @throws FormulaError for what are no limits */
  constructor(given: GivenLimits = {}) {
    this.#stage = { limits: limitsWith(given), end: Infinity };
    this.#stages = [this.#stage];
  }

  get limits(): Limits {
    return this.#stage.limits;
  }

  /**
   * Does what a call asks for, under the limits that it gives. Its time begins now; within a call
   * it ends no later than that call's.
   */
  within<T>(given: GivenLimits | undefined, work: () => T): T {
    const end = this.begin(given);
    try {
      return work();
    } finally {
      end();
    }
  }

  /** Begins a call, and returns what ends it, for calls that wait for something. */
  begin(given: GivenLimits | undefined): () => void {
    const limits = limitsWith(given, this.limits);
    const isSame = given?.time === undefined && this.#stage.end !== Infinity;
    const end = isSame ? Infinity : performance.now() + limits.time;
    const stage = { limits, end: Math.min(end, this.#stage.end) };
    this.#enter([...this.#stages, stage]);
    return () => this.#enter(this.#stages.filter((other) => other !== stage));
  }

  #enter(stages: readonly Stage[]): void {
    this.#stages = stages;
    this.#stage = stages.at(-1)!;
  }

  /**
   * Counts a piece of work, about as much as making a node takes.
   * @throws FormulaError where the time of the call is over
   */
  tick(): void {
    if (--this.#pieces <= 0) this.look();
  }

  /**
   * Looks at the clock, after or before work that takes long.
   * @throws FormulaError where the time of the call is over
   */
  look(): void {
    this.#pieces = PIECES;
    const { end, limits } = this.#stage;
    if (end !== Infinity && performance.now() > end) throw outOfTime(limits.time);
  }
}

function outOfTime(time: number): FormulaError {
  const message = `this takes more than ${counted(time)} milliseconds`;
  return limitMet("out-of-time", message, { name: "time", value: time });
}
