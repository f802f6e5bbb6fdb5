/**
 * What a loop needs from outside: its bounds, and the outermost parts of its body that are the same
 * at every turn. Those leave the loop, under the branches around them that are the same at every
 * turn as well.
 *
 * So they run even if the loop has no turns, or takes a branch of its own in none of them. That
 * costs time but no correctness, so only what may stop with an error stays in its branch. A loop
 * would then run at every turn: it leaves, and a loop before asks whether any turn will need it,
 * unless that is too much to ask.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, type Index, type Node, type Scatter } from "../../ast/node.ts";
import {
  commonContext,
  conjuncts,
  Context,
  type Literal,
  literalOf,
  literalsAround,
} from "./context.ts";
import { loopOf, type LoopNeed } from "./loops.ts";
import { mayStop } from "./risks.ts";
import { isIndex, isQuick, ALWAYS, type Step, Ways } from "./ways.ts";

/** Something needed, and the branches inside which it is. */
export interface Need {
  readonly node: Node;
  readonly path: readonly Literal[];
  /** Whether it is asked on the way to others only, and the body asks again where it comes to it. */
  readonly isAsked?: boolean;
}

/**
 * Whether a value is there without being computed, or is by the loop that is running. So is minus
 * infinity, which maxima begin with wherever they are.
 */
export function isImmediate(node: Node): boolean {
  const isMinusInfinity = isApplyOf(node, "neg") && isApplyOf(node.operands[0]!, "inf");
  return (
    node.operands.length === 0 || node.kind === "index" || node.kind === "scan" || isMinusInfinity
  );
}

export function invariants(graph: Graph, loop: LoopNeed): readonly Need[] {
  const search = new Search(graph, loop);
  return search.found;
}

/** How a node of the body is used. */
interface Use {
  readonly context: Context;
  /** Whether every turn is sure to compute it, of the loop and of those on the way. */
  readonly isSure: boolean;
  /** How the turns come to it, of a node that may stop. */
  readonly ways: Ways;
}

class Search {
  readonly found: Need[] = [];
  readonly #graph: Graph;
  readonly #root = new Context();
  /** The indices of the loop and of those inside of it. */
  readonly #bound: Set<Index>;
  readonly #uses = new Map<Node, Use>();

  readonly #index: Index;

  constructor(graph: Graph, { index, part }: LoopNeed) {
    this.#graph = graph;
    this.#index = index;
    this.#bound = new Set([index]);
    for (const bound of index.operands) {
      if (!isImmediate(bound)) this.found.push({ node: bound, path: [] });
    }
    this.#use(part, { context: this.#root, isSure: true, ways: ALWAYS });
    const guarded: Node[] = [];
    // Users are younger than what they use, so the youngest comes first.
    for (const node of this.#nodesUnder(part)) {
      const use = this.#uses.get(node);
      if (use === undefined) continue;
      // The state of a loop further out is there, but that loop has to know.
      const isOuter = node.kind === "scan" && !this.#isCarried(node);
      if (!isOuter && !this.#leaves(node, use)) this.#pass(node, use);
      else if (use.isSure || isOuter || !mayStop(node))
        this.found.push({ node, path: pathTo(use.context) });
      else guarded.push(node);
    }
    for (const node of guarded) this.#findGuarded(node, this.#uses.get(node)!);
  }

  /** The nodes of the body that are computed at some place, youngest first. */
  #nodesUnder(part: Node): Node[] {
    const seen = new Set([part]);
    for (const node of seen) {
      const inner = loopOf(this.#graph, node);
      if (inner !== undefined && this.#varies(node)) {
        this.#bound.add(inner.index);
        for (const bound of inner.index.operands) seen.add(bound);
        seen.add(inner.part);
      }
      for (const operand of node.operands) seen.add(operand);
    }
    return [...seen]
      .filter((node) => !isImmediate(node) || node.kind === "scan")
      .sort((a, b) => loopsLeft(b) - loopsLeft(a) || b.id - a.id);
  }

  #varies(node: Node): boolean {
    return node.kind === "scatter" || node.free.some((index) => this.#bound.has(index));
  }

  /** Whether a node is a state of one of the loops. */
  #isCarried(node: Node): boolean {
    return node.kind === "scan" && this.#bound.has(node.operands[0]);
  }

  #leaves(node: Node, { isSure }: Use): boolean {
    // A sign is written where it is used: what it is of leaves.
    if (this.#varies(node) || isApplyOf(node, "neg")) return false;
    return isSure || loopOf(this.#graph, node) !== undefined || !mayStop(node);
  }

  /** Finds what leaves the loop only where some turn comes to it, as far as can be asked before. */
  #findGuarded(node: Node, { context, ways }: Use): void {
    const path = pathTo(context);
    const open = ways.inside(path);
    // What a loop reads of states is read before it, also where it has no turn.
    const asksRanges = node.kind !== "states";
    this.found.push({
      node,
      path: this.#asked(path, open.only, asksRanges) ?? this.#within(path, open, asksRanges),
    });
  }

