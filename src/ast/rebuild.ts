/** Nodes made anew over other operands: parameters replaced by arguments, or a way into another graph. */
import type { Builder } from "./builder.ts";
import type { Graph } from "./graph.ts";
import type { Addition, Index, Node } from "./node.ts";
import { postorder } from "./traverse.ts";

/**
 * Makes each of `nodes`, operands before their users, with `builder`, over what `made` has in place
 * of its operands, and adds it to `made`. Operands that `made` does not know stay as they are.
 *
 * Bound indices are among `nodes`, if any of the replacements has free ones: they move up by
 * `raise` levels, above those, so that none of them is captured.
 */
export function rebuild(
  nodes: readonly Node[],
  made: Map<Node, Node>,
  builder: Builder,
  raise = 0,
): Map<Node, Node> {
  for (const node of nodes) {
    const operands = node.operands.map((operand) => made.get(operand) ?? operand);
    made.set(node, rebuilt(node, operands, builder, raise));
  }
  return made;
}

/** The builder that makes nodes as they are asked for, without any rule. */
export function plainBuilder(graph: Graph): Builder {
  return {
    graph,
    constant: (value) => graph.constant(value),
    variable: (name, shape) => graph.variable(name, shape),
    apply: (fn, ...operands) => graph.apply(fn, operands),
    conditional: (test, then, otherwise) => graph.conditional(test, then, otherwise),
    index: (lower, upper, level, name) => graph.index(lower, upper, level, name),
    reduce: (op, index, body) => graph.reduce(op, index, body),
    scan: (direction, ...operands) => graph.scan(direction, ...operands),
    element: (vector, position) => graph.element(vector, position),
    length: (vectors) => graph.length(vectors),
    list: (items) => graph.list(items),
  };
}

/**
 * `node` with another index in place of one that is free in it. The indices of sums in `node` that
 * depend on it move along to the levels they need then, all in one pass: sums that found their own
 * levels one by one would each make those inside them anew, twice as many at each level.
 */
export function withIndex(node: Node, index: Index, other: Index, builder: Builder): Node {
  const parts = postorder([node]);
  const levels = levelsWith(parts, index, other.level);
  const made = new Map<Node, Node>([[index, other]]);
  for (const part of parts) {
    if (part === index || !part.free.some((free) => levels.has(free))) continue;
    const operands = part.operands.map((operand) => made.get(operand) ?? operand);
    const raise = part.kind === "index" ? (levels.get(part) ?? part.level) - part.level : 0;
    made.set(part, rebuilt(part, operands, builder, raise));
  }
  return made.get(node) ?? node;
}

/** The levels of the indices that change if `index` is at `level`, outer ones before inner ones. */
function levelsWith(parts: readonly Node[], index: Index, level: number): Map<Index, number> {
  const levels = new Map([[index, level]]);
  for (const part of parts.toReversed()) {
    if (part.kind !== "reduce" || !part.free.some((free) => levels.has(free))) continue;
    const [bound] = part.operands;
    const needed = 1 + Math.max(...part.free.map((free) => levels.get(free) ?? free.level));
    // One index may be bound in several sums: it has the level that is enough for all of them.
    levels.set(bound, Math.max(needed, levels.get(bound) ?? 0));
  }
  for (const [bound, needed] of levels)
    if (bound !== index && bound.level === needed) levels.delete(bound);
  return levels;
}

/** A node like `node` over other operands, made by `builder`. */
export function rebuilt(node: Node, operands: readonly Node[], builder: Builder, raise = 0): Node {
  const [a, b, c, d] = operands as readonly [Node, Node, Node, Node];
  switch (node.kind) {
    case "constant":
      return builder.constant(node.value);
    case "variable":
      return builder.variable(node.name, node.shape);
    case "apply":
      return builder.apply(node.fn, ...operands);
    case "conditional":
      return builder.conditional(a, b, c);
    case "index":
      return builder.index(a, b, node.level + raise, node.name);
    case "reduce":
      return builder.reduce(node.op, a as Index, b);
    case "scan":
      return builder.scan(node.direction, a as Index, b, c, d);
    case "states":
      return builder.graph.states(a as Index, b);
    case "element":
      return builder.element(a, b);
    case "length":
      return builder.length(operands);
    case "list":
      return builder.list(operands);
    case "extent":
      return builder.graph.extent(node.form, node.purpose, operands);
    case "scatter":
      return builder.graph.scatter(a, additionsOver(node.additions, operands.slice(1)));
  }
}

/** Additions over other operands, listed as a scatter lists its own. */
function additionsOver(additions: readonly Addition[], operands: readonly Node[]): Addition[] {
  let from = 0;
  return additions.map(({ loops, at }) => {
    const indices = operands.slice(from, (from += loops.length)) as Index[];
    const places = operands.slice(from, (from += at.length));
    const [value, guard] = operands.slice(from, (from += 2)) as [Node, Node];
    return { loops: indices, at: places, value, guard };
  });
}

/**
 * The nodes under `root` that have one of `sources` somewhere below them, operands first, and every
 * index, since an index may have to make room.
 */
export function dependents(root: Node, sources: Iterable<Node>): Node[] {
  const reached = new Set(sources);
  const found: Node[] = [];
  for (const node of postorder([root])) {
    const depends = node.operands.some((operand) => reached.has(operand));
    if (!depends && node.kind !== "index") continue;
    reached.add(node);
    found.push(node);
  }
  return found;
}
