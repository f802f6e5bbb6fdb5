/**
 * What formulas take to compute, by the cost model: 1 for an operation, 5 for a call, each node
 * once, whatever uses it. Small powers are products, as in emitted code; a subtraction is one
 * operation; a loop's body counts as if it ran ten times.
 */
import { isApplyOf, type Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";

const TURNS = 10;
const CALL = 5;

/** The largest power that is written as products. */
const LARGEST_EXPANDED = 6;

/** Operations of all roots together. */
export function operationsOf(roots: readonly Node[]): number {
  const nodes = postorder(roots);
  const signs = new Set(nodes.filter((node) => isApplyOf(node, "neg")));
  // A sign that every user subtracts costs nothing.
  const isSubtracted = new Set(signs);
  for (const node of nodes) {
    if (isApplyOf(node, "+") && !node.operands.every((operand) => signs.has(operand))) continue;
    for (const operand of node.operands) isSubtracted.delete(operand);
  }
  for (const root of roots) isSubtracted.delete(root);
  const powers = new Set<string>();
  let total = 0;
  for (const node of nodes) {
    if (isSubtracted.has(node)) continue;
    const turns = TURNS ** Math.min(8, node.free.length);
    total += turns * (powerCost(node, powers) ?? costOf(node));
  }
  return total;
}

/** What a node takes by itself. */
export function costOf(node: Node): number {
  switch (node.kind) {
    case "constant":
    case "variable":
    case "index":
    case "length":
    case "list":
      return 0;
    case "apply":
      return powerCost(node, new Set()) ?? entryOf(node).cost;
    default:
      return 1;
  }
}

/** The products, roots and quotient of a small power, but those that `known` has. */
function powerCost(node: Node, known: Set<string>): number | undefined {
  if (!isApplyOf(node, "^")) return undefined;
  const [base, exponent] = node.operands as readonly [Node, Node];
  if (exponent.kind !== "constant") return undefined;
  const { n, d, s } = exponent.value;
  if (d > 2n || n > BigInt(LARGEST_EXPANDED) * d) return undefined;
  const isRoot = d === 2n;
  const whole = products(base, Number(n / d), known);
  return whole + (isRoot ? CALL + (n > 1n ? 1 : 0) : 0) + (s < 0n ? 1 : 0);
}

/** By repeated squaring, so that powers of one base share. */
function products(base: Node, count: number, known: Set<string>): number {
  if (count < 2) return 0;
  const key = `${base.id} ${count}`;
  if (known.has(key)) return 0;
  known.add(key);
  return products(base, Math.floor(count / 2), known) + 1 + (count % 2);
}

const weights = new WeakMap<Node, number>();

/** Operations beyond this are all the same; they double with each part that is shared. */
const MOST = 2 ** 50;

/** Operations of a node's tree, where parts used twice are computed twice: what rewrites compare. */
export function weightOf(node: Node): number {
  const known = weights.get(node);
  if (known !== undefined) return known;
  const waiting: Node[] = [node];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const missing = next.operands.filter((operand) => !weights.has(operand));
    if (missing.length > 0) waiting.push(...missing);
    else {
      waiting.pop();
      let weight = costOf(next);
      for (const operand of next.operands) weight += weights.get(operand)!;
      if (isApplyOf(next, "+") && next.operands.some((term) => isApplyOf(term, "neg"))) weight -= 1;
      weights.set(next, Math.min(MOST, weight));
    }
  }
  return weights.get(node)!;
}
