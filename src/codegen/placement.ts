/**
 * Where each node is computed: global code motion (C. Click, "Global code motion, global value
 * numbering", PLDI 1995). Users are seen before operands; a node goes to the innermost context that
 * contains all its uses. So work sinks into branches, and what several branches share rises only as
 * far as it must.
 *
 * Beyond the paper: a call used in some branches but not on every path gets a context of its own,
 * guarded by their disjunction, so that it never runs where none of its uses is taken. Guards look
 * one branch deep. Conditionals nested deeper than `DEEPEST` are anchored at the top, since V8's
 * own parser overflows on deep nesting: they may run in vain, which costs time but no correctness.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { applyValue } from "../functions/canonical.ts";
import { childToward, commonContext, Context, type Literal } from "./context.ts";
import { armsOf, costsCall, enter, Selections } from "./selection.ts";

/** Emitted branches nest at most about this deep. */
const DEEPEST = 100;

export interface Placement {
  readonly root: Context;
  readonly selections: Selections;
  contextOf(node: Node): Context;
}

/** Places every node reachable from `outputs`, all of which are needed at the top. */
export function place(graph: Graph, outputs: readonly Node[]): Placement {
  const nodes = postorder(outputs);
  const selections = new Selections(graph, nodes);
  const placer = new Placer(graph, selections, deepSelections(nodes, selections));
  for (const output of outputs) placer.need(output, placer.root);
  for (const node of nodes.toReversed()) placer.place(node);
  return placer;
}

class Placer implements Placement {
  readonly root = new Context();
  readonly selections: Selections;
  readonly #graph: Graph;
  readonly #anchored: ReadonlySet<Node>;
  readonly #uses = new Map<Node, Set<Context>>();
  readonly #placed = new Map<Node, Context>();

  constructor(graph: Graph, selections: Selections, anchored: ReadonlySet<Node>) {
    this.#graph = graph;
    this.selections = selections;
    this.#anchored = anchored;
  }

  contextOf(node: Node): Context {
    return this.#placed.get(node) ?? this.root;
  }

  need(node: Node, context: Context): void {
    const known = this.#uses.get(node);
    if (known === undefined) this.#uses.set(node, new Set([context]));
    else known.add(context);
  }

  /** Places a node all of whose users are placed; one that nothing needs stays out. */
  place(node: Node): void {
    const uses = this.#uses.get(node);
    if (uses === undefined) return;
    const context = this.#anchored.has(node) ? this.root : this.#settle(node, uses);
    this.#placed.set(node, context);
    const selection = this.selections.of(node);
    if (selection === undefined) {
      for (const operand of node.operands) this.need(operand, context);
      return;
    }
    for (const { literals, value } of armsOf(selection).arms) {
      let inner = context;
      for (const literal of literals) {
        this.need(literal.test, inner);
        inner = inner.child(literal);
      }
      this.need(value, inner);
    }
  }

  /** The context for a node with these uses, which may be a guard made for it. */
  #settle(node: Node, uses: ReadonlySet<Context>): Context {
    const [first, ...others] = uses;
    const common = others.reduce(commonContext, first!);
    if (others.length === 0 || !costsCall(node) || uses.has(common)) return common;
    const branches = new Set([...uses].map((use) => childToward(common, use)!));
    if ([...branches].some((branch) => branches.has(branch.twin))) return common;
    return this.#guarded(common, [...branches]);
  }

  /**
   * The context that runs where one of `branches` does. Their tests are computed in `outer`
   * already, so the disjunction can be too, whatever order the nodes came in.
   */
  #guarded(outer: Context, branches: readonly Context[]): Context {
    const settleIn = (node: Node): Node => {
      const known = this.#placed.get(node);
      this.#placed.set(node, known === undefined ? outer : commonContext(known, outer));
      return node;
    };
    const tests = branches.map(({ literal }) => asTest(this.#graph, literal!));
    for (const test of tests) if (!this.#uses.has(test)) settleIn(test);
    const guard = tests.reduce((either, test) =>
      settleIn(applyValue(this.#graph, "or", [either, test])),
    );
    return enter(outer, [{ test: guard, holds: true }]);
  }
}

function asTest(graph: Graph, { test, holds }: Literal): Node {
  return holds ? test : applyValue(graph, "not", [test]);
}

/** Selections at which nesting reaches the bound, counted from the innermost outward. */
function deepSelections(nodes: readonly Node[], selections: Selections): Set<Node> {
  const anchored = new Set<Node>();
  const heights = new Map<Node, number>();
  for (const node of nodes) {
    const selection = selections.of(node);
    let height = 0;
    for (const operand of node.operands) height = Math.max(height, heights.get(operand)!);
    if (selection !== undefined) height += armsOf(selection).arms[0]!.literals.length;
    if (height >= DEEPEST) anchored.add(node);
    heights.set(node, height >= DEEPEST ? 0 : height);
  }
  return anchored;
}
