/**
 * Where each node is computed: global code motion (C. Click, "Global code motion, global value
 * numbering", PLDI 1995). Users are seen before operands; a node goes to the innermost context that
 * contains all its uses. So work sinks into branches, and what several branches share rises only as
 * far as it must.
 *
 * Beyond the paper: a call used in some branches but not on every path gets a context of its own,
 * guarded by their disjunction, so that it never runs where none of its uses is taken, as far as the tests
 * computed there tell. Conditionals nested deeper than `DEEPEST` are anchored at the top, since V8's
 * own parser overflows on deep nesting: they may run in vain, which costs time but no correctness.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, type Node, type Reduce, type Scatter } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";
import {
  asTest,
  childToward,
  commonContext,
  Context,
  type Literal,
  literalsAround,
} from "./context.ts";
import type { Need } from "./invariants.ts";
import type { Region } from "./region.ts";
import { armsOf, mayNotRunInVain, enter, Selections } from "./selection.ts";

/** Emitted branches nest at most about this deep. */
const DEEPEST = 100;

export interface Placement {
  readonly root: Context;
  readonly selections: Selections;
  contextOf(node: Node): Context;
  /** Whether the node is computed at all; a test may be asked in another form. */
  isPlaced(node: Node): boolean;
}

/** Places all that a region computes for `outputs`, which are needed at its top, and its additions. */
export function place(region: Region, outputs: readonly Node[]): Placement {
  const selections = new Selections(region);
  const placer = new Placer(region, selections, deepSelections(region, selections));
  for (const output of outputs) placer.need(output, placer.root);
  for (const node of region.nodes.toReversed()) placer.place(node);
  return placer;
}

class Placer implements Placement {
  readonly root = new Context();
  readonly selections: Selections;
  readonly #region: Region;
  readonly #graph: Graph;
  readonly #anchored: ReadonlySet<Node>;
  readonly #uses = new Map<Node, Set<Context>>();
  readonly #placed = new Map<Node, Context>();

  constructor(region: Region, selections: Selections, anchored: ReadonlySet<Node>) {
    this.#region = region;
    this.#graph = region.graph;
    this.selections = selections;
    this.#anchored = anchored;
  }

  contextOf(node: Node): Context {
    return this.#placed.get(node) ?? this.root;
  }

  isPlaced(node: Node): boolean {
    return this.#placed.has(node);
  }

  need(node: Node, context: Context): void {
    const known = this.#uses.get(node);
    if (known === undefined) this.#uses.set(node, new Set([context]));
    else known.add(context);
  }

