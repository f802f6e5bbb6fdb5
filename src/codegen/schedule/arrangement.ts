/**
 * Placed nodes in order: operands and tests first, each at the end of a block of its context. A
 * branch is opened anew only where the code it needs stands after the branch that is there, and a
 * loop takes in whatever runs over its range and needs nothing that stands behind it.
 */
import type { Node } from "../../ast/node.ts";
import type { Context } from "./context.ts";
import { Bodies, type IsSure } from "./given.ts";
import { isImmediate } from "./invariants.ts";
import { type Home, isAvailable, type Item, LayoutBlock, type LoopItem } from "./layout.ts";
import { byLevels } from "./levels.ts";
import { type Looping, type LoopNeed, loopOf, rangeKey } from "./loops.ts";
import type { Use } from "./needs.ts";
import { place, type Placement } from "./placement.ts";
import type { Region } from "./region.ts";
import { type Arms, armsOf, enter } from "./selection.ts";

/** Nodes that wait for one another in a circle, or for what has no place, as they were placed. */
class Unplaced extends Error {}

/**
 * The blocks of a region, with all that it computes in them. Should guards ever wait for what they
 * guard, or miss what they ask, there are none: what branches share runs before them, or in each.
 */
export function arranged(
  region: Region,
  outputs: readonly Node[],
  given: ReadonlySet<Node>,
  first: readonly Node[],
): Arrangement {
  const arrange = (makesGuards: boolean): Arrangement =>
    new Arrangement(region, place(region, outputs, makesGuards), outputs, given, first);
  try {
    return arrange(true);
  } catch (error) {
    if (!(error instanceof Unplaced)) throw error;
    return arrange(false);
  }
}

export class Arrangement {
  readonly region: Region;
  readonly placement: Placement;
  /** What is computed outside of the region's loop. */
  readonly given: ReadonlySet<Node>;
  readonly root: LayoutBlock;
  readonly #latest = new Map<Context, LayoutBlock>();
  /** The homes of each node, by the context that computes it. */
  readonly #homes = new Map<Node, Map<Context, readonly Home[]>>();
  readonly #initial = new Map<Node, Node | undefined>();
  readonly #uses = new Map<Node, Home[]>();
  readonly #bodies: Bodies;
  /** The level of what is laid out. */
  #level = 0;
  /** By vector, where the last addition to it is. */
  readonly #lastAdded = new Map<Node, Home>();

  constructor(
    region: Region,
    placement: Placement,
    outputs: readonly Node[],
    given: ReadonlySet<Node>,
    first: readonly Node[],
  ) {
    this.region = region;
    this.placement = placement;
    this.given = given;
    this.#bodies = new Bodies(region);
    this.root = new LayoutBlock(this.placement.root);
    this.#latest.set(this.placement.root, this.root);
    const isPlaced = (node: Node): boolean => this.placement.isPlaced(node);
    for (const { node, level } of byLevels(region, outputs, isPlaced, first)) {
      this.#level = level;
      for (const context of this.placement.contextsOf(node)) this.#compute({ node, context });
    }
  }

  /** Tells what is computed wherever a context runs. */
  sureIn(context: Context): IsSure {
    return (node) => this.placement.contextFor(node, context) !== undefined;
  }

  /** Everywhere that each node gets its value. */
  *homes(): Iterable<readonly [Node, readonly Home[]]> {
    for (const [node, byContext] of this.#homes) yield [node, [...byContext.values()].flat()];
  }

  usesOf(node: Node): readonly Home[] {
    return this.#uses.get(node) ?? [];
  }

  /** Whether a node is assigned in branches, over a value that it begins with, or none. */
  isChosen(node: Node): boolean {
    return this.#initial.has(node);
  }

  initialOf(node: Node): Node | undefined {
    return this.#initial.get(node);
  }

  /** Puts a node and all it needs into the layout. */
  #compute(output: Use): void {
    const stack: Use[] = [output];
    const opened = new Map<Node, Set<Context>>();
    const { budget } = this.region.graph;
    while (stack.length > 0) {
      const use = stack.at(-1)!;
      budget.tick();
      const missing = this.#isThere(use) ? [] : this.#needs(use).filter((n) => !this.#isThere(n));
      if (missing.length > 0) {
        this.#openOnce(use, opened);
        for (const need of missing.toReversed()) stack.push(need);
      } else {
        stack.pop();
        if (!this.#isThere(use)) this.#append(use);
      }
    }
  }

  /** Notes that a node waits for what it needs, which must not be the node itself. */
  #openOnce({ node, context }: Use, opened: Map<Node, Set<Context>>): void {
    const place = this.placement.contextFor(node, context)!;
    const places = opened.get(node) ?? new Set<Context>();
    if (places.has(place)) throw new Unplaced(`a ${node.kind} waits for itself`);
    opened.set(node, places.add(place));
  }

