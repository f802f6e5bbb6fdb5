/** The interpreter's machine: the values of a program's nodes, and where each has its place. */
import type { Node, Scatter, States } from "../../ast/node.ts";
import type { Vector } from "../point.ts";

/** Values by slot; a truth value is 1 or 0. One array of doubles spares a box for every number. */
export interface Machine {
  readonly values: Float64Array;
  /** Vectors by slot. */
  readonly vectors: Vector[];
  cost: number;
  /** Turns of loops taken in this run, and how many may be. */
  turns: number;
  readonly mostTurns: number;
  /** Counts a turn as a piece of work, and now and then looks at the clock. */
  readonly tick: () => void;
}

/** One thing that a machine does. */
export type Step = (machine: Machine) => void;

/**
 * The places of values; those of additions to a vector are where the vector is made. A block inside
 * of another may compute a value anew, where it is not sure to be there: then that one has a place
 * of its own, as a variable of an inner block has.
 */
export class Slots {
  readonly nodes: Node[] = [];
  readonly #places = new Map<Node, number>();
  readonly #targets = new Map<Node, number>();
  /** The blocks that a statement stands in, with what they make. */
  readonly #blocks: Set<Node>[] = [];
  /** For each of them, the places that nodes have outside of it, where they have others inside. */
  readonly #outer: Map<Node, number>[] = [];

  of(node: Node): number {
    const known = this.#places.get(node);
    if (known !== undefined) return known;
    this.#places.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
  }

  /** What `steps` gives for the statements of a block, with places of its own where it needs them. */
  inside<T>(steps: () => T): T {
    const places = new Map<Node, number>();
    this.#outer.push(places);
    this.#blocks.push(new Set());
    const made = steps();
    this.#blocks.pop();
    this.#outer.pop();
    for (const [node, place] of places) this.#places.set(node, place);
    return made;
  }

  /** Notes that a block makes a node, which some block around it may have made already. */
  declare(node: Node): void {
    const own = this.#blocks.at(-1)!;
    if (this.#blocks.some((block) => block !== own && block.has(node)) && !own.has(node)) {
      this.#outer.at(-1)!.set(node, this.of(node));
      this.#places.set(node, this.nodes.push(node) - 1);
    }
    own.add(node);
  }

  makes(node: Scatter | States): number {
    if (node.kind === "scatter") this.#targets.set(node.operands[0]!, this.of(node));
    return this.of(node);
  }

  target({ operands: [like] }: Scatter): number {
    return this.#targets.get(like!)!;
  }
}

export function run(steps: readonly Step[], machine: Machine): void {
  for (const step of steps) step(machine);
}