  /** What varies is asked at each turn; what does not is there if it cannot stop or is sure. */
  #canAsk(test: Node): boolean {
    return isQuick(test, (part) => {
      return !this.#varies(part) && (!mayStop(part) || this.#uses.get(part)?.isSure === true);
    });
  }

  /** The path on to where some turn takes one of `ways`. */
  #within(path: readonly Literal[], ways: Ways, asksRanges: boolean): readonly Literal[] {
    const canAsk = (part: Node): boolean => this.#canAsk(part);
    const test = ways.test(this.#graph, this.#index, canAsk, asksRanges);
    return test === undefined ? path : this.#under(path, { test, holds: true });
  }

  #under(path: readonly Literal[], literal: Literal): readonly Literal[] {
    this.found.push({ node: literal.test, path, isAsked: true });
    return [...path, literal];
  }

  /**
   * The path on along a way. A test on it that may stop is the same at every turn: it is asked
   * where some turn comes that far.
   */
  #asked(
    path: readonly Literal[],
    way: readonly Step[] | undefined,
    asksRanges: boolean,
  ): readonly Literal[] | undefined {
    if (way === undefined) return undefined;
    const known: Step[] = [];
    let inner = path;
    for (const step of way) {
      if (isIndex(step) || this.#canAsk(step.test)) known.push(step);
      else if (!this.#varies(step.test))
        inner = this.#under(this.#within(inner, new Ways([known]), asksRanges), step);
    }
    return this.#within(inner, new Ways([known]), asksRanges);
  }

  #pass(node: Node, use: Use): void {
    const inner = loopOf(this.#graph, node);
    if (inner !== undefined) {
      const around = node.kind === "scatter" ? testsAround(node) : [];
      this.#useTests(around, use);
      for (const bound of inner.index.operands) this.#useUnder(around, bound, use);
      const within = { ...use, ways: use.ways.through(inner.index) };
      this.#useUnder(around, inner.part, within);
    } else if (node.kind === "scatter") {
      for (const { at, value, guard } of node.additions) {
        const literals = conjuncts(guard);
        this.#useTests(literals, use);
        for (const operand of [...at, value]) this.#useUnder(literals, operand, use);
      }
    } else if (node.kind === "conditional") {
      const [test, then, otherwise] = node.operands;
      const literal = literalOf(test);
      this.#use(test, use);
      this.#useUnder([literal], then, use);
      this.#useUnder([{ ...literal, holds: !literal.holds }], otherwise, use);
    } else if (isApplyOf(node, "and") || isApplyOf(node, "or")) {
      const [first, second] = node.operands as readonly [Node, Node];
      const { test, holds } = literalOf(first);
      // As the path asks for it, without its sign.
      this.#use(test, use);
      const goesOn = isApplyOf(node, "and") ? holds : !holds;
      this.#useUnder([{ test, holds: goesOn }], second, use);
    } else for (const operand of node.operands) this.#use(operand, use);
  }

  /** Uses of tests, each inside of those before it. */
  #useTests(literals: readonly Literal[], use: Use): void {
    literals.forEach(({ test }, place) => this.#useUnder(literals.slice(0, place), test, use));
  }

  /** A use inside of branches: those that vary are not seen from outside. */
  #useUnder(literals: readonly Literal[], node: Node, { context, isSure, ways }: Use): void {
    const always = literals.filter(({ test, holds }) => !(holds && isApplyOf(test, "true")));
    // Behind a branch that varies, a test that may stop is not asked at every turn.
    const varying = always.findIndex(({ test }) => this.#varies(test));
    const isAsked = (place: number): boolean => isSure && (varying < 0 || place < varying);
    const steady = always.filter(
      ({ test }, place) => !this.#varies(test) && (isAsked(place) || !mayStop(test)),
    );
    this.#use(node, {
      context: steady.reduce((outer, literal) => outer.child(literal), context),
      isSure: isSure && steady.length === always.length,
      ways: mayStop(node) ? ways.under(always) : ALWAYS,
    });
  }

  #use(node: Node, { context, isSure, ways }: Use): void {
    const known = this.#uses.get(node);
    this.#uses.set(
      node,
      known === undefined
        ? { context, isSure, ways }
        : {
            context: commonContext(known.context, context),
            isSure: known.isSure || isSure,
            ways: known.ways.or(ways),
          },
    );
  }
}

/** What the guard of an addition says outside of its loops, which asks for it before they run. */
const testsAround = ({ additions: [addition] }: Scatter): readonly Literal[] =>
  literalsAround(addition!.guard, addition!.loops, () => false);

/** Additions are made as they are looked at, so their age says nothing: the outer ones come first. */
const loopsLeft = (node: Node): number =>
  node.kind === "scatter" ? 1 + node.additions[0]!.loops.length : 0;

function pathTo(context: Context): Literal[] {
  const path: Literal[] = [];
  for (let at = context; at.literal !== undefined; at = at.parent!) path.unshift(at.literal);
  return path;
}
