/**
 * Nodes that choose: a conditional, or an `and` or `or` whose second operand is worth skipping.
 * The scheduler sees all of them as one thing: a test, and a value for each outcome, each needed
 * only in its own context.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, type Node } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import { isImmediate } from "./invariants.ts";
import type { Region } from "./region.ts";
import { isRisky } from "./risks.ts";
import { conjuncts, type Context, type IsGiven, type Literal, literalOf } from "./context.ts";

export interface Selection {
  readonly test: Node;
  readonly then: Node;
  readonly otherwise: Node;
}

/** Tells which nodes of a graph choose. */
export class Selections {
  readonly #calls = new Set<Node>();
  readonly #graph: Graph;

  constructor(region: Region) {
    this.#graph = region.graph;
    for (const node of region.nodes) {
      const isCalled = (operand: Node): boolean => this.#calls.has(operand);
      if (mayNotRunInVain(node) || region.operandsOf(node).some(isCalled)) this.#calls.add(node);
    }
  }

  of(node: Node): Selection | undefined {
    if (node.kind === "conditional") {
      const [test, then, otherwise] = node.operands;
      return { test, then, otherwise };
    }
    const [first, second] = node.operands;
    if (second === undefined || !this.#calls.has(second)) return undefined;
    const truth = (value: boolean): Node => this.#graph.apply(String(value), []);
    if (isApplyOf(node, "and")) return { test: first!, then: second, otherwise: truth(false) };
    if (isApplyOf(node, "or")) return { test: first!, then: truth(true), otherwise: second };
    return undefined;
  }
}

/** Whether computing the node takes a call or a loop rather than an instruction, or may stop. */
export function mayNotRunInVain(node: Node): boolean {
  switch (node.kind) {
    case "apply":
      return entryOf(node).cost > 1;
    case "reduce":
    case "states":
      return true;
    default:
      return isRisky(node);
  }
}

/** One way through a selection: the branches that lead to it, and the value there. */
export interface Arm {
  readonly literals: readonly Literal[];
  readonly value: Node;
}

/** A selection as arms that assign, over a value that holds where none does. */
export interface Arms {
  readonly initial: Node | undefined;
  readonly arms: readonly Arm[];
}

/** A conjunction nests branch in branch, and so shares them, unless its other outcome has code too. */
export function armsOf({ test, then, otherwise }: Selection, isGiven: IsGiven): Arms {
  if (isImmediate(otherwise)) {
    return { initial: otherwise, arms: [{ literals: conjuncts(test, isGiven), value: then }] };
  }
  const literal = literalOf(test, isGiven);
  const other = { literals: [{ ...literal, holds: !literal.holds }], value: otherwise };
  if (isImmediate(then)) return { initial: then, arms: [other] };
  return { initial: undefined, arms: [{ literals: [literal], value: then }, other] };
}

/** The context at the end of a path of branches. */
export function enter(context: Context, literals: readonly Literal[]): Context {
  return literals.reduce((inner, literal) => inner.child(literal), context);
}

/** Emitted branches nest at most about this deep. */
const DEEPEST = 100;

/** Selections at which nesting reaches the bound, counted from the innermost outward. */
export function deepSelections(region: Region, selections: Selections): Set<Node> {
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
