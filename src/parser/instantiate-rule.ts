/**
 * Rules are formula text; here a text becomes nodes over given operands. A text is parsed and
 * lowered once, on first use, to a graph of its own, which is then made anew for each use.
 */
import type { Builder } from "../ast/builder.ts";
import { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { plainBuilder, rebuilt } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";
import { lower } from "./lower.ts";
import { parseSyntax } from "./parse.ts";

/** A node of a rule, with the places of its operands in the list of all. */
interface Step {
  readonly node: Node;
  readonly operands: readonly number[];
}

/** What the names of a rule stand for; a map does. */
export interface RuleScope {
  get(name: string): Node | undefined;
}

const rules = new Map<string, readonly Step[]>();

/** The nodes that `text` denotes where its names stand for what `scope` has for them. */
export function instantiateRule(text: string, build: Builder, scope: RuleScope): Node {
  let steps = rules.get(text);
  if (steps === undefined) rules.set(text, (steps = stepsOf(text)));
  const made: Node[] = [];
  for (const { node, operands } of steps) {
    const given = node.kind === "variable" ? scope.get(node.name) : undefined;
    const over = (place: number): Node => made[place]!;
    made.push(given ?? rebuilt(node, operands.map(over), build));
  }
  return made[made.length - 1]!;
}

/** Operands before their users, so that the rule as a whole is last. */
function stepsOf(text: string): Step[] {
  const nodes = postorder([lower(parseSyntax(text), ruleBuilder())]);
  const places = new Map(nodes.map((node, place) => [node, place]));
  return nodes.map((node) => {
    return { node, operands: node.operands.map((operand) => places.get(operand)!) };
  });
}

/** Nothing is simplified yet, but there is no difference in a graph. */
function ruleBuilder(): Builder {
  const plain = plainBuilder(new Graph());
  const apply: Builder["apply"] = (fn, ...operands) =>
    fn === "-"
      ? plain.apply("+", operands[0]!, plain.apply("neg", operands[1]!))
      : plain.apply(fn, ...operands);
  return { ...plain, apply };
}
