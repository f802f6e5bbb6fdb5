/**
 * Whether a node is what a pattern says. Value nodes keep their signs where the text had them, or in
 * a constant factor, so the match carries a sign along: `cos(x) - 1` is the negative of `1 - cos(u)`,
 * and `exp(-2*x)` is `exp(u)`. Operands of sums and products match in either order, and what comes
 * later in a pattern may undo an earlier choice, so matching goes on by continuation.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Constant, type Node } from "../../ast/node.ts";

/** A node, or its negative. */
export interface Signed {
  readonly node: Node;
  readonly negative: boolean;
}

export type Bound = ReadonlyMap<string, Signed>;

/** What is done with the variables' meanings once all of a pattern matches; undefined tries on. */
export type Then<T> = (bound: Bound) => T | undefined;

/** Variables of patterns that stand for a constant. */
const isForConstant = (name: string): boolean => name === "c" || name === "d";

/** What `then` makes of the first way in which `node`, or its negative, is what `pattern` says. */
export function match<T>(
  graph: Graph,
  pattern: Node,
  { node, negative }: Signed,
  bound: Bound,
  then: Then<T>,
): T | undefined {
  if (isApplyOf(pattern, "neg"))
    return match(graph, pattern.operands[0]!, { node, negative: !negative }, bound, then);
  const own = withoutSign(graph, { node, negative });
  switch (pattern.kind) {
    case "variable":
      return bind(pattern.name, own, bound, then);
    case "constant":
      return own.node.kind === "constant" && isSame(pattern, own) ? then(bound) : undefined;
    case "conditional":
      if (node.kind !== "conditional" || negative) return undefined;
      return matchAll(graph, pattern.operands, node.operands.map(positive), bound, then);
    case "apply":
      return matchApply(graph, pattern, { node, negative }, own, bound, then);
    default:
      return undefined;
  }
}

function matchApply<T>(
  graph: Graph,
  pattern: Node & { kind: "apply" },
  given: Signed,
  own: Signed,
  bound: Bound,
  then: Then<T>,
): T | undefined {
  const [p, q] = pattern.operands as readonly [Node, Node];
  // A factor that carries the sign keeps it, where the pattern has a factor for it.
  const candidates = own.node === given.node ? [own] : [own, given];
  for (const { node, negative } of candidates) {
    if (node.kind !== "apply") continue;
    const [a, b] = node.operands as readonly [Node, Node];
    const ways = waysOf(pattern.fn, node.fn, a, b, negative);
    if (ways === undefined) {
      if (!isPowerOf(pattern, node) || negative) continue;
      const found = match(graph, p, positive(a), bound, then);
      if (found !== undefined) return found;
      continue;
    }
    if (ways.length === 0 && node.fn === pattern.fn && !negative) {
      const found = matchAll(graph, pattern.operands, node.operands.map(positive), bound, then);
      if (found !== undefined) return found;
    }
    for (const [first, second] of ways) {
      const found = match(graph, p, first, bound, (more) => match(graph, q, second, more, then));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Whether a pattern is a square and the node the product of something with itself. */
const isPowerOf = (pattern: Node, node: Node): boolean =>
  isApplyOf(pattern, "^") &&
  isConstant(pattern.operands[1]!, 2) &&
  isApplyOf(node, "*") &&
  node.operands[0] === node.operands[1];

/**
 * The orders and signs in which operands may match; none of their own for a function that is not
 * an operator, undefined where the two functions differ.
 */
function waysOf(
  fn: string,
  other: string,
  a: Node,
  b: Node,
  negative: boolean,
): readonly (readonly [Signed, Signed])[] | undefined {
  if (fn !== other) return undefined;
  const [plainA, plainB] = [positive(a), positive(b)];
  const [signedA, signedB] = [
    { node: a, negative },
    { node: b, negative },
  ];
  switch (fn) {
    case "+":
      return [
        [signedA, signedB],
        [signedB, signedA],
      ];
    case "*":
      return [
        [signedA, plainB],
        [plainA, signedB],
        [signedB, plainA],
        [plainB, signedA],
      ];
    case "/":
      return negative
        ? [
            [signedA, plainB],
            [plainA, signedB],
          ]
        : [[plainA, plainB]];
    default:
      return [];
  }
}

function matchAll<T>(
  graph: Graph,
  patterns: readonly Node[],
  nodes: readonly Signed[],
  bound: Bound,
  then: Then<T>,
): T | undefined {
  const [pattern, ...others] = patterns;
  const [node, ...rest] = nodes;
  if (pattern === undefined || node === undefined)
    return pattern === undefined && node === undefined ? then(bound) : undefined;
  return match(graph, pattern, node, bound, (more) => matchAll(graph, others, rest, more, then));
}

const positive = (node: Node): Signed => ({ node, negative: false });

function bind<T>(name: string, own: Signed, bound: Bound, then: Then<T>): T | undefined {
  if (isForConstant(name) && own.node.kind !== "constant") return undefined;
  const known = bound.get(name);
  if (known === undefined) return then(new Map([...bound, [name, own]]));
  return known.node === own.node && known.negative === own.negative ? then(bound) : undefined;
}

const isSame = (pattern: Constant, { node, negative }: Signed): boolean => {
  const { value } = node as Constant;
  return pattern.value.equals(negative ? value.neg() : value);
};

/** The sign taken out of a negation, a constant, and the constant factor of a product. */
function withoutSign(graph: Graph, { node, negative }: Signed): Signed {
  if (isApplyOf(node, "neg")) return { node: node.operands[0]!, negative: !negative };
  if (node.kind === "constant" && node.value.s < 0n)
    return { node: graph.constant(node.value.neg()), negative: !negative };
  if (isApplyOf(node, "*") && node.operands[0]!.kind === "constant") {
    const [factor, rest] = node.operands as readonly [Constant, Node];
    if (factor.value.s >= 0n) return { node, negative };
    return { node: timesConstant(graph, factor, rest), negative: !negative };
  }
  return { node, negative };
}

function timesConstant(graph: Graph, factor: Constant, rest: Node): Node {
  return graph.apply("*", [graph.constant(factor.value.neg()), rest]);
}