  /** Where a node gets the value that is used in a context; undefined before it has one. */
  #homesFor({ node, context }: Use): readonly Home[] | undefined {
    return this.#homes.get(node)?.get(this.placement.contextFor(node, context)!);
  }

  #isThere(use: Use): boolean {
    const { node } = use;
    return isImmediate(node) || this.given.has(node) || this.#homesFor(use) !== undefined;
  }

  #arms(node: Node): Arms | undefined {
    const selection = this.placement.selections.of(node);
    return selection === undefined ? undefined : armsOf(selection, this.region.isGiven);
  }

  /** The tests of the branches around the place of a node, and what it needs there. */
  #needs({ node, context: use }: Use): Use[] {
    const own = this.placement.contextFor(node, use);
    if (own === undefined) throw new Unplaced(`a ${node.kind} is not computed where it is used`);
    const tests: Use[] = [];
    for (let context = own; context.literal; context = context.parent!) {
      tests.push({ node: context.literal.test, context: context.parent! });
    }
    return [...tests.reverse(), ...this.placement.needsIn(node, own)];
  }

  #append({ node, context: use }: Use): void {
    const context = this.placement.contextFor(node, use)!;
    const known = this.#homes.get(node) ?? new Map<Context, readonly Home[]>();
    const homes = this.#put(node, context);
    if (node.kind === "scatter") this.#lastAdded.set(node.operands[0]!, homes[0]!);
    known.set(context, homes);
    this.#homes.set(node, known);
  }

  /** Puts a node at the end of a block, or of several where it chooses, or into a loop that is there. */
  #put(node: Node, context: Context): readonly Home[] {
    const arms = this.#arms(node);
    if (arms !== undefined) {
      this.#initial.set(node, arms.initial);
      return arms.arms.map(({ literals, value }) => {
        const inner = enter(context, literals);
        const needed = [{ node: value, context: inner }];
        return this.#push(
          this.#open(inner, needed),
          { kind: "assign", target: node, value },
          needed,
        );
      });
    }
    const needed = this.placement.needsIn(node, context);
    const loop = loopOf(this.region.graph, node);
    if (loop !== undefined) return [this.#loop(node as Looping, loop, context, needed)];
    const block = this.#open(context, needed);
    const item: Item =
      node.kind === "scatter" ? { kind: "add", addition: node } : { kind: "bind", node };
    return [this.#push(block, item, needed)];
  }

  #loop(
    node: Looping,
    { index, direction }: LoopNeed,
    context: Context,
    needed: readonly Use[],
  ): Home {
    const latest = this.#latest.get(context);
    const key = rangeKey({ index, direction });
    const running = latest?.loops
      .get(key)
      ?.find((at) => this.#areThere(needed, latest, at) && this.#mayJoin(node, latest, at));
    if (latest === undefined || running === undefined) {
      const last = node.kind === "scatter" ? this.#lastAdded.get(node.operands[0]!) : undefined;
      const block = this.#open(context, needed, last);
      const level = this.#level;
      const item: LoopItem = { kind: "loop", index, direction, level, computed: [node] };
      const home = this.#push(block, item, needed);
      block.loops.set(key, [...(block.loops.get(key) ?? []), home.index]);
      return home;
    }
    (latest.items[running] as LoopItem).computed.push(node);
    const home = { block: latest, index: running };
    for (const { node } of needed) this.#use(node, home);
    return home;
  }

  /**
   * Whether a node may be computed in a loop that is there. Additions join only one another, and at
   * their own level, so that they come in one order whatever is computed beside them.
   */
  #mayJoin(node: Looping, block: LayoutBlock, at: number): boolean {
    const { level, computed } = block.items[at] as LoopItem;
    const isApart = level !== this.#level || computed[0]!.kind !== "scatter";
    if (node.kind === "scatter" && isApart) return false;
    const isSure = this.sureIn(block.context);
    return computed.every((other) => this.#bodies.agree(node, other, isSure));
  }

  #push(block: LayoutBlock, item: Item, used: readonly Use[]): Home {
    const home = { block, index: block.items.length };
    block.items.push(item);
    for (const { node } of used) this.#use(node, home);
    return home;
  }

  #use(node: Node, home: Home): void {
    const known = this.#uses.get(node);
    if (known === undefined) this.#uses.set(node, [home]);
    else known.push(home);
  }

  #areThere(uses: readonly Use[], block: LayoutBlock, index?: number): boolean {
    return uses.every(
      (use) =>
        isImmediate(use.node) ||
        this.given.has(use.node) ||
        isAvailable(this.#homesFor(use)!, block, index),
    );
  }

  /** A block of `context` at whose end all of `needed` are there, and behind the last addition. */
  #open(context: Context, needed: readonly Use[], last?: Home): LayoutBlock {
    const latest = this.#latest.get(context);
    const isOpen = (block: LayoutBlock): boolean =>
      this.#areThere(needed, block) && (last === undefined || isAvailable([last], block));
    if (latest !== undefined && (context.parent === undefined || isOpen(latest))) return latest;
    const { test, holds } = context.literal!;
    const asked: Use = { node: test, context: context.parent! };
    const parent = this.#open(asked.context, [...needed, asked], last);
    const [yes, no] = holds ? [context, context.twin] : [context.twin, context];
    const then = new LayoutBlock(yes, parent);
    const otherwise = new LayoutBlock(no, parent);
    this.#push(parent, { kind: "branch", test, then, otherwise }, [asked]);
    this.#latest.set(yes, then);
    this.#latest.set(no, otherwise);
    return holds ? then : otherwise;
  }
}
