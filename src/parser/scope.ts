/** What names mean at one place of a text. */
import type { Builder } from "../ast/builder.ts";
import type { Called } from "../ast/formula.ts";
import type { Span } from "../ast/formula-error.ts";
import type { Node, Shape } from "../ast/node.ts";
import type { DefinedFunction, Expansion } from "./expansion.ts";
import type { Syntax } from "./syntax-tree.ts";

export interface DefinedValue {
  readonly kind: "value";
  readonly node: Node;
}

export type Definition = DefinedValue | DefinedFunction;

/** The definitions that hold at a place. */
export interface Known {
  /**
   * What is defined under a name.
   * @throws FormulaError where that stands further down
   */
  of(name: string, span: Span): Definition | undefined;
  names(): Iterable<string>;
  has(name: string): boolean;
  /** What a variable of the text stands for. */
  shapeOf(variable: string): Shape;
  readonly expansion: Expansion;
  /** Remembers what a part of the formula is called. */
  note(node: Node, called: Called): void;
}

export type Locals = Pick<ReadonlyMap<string, Node>, "get" | "has">;

/** Makes the node of a part of a tree from those of its operands. */
export type LowerPart = (syntax: Syntax, operands: readonly Node[], scope: Scope) => Node;

export interface Scope {
  readonly builder: Builder;
  /** What the tree was parsed from, for messages. */
  readonly text: string;
  /** Parameters, indices, or names that a rule gives a meaning. They come before all others. */
  readonly locals?: Locals | undefined;
  readonly known?: Known | undefined;
  /** Lowers one part of a tree, where somebody watches; else that is done without detour. */
  readonly lowerPart?: LowerPart | undefined;
  /** Sums around the place, whose indices are among the locals; none unless given. */
  readonly depth?: number;
}
