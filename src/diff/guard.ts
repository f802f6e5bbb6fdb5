/**
 * Guards: the conditions under which a contribution to an adjoint exists.
 *
 * A zero seed for the branch not taken is no protection: 0 times an infinite partial is NaN. So a
 * contribution is a pair (term, guard), the term unguarded; what a node passes on is guarded by
 * the disjunction of the guards of its own contributions, its demand (DESIGN, section 2). A guard
 * is a truth node: `true`, a test, the negation of one, or `and(outer guard, test)`.
 *
 * A contribution summed out of a loop is 0 where nothing in the loop contributed: its term needs no
 * guard for that, but a node does not pass on what came from nowhere, so it asks for less than its
 * guard. What it asks for is made only where somebody wants to know.
 */
import type { Builder } from "../ast/builder.ts";
import { isApplyOf, type Index, type Node } from "../ast/node.ts";
import { isInhabited } from "../functions/binders.ts";
import { hasTurns, isSurelyFinite } from "../simplify/finite.ts";
import type { Style } from "./style.ts";
import { commonSeed, type Nest, type Seed } from "./nest.ts";

export interface Contribution {
  readonly term: Node;
  /** Where the term is valid; elsewhere it counts as 0. */
  readonly guard: Node;
  /** Where the term may be other than 0, which implies the guard; the guard unless given. */
  readonly demand?: (() => Node) | undefined;
  /** Whether a loop has added the term up in which turns contribute nothing, or which may have none. */
  readonly isPartial?: boolean;
  /** The factor that waits outside the loop. */
  readonly seed?: Seed | undefined;
}

/** What arrives at a node: its adjoint, valid where `demand` holds. */
export interface Adjoint {
  readonly value: Node;
  readonly demand: Node;
  readonly seed: Seed | undefined;
}

export const always = ({ graph }: Builder): Node => graph.apply("true", NO_OPERANDS);

const NO_OPERANDS: readonly Node[] = [];

/**
 * Sums contributions, each guarded unless its guard is the demand. Those with one guard are added
 * first, and complementary guards merge into one conditional, so sizes stay linear.
 */
export function gather(build: Builder, contributions: readonly Contribution[]): Adjoint {
  const [{ term, guard, demand: asks, seed: own }] = contributions as [Contribution];
  if (contributions.length === 1) return { value: term, demand: asks?.() ?? guard, seed: own };
  const { terms, seed } = joined(build, contributions);
  const demands = [...terms].flatMap(([guard, { demands }]) => demands ?? [guard]);
  const demand = disjunction(build, [...new Set(demands)]);
  return { value: guardedSum(build, terms, demand), demand, seed };
}

/** The same where the adjoint goes no further, so that it is no matter who asks for it. */
export function gatherAtEnd(build: Builder, contributions: readonly Contribution[]): Adjoint {
  const plain = contributions.map((contribution) => {
    const { term, seed } = contribution;
    return { term, guard: guardWith(contribution, undefined), seed };
  });
  return gather(build, plain);
}

/**
 * The guard of a contribution that its seeds inside of `until` multiply: times one that may be
 * infinite or NaN, what no turn has contributed to is not 0.
 */
function guardWith(
  { guard, demand, isPartial, seed }: Contribution,
  until: Seed | undefined,
): Node {
  if (isPartial !== true) return guard;
  for (let at = seed; at !== until && at !== undefined; at = at.outer)
    if (!isSurelyFinite(at.value)) return demand!();
  return guard;
}

/** The sum where it is wanted on every path: a contribution that does not exist counts as zero. */
export function gatherEverywhere(build: Builder, contributions: readonly Contribution[]): Node {
  const [first] = contributions as [Contribution];
  if (contributions.length === 1 && isApplyOf(first.guard, "true"))
    return seeded(build, first.term, first.seed);
  const plain = contributions.map(({ term, guard, seed }) => ({ term, guard, seed }));
  const { terms, seed } = joined(build, plain);
  return guardedSum(build, terms, always(build), seed);
}

/**
 * The contribution, outside the innermost loop of `nest`, of all that was gathered inside it: the
 * sum over the loop. What the demand says of the loop's index stays inside, the rest is the guard;
 * where a seed is multiplied in that may be infinite or NaN, one turn at least must have contributed.
 * For readers an empty loop is no case of its own.
 */
export function summedOut(
  build: Builder,
  nest: Nest,
  adjoint: Adjoint,
  style: Style,
): Contribution {
  const index = nest.index!;
  const [outer, inner] = splitGuard(build, adjoint.demand, index);
  const isWhole = isApplyOf(inner, "true");
  const zero = build.constant(0);
  const body = isWhole ? adjoint.value : build.conditional(inner, adjoint.value, zero);
  const sum = build.reduce("sum", index, body);
  const { seed } = adjoint;
  const enters = seed !== undefined && seed.nest === nest.parent;
  const around = enters ? withDemandOf(build, seed, outer) : outer;
  const isCertain = isWhole && style === "reading";
  const asks = (): Node => (isCertain ? around : and(build, around, someTurn(build, index, inner)));
  const isSafe = (): boolean => isWhole && (hasTurns(index) || isSurelyFinite(seed!.value));
  const guard = enters && style === "speed" && !isSafe() ? asks() : around;
  return {
    term: enters ? build.apply("*", sum, seed.value) : sum,
    guard,
    demand: () => (guard === around ? asks() : guard),
    isPartial: !isWhole || (style === "speed" && !hasTurns(index)),
    seed: enters ? seed.outer : seed,
  };
}

