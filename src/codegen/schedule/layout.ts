/**
 * Blocks under construction, and what can be seen from where. A block is one stretch of code of a
 * context; a context has more than one where something outside it must be computed in between.
 * New code is always put at the end of a block, so what stands before it stays before it.
 */
import type { Index, Node, Scan, Scatter } from "../../ast/node.ts";
import { childToward, commonContext, type Context } from "./context.ts";
import type { Looping } from "./loops.ts";

export interface BindItem {
  readonly kind: "bind";
  readonly node: Node;
}

export interface AssignItem {
  readonly kind: "assign";
  readonly target: Node;
  readonly value: Node;
}

export interface BranchItem {
  readonly kind: "branch";
  readonly test: Node;
  readonly then: LayoutBlock;
  readonly otherwise: LayoutBlock;
}

/** One loop, and all that it computes. */
export interface LoopItem {
  readonly kind: "loop";
  readonly index: Index;
  readonly direction: Scan["direction"];
  /** The level of what it was begun for (levels.ts). */
  readonly level: number;
  readonly computed: Looping[];
}

export interface AddItem {
  readonly kind: "add";
  readonly addition: Scatter;
}

export type Item = BindItem | AssignItem | BranchItem | LoopItem | AddItem;

export class LayoutBlock {
  readonly context: Context;
  readonly parent: LayoutBlock | undefined;
  /** Index in `parent` of the branch this is an arm of. */
  readonly index: number;
  readonly depth: number;
  readonly items: Item[] = [];
  /** The places of its loops, by range and direction. */
  readonly loops = new Map<string, number[]>();

  constructor(context: Context, parent?: LayoutBlock) {
    this.context = context;
    this.parent = parent;
    this.index = parent?.items.length ?? 0;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }
}

/** A place in the code where a node gets its value. */
export interface Home {
  readonly block: LayoutBlock;
  readonly index: number;
}

/** The innermost block that contains both, and the indices in it that lead to each. */
export function meet(a: Home, b: Home): { block: LayoutBlock; left: number; right: number } {
  let [x, left, y, right] = [a.block, a.index, b.block, b.index];
  while (x !== y) {
    if (x.depth >= y.depth) [x, left] = [x.parent!, x.index];
    else [y, right] = [y.parent!, y.index];
  }
  return { block: x, left, right };
}

/** Whether a value that has these homes is there at an index of `block`: at its end unless given. */
export function isAvailable(homes: readonly Home[], block: LayoutBlock, index = Infinity): boolean {
  const end: Home = { block, index };
  return homes.every((home) => {
    if (excludes(home.block.context, block.context)) return true;
    const { left, right } = meet(home, end);
    return left < right;
  });
}

/** Whether the two contexts never run together. */
function excludes(a: Context, b: Context): boolean {
  const common = commonContext(a, b);
  const [left, right] = [childToward(common, a), childToward(common, b)];
  return left !== undefined && right !== undefined && left.twin === right;
}
