/**
 * From placed nodes to a program: nodes are put in order, operands and tests first, each at the end
 * of a block of its context. A branch is opened anew only where the code it needs stands after the
 * branch that is there, and a loop takes in whatever runs over its range and needs nothing that
 * stands behind it. Values assigned in branches are declared in front of the first of them.
 *
 * The body of a loop is a region of its own, scheduled by the same code when all that the loop
 * computes is known. A second loop over a range gets copies of the index and what depends on it.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Node, Scatter } from "../../ast/node.ts";
import { carryNeighbours } from "./carry.ts";
import type { Context } from "./context.ts";
import { givenTo } from "./given.ts";
import {
  type BranchItem,
  type Home,
  isAvailable,
  type Item,
  LayoutBlock,
  type LoopItem,
  meet,
} from "./layout.ts";
import { byLevels } from "./levels.ts";
import { place, type Placement, type Use } from "./placement.ts";
import type { Block, Program, Statement } from "../program.ts";
import { isImmediate } from "./invariants.ts";
import { type Keeping, keepings, type Reads, readsBehind } from "./keep.ts";
import { Copies, LoopBody } from "./loop-body.ts";
import { type Looping, type LoopNeed, loopOf, rangeKey } from "./loops.ts";
import { Region } from "./region.ts";
import { keepStates } from "./scans.ts";
import { type Arms, armsOf, enter } from "./selection.ts";
import { placeVectors } from "./storage.ts";

/** The program that computes `outputs`, reading `variables`; what it needs of `first` comes first. */
export function schedule(
  graph: Graph,
  outputs: readonly Node[],
  variables: readonly string[],
  first: readonly Node[] = [],
): Program {
  const kept = keepStates(graph, outputs);
  const wanted = [...new Set(kept)];
  const vectors = wanted.filter((output) => output.kind === "scatter");
  const additions = vectors.flatMap(({ operands: [like], additions }) =>
    additions.map((addition) => graph.scatter(like!, [addition])),
  );
  const numbers = wanted.filter((output) => output.kind !== "scatter");
  const copies = new Copies(graph);
  const region = new Region(graph, [...numbers, ...additions], undefined, new Set());
  const scheduler = new Scheduler(region, [...numbers, ...additions], copies, new Set(), first);
  const allocations = vectors.map((node): Statement => ({
    kind: "allocate",
    node,
    isDeclared: false,
  }));
  const { statements } = scheduler.block(numbers);
  const whole = carryNeighbours(graph, { statements: [...allocations, ...statements] });
  return { variables, body: placeVectors(whole), outputs: kept };
}

class Scheduler {
  readonly #region: Region;
  readonly #placement: Placement;
  readonly #copies: Copies;
  /** What is computed outside of the region's loop. */
  readonly #given: ReadonlySet<Node>;
  readonly #root: LayoutBlock;
  readonly #latest = new Map<Context, LayoutBlock>();
  /** The homes of each node, by the context that computes it. */
  readonly #homes = new Map<Node, Map<Context, readonly Home[]>>();
  readonly #initial = new Map<Node, Node | undefined>();
  readonly #uses = new Map<Node, Home[]>();

  constructor(
    region: Region,
    outputs: readonly Node[],
    copies: Copies,
    given: ReadonlySet<Node>,
    first: readonly Node[] = [],
  ) {
    this.#region = region;
    this.#placement = place(region, outputs);
    this.#copies = copies;
    this.#given = given;
    this.#root = new LayoutBlock(this.#placement.root);
    this.#latest.set(this.#placement.root, this.#root);
    const isPlaced = (node: Node): boolean => this.#placement.isPlaced(node);
    for (const node of byLevels(region, outputs, isPlaced, first)) {
      for (const context of this.#placement.contextsOf(node)) this.#compute({ node, context });
    }
  }

  /** Puts a node and all it needs into the layout. */
  #compute(output: Use): void {
    const stack: Use[] = [output];
    const { budget } = this.#region.graph;
    while (stack.length > 0) {
      const use = stack.at(-1)!;
      budget.tick();
      const missing = this.#isThere(use) ? [] : this.#needs(use).filter((n) => !this.#isThere(n));
      if (missing.length > 0) {
        for (const need of missing.toReversed()) stack.push(need);
      } else {
        stack.pop();
        if (!this.#isThere(use)) this.#append(use);
      }
    }
  }

  /** Where a node gets the value that is used in a context; undefined before it has one. */
  #homesFor({ node, context }: Use): readonly Home[] | undefined {
    return this.#homes.get(node)?.get(this.#placement.contextFor(node, context)!);
  }