  /** Places a node all of whose users are placed; one that nothing needs stays out. */
  place(node: Node): void {
    const uses = this.#uses.get(node);
    if (uses === undefined) return;
    const settled = this.#anchored.has(node) ? this.root : this.#settle(node, uses);
    const context = node.kind === "scatter" ? this.#guardedBy(node, settled) : settled;
    this.#placed.set(node, context);
    const selection = this.selections.of(node);
    if (selection === undefined) {
      for (const need of this.#region.needsOf(node)) this.#needUnder(need, context);
      return;
    }
    for (const { literals, value } of armsOf(selection, this.#region.isGiven).arms) {
      this.#needUnder({ node: value, path: literals }, context);
    }
  }

  /** A need inside of branches, whose tests are needed on the way. */
  #needUnder({ node, path }: Need, outer: Context): void {
    this.need(node, this.#enterNeeding(path, outer));
  }

  #enterNeeding(path: readonly Literal[], outer: Context): Context {
    let inner = outer;
    for (const literal of path) {
      this.need(literal.test, inner);
      inner = inner.child(literal);
    }
    return inner;
  }

  /** The context of an addition: inside of what its guard says here, the rest is said in loops. */
  #guardedBy({ additions: [addition] }: Scatter, outer: Context): Context {
    const { loops, guard } = addition!;
    const ranges = new Set<Node>(loops.map(({ operands }) => this.#graph.apply("<=", operands)));
    // An empty loop adds nothing anyway.
    const isIdle = ({ test, holds }: Literal): boolean =>
      holds && (isApplyOf(test, "true") || ranges.has(test));
    const around = literalsAround(guard, loops, this.#region.isGiven);
    return this.#enterNeeding(
      around.filter((literal) => !isIdle(literal)),
      outer,
    );
  }

  /** The context for a node with these uses, which may be a guard made for it. */
  #settle(node: Node, uses: ReadonlySet<Context>): Context {
    const context = this.#settled(node, uses);
    return node.kind === "reduce" ? withoutOwnRange(this.#graph, node, context) : context;
  }

  #settled(node: Node, uses: ReadonlySet<Context>): Context {
    const [first, ...others] = uses;
    const common = others.reduce(commonContext, first!);
    if (others.length === 0 || !mayNotRunInVain(node) || uses.has(common)) return common;
    const branches = new Set([...uses].map((use) => childToward(common, use)!));
    if ([...branches].some((branch) => branches.has(branch.twin))) return common;
    // A test that itself chooses can contain the node in one of its branches: no guard for that.
    if ([...branches].some((branch) => mayDepend(branch.literal!.test, node))) return common;
    return this.#guarded(node, common, [...uses]);
  }

  /**
   * The context that runs where one of `uses` does, as far as tests computed in `outer` tell. They
   * are computed there already, so the disjunction can be too, whatever order the nodes came in.
   */
  #guarded(node: Node, outer: Context, uses: readonly Context[]): Context {
    const paths = widest(uses.map((use) => this.#visiblePath(node, outer, use)));
    if (paths.length === 1) return enter(outer, paths[0]!);
    const settleIn = (node: Node): Node => {
      const known = this.#placed.get(node);
      this.#placed.set(node, known === undefined ? outer : commonContext(known, outer));
      // A node of the formula may get its place later still, which must then contain this one.
      this.need(node, outer);
      return node;
    };
    const join = (fn: string) => (a: Node, b: Node) =>
      settleIn(applyValue(this.#graph, fn, [a, b]));
    const guard = paths
      .map((path) =>
        path.map((literal) => settleIn(asTest(this.#graph, literal))).reduce(join("and")),
      )
      .reduce(join("or"));
    return enter(outer, [{ test: guard, holds: true }]);
  }

  /** The branches from `outer` inward to `use`, up to the first test not computed in `outer`. */
  #visiblePath(node: Node, outer: Context, use: Context): Literal[] {
    const all: Literal[] = [];
    for (let context = use; context !== outer; context = context.parent!) {
      all.unshift(context.literal!);
    }
    // Of a test that is asked twice on the way, the outer one is computed first.
    const path = all.filter(({ test, holds }, index) => {
      const before = all.findIndex((literal) => literal.test === test && literal.holds === holds);
      return before === index;
    });
    const isVisible = ({ test }: Literal): boolean =>
      this.#isIn(test, outer) && !mayDepend(test, node);
    const hidden = path.findIndex((literal, index) => index > 0 && !isVisible(literal));
    return hidden < 0 ? path : path.slice(0, hidden);
  }

  #isIn(test: Node, outer: Context): boolean {
    const contains = (context: Context): boolean => commonContext(context, outer) === context;
    const placed = this.#placed.get(test);
    if (placed !== undefined) return contains(placed);
    return [...(this.#uses.get(test) ?? [])].some(contains);
  }
}

/**
 * A sum that is wanted only where its range has something in it, or where something in the range
 * asks for it, may as well run on every path: it does nothing where that is not so, and one loop
 * with others over the range.
 */
function withoutOwnRange(graph: Graph, node: Reduce, context: Context): Context {
  const [index] = node.operands;
  const inhabited = graph.apply("<=", index.operands);
  let outer = context;
  for (;;) {
    const { literal } = outer;
    const isOwn =
      literal?.holds === true &&
      (literal.test === inhabited ||
        (literal.test.kind === "reduce" &&
          literal.test.op === "any" &&
          literal.test.operands[0] === index));
    if (!isOwn) return outer;
    outer = outer.parent!;
  }
}

/** Nodes looked at to see whether a test depends on a node, before it is taken to. */
const MOST_SEARCHED = 200;

function mayDepend(test: Node, node: Node): boolean {
  const seen = new Set([test]);
  for (const next of seen) {
    if (next === node || seen.size > MOST_SEARCHED) return true;
    // Operands are older than their users, so nothing older than the node can depend on it.
    for (const operand of next.operands) if (operand.id >= node.id) seen.add(operand);
  }
  return false;
}

/** The paths that no other path covers by asking less. */
function widest(paths: readonly Literal[][]): Literal[][] {
  const asks = (path: readonly Literal[], { test, holds }: Literal): boolean =>
    path.some((other) => other.test === test && other.holds === holds);
  return paths.filter((path, index) =>
    paths.every((other, place) => {
      if (place === index || !other.every((literal) => asks(path, literal))) return true;
      return other.length === path.length && place > index;
    }),
  );
}

/** Selections at which nesting reaches the bound, counted from the innermost outward. */
function deepSelections(region: Region, selections: Selections): Set<Node> {
  const anchored = new Set<Node>();
  const heights = new Map<Node, number>();
  for (const node of region.nodes) {
    const selection = selections.of(node);
    let height = 0;
    for (const operand of region.operandsOf(node)) {
      height = Math.max(height, heights.get(operand) ?? 0);
    }
    if (selection !== undefined)
      height += armsOf(selection, region.isGiven).arms[0]!.literals.length;
    if (height >= DEEPEST) anchored.add(node);
    heights.set(node, height >= DEEPEST ? 0 : height);
  }
  return anchored;
}
