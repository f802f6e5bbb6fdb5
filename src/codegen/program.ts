/**
 * A program: what the scheduler makes of a graph and every target writes. Nodes are the names of
 * values, each bound once (SSA); a block is a list of statements; a branch runs one of two blocks.
 */
import type { Index, Node, Reduce, Scan, Scatter, States } from "../ast/node.ts";

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
  /** Where it lives, in place of having a name. */
  readonly place?: Place;
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

/** `for (index from its lower to its upper bound) { body }`, or from the upper one down. */
export interface Loop {
  readonly kind: "loop";
  readonly index: Index;
  readonly direction: Scan["direction"];
  readonly body: Block;
}

/** `target = target + value`, or the product, maximum, … : what a reduction does at each turn. */
export interface Join {
  readonly kind: "join";
  readonly target: Reduce;
  readonly value: Node;
}

/** `scan = scan * factor + term`: the step of a scan, at the end of a turn. */
export interface Advance {
  readonly kind: "advance";
  readonly scan: Scan;
}

/** `states[index] = value`. */
export interface Keep {
  readonly kind: "keep";
  readonly states: States;
  /** The index of the loop that is running. */
  readonly index: Index;
  readonly value: Node;
}

/** A vector of zeros as long as another, or as a range. */
export interface Allocate {
  readonly kind: "allocate";
  readonly node: Scatter | States;
  /** Whether its name is declared further out. */
  readonly isDeclared: boolean;
  /** The result in whose array it lies until that is filled, if it has none of its own. */
  readonly host?: Scatter;
  /** Whether each element is set before it is added to or read, so that there need be no zeros. */
  readonly isOverwritten?: boolean;
}

/** `target[at] += value`, or `=` where nothing is there yet; of a matrix `at` is row and column. */
export interface Add {
  readonly kind: "add";
  readonly target: Scatter;
  readonly at: readonly Node[];
  readonly value: Node;
  /** Whether nothing can be there yet: `target[at] = value`. */
  readonly isFirst?: boolean;
}

/** `piece()`: runs a part of the program that is a function of its own. */
export interface Call {
  readonly kind: "call";
  readonly piece: Piece;
}

/** Where a value is kept that several pieces use: a place among the numbers, or the vectors. */
export interface Place {
  readonly among: "numbers" | "vectors";
  readonly index: number;
}

/** `const node = stored[…]`: a value that another piece has left. */
export interface Load {
  readonly kind: "load";
  readonly node: Node;
  readonly place: Place;
  /** Whether it is used in its place, having no name. */
  readonly isFixed: boolean;
}

/** `stored[…] = node`: a value left for other pieces. */
export interface Store {
  readonly kind: "store";
  readonly node: Node;
  readonly place: Place;
}

/** What programs have that are split: the parts that run elsewhere, and what passes between them. */
export type Crossing = Call | Load | Store;

export type Statement =
  | Bind
  | Declare
  | Compute
  | Assign
  | Branch
  | Loop
  | Join
  | Advance
  | Keep
  | Allocate
  | Add
  | Crossing;

export interface Block {
  readonly statements: readonly Statement[];
}

/** A part of a program that is a function of its own. */
export interface Piece {
  /** Its number, from 1. */
  readonly number: number;
  readonly body: Block;
}

export interface Program {
  /** The variables it reads, in the formula's order. */
  readonly variables: readonly string[];
  readonly body: Block;
  /** The nodes whose values are the results. */
  readonly outputs: readonly Node[];
}

/** The blocks inside a statement. */
export function blocksOf(statement: Statement): readonly Block[] {
  if (statement.kind === "branch") return [statement.then, statement.otherwise];
  return statement.kind === "loop" ? [statement.body] : [];
}

/** The values that a statement itself reads, in the order in which it lists them. */
export function readBy(statement: Statement): readonly Node[] {
  switch (statement.kind) {
    case "bind":
    case "compute":
      return statement.node.operands;
    case "declare":
      return statement.initial === undefined ? [] : [statement.initial];
    case "assign":
    case "join":
    case "keep":
      return [statement.value];
    case "branch":
      return [statement.test];
    case "loop":
      return statement.index.operands;
    case "advance":
      return statement.scan.operands.slice(2);
    case "add":
      return [...statement.at, statement.value];
    case "store":
      return [statement.node];
    case "allocate":
    case "call":
    case "load":
      return [];
  }
}

/** The node that a statement makes; undefined where it makes none. */
export function madeBy(statement: Statement): Node | undefined {
  switch (statement.kind) {
    case "bind":
    case "declare":
      return statement.node;
    case "allocate":
      return statement.isDeclared ? undefined : statement.node;
    case "loop":
      return statement.index;
    default:
      return undefined;
  }
}

/** The declared node that a statement changes; undefined where it changes none. */
export function changedBy(statement: Statement): Node | undefined {
  switch (statement.kind) {
    case "compute":
      return statement.node;
    case "assign":
    case "join":
      return statement.target;
    case "advance":
      return statement.scan;
    case "allocate":
      return statement.isDeclared ? statement.node : undefined;
    default:
      return undefined;
  }
}
