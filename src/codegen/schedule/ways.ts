/**
 * The ways in which the turns of a loop come to a part of its body: through branches, and through
 * loops further in. From them a loop before can tell whether any turn will need that part.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Index, Node } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";
import { asTest, type Literal } from "./context.ts";

/** A branch that is taken, or a loop that is entered. */
export type Step = Literal | Index;

/** More ways to a part than this, longer ones, or such tests on them are not asked for beforehand. */
const MOST_WAYS = 4;
const MOST_STEPS = 8;
const LARGEST_TEST = 100;

/** Every way to a part, each from outside inward; or too many. */
export class Ways {
  readonly #all: readonly (readonly Step[])[] | undefined;

  constructor(all: readonly (readonly Step[])[] | undefined) {
    const isFew = all !== undefined && all.length <= MOST_WAYS;
    this.#all = isFew && all.every(({ length }) => length <= MOST_STEPS) ? all : undefined;
  }

  /** The ways further on, into branches. */
  under(literals: readonly Literal[]): Ways {
    return literals.length === 0 ? this : this.#then(literals);
  }

  /** The ways further on, into a loop. */
  through(index: Index): Ways {
    return this.#then([index]);
  }

  #then(steps: readonly Step[]): Ways {
    return new Ways(this.#all?.map((way) => [...way, ...steps]));
  }

  or(other: Ways): Ways {
    if (this.#all === undefined || other.#all === undefined) return new Ways(undefined);
    return new Ways([...this.#all, ...other.#all]);
  }

  /** The same ways where some branches are known to be taken. */
  inside(path: readonly Literal[]): Ways {
    const isOpen = (step: Step): boolean =>
      isIndex(step) || !path.some(({ test, holds }) => test === step.test && holds === step.holds);
    return new Ways(this.#all?.map((way) => way.filter(isOpen)));
  }

  /** The only way; undefined where there are more. */
  get only(): readonly Step[] | undefined {
    return this.#all?.length === 1 ? this.#all[0] : undefined;
  }

  /**
   * A test whether some turn takes one of the ways, as far as tests tell that can be asked before;
   * undefined where they tell nothing.
   *
   * @param asksRanges whether loops on the way must have a turn, where no test on it varies with them
   */
  test(
    graph: Graph,
    index: Index,
    canAsk: (test: Node) => boolean,
    asksRanges: boolean,
  ): Node | undefined {
    const ways = this.#all?.map((way) => way.filter((step) => isIndex(step) || canAsk(step.test)));
    if (ways === undefined || ways.some((way) => way.every(isIndex))) return undefined;
    const join = (fn: string) => (a: Node, b: Node) => applyValue(graph, fn, [a, b]);
    const tests = ways.map((way) => testOf(graph, way, asksRanges));
    return anyTurn(graph, index, tests.reduce(join("or")));
  }
}

/** Where a part always is. */
export const ALWAYS = new Ways([[]]);

/** Whether the steps are all taken at some turn of the loops among them. */
function testOf(graph: Graph, steps: readonly Step[], asksRanges: boolean): Node {
  const certain: Node = graph.apply("true", []);
  return steps.reduceRight<Node>((inner, step) => {
    if (!isIndex(step)) return applyValue(graph, "and", [asTest(graph, step), inner]);
    return asksRanges || inner.free.includes(step) ? anyTurn(graph, step, inner) : inner;
  }, certain);
}

export const isIndex = (step: Step): step is Index => "kind" in step;

/** Whether a test holds at some turn of a loop. */
function anyTurn(graph: Graph, index: Index, test: Node): Node {
  if (test.free.includes(index)) return graph.reduce("any", index, test);
  return applyValue(graph, "and", [graph.apply("<=", index.operands), test]);
}

/** Whether a test takes few instructions, and no loop, beside the parts that are `known`. */
export function isQuick(test: Node, known: (part: Node) => boolean): boolean {
  const seen = new Set([test]);
  for (const node of seen) {
    if (known(node)) continue;
    const isSlow = node.kind === "reduce" || node.kind === "states" || node.kind === "scan";
    if (isSlow || seen.size > LARGEST_TEST) return false;
    for (const operand of node.operands) seen.add(operand);
  }
  return true;
}
