/**
 * Taylor arithmetic: the coefficients of a formula by one variable, order by order, each as a node
 * over those before (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 13). Its size
 * grows with the square of the order, where that of repeated differentiation grows exponentially.
 *
 * What a recurrence asks for besides operands is asked to one order less, so a plan that goes
 * through the orders downward meets every node first at the highest order that it is needed to, and
 * functions that are their own derivatives end it. Then operands come before their users in each
 * order, and nothing recurses.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node, Variable } from "../ast/node.ts";
import { flowingOperands, type Recurrence, recurrenceOf } from "./recurrences.ts";
import type { Style } from "./style.ts";

/** What coefficients are made with. */
export interface TaylorSetting {
  readonly build: Builder;
  readonly by: Variable;
  readonly style: Style;
  /** The value of a node where the expansion is about: the node itself unless given. */
  readonly valueAt?: (node: Node) => Node;
  /** Nodes that may be made; as many as the graph holds unless given. */
  readonly most?: number;
}

/** A node that depends on the variable, and how far its coefficients are needed. */
interface Planned {
  readonly node: Node;
  readonly order: number;
  /** None for the variable itself. */
  readonly recurrence: Recurrence | undefined;
}

/**
 * The coefficients `f^(k)/k!` of `root` for k from 0 to `order`, or undefined where they take more
 * nodes than may be made.
 */
export function taylorCoefficients(
  root: Node,
  order: number,
  setting: TaylorSetting,
): Node[] | undefined {
  const { build, valueAt = (node) => node, most = Infinity } = setting;
  const largest = build.graph.size + most;
  const [zero, one] = [build.constant(0), build.constant(1)];
  const known = new Map<Node, Node[]>();
  const of = (node: Node, k: number): Node =>
    known.get(node)?.[k] ?? (k === 0 ? valueAt(node) : zero);
  const planned = plan(root, order, setting);
  for (const { node } of planned) known.set(node, [valueAt(node)]);
  for (let k = 1; k <= order; k++) {
    for (const { node, order: needed, recurrence } of planned) {
      if (needed < k) continue;
      if (build.graph.size > largest) return undefined;
      known.get(node)!.push(recurrence?.at(k, of) ?? (k === 1 ? one : zero));
    }
  }
  return Array.from({ length: order + 1 }, (_, k) => of(root, k));
}

/** Every node whose coefficients above the value are needed, operands before their users. */
function plan(root: Node, order: number, { build, by, style }: TaylorSetting): Planned[] {
  const planned: Planned[] = [];
  const isActive = new Map<Node, boolean>();
  let wanted: readonly Node[] = [root];
  for (let needed = order; needed > 0; needed--) {
    const below: Node[] = [];
    for (const node of newUnder(wanted, isActive)) {
      const active =
        node === by || flowingOperands(node).some((operand) => isActive.get(operand) === true);
      isActive.set(node, active);
      if (!active) continue;
      const depends = (operand: Node): boolean => isActive.get(operand) === true;
      const recurrence = node === by ? undefined : recurrenceOf(build, node, depends, style);
      if (recurrence !== undefined) below.push(...recurrence.below);
      planned.push({ node, order: needed, recurrence });
    }
    wanted = below;
  }
  return planned;
}

/** The nodes that values flow from into `roots`, operands first, but for those seen before. */
function newUnder(roots: readonly Node[], seen: ReadonlyMap<Node, boolean>): Node[] {
  const found = new Set(roots.filter((root) => !seen.has(root)));
  for (const node of found)
    for (const operand of flowingOperands(node)) if (!seen.has(operand)) found.add(operand);
  return [...found].sort((a, b) => a.id - b.id);
}
