/**
 * The reverse sweep: the chain rule, once. Adjoints flow from the root to the variables through
 * the graph itself, so the result is again a graph and can be differentiated again.
 *
 * One adjoint per node keeps the gradient within a constant factor of the formula (Griewank and
 * Walther, "Evaluating Derivatives", 2008, chapter 3); guards keep the branch not taken out of it.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { always, type Contribution, gather, gatherEverywhere } from "./guard.ts";
import { differentiableOperands, localContribution, type Style } from "./local-rules.ts";

/** The derivative of `root` by each of `sources`, as nodes made by `build`. */
export function reverseSweep(
  build: Builder,
  root: Node,
  sources: readonly Node[],
  style: Style,
): Node[] {
  const nodes = postorder([root]);
  const active = activeNodes(nodes, new Set(sources));
  const incoming = new Map<Node, Contribution[]>();
  incoming.set(root, [{ term: build.constant(1), guard: always(build) }]);

  for (const node of nodes.toReversed()) {
    const contributions = incoming.get(node);
    if (contributions === undefined || !active.has(node) || node.operands.length === 0) continue;
    incoming.delete(node);
    const { value: seed, demand } = gather(build, contributions);
    const contribute = (operand: Node, { term, guard }: Contribution): void => {
      const under = build.apply("and", demand, guard);
      const list = incoming.get(operand);
      if (list === undefined) incoming.set(operand, [{ term, guard: under }]);
      else list.push({ term, guard: under });
    };
    if (node.kind === "conditional") {
      const [test, then, otherwise] = node.operands;
      if (active.has(then)) contribute(then, { term: seed, guard: test });
      const negated = build.apply("not", test);
      if (active.has(otherwise)) contribute(otherwise, { term: seed, guard: negated });
    } else if (node.kind === "apply") {
      const flowing = new Set(differentiableOperands(node));
      node.operands.forEach((operand, index) => {
        if (!active.has(operand) || !flowing.has(operand)) return;
        contribute(operand, localContribution(build, node, index, seed, style));
      });
    }
  }
  return sources.map((source) => {
    const contributions = incoming.get(source);
    return contributions === undefined ? build.constant(0) : gatherEverywhere(build, contributions);
  });
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
