/** How much work an evaluation may do in loops, whose length no glance at the formula tells. */

/** Steps that an evaluation may take unless it is told otherwise: a few million rows of a table. */
export const MOST_STEPS = 100_000_000;

/** Thrown where an evaluation would take more steps than it may. */
export class TooCostly extends Error {
  override readonly name = "TooCostly";

  constructor(steps: number) {
    super(`the formula takes more than ${steps.toLocaleString("en")} steps at this point`);
  }
}

/** Steps in loops: a turn, and each node that is evaluated anew in it. */
export class Allowance {
  readonly #steps: number;
  #left: number;

  constructor(steps: number = MOST_STEPS) {
    this.#steps = steps;
    this.#left = steps;
  }

  get spent(): number {
    return this.#steps - this.#left;
  }

  /** @throws TooCostly where fewer are left, which may be known before any of them is taken */
  require(steps: number): void {
    if (steps > this.#left) throw new TooCostly(this.#steps);
  }

  spend(): void {
    if (--this.#left < 0) throw new TooCostly(this.#steps);
  }
}
