/**
 * The forward sweep: tangents flow from the variables to the results, as dual numbers carry them
 * (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 3), but as nodes. What does not
 * depend on the moving variables has no tangent, so a sweep costs what depends on them and no more:
 * one sweep over a large graph for each variable costs what its sparsity allows.
 *
 * A tangent is valid under a guard, as an adjoint is: a conditional passes on the tangent of each
 * branch under its test, and a partial `c ? p : 0` is a guard, never a factor. What is multiplied on
 * the way may be NaN where the guard does not hold; only at the end the tangent counts as 0 there.
 */
import type { Builder } from "../ast/builder.ts";
import {
  type Apply,
  type Conditional,
  type Element,
  isApplyOf,
  isConstant,
  type Node,
  type Reduce,
  type Scan,
} from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";
import { allOthers, flow } from "./binder-rules.ts";
import { instantiateRule } from "../parser/instantiate-rule.ts";
import { hasTurns, isSurelyFinite } from "../simplify/finite.ts";
import {
  type Adjoint,
  always,
  and,
  type Contribution,
  gather,
  someTurn,
  splitGuard,
} from "./guard.ts";
import { differentiableOperands, localContribution, localPartial } from "./local-rules.ts";
import type { Style } from "./style.ts";

/** How variables move: a number's tangent, or for a vector the vector of its elements' tangents. */
export type Motion = ReadonlyMap<Node, Node>;

/** The tangents of nodes; of those that do not move none. */
export interface Tangents {
  get(node: Node): Node | undefined;
}

/** A tangent, valid where `demand` holds, and 0 elsewhere. */
interface Tangent extends Pick<Adjoint, "value" | "demand"> {
  /**
   * Where it may be other than 0, which implies the demand, and without which it is not multiplied
   * by what may be infinite; the demand unless given.
   */
  readonly moves?: (() => Node) | undefined;
}

/** The tangent as it counts on every path. */
function everywhere(build: Builder, { value, demand }: Tangent): Node {
  if (isApplyOf(demand, "true")) return value;
  return build.conditional(demand, value, build.constant(0));
}

/** What a tangent contributes by a term: where that `isRisky`, only where the tangent moves. */
function carried(
  { demand, moves }: Tangent,
  term: Node,
  under: (demand: Node) => Node,
  isRisky: boolean | undefined,
): Contribution {
  if (moves === undefined) return { term, guard: under(demand) };
  const asks = (): Node => under(moves());
  return isRisky ? { term, guard: asks() } : { term, guard: under(demand), demand: asks };
}

/** Tangents of the nodes under some roots, along one motion after another. */
export class ForwardSweep {
  readonly #build: Builder;
  readonly #style: Style;
  readonly #users = new Map<Node, Node[]>();

  constructor(build: Builder, roots: readonly Node[], style: Style) {
    this.#build = build;
    this.#style = style;
    for (const node of postorder(roots)) {
      for (const operand of new Set(differentiableOperands(node))) {
        const users = this.#users.get(operand);
        if (users === undefined) this.#users.set(operand, [node]);
        else users.push(node);
      }
    }
  }

  /** The tangents along a motion; nodes without one do not move. */
  along(motion: Motion): Tangents {
    const build = this.#build;
    const reached = new Set(motion.keys());
    for (const node of reached) for (const user of this.#users.get(node) ?? []) reached.add(user);
    const tangents = new Map<Node, Tangent>();
    for (const node of [...reached].sort((a, b) => a.id - b.id)) {
      const own = motion.get(node);
      const tangent =
        own === undefined ? this.#tangent(node, tangents) : { value: own, demand: always(build) };
      if (tangent !== undefined && !isConstant(tangent.value, 0)) tangents.set(node, tangent);
    }
    return {
      get(node) {
        const tangent = tangents.get(node);
        return tangent === undefined ? undefined : everywhere(build, tangent);
      },
    };
  }

  /** The tangent of a node from those of its operands. */
  #tangent(node: Node, tangents: ReadonlyMap<Node, Tangent>): Tangent | undefined {
    const build = this.#build;
    const of = (operand: Node): Node => {
      const tangent = tangents.get(operand);
      return tangent === undefined ? build.constant(0) : everywhere(build, tangent);
    };
    const whole = (value: Node | undefined): Tangent | undefined =>
      value === undefined ? undefined : { value, demand: always(build) };
    switch (node.kind) {
      case "apply":
        return this.#applied(node, tangents);
      case "conditional":
        return this.#chosen(node, tangents);
      case "element":
        return this.#element(node, tangents);
      case "list":
        return node.operands.some((item) => tangents.has(item))
          ? whole(build.list(node.operands.map(of)))
          : undefined;
      case "reduce":
        return this.#reducedUnder(node, tangents.get(node.operands[1]));
      case "scan":
        return this.#scanned(node, tangents);
      default:
        throw new Error(`no tangent flows through a ${node.kind}`);
    }
  }

