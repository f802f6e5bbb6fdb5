/**
 * The interner: equal subexpressions are the same node, so common subexpressions cost nothing and
 * equality is identity (hash consing; Filliâtre and Conchon, "Type-safe modular hash-consing",
 * 2006). A graph owns its nodes; nothing here simplifies.
 */
import { Budget } from "./budget.ts";
import { freeIn, freeInAdditions, NO_INDICES, without } from "./free.ts";
import type {
  Addition,
  Apply,
  Conditional,
  Constant,
  Element,
  Extent,
  Index,
  Length,
  List,
  Node,
  Reduce,
  Reduction,
  Scan,
  Scatter,
  Shape,
  States,
  Variable,
} from "./node.ts";
import { exactKey, heads, Known, variableKey } from "./known.ts";
import { counted, limitMet } from "./limits.ts";
import { exactWork, nearestDouble, rational, type Rational } from "./rational.ts";

const NO_OPERANDS: readonly [] = [];

export class Graph {
  #known = new Known();
  /** The next node's id, which no other has had. */
  #next = 0;
  /** What may be spent on it, nodes and time among that. */
  readonly budget: Budget;

  constructor(budget: Budget = new Budget()) {
    this.budget = budget;
  }

  /** Number of nodes known. */
  get size(): number {
    return this.#known.size;
  }

  /** The nodes that are known now, to come back to by `knowing`; the same while nothing is. */
  get known(): Known {
    return this.#known;
  }

  /**
   * Does `work` with a graph that knows other nodes: what it makes is added to those, and to those
   * only. Nodes that are not known are no error in what is made; equal ones are just not shared.
   */
  knowing<T>(known: Known, work: () => T): T {
    const before = this.#known;
    this.#known = known;
    try {
      return work();
    } finally {
      this.#known = before;
    }
  }

  /** An exact constant; a number enters as its shortest decimal. */
  constant(value: Rational | number | bigint): Constant {
    const number = asNumber(value);
    const known = number === undefined ? undefined : this.#known.byNumber(number);
    if (known !== undefined) return known;
    const constant = this.#exactConstant(typeof value === "object" ? value : rational(value));
    if (number !== undefined) this.#known.keepByNumber(number, constant);
    return constant;
  }

  #exactConstant(exact: Rational): Constant {
    const key = exactKey(exact);
    const known = this.#known.constant(key);
    if (known !== undefined) return known;
    const nearest = nearestDouble(exact);
    const id = this.#nextId();
    const constant = {
      kind: "constant",
      id,
      value: exact,
      nearest,
      operands: NO_OPERANDS,
      free: NO_INDICES,
    } as const;
    this.#known.keepConstant(key, constant);
    return constant;
  }

  variable(name: string, shape: Shape = "number"): Variable {
    const key = variableKey(name, shape);
    const known = this.#known.variable(key);
    if (known !== undefined) return known;
    const id = this.#nextId();
    const variable = {
      kind: "variable",
      id,
      name,
      shape,
      operands: NO_OPERANDS,
      free: NO_INDICES,
    } as const;
    this.#known.keepVariable(key, variable);
    return variable;
  }

  apply(fn: string, operands: readonly Node[]): Apply {
    return this.#composite(fn, operands, (id) => {
      return { kind: "apply", id, fn, operands, free: freeIn(operands) };
    });
  }

  conditional(test: Node, then: Node, otherwise: Node): Conditional {
    const operands = [test, then, otherwise] as const;
    return this.#composite(heads.conditional, operands, (id) => {
      return { kind: "conditional", id, operands, free: freeIn(operands) };
    });
  }

  /** An index over a range; `name` counts the first time only. */
  index(lower: Node, upper: Node, level: number, name: string, copy = 0): Index {
    const operands = [lower, upper] as const;
    return this.#composite(heads.index(level, copy), operands, (id) => {
      const bounds = freeIn(operands);
      const index = { kind: "index", id, level, copy, name, operands, free: bounds } as const;
      return Object.assign(index, { free: [...bounds, index] });
    });
  }

  reduce(op: Reduction, index: Index, body: Node): Reduce {
    const operands = [index, body] as const;
    return this.#composite(heads.reduce(op), operands, (id) => {
      return { kind: "reduce", id, op, operands, free: without(freeIn(operands), index) };
    });
  }

  scan(direction: Scan["direction"], ...operands: Scan["operands"]): Scan {
    return this.#composite(heads.scan(direction), operands, (id) => {
      return { kind: "scan", id, direction, operands, free: freeIn(operands) };
    });
  }

  /** The values of `node` along the range of `index`; of a scan, its states. */
  states(index: Index, node: Node): States {
    const operands = [index, node] as const;
    return this.#composite(heads.states, operands, (id) => {
      return { kind: "states", id, operands, free: without(freeIn(operands), index) };
    });
  }

  element(vector: Node, position: Node): Element {
    const operands = [vector, position] as const;
    return this.#composite(heads.element, operands, (id) => {
      return { kind: "element", id, operands, free: freeIn(operands) };
    });
  }

  length(vectors: readonly Node[]): Length {
    return this.#composite(heads.length, vectors, (id) => {
      return { kind: "length", id, operands: vectors, free: freeIn(vectors) };
    });
  }

  list(operands: readonly Node[]): List {
    return this.#composite(heads.list, operands, (id) => {
      return { kind: "list", id, operands, free: freeIn(operands) };
    });
  }

  /** The extent of numbers for each element of a vector, or each pair of elements of two. */
  extent(form: Extent["form"], purpose: string, operands: readonly Node[]): Extent {
    return this.#composite(heads.extent(form, purpose), operands, (id) => {
      return { kind: "extent", id, form, purpose, operands, free: NO_INDICES };
    });
  }

  scatter(like: Node, additions: readonly Addition[]): Scatter {
    const parts = additions.flatMap(({ loops, at, value, guard }) => [
      ...loops,
      ...at,
      value,
      guard,
    ]);
    const operands = [like, ...parts];
    return this.#composite(heads.scatter(additions), operands, (id) => {
      return { kind: "scatter", id, additions, operands, free: freeInAdditions(additions) };
    });
  }

  /** Counts the exact arithmetic on these values, which is bounded. */
  countExact(values: readonly Rational[]): void {
    this.#known.exactWork += exactWork(values);
    const { exact } = this.budget.limits;
    if (this.#known.exactWork <= exact) return;
    const message = "the numbers of the formula have too many digits to be calculated with exactly";
    throw limitMet("constants-too-long", message, { name: "exact", value: exact });
  }

  #composite<N extends Node>(text: string, operands: readonly Node[], make: (id: number) => N): N {
    this.budget.tick();
    const head = this.#known.head(text);
    const known = this.#known.composite(head, operands);
    if (known !== undefined) return known as N;
    const node = make(this.#nextId());
    this.#known.keepLast(head, node);
    return node;
  }

  #nextId(): number {
    const { nodes } = this.budget.limits;
    // All that were made count, known or not: programs hold on to their own.
    if (this.#next < nodes) return this.#next++;
    const message = `the formula needs more than ${counted(nodes)} nodes`;
    throw limitMet("graph-too-large", message, { name: "nodes", value: nodes });
  }
}

/** A whole number, or one that stands for its shortest decimal, as that which it is known by. */
function asNumber(value: Rational | number | bigint): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint" || value.d !== 1n || value.n > LARGEST_KNOWN) return undefined;
  return Number(value.s * value.n);
}

const LARGEST_KNOWN = 2n ** 53n - 1n;