/** Whether something holds at one turn of a loop at least. */
export const someTurn = (build: Builder, index: Index, test: Node): Node =>
  isApplyOf(test, "true") ? isInhabited(build, index) : build.reduce("any", index, test);

/** Where both hold; where nothing is tested, as mostly, there is nothing to make. */
export const and = (build: Builder, outer: Node, test: Node): Node =>
  isApplyOf(test, "true") ? outer : build.apply("and", outer, test);

/** A guard as the part that is the same at every index, and the rest. */
export function splitGuard(build: Builder, guard: Node, index: Index): [outer: Node, inner: Node] {
  const conjuncts: Node[] = [];
  let rest = guard;
  while (isApplyOf(rest, "and")) [rest] = [rest.operands[0]!, conjuncts.push(rest.operands[1]!)];
  const all = [rest, ...conjuncts.toReversed()];
  const join = (some: readonly Node[]): Node =>
    some.reduce((outer, test) => and(build, outer, test), always(build));
  return [
    join(all.filter(({ free }) => !free.includes(index))),
    join(all.filter(({ free }) => free.includes(index))),
  ];
}

/** A guard and the demand of a seed, which it may be known to imply. */
function withDemandOf(build: Builder, seed: Seed, guard: Node): Node {
  const { demand } = seed;
  let rest = guard;
  while (rest !== demand && isApplyOf(rest, "and")) {
    if (rest.operands[1] === demand) return guard;
    rest = rest.operands[0]!;
  }
  return rest === demand ? guard : and(build, demand, guard);
}

/** Where a contribution may exist, of all that depends on an index, as far as others can tell. */
export function guardAround(build: Builder, { demand, seed }: Adjoint, index: Index): Node {
  const [outer] = splitGuard(build, demand, index);
  return seed === undefined ? outer : withDemandOf(build, seed, outer);
}

/** The term of all contributions with one guard, and what they ask for, where that is less. */
interface Term {
  readonly term: Node;
  readonly demands: readonly Node[] | undefined;
}

/** The terms by guard, with the seed that all of them share still outside. */
function joined(
  build: Builder,
  contributions: readonly Contribution[],
): { terms: Map<Node, Term>; seed: Seed | undefined } {
  const seed = contributions.map((contribution) => contribution.seed).reduce(commonSeed);
  const terms = new Map<Node, Term>();
  for (const contribution of contributions) {
    const { term, demand, seed: own } = contribution;
    const guard = guardWith(contribution, seed);
    const demands = demand === undefined ? undefined : [demand()];
    add(build, terms, guard, { term: seeded(build, term, own, seed), demands });
  }
  return { terms: mergeComplements(build, terms), seed };
}

/** A term times the seeds inside of `until`. */
export function seeded(build: Builder, term: Node, from: Seed | undefined, until?: Seed): Node {
  let product = term;
  for (let seed = from; seed !== until && seed !== undefined; seed = seed.outer)
    product = build.apply("*", product, seed.value);
  return product;
}

function add(build: Builder, terms: Map<Node, Term>, guard: Node, { term, demands }: Term): void {
  const known = terms.get(guard);
  if (known === undefined) {
    terms.set(guard, { term, demands });
    return;
  }
  const both =
    known.demands === undefined || demands === undefined
      ? undefined
      : [...known.demands, ...demands];
  terms.set(guard, { term: build.apply("+", known.term, term), demands: both });
}

/** The sum of guarded terms, under a demand that implies each guard that equals it. */
function guardedSum(
  build: Builder,
  terms: ReadonlyMap<Node, Term>,
  demand: Node,
  seed?: Seed,
): Node {
  const zero = build.constant(0);
  const sum = [...terms]
    .map(([guard, { term, demands }]) => {
      const isValid = guard === demand || demands?.every((own) => own === demand);
      return isValid ? term : build.conditional(guard, term, zero);
    })
    .reduce((total, term) => build.apply("+", total, term));
  return seeded(build, sum, seed);
}

/** A guard as what encloses it and its innermost test. */
function innermost(build: Builder, guard: Node): [outer: Node, test: Node] {
  return isApplyOf(guard, "and")
    ? [guard.operands[0]!, guard.operands[1]!]
    : [always(build), guard];
}

/** `g and c: a` with `g and not c: b` is `g: c ? a : b`, as long as such pairs are found. */
function mergeComplements(build: Builder, terms: Map<Node, Term>): Map<Node, Term> {
  const pending = [...terms.keys()];
  for (let guard = pending.pop(); guard !== undefined; guard = pending.pop()) {
    const own = terms.get(guard);
    if (own === undefined || isApplyOf(guard, "true")) continue;
    const [outer, test] = innermost(build, guard);
    const twin = build.apply("and", outer, build.apply("not", test));
    const other = terms.get(twin);
    if (other === undefined) continue;
    terms.delete(guard);
    terms.delete(twin);
    const term = build.conditional(test, own.term, other.term);
    const isLess = own.demands !== undefined && other.demands !== undefined;
    const demands = isLess ? [...own.demands!, ...other.demands!] : undefined;
    add(build, terms, outer, { term, demands });
    pending.push(outer);
  }
  return terms;
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
