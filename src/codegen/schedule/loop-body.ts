/**
 * One loop and all that it computes: the region that its body is, and what is done before its first
 * turn, at the end of each, and after the last. A second loop over a range gets a copy of the index
 * and of what depends on it, so that a node has one place in a program.
 */
import type { Graph } from "../../ast/graph.ts";
import { type Index, isConstant, type Node, type Scan } from "../../ast/node.ts";
import { plainBuilder, withIndex } from "../../ast/rebuild.ts";
import { neutral } from "../../functions/binders.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { type Reads, withReads } from "./keep.ts";
import { type Looping, loopOf } from "./loops.ts";
import type { Statement } from "../program.ts";
import { Region } from "./region.ts";

/** The indices of loops: one that has a loop already is copied for the next. */
export class Copies {
  readonly graph: Graph;
  readonly #loops = new Map<Index, number>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  next(index: Index): Index {
    const count = this.#loops.get(index) ?? 0;
    this.#loops.set(index, count + 1);
    const { operands, level, name } = index;
    return count === 0 ? index : this.graph.index(...operands, level, name, count);
  }
}

export class LoopBody {
  readonly region: Region;
  /** What each turn has to compute. */
  readonly wanted: readonly Node[];
  readonly #graph: Graph;
  readonly #own: Index;
  readonly #computed: readonly Looping[];
  readonly #parts: readonly Node[];
  /** The products that are states of the loop anyway. */
  readonly #carried = new Map<Node, Scan>();

  /**
   * @param index the index that what is computed is bound by
   * @param own the index of this loop: that one, or a copy
   * @param given what is computed outside
   * @param read what earlier loops have kept, in place of what it is
   */
  constructor(
    graph: Graph,
    index: Index,
    own: Index,
    computed: readonly Looping[],
    given: ReadonlySet<Node>,
    read: Reads,
  ) {
    const build = plainBuilder(graph);
    this.#graph = graph;
    this.#own = own;
    this.#computed = computed;
    this.#parts = computed.map((node) => {
      const part = withReads(graph, loopOf(graph, node)!.part, index, read);
      return withIndex(part, index, own, build);
    });
    this.region = new Region(graph, this.#parts, own, given);
    const steps = this.region.scans.flatMap(({ operands: [, , factor, term] }) => [factor, term]);
    this.wanted = [...this.#parts.filter(({ kind }) => kind !== "scan"), ...steps];
    computed.forEach((node, place) => {
      const scan = carriedAs(this.region, node, this.#parts[place]!);
      if (scan !== undefined) this.#carried.set(node, scan);
    });
  }

  /** Where results and states begin; those that are `declared` further out are assigned. */
  before(declared: ReadonlySet<Node>): Statement[] {
    const results = this.#computed.flatMap((node): Statement[] => {
      if (node.kind === "states") {
        return [{ kind: "allocate", node, isDeclared: declared.has(node) }];
      }
      if (node.kind !== "reduce" || this.#carried.has(node)) return [];
      return [begun(node, neutral(valueBuilder(this.#graph), node.op), declared)];
    });
    const states = this.region.scans.map((scan): Statement => ({
      kind: "declare",
      node: scan,
      initial: scan.operands[1],
    }));
    return [...results, ...states];
  }

  /** What each turn does with what it has computed. */
  atEnd(): Statement[] {
    const ends = this.#computed.flatMap((node, place) =>
      this.#carried.has(node) ? [] : atEnd(node, this.#own, this.#parts[place]!),
    );
    return [...ends, ...this.region.scans.map((scan): Statement => ({ kind: "advance", scan }))];
  }

  after(declared: ReadonlySet<Node>): Statement[] {
    return [...this.#carried].map(([node, scan]) => begun(node, scan, declared));
  }
}

/** A value that a node begins with. */
const begun = (node: Node, value: Node, declared: ReadonlySet<Node>): Statement =>
  declared.has(node)
    ? { kind: "assign", target: node, value }
    : { kind: "declare", node, initial: value };

/** The state that is a product when its loop has ended, if the loop carries that anyway. */
function carriedAs(region: Region, node: Looping, part: Node): Scan | undefined {
  if (node.kind !== "reduce" || node.op !== "product") return undefined;
  return region.scans.find(({ direction, operands: [, start, factor, term] }) => {
    const isProduct = isConstant(start, 1) && factor === part && isConstant(term, 0);
    return isProduct && direction === "up";
  });
}

/** What is done with a loop's part when it has been computed. */
function atEnd(node: Looping, index: Index, part: Node): Statement[] {
  if (node.kind === "reduce") return [{ kind: "join", target: node, value: part }];
  if (node.kind === "states") return [{ kind: "keep", states: node, index, value: part }];
  return [];
}
