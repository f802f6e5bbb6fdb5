/**
 * Loop nests: the indices under which a part of a formula runs, outermost first. Adjoints belong to
 * a node in a nest. An adjoint that enters the body of a sum from outside stays outside as a seed,
 * pending, and is multiplied in when the sum is left, so that a body is swept with seed 1 and its
 * loop can run beside that of the value (DESIGN, section 2).
 */
import type { Index, Node } from "../ast/node.ts";

export class Nest {
  readonly parent: Nest | undefined;
  /** The innermost index. */
  readonly index: Index | undefined;
  readonly depth: number;
  readonly #inner = new Map<Index, Nest>();

  constructor(parent?: Nest, index?: Index) {
    this.parent = parent;
    this.index = index;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }

  /** The nest inside this one that runs over `index` as well. */
  within(index: Index): Nest {
    let inner = this.#inner.get(index);
    if (inner === undefined) this.#inner.set(index, (inner = new Nest(this, index)));
    return inner;
  }

  /** Whether the node is another one at every turn of the innermost loop. */
  varies(node: Node): boolean {
    return this.index === undefined || node.free.includes(this.index);
  }

  /** All of its indices. */
  get indices(): readonly Index[] {
    return this.parent === undefined ? [] : [...this.parent.indices, this.index!];
  }
}

/** A factor that waits outside a sum. */
export interface Seed {
  readonly value: Node;
  /** Where the value is valid. */
  readonly demand: Node;
  /** The nest it belongs to: the one around the sum. */
  readonly nest: Nest;
  /** What waits further out. */
  readonly outer: Seed | undefined;
}

/** The innermost seed that both have. */
export function commonSeed(a: Seed | undefined, b: Seed | undefined): Seed | undefined {
  const all = new Set<Seed>();
  for (let seed = a; seed !== undefined; seed = seed.outer) all.add(seed);
  let seed = b;
  while (seed !== undefined && !all.has(seed)) seed = seed.outer;
  return seed;
}
