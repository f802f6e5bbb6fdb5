/**
 * Control contexts: the paths of branches under which code can run, as a tree. A context is where a
 * node may be computed; the same test in the same context always leads to the same two children,
 * which is what lets the branches of a value and of its derivatives share their code.
 */
import type { Graph } from "../../ast/graph.ts";
import { type Addition, isApplyOf, type Index, type Node } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";

/** A test and the outcome under which a context runs. */
export interface Literal {
  readonly test: Node;
  readonly holds: boolean;
}

export class Context {
  readonly parent: Context | undefined;
  readonly literal: Literal | undefined;
  readonly depth: number;
  #known: ReadonlyMap<Node, boolean> | undefined;
  readonly #children = new Map<Node, readonly [Context, Context]>();

  constructor(parent?: Context, literal?: Literal) {
    this.parent = parent;
    this.literal = literal;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }

  /** The context inside this one where `test` has the given outcome: this one if it has that here. */
  child({ test, holds }: Literal): Context {
    if (this.#outcomes.get(test) === holds) return this;
    let pair = this.#children.get(test);
    if (pair === undefined) {
      pair = [new Context(this, { test, holds: true }), new Context(this, { test, holds: false })];
      this.#children.set(test, pair);
    }
    return pair[holds ? 0 : 1];
  }

  /** Whether this context runs wherever another does, by what the tests around them say. */
  covers(other: Context): boolean {
    if (this.literal === undefined) return true;
    return other.#asks(this.literal) && this.parent!.covers(other);
  }

  #asks(literal: Literal): boolean {
    const holds = (one: Literal): boolean => this.#outcomes.get(one.test) === one.holds;
    return holds(literal) || (literal.holds && conjuncts(literal.test).every(holds));
  }

  /** The outcome of each test that is asked on the way here. */
  get #outcomes(): ReadonlyMap<Node, boolean> {
    if (this.#known === undefined) {
      const { literal, parent } = this;
      const known = new Map(parent === undefined ? [] : parent.#outcomes);
      if (literal?.holds === true)
        for (const { test, holds } of conjuncts(literal.test)) known.set(test, holds);
      if (literal !== undefined) known.set(literal.test, literal.holds);
      this.#known = known;
    }
    return this.#known;
  }

  /** The context that runs exactly where this one's test has the other outcome. */
  get twin(): Context {
    const { test, holds } = this.literal!;
    return this.parent!.child({ test, holds: !holds });
  }
}

/** The innermost context that contains both. */
export function commonContext(a: Context, b: Context): Context {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth) x = x.parent!;
    else y = y.parent!;
  }
  return x;
}

/** The child of `outer` that contains `inner`; undefined where they are the same. */
export function childToward(outer: Context, inner: Context): Context | undefined {
  let context = inner;
  let below: Context | undefined;
  while (context !== outer) [below, context] = [context, context.parent!];
  return below;
}

/** Conjunctions longer than this stay one test. */
const LONGEST_CHAIN = 8;

/** Tells what is computed outside of a region, and so is not taken apart in it. */
export type IsGiven = (node: Node) => boolean;

const nothing: IsGiven = () => false;

/** A test as the literals that must all hold, outermost first. */
export function conjuncts(test: Node, isGiven: IsGiven = nothing): Literal[] {
  const literals: Literal[] = [];
  let rest = test;
  while (isApplyOf(rest, "and") && !isGiven(rest) && literals.length < LONGEST_CHAIN) {
    literals.unshift(literalOf(rest.operands[1]!, isGiven));
    rest = rest.operands[0]!;
  }
  if (literals.length >= LONGEST_CHAIN) return [literalOf(test, isGiven)];
  return [literalOf(rest, isGiven), ...literals];
}

/** Whether a test depends on one of the indices. */
const dependsOn = ({ test }: Literal, indices: readonly Index[]): boolean =>
  test.free.some((index) => indices.includes(index));

/** What a guard says outside of loops over these indices. */
export const literalsAround = (
  guard: Node,
  indices: readonly Index[],
  isGiven: IsGiven,
): readonly Literal[] =>
  conjuncts(guard, isGiven).filter((literal) => !dependsOn(literal, indices));

/** What an addition asks for before its loops run: an empty one adds nothing anyway. */
export function askedBefore(
  graph: Graph,
  { guard, loops }: Addition,
  isGiven: IsGiven,
): readonly Literal[] {
  const ranges = new Set<Node>(loops.map(({ operands }) => graph.apply("<=", operands)));
  return literalsAround(guard, loops, isGiven).filter(
    ({ test, holds }) => !(holds && (isApplyOf(test, "true") || ranges.has(test))),
  );
}

/** The guard that is left inside of the loops. */
export function dependentPart(graph: Graph, guard: Node, indices: readonly Index[]): Node {
  return conjuncts(guard)
    .filter((literal) => dependsOn(literal, indices))
    .map((literal) => asTest(graph, literal))
    .reduce((all, test) => applyValue(graph, "and", [all, test]), graph.apply("true", []));
}

/** A literal as a test that holds. */
export function asTest(graph: Graph, { test, holds }: Literal): Node {
  return holds ? test : applyValue(graph, "not", [test]);
}

export function literalOf(test: Node, isGiven: IsGiven = nothing): Literal {
  return isApplyOf(test, "not") && !isGiven(test)
    ? { test: test.operands[0]!, holds: false }
    : { test, holds: true };
}
