/**
 * Neighbours in loops: a turn that reads `x[i]` and `x[i + 1]` hands the second to the next turn as
 * its first, and what it would add at `i + 1` waits for the next turn to be added with its own. So
 * each element is read once and set once. Stencils of differences live from this.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Index, Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";
import { isInhabited } from "../../functions/binders.ts";
import { applyValue, valueBuilder } from "../../functions/canonical.ts";
import {
  type Add,
  type Bind,
  type Block,
  blocksOf,
  type Compute,
  type Declare,
  type Loop,
  type Statement,
} from "../program.ts";
import { isImmediate } from "./invariants.ts";
import { type Chain, chainsOfAdditions, chainsOfReads } from "./neighbours.ts";

/** The block with what its loops, at any depth, hand from turn to turn. */
export function carryNeighbours(graph: Graph, block: Block): Block {
  return new Carrying(graph, block).inBlock(block);
}

class Carrying {
  readonly #graph: Graph;
  /** What is computed anywhere, and of that what can be seen from where the pass is. */
  readonly #computed = new Set<Node>();
  readonly #seen = new Set<Node>();

  constructor(graph: Graph, block: Block) {
    this.#graph = graph;
    const collect = (statement: Statement): void => {
      if (isComputing(statement)) this.#computed.add(statement.node);
      for (const inner of blocksOf(statement)) inner.statements.forEach(collect);
    };
    block.statements.forEach(collect);
  }

  inBlock({ statements }: Block): Block {
    const own: Node[] = [];
    const written = statements.flatMap((statement): Statement[] => {
      if (isComputing(statement)) {
        own.push(statement.node);
        this.#seen.add(statement.node);
      }
      if (statement.kind === "loop")
        return this.#carried({ ...statement, body: this.inBlock(statement.body) }, own);
      if (statement.kind !== "branch") return [statement];
      const [then, otherwise] = [this.inBlock(statement.then), this.inBlock(statement.otherwise)];
      return [{ ...statement, then, otherwise }];
    });
    for (const node of own) this.#seen.delete(node);
    return { statements: written };
  }

  /** The loop, and what handing on takes before and behind it. */
  #carried(loop: Loop, own: Node[]): Statement[] {
    if (loop.direction === "down") return [loop];
    const graph = this.#graph;
    const { index, body } = loop;
    const chains = [
      ...chainsOfReads(loop).map((chain) => carriedReads(graph, index, chain)),
      ...chainsOfAdditions(loop).map((chain) => carriedAdditions(graph, loop, chain)),
    ];
    const test = isInhabited(valueBuilder(graph), index);
    const needed = [test, ...chains.flatMap((chain) => chain.needed)];
    if (chains.length === 0 || !needed.every((node) => this.#isFree(node))) return [loop];
    const binds = (nodes: readonly Node[]): Statement[] =>
      nodes
        .filter((node) => !isImmediate(node) && !this.#seen.has(node))
        .map((node) => ({ kind: "bind", node }));
    const turns = body.statements.flatMap((statement): readonly Statement[] => {
      const chain = chains.find(({ instead }) => instead.has(statement));
      return chain?.instead.get(statement) ?? [statement];
    });
    const inside: Statement[] = [
      ...binds(chains.flatMap((chain) => chain.needed)),
      ...chains.flatMap((chain) => chain.before),
      { ...loop, body: { statements: [...turns, ...chains.flatMap(({ atEnd }) => atEnd)] } },
      ...chains.flatMap((chain) => chain.after),
    ];
    if (isImmediate(test)) return inside;
    const tests = binds([test]);
    if (tests.length > 0) {
      own.push(test);
      this.#seen.add(test);
      this.#computed.add(test);
    }
    const otherwise = { statements: [] };
    // What reads or sets the ends of a range may only run where there is something in it.
    return [...tests, { kind: "branch", test, then: { statements: inside }, otherwise }];
  }

  /** Whether a node is there, or can be computed without being computed twice. */
  #isFree(node: Node): boolean {
    return isImmediate(node) || this.#seen.has(node) || !this.#computed.has(node);
  }
}

const isComputing = (statement: Statement): statement is Bind | Compute | Declare =>
  statement.kind === "bind" || statement.kind === "compute" || statement.kind === "declare";

/** What takes the place of statements at neighbouring places. */
interface Carried {
  /** What has to be there before the loop. */
  readonly needed: readonly Node[];
  readonly before: readonly Statement[];
  readonly instead: ReadonlyMap<Statement, readonly Statement[]>;
  readonly atEnd: readonly Statement[];
  readonly after: readonly Statement[];
}

/** Elements of which each is the next turn's neighbour below: all but the last are handed on. */
function carriedReads(graph: Graph, index: Index, chain: Chain<Bind>): Carried {
  const [lower] = index.operands;
  const handed = chain.slice(0, -1).map(({ node }, place) => {
    const [vector, at] = node.operands as readonly [Node, Node];
    const first = graph.element(vector, offset(graph, lower, shifted(at).by));
    return { node, first, next: chain[place + 1]!.node };
  });
  return {
    needed: handed.map(({ first }) => first),
    before: handed.map(({ node, first }) => ({ kind: "declare", node, initial: first })),
    instead: new Map(chain.slice(0, -1).map((statement) => [statement, []])),
    atEnd: handed.map(({ node, next }) => ({ kind: "assign", target: node, value: next })),
    after: [],
  };
}

/** Additions of which each waits for the next turn, to be made with its neighbour below. */
function carriedAdditions(graph: Graph, { index, body }: Loop, chain: Chain<Add>): Carried {
  const [, upper] = index.operands;
  const zero = graph.constant(0);
  const [first, ...others] = chain as readonly [Add, ...Add[]];
  const waiting = others.map(({ target, at, value }) => ({
    target,
    node: graph.scan("up", index, zero, zero, value),
    last: offset(graph, upper, shifted(at[0]!).by),
  }));
  const totals = chain.map(({ value }, place) => {
    const node = waiting[place]?.node;
    return node === undefined ? value : graph.apply("+", [node, value]);
  });
  const made: Statement[] = [
    ...totals.slice(0, -1).map((node): Statement => ({ kind: "bind", node })),
    { ...first, value: totals[0]! },
    ...waiting.map(({ node }, place): Statement => {
      return { kind: "assign", target: node, value: totals[place + 1]! };
    }),
  ];
  return {
    needed: waiting.map(({ last }) => last),
    before: waiting.map(({ node }) => ({ kind: "declare", node, initial: zero })),
    // When the last of them is made, all that is added has been computed.
    instead: new Map<Statement, readonly Statement[]>([
      ...chain.map((statement) => [statement, []] as const),
      [body.statements.findLast((statement) => chain.includes(statement as Add))!, made],
    ]),
    atEnd: [],
    after: waiting.map(({ target, node, last }) => ({
      kind: "add",
      target,
      at: [last],
      value: node,
    })),
  };
}

/** A position some places further. */
function offset(graph: Graph, position: Node, by: number): Node {
  const { base, by: own } = shifted(position);
  if (base === undefined) return graph.constant(own + by);
  return own + by === 0 ? base : applyValue(graph, "+", [base, graph.constant(own + by)]);
}
