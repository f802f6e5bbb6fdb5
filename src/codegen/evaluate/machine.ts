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

/** The places of values; those of additions to a vector are where the vector is made. */
export class Slots {
  readonly nodes: Node[] = [];
  readonly #places = new Map<Node, number>();
  readonly #targets = new Map<Node, number>();

  of(node: Node): number {
    const known = this.#places.get(node);
    if (known !== undefined) return known;
    this.#places.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
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
