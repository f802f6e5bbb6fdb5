/**
 * The nodes that a graph finds again instead of making equal ones. What is known lies in layers:
 * work that begins from a layer beneath knows nothing of other work that began there, so that what
 * it makes, and in which order, does not depend on what else was asked for before.
 */
import type { Addition, Constant, Extent, Node, Reduction, Scan, Variable } from "./node.ts";
import { NodeTable } from "./node-table.ts";
import { postorder } from "./traverse.ts";

export class Known {
  readonly #beneath: Known | undefined;
  readonly #constants = new Map<string, Constant>();
  /** Those that were asked for by a number, or could be. */
  readonly #numbers = new Map<number, Constant>();
  readonly #variables = new Map<string, Variable>();
  readonly #composites: NodeTable;
  /** How many nodes are known. */
  size: number;
  /** How much exact arithmetic led to them. */
  exactWork: number;

  /** What is known anew, over what is known and stays as it is meanwhile. */
  constructor(beneath?: Known) {
    this.#beneath = beneath;
    this.#composites = new NodeTable(beneath === undefined ? undefined : beneath.#composites);
    this.size = beneath?.size ?? 0;
    this.exactWork = beneath?.exactWork ?? 0;
  }

  /** The nodes under `roots`, and no others. */
  static under(roots: readonly Node[]): Known {
    const known = new Known();
    for (const node of postorder(roots)) known.#keep(node);
    return known;
  }

  #keep(node: Node): void {
    if (node.kind === "constant") this.keepConstant(exactKey(node.value), node);
    else if (node.kind === "variable") this.keepVariable(variableKey(node.name, node.shape), node);
    else {
      const head = this.#composites.head(headOf(node));
      if (this.#composites.find(head, node.operands) === undefined) this.keepLast(head, node);
    }
  }

  constant(key: string): Constant | undefined {
    return this.#constants.get(key) ?? this.#beneath?.constant(key);
  }

  keepConstant(key: string, constant: Constant): void {
    this.#constants.set(key, constant);
    this.size += 1;
  }

  byNumber(number: number): Constant | undefined {
    return this.#numbers.get(number) ?? this.#beneath?.byNumber(number);
  }

  keepByNumber(number: number, constant: Constant): void {
    this.#numbers.set(number, constant);
  }

  variable(key: string): Variable | undefined {
    return this.#variables.get(key) ?? this.#beneath?.variable(key);
  }

  keepVariable(key: string, variable: Variable): void {
    this.#variables.set(key, variable);
    this.size += 1;
  }

  /** The number of what composite nodes have in common besides their operands. */
  head(text: string): number {
    return this.#composites.head(text);
  }

  composite(head: number, operands: readonly Node[]): Node | undefined {
    return this.#composites.find(head, operands);
  }

  /** Keeps the composite node that was last looked for, and not found. */
  keepLast(head: number, node: Node): void {
    this.#composites.add(head, node);
    this.size += 1;
  }
}

/** What composite nodes have in common besides their operands, as text. */
export const heads = {
  conditional: "?",
  length: "length",
  list: "list",
  element: "element",
  states: "states",
  index: (level: number, copy: number) => `index ${level} ${copy}`,
  reduce: (op: Reduction) => `reduce ${op}`,
  scan: (direction: Scan["direction"]) => `scan ${direction}`,
  extent: (form: Extent["form"], purpose: string) => `extent ${form} ${JSON.stringify(purpose)}`,
  scatter: (additions: readonly Addition[]) => {
    const nests = additions.map(({ loops, at }) => `${loops.length}-${at.length}`);
    return `scatter ${nests.join(" ")}`;
  },
} as const;

function headOf(node: Exclude<Node, Constant | Variable>): string {
  switch (node.kind) {
    case "apply":
      return node.fn;
    case "index":
      return heads.index(node.level, node.copy);
    case "reduce":
      return heads.reduce(node.op);
    case "scan":
      return heads.scan(node.direction);
    case "extent":
      return heads.extent(node.form, node.purpose);
    case "scatter":
      return heads.scatter(node.additions);
    case "conditional":
    case "states":
    case "element":
    case "length":
    case "list":
      return heads[node.kind];
  }
}

/** An exact number as a key. */
export const exactKey = ({ s, n, d }: Constant["value"]): string =>
  d === 1n ? `${s * n}` : `${s * n}/${d}`;

/** A variable as a key. */
export const variableKey = (name: string, shape: Variable["shape"]): string =>
  shape === "number" ? name : `[]${name}`;
