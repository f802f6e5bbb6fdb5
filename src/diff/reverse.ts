/**
 * The reverse sweep: the chain rule, once. Adjoints flow from the root to the variables through
 * the graph itself, so the result is again a graph and can be differentiated again.
 *
 * One adjoint per node and loop nest keeps the gradient within a constant factor of the formula
 * (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 3); guards keep the branch not
 * taken out of it. A node that is the same at every turn of a loop gets the sum of what the turns
 * contribute; loops are never swapped.
 */
import type { Builder } from "../ast/builder.ts";
import { type Addition, type Apply, isApplyOf, type Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { binderContributions } from "./binder-rules.ts";
import {
  always,
  and,
  type Adjoint,
  type Contribution,
  gather,
  gatherAtEnd,
  gatherEverywhere,
  seeded,
  summedOut,
} from "./guard.ts";
import { differentiableOperands, localContribution } from "./local-rules.ts";
import { Nest, type Seed } from "./nest.ts";
import type { Style } from "./style.ts";

/** Is told of nodes whose adjoint is one node, valid on every path: the derivative by them. */
export type Watch = (node: Node, adjoint: Node) => void;

/** The derivative of `root` by each of `sources`, as nodes made by `build`. */
export function reverseSweep(
  build: Builder,
  root: Node,
  sources: readonly Node[],
  style: Style,
  watch?: Watch,
): Node[] {
  const sweep = new Sweep(build, root, sources, style, watch);
  return sources.map((source) => sweep.derivative(source));
}

class Sweep {
  readonly #build: Builder;
  readonly #style: Style;
  readonly #watch: Watch | undefined;
  readonly #active: ReadonlySet<Node>;
  readonly #incoming = new Map<Node, Map<Nest, Contribution[]>>();
  /** What is added into each vector. */
  readonly #additions = new Map<Node, Addition[]>();

  constructor(
    build: Builder,
    root: Node,
    sources: readonly Node[],
    style: Style,
    watch: Watch | undefined,
  ) {
    this.#build = build;
    this.#style = style;
    this.#watch = watch;
    const nodes = postorder([root]);
    this.#active = activeNodes(nodes, new Set(sources));
    const seed = { term: build.constant(1), guard: always(build) };
    this.#incoming.set(root, new Map([[new Nest(), [seed]]]));
    // An addition to a vector takes its seed in, so there only numbers are worth the double work.
    const apart = sources.every(
      (source) => source.kind !== "variable" || source.shape === "number",
    );
    for (const node of nodes.toReversed()) {
      if (node.operands.length === 0 || !this.#active.has(node)) continue;
      const ends = node.kind === "element" && node.operands[0].kind === "variable";
      for (const [nest, contributions] of this.#arrived(node)) {
        for (const some of apart ? fewSeeds(contributions) : [contributions]) {
          const adjoint = (ends ? gatherAtEnd : gather)(build, some);
          if (nest.depth === 0 && adjoint.seed === undefined && isApplyOf(adjoint.demand, "true"))
            this.#watch?.(node, adjoint.value);
          this.#pass(node, nest, adjoint);
        }
      }
    }
  }

  derivative(source: Node): Node {
    const { graph } = this.#build;
    if (source.kind === "variable" && source.shape === "vector")
      return graph.scatter(source, this.#additions.get(source) ?? []);
    const [arrived] = this.#arrived(source);
    return arrived === undefined
      ? this.#build.constant(0)
      : gatherEverywhere(this.#build, arrived[1]);
  }

  /** What has come to a node, in the nests in which it varies: sums over the loops further in. */
  #arrived(node: Node): [Nest, Contribution[]][] {
    const byNest = this.#incoming.get(node);
    if (byNest === undefined) return [];
    this.#incoming.delete(node);
    let depth = 0;
    for (const nest of byNest.keys()) depth = Math.max(depth, nest.depth);
    for (let level = depth; level > 0; level--) {
      for (const [nest, contributions] of byNest) {
        if (nest.depth !== level || nest.varies(node)) continue;
        byNest.delete(nest);
        // What waits for one seed is summed apart, so that the seed can stay outside.
        for (const some of bySeed(contributions))
          add(
            byNest,
            nest.parent!,
            summedOut(this.#build, nest, gather(this.#build, some), this.#style),
          );
      }
    }
    return [...byNest];
  }

  /** Passes the adjoint of a node on to its operands. */
  #pass(node: Node, nest: Nest, adjoint: Adjoint): void {
    const build = this.#build;
    const { value: seed, demand } = adjoint;
    const contribute = (operand: Node, { term, guard }: Contribution): void => {
      this.#add(operand, nest, { term, guard: and(build, demand, guard), seed: adjoint.seed });
    };
    switch (node.kind) {
      case "conditional": {
        const [test, then, otherwise] = node.operands;
        contribute(then, { term: seed, guard: test });
        contribute(otherwise, { term: seed, guard: build.apply("not", test) });
        return;
      }
      case "apply": {
        const flowing = new Set(differentiableOperands(node));
        const places = new Map<Node, number[]>();
        for (const [place, operand] of node.operands.entries()) {
          if (!this.#active.has(operand) || !flowing.has(operand)) continue;
          const known = places.get(operand);
          if (known === undefined) places.set(operand, [place]);
          else known.push(place);
        }
        for (const [operand, at] of places)
          for (const local of this.#locals(node, at, seed)) contribute(operand, local);
        return;
      }
      case "element":
        return this.#element(node, nest, adjoint, contribute);
      case "reduce":
      case "scan":
        for (const { operand, at, ...contribution } of binderContributions(
          build,
          node,
          nest,
          adjoint,
          this.#style,
        ))
          this.#add(operand, at, contribution);
        return;
      default:
        throw new Error(`no derivative flows through a ${node.kind}`);
    }
  }

  /**
   * What a node passes on to an operand at some places; of several, the sum where that can be: terms
   * that cancel, as those of `atan2(x, x)`, must not swallow what else comes to it.
   */
  #locals(node: Apply, places: readonly number[], seed: Node): Contribution[] {
    const locals = places.map((place) =>
      localContribution(this.#build, node, place, seed, this.#style),
    );
    const [{ guard }] = locals as [Contribution];
    if (locals.length === 1 || locals.some((local) => local.guard !== guard)) return locals;
    const term = locals
      .map((local) => local.term)
      .reduce((sum, term) => this.#build.apply("+", sum, term));
    return [{ term, guard }];
  }

  /** An addition to a vector that is differentiated by; of one written out, the item that it is. */
  #element(
    node: Node & { kind: "element" },
    nest: Nest,
    { value, demand, seed }: Adjoint,
    contribute: (operand: Node, contribution: Contribution) => void,
  ): void {
    const build = this.#build;
    const [vector, at] = node.operands;
    if (vector.kind === "list") {
      vector.operands.forEach((item, place) => {
        const isIt = build.apply("==", at, build.constant(place + 1));
        contribute(item, { term: value, guard: isIt });
      });
      return;
    }
    const addition = {
      loops: nest.indices,
      at: [at],
      value: seeded(build, value, seed),
      guard: demand,
    };
    const known = this.#additions.get(vector);
    if (known === undefined) this.#additions.set(vector, [addition]);
    else known.push(addition);
  }

  #add(operand: Node, nest: Nest, contribution: Contribution): void {
    if (!this.#active.has(operand)) return;
    const byNest = this.#incoming.get(operand) ?? new Map<Nest, Contribution[]>();
    this.#incoming.set(operand, byNest);
    add(byNest, nest, contribution);
  }
}

function add(byNest: Map<Nest, Contribution[]>, nest: Nest, contribution: Contribution): void {
  const known = byNest.get(nest);
  if (known === undefined) byNest.set(nest, [contribution]);
  else known.push(contribution);
}

/** Seeds that wait apart from one another, each with an adjoint of its own. */
const MOST_SEEDS = 2;

/** Apart as long as few seeds wait, so that all of them stay outside and the loop need not run again. */
function fewSeeds(contributions: Contribution[]): Contribution[][] {
  if (contributions.length === 1) return [contributions];
  const groups = bySeed(contributions);
  return groups.length <= MOST_SEEDS ? groups : [contributions];
}

function bySeed(contributions: readonly Contribution[]): Contribution[][] {
  const groups = new Map<Seed | undefined, Contribution[]>();
  for (const contribution of contributions) {
    const known = groups.get(contribution.seed);
    if (known === undefined) groups.set(contribution.seed, [contribution]);
    else known.push(contribution);
  }
  return [...groups.values()];
}

/** The nodes through which a change of a source reaches the root by way of values, not tests. */
function activeNodes(nodes: readonly Node[], sources: ReadonlySet<Node>): Set<Node> {
  const active = new Set<Node>();
  for (const node of nodes) {
    const flows = (): boolean =>
      differentiableOperands(node).some((operand) => active.has(operand));
    if (sources.has(node) || flows()) active.add(node);
  }
  return active;
}
