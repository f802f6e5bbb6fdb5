/**
 * Calls of defined functions and derivatives of them, as nodes. A body is lowered once, over
 * parameters that nobody can type, so that no name of the place of a call is captured; a call puts
 * its arguments in all at once. Expanding syntax trees instead would double them at each level of
 * calls. The same call is never expanded twice, and the work of all is bounded, since nodes that
 * fold away do not count in the graph.
 */
import type { Builder } from "../ast/builder.ts";
import { FormulaError } from "../ast/formula-error.ts";
import { freeIn } from "../ast/free.ts";
import type { Graph } from "../ast/graph.ts";
import { counted, limitMet } from "../ast/limits.ts";
import { isConstant, type Node, type Shape, type Variable } from "../ast/node.ts";
import { dependents, rebuild } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";

export interface DefinedFunction {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: readonly string[];
  /** What stands for each parameter in the body. */
  readonly slots: readonly Variable[];
  readonly body: Node;
}

/**
 * The derivative of a node by a variable, of an order from 1 on, or undefined where that takes more
 * nodes than `most`; the parser is given it, since rules are parsed too.
 */
export type Differentiate = (
  graph: Graph,
  root: Node,
  by: Variable,
  order: number,
  most: number,
) => Node | undefined;

/** Derivatives are taken up to this order. */
export const HIGHEST_ORDER = 100;

/** What stands for a parameter in a function's body: a point is no part of a name that is typed. */
export function slotOf(builder: Builder, fn: string, parameter: string, shape: Shape): Variable {
  return builder.variable(`${fn}.${parameter}`, shape) as Variable;
}

export class Expansion {
  readonly #differentiate: Differentiate | undefined;
  readonly #builder: Builder;
  readonly #bodies = new Map<DefinedFunction, readonly Node[]>();
  readonly #calls = new Map<DefinedFunction, Map<string, Node>>();
  readonly #derivatives = new Map<string, Node>();
  readonly #derived = new Map<DefinedFunction, Map<number, DefinedFunction>>();
  #steps = 0;

  constructor(builder: Builder, differentiate: Differentiate | undefined) {
    this.#builder = builder;
    this.#differentiate = differentiate;
  }

  /** The function's body with `operands`, one for each parameter, in it. */
  call(fn: DefinedFunction, operands: readonly Node[]): Node {
    const calls = entryIn(this.#calls, fn, () => new Map<string, Node>());
    const key = operands.map(({ id }) => id).join();
    return entryIn(calls, key, () => {
      const changing = entryIn(this.#bodies, fn, () => dependents(fn.body, fn.slots));
      this.#spend(changing.length);
      const made = new Map<Node, Node>(fn.slots.map((slot, index) => [slot, operands[index]!]));
      // Indices of the body make room for those that the operands depend on, or would capture them.
      const raise = (freeIn(operands).at(-1)?.level ?? -1) + 1;
      const expand = (): Node =>
        rebuild(changing, made, this.#builder, raise).get(fn.body) ?? fn.body;
      return this.counted(expand, changing.length);
    });
  }

  /** The function of one parameter that is the derivative of `fn` of this order. */
  derived(fn: DefinedFunction, order: number): DefinedFunction {
    if (order === 0) return fn;
    const derived = entryIn(this.#derived, fn, () => new Map<number, DefinedFunction>());
    return entryIn(derived, order, () => ({
      ...fn,
      body: this.derivative(fn.body, fn.slots[0]!, order),
    }));
  }

  derivative(root: Node, by: Variable, order: number): Node {
    if (order === 0 || isConstant(root, 0)) return root;
    return entryIn(this.#derivatives, `${root.id},${by.id},${order}`, () => {
      this.#spend(order * postorder([root]).length);
      if (this.#differentiate === undefined) throw unavailable();
      const differentiate = this.#differentiate;
      const most = this.#builder.graph.budget.limits.steps - this.#steps;
      return this.counted(() => {
        const made = differentiate(this.#builder.graph, root, by, order, most);
        if (made === undefined) throw this.#tooLarge();
        return made;
      });
    });
  }

  /** What `make` makes: a step for each node that is new, but those that are `paid`. */
  counted<T>(make: () => T, paid = 0): T {
    const { graph } = this.#builder;
    const { size } = graph;
    const made = make();
    this.#spend(Math.max(0, graph.size - size - paid));
    return made;
  }

  #spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#builder.graph.budget.limits.steps) throw this.#tooLarge();
  }

  #tooLarge(): FormulaError {
    const value = this.#builder.graph.budget.limits.steps;
    const message = `calls, sums and derivatives take more than ${counted(value)} steps`;
    return limitMet("expansion-too-large", message, { name: "steps", value });
  }
}

/** What the table has for a key, made where it has nothing yet. */
function entryIn<K, V>(table: Map<K, V>, key: K, make: () => V): V {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  table.set(key, made);
  return made;
}

const unavailable = (): FormulaError =>
  new FormulaError({
    code: "derivative-unavailable",
    message: "no derivatives are taken where this text is read",
  });
