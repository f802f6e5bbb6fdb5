/**
 * One lazy evaluation of an expression graph, in any number system.
 *
 * A plan lists the nodes under the root in postorder with the places of their operands, and serves
 * any number of points. Where nothing branches the list is walked from front to back. Else an
 * explicit stack asks for what is needed, so that a branch not taken, and the right side of an
 * `and` or `or` already decided, is never touched, and no depth overflows. A recursive evaluator
 * with a memo would be shorter, and would overflow at a depth of ten thousand.
 */
import type { Apply, Constant, Node, Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { Entry, RealEntry, RelationEntry } from "../functions/entry.ts";

/** A number system: how leaves, applications and comparisons are computed in it. */
export interface Algebra<V> {
  constant(node: Constant): V;
  variable(node: Variable): V;
  apply(entry: RealEntry, operands: readonly V[], node: Apply): V;
  compare(entry: RelationEntry, x: V, y: V, node: Apply): boolean;
}

/** A graph made ready for evaluation at many points. */
export interface Plan {
  readonly nodes: readonly Node[];
  /** For each node the places of its operands in `nodes`. */
  readonly operands: readonly (readonly number[])[];
  /** For each application its entry. */
  readonly entries: readonly (Entry | undefined)[];
  /** Whether some node may be left unevaluated. */
  readonly branches: boolean;
}

export function planEvaluation(root: Node): Plan {
  const nodes = postorder([root]);
  const places = new Map(nodes.map((node, place) => [node, place]));
  const operands = nodes.map((node) => node.operands.map((operand) => places.get(operand)!));
  const entries = nodes.map((node) => (node.kind === "apply" ? entryOf(node) : undefined));
  return { nodes, operands, entries, branches: nodes.some(isLazy) };
}

const isLazy = (node: Node): boolean =>
  node.kind === "conditional" || (node.kind === "apply" && (node.fn === "and" || node.fn === "or"));

/** The value of the planned root; it must be a number, not a truth value. */
export function evaluate<V extends object | number>(plan: Plan, algebra: Algebra<V>): V {
  const values: (V | boolean | undefined)[] = new Array(plan.nodes.length);
  if (plan.branches) evaluateLazily(plan, algebra, values);
  else plan.nodes.forEach((_, place) => (values[place] = compute(plan, algebra, values, place)));
  const value = values.at(-1);
  if (value === undefined || typeof value === "boolean")
    throw new TypeError("a truth value where a number is expected");
  return value;
}

type Values<V> = (V | boolean | undefined)[];

/** Each place on the stack asks for operands until it can be computed, then leaves. */
function evaluateLazily<V>(plan: Plan, algebra: Algebra<V>, values: Values<V>): void {
  const stack = [plan.nodes.length - 1];
  while (stack.length > 0) {
    const place = stack.at(-1)!;
    const before = stack.length;
    if (values[place] === undefined) {
      for (const operand of needed(plan, values, place))
        if (values[operand] === undefined) stack.push(operand);
      if (stack.length > before) continue;
      values[place] = isLazy(plan.nodes[place]!)
        ? values[needed(plan, values, place).at(-1)!]
        : compute(plan, algebra, values, place);
    }
    stack.pop();
  }
}

/** The operands wanted next; for a lazy node whose test is known, the last of them is its value. */
function needed<V>(plan: Plan, values: Values<V>, place: number): readonly number[] {
  const node = plan.nodes[place]!;
  const operands = plan.operands[place]!;
  if (!isLazy(node)) return operands;
  const [test, first, second] = operands as [number, number, number];
  const known = values[test];
  if (known === undefined) return [test];
  if (node.kind === "conditional") return [known === true ? first : second];
  const undecided = known === (node.kind === "apply" && node.fn === "and");
  return [undecided ? first : test];
}

/** The value at one place, all its operands being known. */
function compute<V>(
  plan: Plan,
  algebra: Algebra<V>,
  values: Values<V>,
  place: number,
): V | boolean {
  const node = plan.nodes[place]!;
  switch (node.kind) {
    case "constant":
      return algebra.constant(node);
    case "variable":
      return algebra.variable(node);
    case "conditional":
      throw new Error("a conditional is not computed from all its operands");
    case "apply": {
      const operands = plan.operands[place]!.map((operand) => values[operand]!);
      const entry = plan.entries[place]!;
      if (entry.kind === "real") return algebra.apply(entry, operands as V[], node);
      if (entry.kind === "relation")
        return algebra.compare(entry, operands[0] as V, operands[1] as V, node);
      return entry.kernel(...(operands as boolean[]));
    }
    default:
      throw new Error(`no evaluation of ${node.kind}`);
  }
}
