/**
 * Where each node is computed: global code motion (C. Click, "Global code motion, global value
 * numbering", PLDI 1995). Users are seen before operands; a node goes to the innermost context that
 * contains all its uses. So work sinks into branches, and what several branches share rises only as
 * far as it must.
 *
 * Beyond the paper: a call used in some branches but not on every path gets a context of its own,
 * guarded by their disjunction, so that it never runs where none of its uses is taken, as far as the
 * tests computed there tell. What may stop with an error does not run in vain: where no such guard
 * tells exactly when it is used, it is computed in each of the branches that use it, until the code
 * would be twice as long. States are read where their loop has run, however long the code.
 *
 * Conditionals nested deeper than `DEEPEST` (selection.ts) are anchored at the top, since V8's own
 * parser overflows on deep nesting: their tests may run in vain, which costs time and, if they stop,
 * the point.
 */
import type { Graph } from "../../ast/graph.ts";
import { type Node, type Reduce, type Scatter } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";
import {
  askedBefore,
  asTest,
  childToward,
  commonContext,
  type Context,
  type Literal,
} from "./context.ts";
import { Demands } from "./demands.ts";
import { isImmediate } from "./invariants.ts";
import { needsIn, testsOn, type Use } from "./needs.ts";
import {
  added,
  around,
  eachIn,
  isWithin,
  outermost,
  pathBetween,
  type Places,
  widest,
} from "./places.ts";
import type { Region } from "./region.ts";
import { deepSelections, enter, mayNotRunInVain, Selections } from "./selection.ts";
import { type Stopping, stoppingNodes } from "./stopping.ts";

/** What may stop is computed in several branches this often, and once more for each node. */
const FEWEST_COPIES = 100;

export interface Placement {
  readonly root: Context;
  readonly selections: Selections;
  /** Whether the node is computed at all; a test may be asked in another form. */
  isPlaced(node: Node): boolean;
  /** Every context in which a node is computed. */
  contextsOf(node: Node): readonly Context[];
  /** What a node needs where it is computed in a context, tests of its own branches included. */
  needsIn(node: Node, context: Context): readonly Use[];
  /**
   * The context that computes a node for a use in another; undefined where none does. A test whose
   * negation alone is needed otherwise has no place of its own, and is computed at the top.
   */
  contextFor(node: Node, use: Context): Context | undefined;
}

/**
 * Places all that a region computes for `outputs`, which are needed at its top, and its additions.
 *
 * @param makesGuards whether what several branches share may have a context made for it
 */
export function place(region: Region, outputs: readonly Node[], makesGuards: boolean): Placement {
  const selections = new Selections(region);
  const anchored = deepSelections(region, selections);
  const stopping = stoppingNodes(region, selections);
  const special = { selections, anchored, stopping, makesGuards };
  const demands = new Demands(stopping, (node, context) =>
    needsIn(region, selections, node, context),
  );
  const first = placed(region, outputs, special, demands);
  // What stops anyway wherever some code runs may be shared there; that is known at the end only.
  return stopping.all.size === 0 ? first : placed(region, outputs, special, demands);
}

/** @param demands what another placement has found out, or nothing yet */
function placed(
  region: Region,
  outputs: readonly Node[],
  special: Special,
  demands: Demands,
): Placer {
  const placer = new Placer(region, special, demands);
  for (const output of outputs) placer.need(output, placer.root);
  for (const node of region.nodes.toReversed()) placer.place(node);
  return placer;
}

/** What may not be placed as its uses alone tell. */
interface Special {
  readonly selections: Selections;
  readonly anchored: ReadonlySet<Node>;
  readonly stopping: Stopping;
  readonly makesGuards: boolean;
}

class Placer implements Placement {
  readonly root: Context;
  readonly selections: Selections;
  readonly #region: Region;
  readonly #graph: Graph;
  readonly #anchored: ReadonlySet<Node>;
  readonly #stopping: Stopping;
  readonly #demands: Demands;
  readonly #makesGuards: boolean;
  /** How many more times than once nodes may still be computed in branches that exclude one another. */
  #copiesLeft: number;
  /** The places of the region's nodes, operands before their users. */
  readonly #order: ReadonlyMap<Node, number>;
  readonly #uses = new Map<Node, Set<Context>>();
  readonly #placed = new Map<Node, Places>();

  constructor(region: Region, special: Special, demands: Demands) {
    const { selections, anchored, stopping, makesGuards } = special;
    this.#region = region;
    this.#graph = region.graph;
    this.selections = selections;
    this.#anchored = anchored;
    this.#stopping = stopping;
    this.#makesGuards = makesGuards;
    this.#order = new Map(region.nodes.map((node, place) => [node, place]));
    this.#copiesLeft = FEWEST_COPIES + region.nodes.length;
    this.#demands = demands;
    this.root = demands.root;
  }

