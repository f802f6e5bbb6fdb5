/** The loops of an evaluation: how a reduction joins its turns, and a recurrence keeps its states. */
import type { Reduce, Scan } from "../ast/node.ts";
import { catalogue } from "../functions/catalogue.ts";
import type { Algebra } from "./algebra.ts";
import type { Scope } from "./turns.ts";

/** A loop under way. */
export interface Loop<V> {
  readonly place: number;
  readonly scope: number;
  /** The scope as it was before the loop. */
  readonly outer: Scope;
  /** The places of what every turn needs. */
  readonly bodies: readonly number[];
  readonly gathering: Joining<V> | States<V>;
  readonly step: number;
  index: number;
  /** Turns still to come. */
  left: number;
}

/** The values of a reduction's body joined in order. */
export class Joining<V> {
  readonly #algebra: Algebra<V>;
  readonly #node: Reduce;
  #settled = false;
  #joined: V;
  readonly #collected: V[] = [];

  constructor(algebra: Algebra<V>, node: Reduce) {
    this.#algebra = algebra;
    this.#node = node;
    this.#joined = algebra.plain(node.op === "product" ? 1 : 0);
  }

  get settled(): boolean {
    return this.#settled;
  }

  accept(value: V | boolean): void {
    switch (this.#node.op) {
      case "sum":
        this.#joined = this.#apply("+", value as V);
        break;
      case "product":
        this.#joined = this.#apply("*", value as V);
        break;
      case "max":
      case "min":
        this.#collected.push(value as V);
        break;
      case "any":
        this.#settled ||= value === true;
    }
  }

  #apply(fn: "+" | "*", value: V): V {
    return this.#algebra.apply(catalogue[fn], [this.#joined, value], fn, this.#node);
  }

  result(): V | boolean {
    const { op } = this.#node;
    switch (op) {
      case "sum":
      case "product":
        return this.#joined;
      case "max":
      case "min":
        return this.#extreme(op);
      case "any":
        return this.#settled;
    }
  }

  /** The catalogue's extreme of all operands at once, so that ties are shared among all. */
  #extreme(op: "max" | "min"): V {
    if (this.#collected.length === 0)
      return this.#algebra.plain(op === "max" ? -Infinity : Infinity);
    const contenders = contendersOf(this.#collected, this.#algebra, op === "max" ? 1 : -1);
    return this.#algebra.apply(catalogue[op], contenders, op, this.#node);
  }
}

/** Operands of an extreme that are looked at together; no function takes a million. */
const MOST_CONTENDERS = 64;

/** The operands nearest to the extreme, in order; of those that are NaN one, which decides. */
function contendersOf<V>(operands: readonly V[], algebra: Algebra<V>, sign: 1 | -1): readonly V[] {
  if (operands.length <= MOST_CONTENDERS) return operands;
  const sizes = Float64Array.from(operands, (operand) => sign * algebra.toNumber(operand));
  const undefinedAt = sizes.findIndex(Number.isNaN);
  if (undefinedAt >= 0) return [operands[undefinedAt]!];
  const threshold = sizes.toSorted().at(-MOST_CONTENDERS)!;
  const above = operands.filter((_, i) => sizes[i]! > threshold);
  const equal = operands.filter((_, i) => sizes[i] === threshold);
  return [...above, ...equal.slice(0, MOST_CONTENDERS - above.length)];
}

/** A recurrence's state before the step at each index of a run. */
export class States<V> {
  readonly settled = false;
  /** The run of the loop that they belong to. */
  readonly run: number;
  readonly #algebra: Algebra<V>;
  readonly #node: Scan;
  /** The index of the first turn. */
  readonly #first: number;
  readonly #states: V[] = [];
  #state: V;

  constructor(algebra: Algebra<V>, node: Scan, start: V, first: number, run: number) {
    this.#algebra = algebra;
    this.#node = node;
    this.#state = start;
    this.#first = first;
    this.run = run;
  }

  accept(factor: V | boolean, term: V | boolean): void {
    this.#states.push(this.#state);
    const moved = this.#apply("*", this.#state, factor as V);
    this.#state = this.#apply("+", moved, term as V);
  }

  #apply(fn: "+" | "*", a: V, b: V): V {
    return this.#algebra.apply(catalogue[fn], [a, b], fn, this.#node);
  }

  /** The state before the step at an index. */
  result(index: number): V {
    return this.#states[Math.abs(index - this.#first)]!;
  }
}
