/**
 * Which turn the loops of an evaluation are in. Every turn has a number of its own, and a value is
 * known in the turn in which it was computed: so a turn computes anew what depends on the loop's
 * index and nothing else, and no value needs to be cleared.
 */

/** A scope as it was when a loop took it over. */
export interface Scope {
  readonly turn: number;
  readonly index: number;
  readonly run: number;
}

export class Turns {
  readonly #scopes: Uint32Array;
  /** For each place in a loop the turn in which its value was computed. */
  readonly #computed: Float64Array;
  /** For each scope its turn, the index there, and which run of a loop that belongs to. */
  readonly #turns: Float64Array;
  readonly #indices: Float64Array;
  readonly #runs: Float64Array;
  #last = 0;

  constructor(scopes: Uint32Array) {
    this.#scopes = scopes;
    this.#computed = new Float64Array(scopes.length);
    this.#turns = new Float64Array(scopes.length + 1);
    this.#indices = new Float64Array(scopes.length + 1);
    this.#runs = new Float64Array(scopes.length + 1);
  }

  /** Whether a place belongs to a loop, so that its value holds for a turn. */
  isInLoop(place: number): boolean {
    return this.#scopes[place] !== 0;
  }

  /** Whether the value at a place was computed in this turn of its loop. */
  isCurrent(place: number): boolean {
    return this.#computed[place] === this.#turns[this.#scopes[place]!];
  }

  /** Notes that the value at a place is computed. */
  mark(place: number): void {
    this.#computed[place] = this.#turns[this.#scopes[place]!]!;
  }

  index(scope: number): number {
    return this.#indices[scope]!;
  }

  /** A number for the run of the loop that the scope is in: recurrences are computed once for each. */
  run(scope: number): number {
    return this.#runs[scope]!;
  }

  scope(scope: number): Scope {
    return { turn: this.#turns[scope]!, index: this.index(scope), run: this.run(scope) };
  }

  beginRun(scope: number): void {
    this.#runs[scope] = ++this.#last;
  }

  beginTurn(scope: number, index: number): void {
    this.#turns[scope] = ++this.#last;
    this.#indices[scope] = index;
  }

  /** Takes up again what a loop interrupted; what it overwrote meanwhile counts as not computed. */
  resume(scope: number, { turn, index, run }: Scope): void {
    this.#turns[scope] = turn;
    this.#indices[scope] = index;
    this.#runs[scope] = run;
  }
}