  isPlaced(node: Node): boolean {
    return this.#placed.has(node);
  }

  contextsOf(node: Node): readonly Context[] {
    return [...new Set(this.#placed.get(node)?.values())];
  }

  contextFor(node: Node, use: Context): Context | undefined {
    return this.#placed.has(node) ? this.#placeFor(node, use) : this.root;
  }

  #placeFor(node: Node, use: Context): Context | undefined {
    const places = this.#placed.get(node);
    return places === undefined ? undefined : around(use, places);
  }

  need(node: Node, context: Context): void {
    added(this.#uses, node, context);
    if (this.#stopping.all.has(node)) this.#demands.note(node, context);
  }

  /** Places a node all of whose users are placed; one that nothing needs stays out. */
  place(node: Node): void {
    const uses = this.#uses.get(node);
    if (uses === undefined) return;
    const places = this.#anchored.has(node) ? eachIn([this.root]) : this.#settle(node, uses);
    this.#placed.set(node, places);
    for (const context of new Set(places.values()))
      for (const need of this.needsIn(node, context)) this.need(need.node, need.context);
  }

  needsIn(node: Node, context: Context): Use[] {
    return needsIn(this.#region, this.selections, node, context);
  }

  /** The context of an addition: inside of what its guard says here, the rest is said in loops. */
  #guardedBy({ additions: [addition] }: Scatter, outer: Context): Context {
    const path = askedBefore(this.#graph, addition!, this.#region.isGiven);
    for (const { node, context } of testsOn(path, outer)) this.need(node, context);
    return enter(outer, path);
  }

  /** Where a node with these uses is computed, which may be in a guard made for it. */
  #settle(node: Node, uses: ReadonlySet<Context>): Places {
    const common = [...uses].reduce(commonContext);
    if (node.kind === "scatter") return new Map([[common, this.#guardedBy(node, common)]]);
    if (this.#stopping.all.has(node) && !this.#demands.isSureToRun(node, common))
      return this.#settledExactly(node, uses);
    if (uses.has(common) || !this.#isWorthGuarding(node)) return this.#settledIn(node, common);
    const branches = new Set([...uses].map((use) => childToward(common, use)!));
    if ([...branches].some((branch) => branches.has(branch.twin)))
      return this.#settledIn(node, common);
    const { paths } = this.#pathsTo(node, common, [...uses]);
    return this.#guarded(node, paths, common, uses) ?? this.#settledIn(node, common);
  }

  #isWorthGuarding(node: Node): boolean {
    if (!this.#makesGuards) return false;
    if (mayNotRunInVain(node)) return true;
    const isStopping = (operand: Node): boolean => this.#stopping.all.has(operand);
    return this.selections.of(node) !== undefined && node.operands.some(isStopping);
  }

  #settledIn(node: Node, context: Context): Places {
    if (node.kind !== "reduce") return eachIn([context]);
    const outer = withoutOwnRange(this.#graph, node, context);
    const isSafe = !this.#stopping.all.has(node) || this.#demands.isSureToRun(node, outer);
    return eachIn([isSafe ? outer : context]);
  }

  /** Where to compute what may stop: nowhere but where it is used. */
  #settledExactly(node: Node, uses: ReadonlySet<Context>): Places {
    // What a context asks on the way may be made of the node elsewhere.
    const { needed, covering } = outermost(uses, (context) =>
      testsOf(context).every((test) => !this.#mayDepend(test, node)),
    );
    if (needed.length === 1) return covering;
    const common = needed.reduce(commonContext);
    const { paths, areWhole } = this.#pathsTo(node, common, needed);
    const mayGuard = areWhole && this.#makesGuards;
    const guarded = mayGuard ? this.#guarded(node, paths, common, uses) : undefined;
    if (guarded !== undefined) return guarded;
    this.#copiesLeft -= needed.length - 1;
    if (this.#copiesLeft > 0 || this.#stopping.reading.has(node)) return covering;
    return new Map([common, ...uses].map((use) => [use, common]));
  }

  /**
   * The context that runs where one of `paths` leads. Their tests are computed in `outer` already,
   * so the disjunction can be too, whatever order the nodes came in; but not if the node is part of
   * that, or there are no paths.
   */
  #guarded(
    node: Node,
    paths: readonly Literal[][],
    outer: Context,
    uses: Iterable<Context>,
  ): Places | undefined {
    if (paths.length === 0) return undefined;
    const [only, ...others] = paths;
    const test = others.length === 0 ? undefined : this.#anyOf(node, paths, outer);
    if (others.length > 0 && test === undefined) return undefined;
    const inner = enter(outer, test === undefined ? only! : [{ test, holds: true }]);
    return new Map([inner, ...uses].map((use) => [use, inner]));
  }

  /** The test whether one of `paths` is taken, computed in `outer`; undefined if it cannot be. */
  #anyOf(node: Node, paths: readonly Literal[][], outer: Context): Node | undefined {
    const made = new Set<Node>();
    const join = (fn: string) => (a: Node, b: Node) => {
      const joined = applyValue(this.#graph, fn, [a, b]);
      made.add(joined);
      return joined;
    };
    const taken = (path: readonly Literal[]): Node => {
      const tests = path.map((literal) => asTest(this.#graph, literal));
      for (const test of tests) made.add(test);
      return tests.reduce(join("and"));
    };
    const test = paths.map(taken).reduce(join("or"));
    // The negation of a test may be another one, of operands that are not there, and what is made of
    // conjunctions asks each of their tests inside of those before it.
    const isThere = ({ node: part, context }: Use): boolean =>
      made.has(part) ||
      isImmediate(part) ||
      this.#region.isGiven(part) ||
      this.#isIn(part, context);
    const canBeMade = [...made].every(
      (part) => this.#isIn(part, outer) || this.needsIn(part, outer).every(isThere),
    );
    if (made.has(node) || !canBeMade) return undefined;
    for (const part of made) this.#settleIn(part, outer);
    return test;
  }

  /** Has a test that a guard is made of computed in a context, whether it has a place or not. */
  #settleIn(test: Node, context: Context): void {
    if (this.#placeFor(test, context) === undefined) {
      const only = new Set([context]);
      const others = [...(this.#placed.get(test) ?? [])].filter(([use]) => !isWithin(use, only));
      this.#placed.set(test, new Map([...others, [context, context]]));
    }
    // A node of the formula may get its place later still, which must then contain this one.
    this.need(test, context);
  }

  /**
   * The branches from `outer` to each of `uses`, as far as tests computed in `outer` tell; none
   * where such a test may depend on the node, as one that chooses can. And whether that is all.
   */
  #pathsTo(
    node: Node,
    outer: Context,
    uses: readonly Context[],
  ): { readonly paths: readonly Literal[][]; readonly areWhole: boolean } {
    const whole = uses.map((use) => pathBetween(outer, use));
    if (whole.some(([first]) => this.#mayDepend(first!.test, node)))
      return { paths: [], areWhole: false };
    const visible = whole.map((path) => {
      const isHidden = ({ test }: Literal): boolean =>
        !this.#isIn(test, outer) || this.#mayDepend(test, node);
      const hidden = path.findIndex((literal, index) => index > 0 && isHidden(literal));
      return hidden < 0 ? path : path.slice(0, hidden);
    });
    const areWhole = visible.every((path, index) => path.length === whole[index]!.length);
    return { paths: widest(visible), areWhole };
  }

  /**
   * Whether a test may need a node, by itself, by the loops in it or by what it is guarded by, as far
   * as is worth looking.
   */
  #mayDepend(test: Node, node: Node): boolean {
    const oldest = this.#order.get(node)!;
    const seen = new Set([test]);
    for (const next of seen) {
      if (next === node || seen.size > MOST_SEARCHED) return true;
      if (this.#region.isGiven(next)) continue;
      // Nothing that comes before the node can need it; tests made for guards come with no order.
      for (const needed of [...this.#region.operandsOf(next), ...this.#testsAround(next)])
        if ((this.#order.get(needed) ?? Infinity) >= oldest) seen.add(needed);
    }
    return false;
  }

  /** The tests of the branches that a node is computed in. */
  #testsAround(node: Node): Node[] {
    return this.contextsOf(node).flatMap(testsOf);
  }

  #isIn(test: Node, outer: Context): boolean {
    if (this.#placed.has(test)) return this.#placeFor(test, outer) !== undefined;
    return isWithin(outer, this.#uses.get(test));
  }
}

/** The tests of the branches around a context. */
function testsOf(context: Context): Node[] {
  const tests: Node[] = [];
  for (let at = context; at.literal !== undefined; at = at.parent!) tests.push(at.literal.test);
  return tests;
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

/** Nodes looked at before a test is taken to depend on a node, and one that may stop to stop. */
const MOST_SEARCHED = 200;
