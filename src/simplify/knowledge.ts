/**
 * What is known of the nodes of formulas: from assumptions, from what the operations around them
 * ask for, and from the tests of the branches that they stand in. It is worked out when it is first
 * asked for, since most formulas never ask.
 *
 * A reason counts only where it is evaluated: inside `y > 0 ? log(x) : abs(x)`, x is positive in
 * the first branch, and nothing is known of it in the other one.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { rangeByOperands } from "./node-ranges.ts";
import { ANYWHERE, both, range, type Range } from "./ranges.ts";
import { type Region, regionsOf } from "./regions.ts";
import { type Extent, type Requirement, requirementsIn, requirementsOf } from "./requirements.ts";

export interface KnowledgeOptions {
  /** What holds wherever the formula is evaluated. */
  readonly assume?: readonly Requirement[];
  /** A formula that has a derivative wherever the roots are looked at. */
  readonly smooth?: Node | undefined;
  /** Whether what operations ask of their operands counts, or only assumptions and tests. */
  readonly fromDomains?: boolean;
}

/** Regions looked through on the way out, and operations on the way down, for one question. */
const MOST_REGIONS = 16;
const DEEPEST = 5;

/** Facts of one region, by what they are about. */
type Facts = Map<Node, Requirement[]>;

export class Knowledge {
  readonly #graph: Graph;
  readonly #roots: readonly Node[];
  readonly #options: KnowledgeOptions;
  /** Ranges that hold everywhere. */
  readonly #everywhere = new Map<Node, Range>();
  readonly #facts = new Map<Region, Facts>();
  #regions: { of: ReadonlyMap<Node, Region>; top: Region } | undefined;

  constructor(graph: Graph, roots: readonly Node[], options: KnowledgeOptions = {}) {
    this.#graph = graph;
    this.#roots = roots;
    this.#options = options;
  }

  /** Whether the requirement is known to hold wherever `place`, a node of the roots, is evaluated. */
  implies(requirement: Requirement, place?: Node): boolean {
    const { node, sign, than } = requirement;
    for (const region of this.#around(place)) {
      const facts = this.#factsOf(region).get(node);
      if (facts?.some((fact) => says(fact, requirement)) === true) return true;
    }
    return satisfies(this.rangeOf(node, place), sign, than.valueOf());
  }

