/**
 * From blocks to statements: values assigned in branches are declared in front of the first of them,
 * and loops keep for one another what they would compute twice.
 */
import type { Node, Scatter } from "../../ast/node.ts";
import type { Block, Statement } from "../program.ts";
import type { Arrangement } from "./arrangement.ts";
import { givenTo } from "./given.ts";
import { type Keeping, keepings, type Reads, readsBehind } from "./keep.ts";
import { type BranchItem, type Home, type LayoutBlock, type LoopItem, meet } from "./layout.ts";
import { type Copies, LoopBody } from "./loop-body.ts";

/** Writes what each turn of a loop computes, of what is `given` to it. */
export type BodyOf = (loop: LoopBody, given: ReadonlySet<Node>) => Block;

export class Writer {
  readonly #arrangement: Arrangement;
  readonly #outputs: ReadonlySet<Node>;
  readonly #copies: Copies;
  readonly #bodyOf: BodyOf;
  readonly #declared = new Set<Node>();
  /** What is declared in front of each item of a block. */
  readonly #declarations = new Map<LayoutBlock, Map<number, Node[]>>();

  /** @param outputs what is read behind the last statement */
  constructor(arrangement: Arrangement, outputs: readonly Node[], copies: Copies, bodyOf: BodyOf) {
    this.#arrangement = arrangement;
    this.#outputs = new Set(outputs);
    this.#copies = copies;
    this.#bodyOf = bodyOf;
    for (const [node, homes] of arrangement.homes()) {
      const where = this.#declaration(node, homes);
      if (where !== undefined) this.#declare(node, where);
    }
  }

  /** The layout as a block, with declarations where values leave the block that makes them. */
  block(): Block {
    return this.#written(this.#arrangement.root, new Map());
  }

  #declare(node: Node, where: Home): void {
    this.#declared.add(node);
    const inBlock = this.#declarations.get(where.block) ?? new Map<number, Node[]>();
    this.#declarations.set(where.block, inBlock);
    inBlock.set(where.index, [...(inBlock.get(where.index) ?? []), node]);
  }

  /** Where to declare a node that is used outside the block that makes it, or made in several. */
  #declaration(node: Node, homes: readonly Home[]): Home | undefined {
    if (node.kind === "scatter") return undefined;
    const { root } = this.#arrangement;
    const atEnd = this.#outputs.has(node) ? [{ block: root, index: Infinity }] : [];
    const places = [...homes, ...this.#arrangement.usesOf(node), ...atEnd];
    let { block } = places[0]!;
    let index = Infinity;
    for (const place of places) block = meet({ block, index: 0 }, place).block;
    const isAlone = !this.#arrangement.isChosen(node) && homes.length === 1;
    if (isAlone && block === homes[0]!.block) return undefined;
    for (const place of places) index = Math.min(index, meet({ block, index: 0 }, place).right);
    return { block, index };
  }

  #written(block: LayoutBlock, around: Reads): Block {
    const { graph } = this.#arrangement.region;
    const statements: Statement[] = [];
    const loops = block.items.filter((item) => item.kind === "loop");
    const keeping = keepings(graph, loops, around);
    let reads = around;
    block.items.forEach((item, index) => {
      for (const node of this.#declarations.get(block)?.get(index) ?? []) {
        statements.push({ kind: "declare", node, initial: this.#arrangement.initialOf(node) });
      }
      if (item.kind === "branch") statements.push(this.#branch(item, reads));
      else if (item.kind === "loop") {
        statements.push(...this.#looped(item, block, keeping.get(item)!));
        reads = readsBehind(graph, keeping.get(item)!, reads);
      } else if (item.kind === "add") statements.push(added(item.addition));
      else if (item.kind === "bind" && this.#declared.has(item.node)) {
        statements.push({ kind: "compute", node: item.node });
      } else statements.push(item);
    });
    return { statements };
  }

  #branch({ test, then, otherwise }: BranchItem, reads: Reads): Statement {
    return {
      kind: "branch",
      test,
      then: this.#written(then, reads),
      otherwise: this.#written(otherwise, reads),
    };
  }

  /** A loop, and what its results are before the first turn. */
  #looped(
    { index, direction, computed }: LoopItem,
    { context }: LayoutBlock,
    { kept, read }: Keeping,
  ): readonly Statement[] {
    const { region, given } = this.#arrangement;
    const needed = givenTo(region, computed, read, this.#arrangement.sureIn(context));
    const vectors = [...read.values()].map(({ operands }) => operands[0]!);
    const inside = new Set([...given, ...needed, ...vectors]);
    const own = this.#copies.next(index);
    const all = [...computed, ...kept];
    const loop = new LoopBody(region.graph, index, own, all, inside, read);
    const { statements } = this.#bodyOf(loop, inside);
    const body = { statements: [...statements, ...loop.atEnd()] };
    return [
      ...loop.before(this.#declared),
      { kind: "loop", index: own, direction, body },
      ...loop.after(this.#declared),
    ];
  }
}

function added(addition: Scatter): Statement {
  const { at, value } = addition.additions[0]!;
  return { kind: "add", target: addition, at, value };
}