  #isThere(use: Use): boolean {
    const { node } = use;
    return isImmediate(node) || this.#given.has(node) || this.#homesFor(use) !== undefined;
  }

  #arms(node: Node): Arms | undefined {
    const selection = this.#placement.selections.of(node);
    return selection === undefined ? undefined : armsOf(selection, this.#region.isGiven);
  }

  /** The tests of the branches around the place of a node, and what it needs there. */
  #needs({ node, context: use }: Use): Use[] {
    const own = this.#placement.contextFor(node, use)!;
    const tests: Use[] = [];
    for (let context = own; context.literal; context = context.parent!) {
      tests.push({ node: context.literal.test, context: context.parent! });
    }
    return [...tests.reverse(), ...this.#placement.needsIn(node, own)];
  }

  #append({ node, context: use }: Use): void {
    const context = this.#placement.contextFor(node, use)!;
    const known = this.#homes.get(node) ?? new Map<Context, readonly Home[]>();
    known.set(context, this.#put(node, context));
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
    const needed = this.#placement.needsIn(node, context);
    const loop = loopOf(this.#region.graph, node);
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
    const running = latest?.loops.get(key)?.find((at) => this.#areThere(needed, latest, at));
    if (latest === undefined || running === undefined) {
      const block = this.#open(context, needed);
      const home = this.#push(block, { kind: "loop", index, direction, computed: [node] }, needed);
      block.loops.set(key, [...(block.loops.get(key) ?? []), home.index]);
      return home;
    }
    (latest.items[running] as LoopItem).computed.push(node);
    const home = { block: latest, index: running };
    for (const { node } of needed) this.#use(node, home);
    return home;
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
        this.#given.has(use.node) ||
        isAvailable(this.#homesFor(use)!, block, index),
    );
  }

  /** A block of `context` at whose end all of `needed` are there. */
  #open(context: Context, needed: readonly Use[]): LayoutBlock {
    const latest = this.#latest.get(context);
    if (latest !== undefined && (context.parent === undefined || this.#areThere(needed, latest)))
      return latest;
    const { test, holds } = context.literal!;
    const asked: Use = { node: test, context: context.parent! };
    const parent = this.#open(asked.context, [...needed, asked]);
    const [yes, no] = holds ? [context, context.twin] : [context.twin, context];
    const then = new LayoutBlock(yes, parent);
    const otherwise = new LayoutBlock(no, parent);
    this.#push(parent, { kind: "branch", test, then, otherwise }, [asked]);
    this.#latest.set(yes, then);
    this.#latest.set(no, otherwise);
    return holds ? then : otherwise;
  }

  /** The layout as a block, with declarations where values leave the block that makes them. */
  block(outputs: readonly Node[]): Block {
    for (const output of outputs) this.#use(output, { block: this.#root, index: Infinity });
    const declarations = new Map<LayoutBlock, Map<number, Node[]>>();
    const declared = new Set<Node>();
    for (const [node, byContext] of this.#homes) {
      const where = this.#declaration(node, [...byContext.values()].flat());
      if (where === undefined) continue;
      declared.add(node);
      const inBlock = declarations.get(where.block) ?? new Map<number, Node[]>();
      declarations.set(where.block, inBlock);
      inBlock.set(where.index, [...(inBlock.get(where.index) ?? []), node]);
    }
    return this.#written(this.#root, declarations, declared, new Map());
  }

  /** Where to declare a node that is used outside the block that makes it, or made in several. */
  #declaration(node: Node, homes: readonly Home[]): Home | undefined {
    if (node.kind === "scatter") return undefined;
    const places = [...homes, ...(this.#uses.get(node) ?? [])];
    let { block } = places[0]!;
    let index = Infinity;
    for (const place of places) block = meet({ block, index: 0 }, place).block;
    const isAlone = !this.#initial.has(node) && homes.length === 1;
    if (isAlone && block === homes[0]!.block) return undefined;
    for (const place of places) index = Math.min(index, meet({ block, index: 0 }, place).right);
    return { block, index };
  }

  #written(
    block: LayoutBlock,
    declarations: ReadonlyMap<LayoutBlock, ReadonlyMap<number, readonly Node[]>>,
    declared: ReadonlySet<Node>,
    around: Reads,
  ): Block {
    const { graph } = this.#region;
    const statements: Statement[] = [];
    const loops = block.items.filter((item) => item.kind === "loop");
    const keeping = keepings(graph, loops, around);
    let reads = around;
    block.items.forEach((item, index) => {
      for (const node of declarations.get(block)?.get(index) ?? []) {
        statements.push({ kind: "declare", node, initial: this.#initial.get(node) });
      }
      if (item.kind === "branch")
        statements.push(this.#branch(item, declarations, declared, reads));
      else if (item.kind === "loop") {
        statements.push(...this.#looped(item, block, declared, keeping.get(item)!));
        reads = readsBehind(graph, keeping.get(item)!, reads);
      } else if (item.kind === "add") statements.push(added(item.addition));
      else if (item.kind === "bind" && declared.has(item.node)) {
        statements.push({ kind: "compute", node: item.node });
      } else statements.push(item);
    });
    return { statements };
  }

  #branch(
    { test, then, otherwise }: BranchItem,
    declarations: ReadonlyMap<LayoutBlock, ReadonlyMap<number, readonly Node[]>>,
    declared: ReadonlySet<Node>,
    reads: Reads,
  ): Statement {
    return {
      kind: "branch",
      test,
      then: this.#written(then, declarations, declared, reads),
      otherwise: this.#written(otherwise, declarations, declared, reads),
    };
  }

  /** A loop, and what its results are before the first turn. */
  #looped(
    { index, direction, computed }: LoopItem,
    { context }: LayoutBlock,
    declared: ReadonlySet<Node>,
    { kept, read }: Keeping,
  ): readonly Statement[] {
    const isSure = (node: Node): boolean => this.#placement.contextFor(node, context) !== undefined;
    const needed = givenTo(this.#region, computed, isSure);
    const vectors = [...read.values()].map(({ operands }) => operands[0]!);
    const given = new Set([...this.#given, ...needed, ...vectors]);
    const own = this.#copies.next(index);
    const all = [...computed, ...kept];
    const loop = new LoopBody(this.#region.graph, index, own, all, given, read);
    const inside = new Scheduler(loop.region, loop.wanted, this.#copies, given);
    const { statements } = inside.block(loop.wanted.filter(({ kind }) => kind !== "scatter"));
    const body = { statements: [...statements, ...loop.atEnd()] };
    return [
      ...loop.before(declared),
      { kind: "loop", index: own, direction, body },
      ...loop.after(declared),
    ];
  }
}

function added(addition: Scatter): Statement {
  const { at, value } = addition.additions[0]!;
  return { kind: "add", target: addition, at, value };
}
