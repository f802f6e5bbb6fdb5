/**
 * A program: what the scheduler makes of a graph and every target writes. Nodes are the names of
 * values, each bound once (SSA); a block is a list of statements; a branch runs one of two blocks.
 */
import type { Node } from "../ast/node.ts";

/** `const node = …`: computes a node from its operands. */
export interface Bind {
  readonly kind: "bind";
  readonly node: Node;
}

/** `let node = initial`: a value that branches below assign. */
export interface Declare {
  readonly kind: "declare";
  readonly node: Node;
  /** What it is if no branch assigns it; undefined where every path does. */
  readonly initial: Node | undefined;
}

/** `node = …`: computes a node that is declared further out. */
export interface Compute {
  readonly kind: "compute";
  readonly node: Node;
}

/** `target = value`: what a selection is in one branch. */
export interface Assign {
  readonly kind: "assign";
  readonly target: Node;
  readonly value: Node;
}

/** `if (test) { then } else { otherwise }`. */
export interface Branch {
  readonly kind: "branch";
  readonly test: Node;
  readonly then: Block;
  readonly otherwise: Block;
}

export type Statement = Bind | Declare | Compute | Assign | Branch;

export interface Block {
  readonly statements: readonly Statement[];
}

export interface Program {
  /** The variables it reads, in the formula's order. */
  readonly variables: readonly string[];
  readonly body: Block;
  /** The nodes whose values are the results. */
  readonly outputs: readonly Node[];
}
