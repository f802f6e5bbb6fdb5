/**
 * Derivatives of higher order by one variable, by the method that makes the smaller result:
 * reverse sweeps repeated; forward ones, whose growth per order is less; or Taylor arithmetic, whose
 * growth is only square in the order, but which makes all the orders below as well. None is best
 * for all: the tenth derivative of a polynomial is 0 to the first two.
 *
 * For readers each derivative is brought to normal form before the next is taken, as a person does,
 * as long as it stays short enough to be read.
 */
import type { Builder } from "../ast/builder.ts";
import type { Graph } from "../ast/graph.ts";
import type { Node, Variable } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { Cheapest, type Method } from "./cheapest.ts";
import { scaled } from "./convolution.ts";
import { inReadingForm } from "./reading-form.ts";
import { reverseSweep } from "./reverse.ts";
import type { Style } from "./style.ts";
import { taylorCoefficients } from "./taylor.ts";

export type { Method } from "./cheapest.ts";

export interface HigherDerivative {
  readonly node: Node;
  readonly method: Method;
}

/** The coefficients of all orders up to one, and how they were made. */
export interface AllCoefficients {
  readonly nodes: readonly Node[];
  readonly method: Method;
}

/** From this order on Taylor arithmetic is tried. */
const TAYLOR_FROM = 4;

/**
 * The derivative of this order, which may be 0, of `root` by a variable; undefined where it takes
 * more nodes than `most`.
 */
export function nthDerivative(
  graph: Graph,
  root: Node,
  by: Variable,
  order: number,
  style: Style,
  most = Infinity,
): HigherDerivative | undefined {
  const steps = new Steps(graph, root, by, style);
  const best = new Cheapest(style, most);
  if (order < 2) {
    const nodes = steps.repeated("reverse", root, order, () => false)!;
    return { node: nodes.at(-1)!, method: "reverse" };
  }
  if (order >= TAYLOR_FROM) {
    const all = steps.taylor(root, order, most);
    if (all === undefined) return undefined;
    best.offer("taylor", [steps.read(scaled(steps.build, factorial(order), all[order]!))]);
  }
  for (const method of steps.methods) {
    const all = steps.repeated(method, root, order, best.limit(graph));
    if (all !== undefined) best.offer(method, [all[order]!]);
  }
  const [node] = best.nodes;
  return node === undefined ? undefined : { node, method: best.method };
}

/** The coefficients `f^(k)/k!` for k from 0 to `order`, all together by the cheapest method. */
export function coefficientsUpTo(
  graph: Graph,
  root: Node,
  by: Variable,
  order: number,
  style: Style,
): AllCoefficients {
  const steps = new Steps(graph, root, by, style);
  const best = new Cheapest(style, Infinity);
  best.offer(
    "taylor",
    steps.taylor(root, order, Infinity)!.map((node) => steps.read(node)),
  );
  for (const method of steps.methods) {
    const all = steps.repeated(method, root, order, best.limit(graph));
    const divided = all?.map((node, k) =>
      steps.read(scaled(steps.build, factorial(k).inverse(), node)),
    );
    if (divided !== undefined) best.offer(method, divided);
  }
  return { nodes: best.nodes, method: best.method };
}

const factorial = (n: number): Rational => (n < 2 ? rational(1) : factorial(n - 1).mul(n));

/** Derivatives of one formula after another. */
class Steps {
  readonly build: Builder;
  /** The methods that repeat, of which readers are used to the first. */
  readonly methods: readonly ("reverse" | "forward")[];
  readonly #by: Variable;
  readonly #style: Style;
  /** What all of them are derivatives of. */
  readonly #root: Node;

  constructor(graph: Graph, root: Node, by: Variable, style: Style) {
    this.#root = root;
    this.build = derivativeBuilder(graph, style);
    this.methods = style === "speed" ? ["reverse", "forward"] : ["reverse"];
    this.#by = by;
    this.#style = style;
  }

  /** All derivatives up to `order`, or undefined where one on the way leads too far. */
  repeated(
    method: "reverse" | "forward",
    root: Node,
    order: number,
    isTooFar: (node: Node) => boolean,
  ): Node[] | undefined {
    const derivatives = [root];
    for (let node = root; derivatives.length <= order; derivatives.push(node)) {
      node = this.read(this.#derivative(method, node));
      if (isTooFar(node)) return undefined;
    }
    return derivatives;
  }

  taylor(root: Node, order: number, most: number): Node[] | undefined {
    const { build } = this;
    return taylorCoefficients(root, order, { build, by: this.#by, style: this.#style, most });
  }

  /** As readers want it. */
  read(node: Node): Node {
    if (this.#style === "speed") return node;
    return inReadingForm(this.build.graph, [node], this.#root)[0]!;
  }

  #derivative(method: "reverse" | "forward", node: Node): Node {
    if (method === "forward") return this.taylor(node, 1, Infinity)![1]!;
    return reverseSweep(this.build, node, [this.#by], this.#style)[0]!;
  }
}
