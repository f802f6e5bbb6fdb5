/** A long check lets others have a turn now and then, tells how far it is, and can be stopped. */

export interface Progress {
  /** Points compared, of how many. */
  readonly done: number;
  readonly of: number;
}

export interface PaceOptions {
  /** Stops the check early: the report tells of what was found so far. */
  readonly signal?: AbortSignal;
  /** Told now and then how far the check is. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Milliseconds between turns of others. */
const TURN = 40;

export class Pace {
  readonly #options: PaceOptions;
  #last = performance.now();

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  get isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Called between pieces of work; false where no more is wanted. */
  async goesOn(progress: Progress): Promise<boolean> {
    if (performance.now() - this.#last >= TURN) {
      this.#options.onProgress?.(progress);
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#last = performance.now();
    }
    return !this.isStopped;
  }
}
