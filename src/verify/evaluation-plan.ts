/**
 * A graph made ready for evaluation at many points: its nodes in postorder, with the places of
 * their operands, and for each the loop in which it is evaluated.
 */
import type { Budget } from "../ast/budget.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { Entry } from "../functions/entry.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";

export interface Plan {
  readonly nodes: readonly Node[];
  /** For each node the places of its operands in `nodes`. */
  readonly operands: readonly (readonly number[])[];
  /** For each application its entry. */
  readonly entries: readonly (Entry | undefined)[];
  /** The places of the results: of a list its items, else of the root alone. */
  readonly results: readonly number[];
  /** Whether every node is evaluated, and once. */
  readonly straight: boolean;
  /**
   * For each node the scope in which its value holds: 0 for the whole evaluation, else, for one turn
   * of a loop, the number of the innermost index that is free in the node. Absent without indices.
   */
  readonly scopes: Uint32Array | undefined;
  /** The variables that must be whole numbers. */
  readonly counted: ReadonlySet<string>;
  /** Whose time evaluations take; nobody's unless given. */
  readonly budget: Budget | undefined;
}

export function planEvaluation(root: Node, budget?: Budget): Plan {
  const nodes = postorder([root]);
  const places = new Map(nodes.map((node, place) => [node, place]));
  const operands = nodes.map((node) => node.operands.map((operand) => places.get(operand)!));
  const entries = nodes.map((node) => (node.kind === "apply" ? entryOf(node) : undefined));
  const results = root.kind === "list" ? operands.at(-1)! : [nodes.length - 1];
  const straight = !nodes.some(isLazy);
  const scopes = nodes.some((node) => node.kind === "index") ? scopesOf(nodes, places) : undefined;
  const counted = new Set([...wholeNumbersIn(nodes)].map(({ name }) => name));
  return { nodes, operands, entries, results, straight, scopes, counted, budget };
}

/** Whether a node may leave some of its operands unevaluated, or evaluate them again and again. */
function isLazy(node: Node): boolean {
  switch (node.kind) {
    case "constant":
    case "variable":
      return false;
    case "apply":
      return node.fn === "and" || node.fn === "or";
    default:
      return true;
  }
}

/** The number of an index's scope is one more than its place. */
export const scopeOf = (indexPlace: number): number => indexPlace + 1;

function scopesOf(nodes: readonly Node[], places: ReadonlyMap<Node, number>): Uint32Array {
  return Uint32Array.from(nodes, ({ free }) => {
    const innermost = free.at(-1);
    return innermost === undefined ? 0 : scopeOf(places.get(innermost)!);
  });
}
