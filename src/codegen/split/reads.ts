/**
 * What a statement itself reads and writes, by the nodes whose names it mentions; what stands in its
 * blocks is not its own. A node that is written in place wherever it is used, such as a sign, stands
 * for its operands.
 */
import { isVector, type Node } from "../../ast/node.ts";
import { type Block, blocksOf, type Statement } from "../program.ts";
import { isImmediate } from "../schedule/invariants.ts";
import { isNearlyFree } from "../text/uses.ts";
import { asWritten, dimensions } from "../text/vector-expression.ts";

export type Visit = (node: Node) => unknown;

/** The statements' values, whose names depend on what is declared and allocated around them. */
export class Reads {
  readonly #declared: ReadonlySet<Node>;
  /** The arrays that are added into, by the vector that each is the derivative by. */
  readonly #targets = new Map<Node, Node>();

  /**
   * @param body the program's
   * @param declared the values that branches assign
   */
  constructor(body: Block, declared: ReadonlySet<Node>) {
    this.#declared = declared;
    this.#findTargets(body);
  }

  #findTargets(block: Block): void {
    for (const statement of block.statements) {
      const made = statement.kind === "allocate" ? statement.node : undefined;
      if (made?.kind === "scatter") this.#targets.set(made.operands[0]!, made);
      for (const inner of blocksOf(statement)) this.#findTargets(inner);
    }
  }

  /** Visits the nodes with a name by which `node` is written. */
  named(node: Node, visit: Visit): void {
    if (node.kind === "constant") return;
    if (node.kind === "variable" || node.kind === "index" || node.kind === "scan") visit(node);
    else if (isImmediate(node) || isNearlyFree(node, this.#declared))
      this.#all(node.operands, visit);
    else visit(node);
  }

  #all(nodes: readonly Node[], visit: Visit): void {
    for (const node of nodes) this.named(node, visit);
  }

  /** Whole numbers are written by what they are added to, or by their own name. */
  #positions(nodes: readonly Node[], visit: Visit): void {
    for (const node of nodes) {
      const { base } = asWritten(node);
      if (base !== undefined && base !== node) this.named(base, visit);
      this.named(node, visit);
    }
  }

  /** Visits what a statement reads. */
  of(statement: Statement, visit: Visit): void {
    switch (statement.kind) {
      case "bind":
      case "compute":
        return this.#operands(statement.node, visit);
      case "declare":
        if (statement.initial !== undefined) this.named(statement.initial, visit);
        return;
      case "assign":
      case "join":
        return this.named(statement.value, visit);
      case "branch":
        return this.named(statement.test, visit);
      case "loop":
        return this.#positions(statement.index.operands, visit);
      case "advance":
        return this.#all(statement.scan.operands.slice(2), visit);
      case "keep":
        visit(statement.states);
        visit(statement.index);
        this.named(statement.value, visit);
        return this.#positions([statement.index.operands[0]], visit);
      case "allocate":
        if (statement.host === undefined) return this.#allocation(statement.node, visit);
        visit(statement.host);
        return;
      case "add": {
        const [like] = statement.target.operands as readonly [Node];
        visit(this.#targets.get(like)!);
        if (like.kind === "extent") this.#all(dimensions(like).filter(isVector), visit);
        this.#positions(statement.at, visit);
        return this.named(statement.value, visit);
      }
      case "call":
      case "load":
      case "store":
        return;
    }
  }

  #operands(node: Node, visit: Visit): void {
    if (node.kind !== "element") return this.#all(node.operands, visit);
    const [vector, position] = node.operands;
    this.named(vector, visit);
    this.#positions([position], visit);
  }

  /** An array is as long as vectors are, or as a range. */
  #allocation(node: Node & { kind: "scatter" | "states" }, visit: Visit): void {
    if (node.kind === "states") return this.#positions(node.operands[0].operands, visit);
    const [like] = node.operands as readonly [Node];
    this.#all(dimensions(like).filter(isVector), visit);
  }
}