  /** Where the value of `node` lies wherever `place` is evaluated. */
  rangeOf(node: Node, place?: Node): Range {
    const regions = this.#around(place);
    const [inner] = regions;
    if (inner === this.#all().top) return this.#rangeEverywhere(node);
    return this.#rangeIn(node, regions, DEEPEST);
  }

  #rangeIn(node: Node, regions: readonly Region[], depth: number): Range {
    let found = this.#rangeEverywhere(node);
    if (depth > 0) {
      const byOperands = rangeByOperands(node, (part) => this.#rangeIn(part, regions, depth - 1));
      found = both(found, byOperands);
    }
    for (const region of regions) found = both(found, ofFacts(this.#factsOf(region).get(node)));
    return found;
  }

  /** Operands first, so that depth costs no recursion. */
  #rangeEverywhere(node: Node): Range {
    const known = this.#everywhere.get(node);
    if (known !== undefined) return known;
    const facts = this.#factsOf(this.#all().top);
    const waiting: Node[] = [node];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const missing = next.operands.filter((part) => !this.#everywhere.has(part));
      if (missing.length > 0) waiting.push(...missing);
      else {
        waiting.pop();
        const byOperands = rangeByOperands(next, (part) => this.#everywhere.get(part)!);
        this.#everywhere.set(next, both(byOperands, ofFacts(facts.get(next))));
      }
    }
    return this.#everywhere.get(node)!;
  }

  #all(): { of: ReadonlyMap<Node, Region>; top: Region } {
    return (this.#regions ??= regionsOf(postorder(this.#roots), this.#roots));
  }

  /** The region of a place and those around it, innermost first; the outermost always. */
  #around(place: Node | undefined): Region[] {
    const { of, top } = this.#all();
    const found: Region[] = [];
    let region = place === undefined ? top : (of.get(place) ?? top);
    while (region !== top && found.length < MOST_REGIONS) {
      found.push(region);
      region = region.parent!;
    }
    return [...found, top];
  }

  #factsOf(region: Region): Facts {
    const known = this.#facts.get(region);
    if (known !== undefined) return known;
    const facts: Facts = new Map();
    this.#facts.set(region, facts);
    const add = (fact: Requirement): void => {
      // Where a constant is asked for what it is not there is no value, and nothing to learn.
      if (fact.node.kind === "constant") return;
      const same = facts.get(fact.node);
      if (same === undefined) facts.set(fact.node, [fact]);
      else if (!same.some((other) => says(other, fact))) same.push(fact);
    };
    if (region.test !== undefined) {
      const { node, holds } = region.test;
      for (const fact of requirementsIn(this.#graph, node, holds)) add(fact);
    }
    if (region === this.#all().top) for (const fact of this.#given()) add(fact);
    if (this.#options.fromDomains !== false)
      for (const fact of this.#asked(region.certain, "value")) add(fact);
    return facts;
  }

  /** What is assumed, and what follows from the smooth formula. */
  #given(): Requirement[] {
    const { assume = [], smooth } = this.#options;
    if (smooth === undefined) return [...assume];
    const { top } = regionsOf(postorder([smooth]), [smooth]);
    return [...assume, ...this.#asked(top.certain, "derivative")];
  }

  #asked(nodes: readonly Node[], extent: Extent): Requirement[] {
    const build = valueBuilder(this.#graph);
    return nodes.flatMap((node) =>
      node.kind === "apply" ? (requirementsOf(build, node, extent) ?? []) : [],
    );
  }
}

/** The range that facts about one node leave it. */
function ofFacts(facts: readonly Requirement[] | undefined): Range {
  if (facts === undefined) return ANYWHERE;
  return facts.map(ofFact).reduce(both);
}

function ofFact({ sign, than }: Requirement): Range {
  const end = than.valueOf();
  const strict = than.n === 0n && sign !== ">=" && sign !== "<=";
  if (sign === "!=") return range(-Infinity, Infinity, strict);
  // Beyond exact doubles a bound may be rounded either way; one step outward makes it true.
  const slack = Number.isSafeInteger(end) ? 0 : Math.abs(end) * 2 ** -52;
  return sign === ">" || sign === ">="
    ? range(end - slack, Infinity, strict)
    : range(-Infinity, end + slack, strict);
}

/** Whether a fact about the same node says what is asked. */
function says(fact: Requirement, asked: Requirement): boolean {
  const order = fact.than.compare(asked.than);
  switch (asked.sign) {
    case ">":
      return fact.sign === ">" ? order >= 0 : fact.sign === ">=" && order > 0;
    case ">=":
      return (fact.sign === ">" || fact.sign === ">=") && order >= 0;
    case "<":
      return fact.sign === "<" ? order <= 0 : fact.sign === "<=" && order < 0;
    case "<=":
      return (fact.sign === "<" || fact.sign === "<=") && order <= 0;
    case "!=":
      if (fact.sign === "!=") return order === 0;
      return fact.sign[0] === ">"
        ? order > 0 || (order === 0 && fact.sign === ">")
        : order < 0 || (order === 0 && fact.sign === "<");
  }
}

function satisfies(
  { low, high, nonzero }: Range,
  sign: Requirement["sign"],
  than: number,
): boolean {
  const isZero = than === 0;
  switch (sign) {
    case ">":
      return low > than || (isZero && low >= 0 && nonzero);
    case ">=":
      return low >= than;
    case "<":
      return high < than || (isZero && high <= 0 && nonzero);
    case "<=":
      return high <= than;
    case "!=":
      return low > than || high < than || (isZero && nonzero);
  }
}
