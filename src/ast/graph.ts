/**
 * The interner: equal subexpressions are the same node, so common subexpressions cost nothing and
 * equality is identity (hash consing; Filliâtre and Conchon, "Type-safe modular hash-consing",
 * 2006). A graph owns its nodes; nothing here simplifies.
 */
import { FormulaError } from "./formula-error.ts";
import type { Apply, Conditional, Constant, Node, Variable } from "./node.ts";
import { nearestDouble, rational, type Rational } from "./rational.ts";

const NO_OPERANDS: readonly [] = [];

/** Nodes a graph may hold before it refuses more. */
export const MAX_NODES = 10_000_000;

export class Graph {
  readonly #constants = new Map<string, Constant>();
  readonly #variables = new Map<string, Variable>();
  readonly #composites = new Map<string, Apply | Conditional>();
  /** Number of nodes that may be made. */
  readonly limit: number;
  #size = 0;

  constructor(options: { readonly maxNodes?: number } = {}) {
    this.limit = options.maxNodes ?? MAX_NODES;
  }

  /** Number of nodes made so far. */
  get size(): number {
    return this.#size;
  }

  /** An exact constant; a number enters as its shortest decimal. */
  constant(value: Rational | number | bigint): Constant {
    const exact = typeof value === "object" ? value : rational(value);
    const key = exact.d === 1n ? `${exact.s * exact.n}` : `${exact.s * exact.n}/${exact.d}`;
    return this.#intern(this.#constants, key, (id) => ({
      kind: "constant",
      id,
      value: exact,
      nearest: nearestDouble(exact),
      operands: NO_OPERANDS,
    }));
  }

  variable(name: string): Variable {
    return this.#intern(this.#variables, name, (id) => ({
      kind: "variable",
      id,
      name,
      operands: NO_OPERANDS,
    }));
  }

  apply(fn: string, operands: readonly Node[]): Apply {
    let key = fn;
    for (const operand of operands) key += `,${operand.id}`;
    const make = (id: number): Apply => ({ kind: "apply", id, fn, operands });
    return this.#intern(this.#composites, key, make) as Apply;
  }

  conditional(test: Node, then: Node, otherwise: Node): Conditional {
    const key = `?,${test.id},${then.id},${otherwise.id}`;
    const operands = [test, then, otherwise] as const;
    const make = (id: number): Conditional => ({ kind: "conditional", id, operands });
    return this.#intern(this.#composites, key, make) as Conditional;
  }

  #intern<N>(table: Map<string, N>, key: string, make: (id: number) => N): N {
    const known = table.get(key);
    if (known !== undefined) return known;
    if (this.#size >= this.limit) {
      throw new FormulaError({
        code: "graph-too-large",
        message: `the formula needs more than ${this.limit.toLocaleString("en")} nodes`,
      });
    }
    const node = make(this.#size++);
    table.set(key, node);
    return node;
  }
}
