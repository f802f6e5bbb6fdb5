/**
 * Guards: the conditions under which a contribution to an adjoint exists.
 *
 * A zero seed for the branch not taken is no protection: 0 times an infinite partial is NaN. So a
 * contribution is a pair (term, guard), the term unguarded; what a node passes on is guarded by
 * the disjunction of the guards of its own contributions, its demand (DESIGN, section 2). A guard
 * is a truth node: `true`, a test, the negation of one, or `and(outer guard, test)`.
 */
import type { Builder } from "../ast/builder.ts";
import { isApplyOf, type Node } from "../ast/node.ts";

export interface Contribution {
  readonly term: Node;
  readonly guard: Node;
}

/** What arrives at a node: its adjoint, valid where `demand` holds. */
export interface Adjoint {
  readonly value: Node;
  readonly demand: Node;
}

export const always = (build: Builder): Node => build.apply("true");

/**
 * Sums contributions, each guarded unless its guard is the demand. Those with one guard are added
 * first, and complementary guards merge into one conditional, so sizes stay linear.
 */
export function gather(build: Builder, contributions: readonly Contribution[]): Adjoint {
  const merged = mergeComplements(build, sumByGuard(build, contributions));
  const demand = disjunction(build, [...merged.keys()]);
  return { value: guardedSum(build, merged, demand), demand };
}

/** The sum where it is wanted on every path: a contribution that does not exist counts as zero. */
export function gatherEverywhere(build: Builder, contributions: readonly Contribution[]): Node {
  const merged = mergeComplements(build, sumByGuard(build, contributions));
  return guardedSum(build, merged, always(build));
}

/** The sum of guarded terms, under a demand that implies each guard that equals it. */
function guardedSum(build: Builder, terms: ReadonlyMap<Node, Node>, demand: Node): Node {
  const zero = build.constant(0);
  return [...terms]
    .map(([guard, term]) => (guard === demand ? term : build.conditional(guard, term, zero)))
    .reduce((total, term) => build.apply("+", total, term));
}

function sumByGuard(build: Builder, contributions: readonly Contribution[]): Map<Node, Node> {
  const sums = new Map<Node, Node>();
  for (const { term, guard } of contributions) {
    const known = sums.get(guard);
    sums.set(guard, known === undefined ? term : build.apply("+", known, term));
  }
  return sums;
}

/** A guard as what encloses it and its innermost test. */
function innermost(build: Builder, guard: Node): [outer: Node, test: Node] {
  return isApplyOf(guard, "and")
    ? [guard.operands[0]!, guard.operands[1]!]
    : [always(build), guard];
}

/** `g and c: a` with `g and not c: b` is `g: c ? a : b`, as long as such pairs are found. */
function mergeComplements(build: Builder, sums: Map<Node, Node>): Map<Node, Node> {
  const pending = [...sums.keys()];
  for (let guard = pending.pop(); guard !== undefined; guard = pending.pop()) {
    const term = sums.get(guard);
    if (term === undefined || isApplyOf(guard, "true")) continue;
    const [outer, test] = innermost(build, guard);
    const twin = build.apply("and", outer, build.apply("not", test));
    const other = sums.get(twin);
    if (other === undefined) continue;
    sums.delete(guard);
    sums.delete(twin);
    const both = build.conditional(test, term, other);
    const known = sums.get(outer);
    sums.set(outer, known === undefined ? both : build.apply("+", known, both));
    pending.push(outer);
  }
  return sums;
}

/** How far outward a guard is followed to see whether a wider one covers it. */
const COVER_STEPS = 64;

function disjunction(build: Builder, guards: readonly Node[]): Node {
  const all = new Set(guards);
  const wide = guards.filter((guard) => !isCovered(guard, all));
  return wide.reduce((either, guard) => build.apply("or", either, guard));
}

function isCovered(guard: Node, all: ReadonlySet<Node>): boolean {
  let outer = guard;
  for (let step = 0; step < COVER_STEPS && isApplyOf(outer, "and"); step++) {
    if (all.has(outer.operands[0]!) || all.has(outer.operands[1]!)) return true;
    outer = outer.operands[0]!;
  }
  return false;
}