  #chosen({ operands }: Conditional, tangents: ReadonlyMap<Node, Tangent>): Tangent | undefined {
    const build = this.#build;
    const [test, then, otherwise] = operands;
    const branches = [
      [then, test],
      [otherwise, build.apply("not", test)],
    ] as const;
    return this.#gathered(
      branches.flatMap(([branch, taken]) => {
        const moving = tangents.get(branch);
        if (moving === undefined) return [];
        const under = (demand: Node): Node => build.apply("and", taken, demand);
        return [carried(moving, moving.value, under, false)];
      }),
    );
  }

  #applied(node: Apply, tangents: ReadonlyMap<Node, Tangent>): Tangent | undefined {
    const build = this.#build;
    const joint = this.#joint(node, tangents);
    if (joint !== undefined) return joint;
    const flowing = new Set(differentiableOperands(node));
    return this.#gathered(
      node.operands.flatMap((operand, index) => {
        const moving = tangents.get(operand);
        if (moving === undefined || !flowing.has(operand)) return [];
        const { term, guard } = localContribution(build, node, index, moving.value, this.#style);
        const under = (demand: Node): Node => build.apply("and", demand, guard);
        return [carried(moving, term, under, moving.moves && !this.#isFinite(node, index))];
      }),
    );
  }

  /** Whether 0 times a partial derivative is 0. */
  #isFinite(node: Apply, index: number): boolean {
    return isSurelyFinite(localPartial(this.#build, node, index, this.#style).term);
  }

  #gathered(contributions: readonly Contribution[]): Tangent | undefined {
    if (contributions.length === 0) return undefined;
    const plain = contributions.map(({ term, guard }) => ({ term, guard }));
    const sum = gather(this.#build, plain);
    if (contributions.some(({ demand }) => demand === undefined)) return sum;
    const moves = (): Node => gather(this.#build, contributions).demand;
    return { ...sum, moves };
  }

  /** The rule for all operands together, where the catalogue has one and they move under one guard. */
  #joint(node: Apply, tangents: ReadonlyMap<Node, Tangent>): Tangent | undefined {
    const entry = entryOf(node);
    if (entry.kind !== "real" || entry.tangent === undefined || this.#style === "reading")
      return undefined;
    const moving = node.operands.map((operand) => tangents.get(operand));
    const demands = new Set(moving.flatMap((tangent) => tangent?.demand ?? []));
    if (demands.size !== 1) return undefined;
    if (moving.some((tangent, place) => tangent?.moves && !this.#isFinite(node, place)))
      return undefined;
    const scope = new Map<string, Node>([["self", node]]);
    entry.parameters.forEach((name, place) => {
      scope.set(name, node.operands[place]!);
      scope.set(`d${name}`, moving[place]?.value ?? this.#build.constant(0));
    });
    const [demand] = demands;
    return { value: instantiateRule(entry.tangent, this.#build, scope), demand: demand! };
  }

  /** One item of a list, of which each may move under a guard of its own. */
  #element(
    { operands: [vector, position] }: Element,
    tangents: ReadonlyMap<Node, Tangent>,
  ): Tangent | undefined {
    const build = this.#build;
    const moving = tangents.get(vector);
    if (moving === undefined) return undefined;
    const { value, demand } = moving;
    const items = vector.kind === "list" ? vector.operands.map((item) => tangents.get(item)) : [];
    if (items.every((item) => item === undefined || isApplyOf(item.demand, "true")))
      return { value: build.element(value, position), demand };
    return gather(
      build,
      items.flatMap((item, place) => {
        if (item === undefined) return [];
        const isIt = build.apply("==", position, build.constant(place + 1));
        return [{ term: item.value, guard: build.apply("and", isIt, item.demand) }];
      }),
    );
  }

  /** What a guard says of the index stays inside the loop, and the rest is a guard of the whole. */
  #reducedUnder(node: Reduce, moving: Tangent | undefined): Tangent | undefined {
    if (moving === undefined) return undefined;
    const build = this.#build;
    const { value, demand } = moving;
    const [index] = node.operands;
    const [outer, inner] = splitGuard(build, demand, index);
    const reduced = this.#reduced(node, everywhere(build, { value, demand: inner }));
    if (reduced === undefined) return undefined;
    const isCertain = moving.moves === undefined && isApplyOf(inner, "true") && hasTurns(index);
    if (isCertain || this.#style === "reading") return { value: reduced, demand: outer };
    const moves = (): Node => {
      const [around, within] = splitGuard(build, moving.moves?.() ?? demand, index);
      return and(build, around, someTurn(build, index, within));
    };
    return { value: reduced, demand: outer, moves };
  }

  #reduced(node: Reduce, moving: Node): Node | undefined {
    const build = this.#build;
    const [index, body] = node.operands;
    const [one, zero] = [build.constant(1), build.constant(0)];
    switch (node.op) {
      case "sum":
        return build.reduce("sum", index, moving);
      case "product": {
        const others = allOthers(build, index, body, this.#style);
        return build.reduce("sum", index, build.apply("*", others, moving));
      }
      case "max":
      case "min": {
        const isIt = build.apply("==", body, node);
        const ties = build.reduce("sum", index, build.conditional(isIt, one, zero));
        const tied = build.reduce("sum", index, build.conditional(isIt, moving, zero));
        return build.apply("/", tied, ties);
      }
      case "any":
        return undefined;
    }
  }

  /** `s` becomes `s*factor + term`, so its tangent is a recurrence with the same factor. */
  #scanned(node: Scan, tangents: ReadonlyMap<Node, Tangent>): Tangent | undefined {
    const build = this.#build;
    const [index, start, factor, term] = node.operands;
    const [begun, times, added] = [start, factor, term].map((part) => tangents.get(part));
    const coming = this.#gathered([
      ...(times ? [{ term: build.apply("*", node, times.value), guard: times.demand }] : []),
      ...(added ? [{ term: added.value, guard: added.demand }] : []),
    ]) ?? { value: build.constant(0), demand: always(build) };
    if (begun === undefined) return flow(build, node.direction, index, factor, coming);
    const own = everywhere(build, coming);
    const value = build.scan(node.direction, index, everywhere(build, begun), factor, own);
    return { value, demand: always(build) };
  }
}
