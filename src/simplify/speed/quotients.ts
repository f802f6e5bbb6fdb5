/**
 * Quotients in their last form. Those by one divisor are products with its reciprocal, since a
 * division takes as long as several products; of what changes in a loop where the divisor does not,
 * one quotient is enough. A constant in front of a quotient goes into its numerator, where it need
 * not wait for the division.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Node } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { applyValue } from "../../functions/canonical.ts";
import { countUses } from "./uses.ts";

/**
 * The roots, with the quotients that are not given in their last form. A reciprocal is an operation
 * more, though it takes less time: no more of them are made than operations have been `spared`, so
 * that what gradients may cost is kept.
 */
export function settleQuotients(
  graph: Graph,
  roots: readonly Node[],
  given: ReadonlySet<Node>,
  spared: number,
): readonly Node[] {
  const nodes = postorder(roots).filter((node) => !given.has(node));
  const one = graph.constant(1);
  const isThere = (divisor: Node): boolean => given.has(graph.apply("/", [one, divisor]));
  const shared = sharedDivisors(nodes, isThere, spared);
  const uses = countUses(nodes, roots);
  const made = new Map<Node, Node>();
  const of = (node: Node): Node => made.get(node) ?? node;
  for (const node of nodes) {
    const operands: readonly Node[] = node.operands.map(of);
    const [a, b] = operands as readonly [Node, Node];
    if (isApplyOf(node, "/") && shared.has(node.operands[1]!)) {
      const reciprocal = applyValue(graph, "/", [graph.constant(1), b]);
      made.set(node, applyValue(graph, "*", [a, reciprocal]));
    } else if (isApplyOf(node, "*") && isModerate(a) && isQuotientOf(b, node, uses, given)) {
      const [above, below] = b.operands as readonly [Node, Node];
      made.set(node, applyValue(graph, "/", [applyValue(graph, "*", [a, above]), below]));
    } else if (operands.some((operand, place) => operand !== node.operands[place]))
      made.set(node, rebuilt(node, operands, plainBuilder(graph)));
  }
  return roots.map(of);
}

/** The divisors of several quotients, as many as may be, and of those that loops repeat. */
function sharedDivisors(
  nodes: readonly Node[],
  isThere: (divisor: Node) => boolean,
  spared: number,
): Set<Node> {
  const quotients = new Map<Node, Node[]>();
  const shared = new Set<Node>();
  for (const node of nodes) {
    if (!isApplyOf(node, "/")) continue;
    const [x, y] = node.operands as readonly [Node, Node];
    if (y.kind === "constant") continue;
    if (isSteadier(y, x)) shared.add(y);
    const known = quotients.get(y);
    if (known === undefined) quotients.set(y, [x]);
    else known.push(x);
  }
  let left = spared;
  for (const [divisor, above] of quotients) {
    // By how many one divides is a whole number, and often divides what it does.
    if (above.length < 2 || divisor.kind === "length" || shared.has(divisor)) continue;
    const isFree = above.some((node) => isConstant(node, 1)) || isThere(divisor);
    if (!isFree && left < 1) continue;
    if (!isFree) left -= 1;
    shared.add(divisor);
  }
  return shared;
}

/** Whether a node is the same at every turn of a loop in which the other changes. */
const isSteadier = (node: Node, other: Node): boolean =>
  other.free.some((index) => !node.free.includes(index));

/** Constants that bring no numerator out of range that was not near its end. */
const isModerate = (node: Node): boolean =>
  node.kind === "constant" && Math.abs(node.nearest) >= 1 / 1024 && Math.abs(node.nearest) <= 1024;

/** Whether a node is a quotient that only the product `user` uses, of more than a constant. */
function isQuotientOf(
  node: Node,
  user: Node,
  uses: ReadonlyMap<Node, number>,
  given: ReadonlySet<Node>,
): boolean {
  if (!isApplyOf(node, "/") || given.has(node)) return false;
  return uses.get(user.operands[1]!) === 1 && node.operands[0]!.kind !== "constant";
}
