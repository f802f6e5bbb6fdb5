/**
 * Irrational constants, rounded once: `pi/180` and `2/sqrt(pi)` become the doubles nearest to their
 * true values, where evaluating them in doubles would round at every step, and at every call.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Constant, Node } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import type { Float } from "../../functions/float.ts";
import { DecimalFloat, NoDecimalForm } from "./decimal-float.ts";

/** Values beyond these stay calls: they lose digits, and reducing their angles takes long. */
const LARGEST = 1e15;
const SMALLEST = 1e-15;

/** Rounds the constants of one graph. Nodes must be asked for after their operands. */
export class ConstantRounding {
  readonly #graph: Graph;
  readonly #values = new Map<Node, Float | undefined>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The constant that an application of constants rounds to; undefined where it stays as it is. */
  rounded(node: Node): Constant | undefined {
    const value = this.#value(node);
    // A bare `pi` is a constant of the language already, and reads better by its name.
    if (value === undefined || node.operands.length === 0) return undefined;
    return this.#graph.constant(value.toNumber());
  }

  #value(node: Node): Float | undefined {
    if (this.#values.has(node)) return this.#values.get(node);
    const value = this.#computed(node);
    this.#values.set(node, value);
    return value;
  }

  #computed(node: Node): Float | undefined {
    if (node.kind === "constant") {
      const { s, n, d } = node.value;
      return new DecimalFloat(String(s * n)).div(new DecimalFloat(String(d)));
    }
    if (node.kind !== "apply") return undefined;
    const entry = entryOf(node);
    if (entry.kind !== "real") return undefined;
    const operands: Float[] = [];
    for (const operand of node.operands) {
      const value = this.#value(operand);
      if (value === undefined) return undefined;
      operands.push(value);
    }
    return moderate(entry.precise, operands);
  }
}

function moderate(precise: (...operands: Float[]) => Float, operands: Float[]): Float | undefined {
  try {
    const value = precise(...(operands.length === 0 ? [new DecimalFloat(1)] : operands));
    const size = Math.abs(value.toNumber());
    return size <= LARGEST && size >= SMALLEST ? value : undefined;
  } catch (error) {
    if (error instanceof NoDecimalForm) return undefined;
    throw error;
  }
}
