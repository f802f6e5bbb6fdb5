/**
 * From placed nodes to a program: nodes are put in order, operands and tests first, each at the end
 * of a block of its context. A branch is opened anew only where the code it needs stands after the
 * branch that is there. Values assigned in branches are declared in front of the first of them.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import type { Context } from "./context.ts";
import { type BranchItem, type Home, isAvailable, LayoutBlock, meet } from "./layout.ts";
import { place, type Placement } from "./placement.ts";
import type { Block, Program, Statement } from "./program.ts";
import { type Arms, armsOf, enter, isImmediate } from "./selection.ts";

/** The program that computes `outputs`, reading `variables`. */
export function schedule(
  graph: Graph,
  outputs: readonly Node[],
  variables: readonly string[],
): Program {
  const scheduler = new Scheduler(place(graph, outputs));
  for (const output of outputs) scheduler.compute(output);
  return { variables, body: scheduler.finish(outputs), outputs };
}

class Scheduler {
  readonly #placement: Placement;
  readonly #root: LayoutBlock;
  readonly #latest = new Map<Context, LayoutBlock>();
  readonly #homes = new Map<Node, Home[]>();
  readonly #initial = new Map<Node, Node | undefined>();
  readonly #uses = new Map<Node, Home[]>();

  constructor(placement: Placement) {
    this.#placement = placement;
    this.#root = new LayoutBlock(placement.root);
    this.#latest.set(placement.root, this.#root);
  }

  /** Puts a node and all it needs into the layout. */
  compute(output: Node): void {
    const stack: Node[] = [output];
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      const missing = this.#isThere(node) ? [] : this.#needs(node).filter((n) => !this.#isThere(n));
      if (missing.length > 0) {
        stack.push(...missing.toReversed());
      } else {
        stack.pop();
        if (!this.#isThere(node)) this.#append(node);
      }
    }
  }

  #isThere(node: Node): boolean {
    return isImmediate(node) || this.#homes.has(node);
  }

  #arms(node: Node): Arms | undefined {
    const selection = this.#placement.selections.of(node);
    return selection === undefined ? undefined : armsOf(selection);
  }

  /** Operands, and the tests of the branches around a node. */
  #needs(node: Node): Node[] {
    const needs: Node[] = [];
    const arms = this.#arms(node);
    for (
      let context = this.#placement.contextOf(node);
      context.literal;
      context = context.parent!
    ) {
      needs.push(context.literal.test);
    }
    if (arms === undefined) return [...needs.toReversed(), ...node.operands];
    const inside = arms.arms.flatMap((arm) => [...arm.literals.map((l) => l.test), arm.value]);
    return [...needs.toReversed(), ...inside];
  }

  #append(node: Node): void {
    const context = this.#placement.contextOf(node);
    const arms = this.#arms(node);
    if (arms === undefined) {
      const block = this.#open(context, node.operands);
      this.#homes.set(node, [this.#push(block, { kind: "bind", node }, node.operands)]);
      return;
    }
    this.#initial.set(node, arms.initial);
    const homes = arms.arms.map(({ literals, value }) => {
      const block = this.#open(enter(context, literals), [value]);
      return this.#push(block, { kind: "assign", target: node, value }, [value]);
    });
    this.#homes.set(node, homes);
  }

  #push(block: LayoutBlock, item: LayoutBlock["items"][number], used: readonly Node[]): Home {
    const home = { block, index: block.items.length };
    block.items.push(item);
    for (const node of used) this.#use(node, home);
    return home;
  }

  #use(node: Node, home: Home): void {
    const known = this.#uses.get(node);
    if (known === undefined) this.#uses.set(node, [home]);
    else known.push(home);
  }

  /** A block of `context` at whose end all of `needed` are there. */
  #open(context: Context, needed: readonly Node[]): LayoutBlock {
    const latest = this.#latest.get(context);
    const seen = (block: LayoutBlock): boolean =>
      needed.every((node) => isImmediate(node) || isAvailable(this.#homes.get(node)!, block));
    if (latest !== undefined && (context.parent === undefined || seen(latest))) return latest;
    const { test, holds } = context.literal!;
    const parent = this.#open(context.parent!, [...needed, test]);
    const [yes, no] = holds ? [context, context.twin] : [context.twin, context];
    const then = new LayoutBlock(yes, parent);
    const otherwise = new LayoutBlock(no, parent);
    this.#push(parent, { kind: "branch", test, then, otherwise }, [test]);
    this.#latest.set(yes, then);
    this.#latest.set(no, otherwise);
    return holds ? then : otherwise;
  }

  /** The layout as a program, with declarations where values leave the block that makes them. */
  finish(outputs: readonly Node[]): Block {
    for (const output of outputs) this.#use(output, { block: this.#root, index: Infinity });
    const declarations = new Map<LayoutBlock, Map<number, Node[]>>();
    const declared = new Set<Node>();
    for (const [node, homes] of this.#homes) {
      const where = this.#declaration(node, homes);
      if (where === undefined) continue;
      declared.add(node);
      const inBlock = declarations.get(where.block) ?? new Map<number, Node[]>();
      declarations.set(where.block, inBlock);
      inBlock.set(where.index, [...(inBlock.get(where.index) ?? []), node]);
    }
    return this.#written(this.#root, declarations, declared);
  }

  /** Where to declare a node that is used outside the block that makes it, or made in several. */
  #declaration(node: Node, homes: readonly Home[]): Home | undefined {
    const places = [...homes, ...(this.#uses.get(node) ?? [])];
    let { block } = places[0]!;
    let index = Infinity;
    for (const place of places) block = meet({ block, index: 0 }, place).block;
    if (!this.#initial.has(node) && block === homes[0]!.block) return undefined;
    for (const place of places) index = Math.min(index, meet({ block, index: 0 }, place).right);
    return { block, index };
  }

  #written(
    block: LayoutBlock,
    declarations: ReadonlyMap<LayoutBlock, ReadonlyMap<number, readonly Node[]>>,
    declared: ReadonlySet<Node>,
  ): Block {
    const statements: Statement[] = [];
    block.items.forEach((item, index) => {
      for (const node of declarations.get(block)?.get(index) ?? []) {
        statements.push({ kind: "declare", node, initial: this.#initial.get(node) });
      }
      if (item.kind === "branch") statements.push(this.#branch(item, declarations, declared));
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
  ): Statement {
    return {
      kind: "branch",
      test,
      then: this.#written(then, declarations, declared),
      otherwise: this.#written(otherwise, declarations, declared),
    };
  }
}
