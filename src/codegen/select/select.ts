/**
 * Instruction selection: operations that a target spells better as several cheaper ones become
 * those, in the graph, so that they are shared and scheduled like all others. Small integer and
 * half-integer powers become products (`Math.pow` costs 30 ns, a product 0.1; docs and DESIGN,
 * section 2, have the measurements), `hypot` a root of squares, long maxima pairs, and irrational
 * constants the doubles nearest to them.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, type Node } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { ConstantRounding } from "./round-constants.ts";
import { applyValue, conditionalValue } from "../../functions/canonical.ts";

/** The largest exponent that is written as products; beyond it the error could pass 2 ulps. */
const LARGEST_EXPANDED = 6;

/** Selected instructions, which the functions of a formula share. */
export class InstructionSelector {
  /** The node of the formula that a selected one stands for. */
  readonly origins = new Map<Node, Node>();
  readonly #graph: Graph;
  readonly #selected = new Map<Node, Node>();
  readonly #constants: ConstantRounding;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#constants = new ConstantRounding(graph);
  }

  /** Replaces the operations under `roots` by those that targets spell. */
  select(roots: readonly Node[]): void {
    for (const node of postorder(roots)) {
      if (this.#selected.has(node)) continue;
      const instruction =
        this.#constants.rounded(node) ??
        this.#byIrrational(node) ??
        select(this.#graph, node, this.of);
      this.#selected.set(node, instruction);
      if (!this.origins.has(instruction)) this.origins.set(instruction, node);
    }
  }

  /** `x/sqrt(2)` as a product: an irrational divisor is rounded, and its reciprocal no more than it. */
  #byIrrational(node: Node): Node | undefined {
    if (!isApplyOf(node, "/")) return undefined;
    const graph = this.#graph;
    const [x, divisor] = node.operands as readonly [Node, Node];
    if (divisor.kind === "constant" || this.of(divisor).kind !== "constant") return undefined;
    const reciprocal = this.#constants.rounded(graph.apply("/", [graph.constant(1), divisor]));
    return reciprocal && applyValue(graph, "*", [reciprocal, this.of(x)]);
  }

  /** What was selected for a node, if anything was. */
  find(node: Node): Node | undefined {
    return this.#selected.get(node);
  }

  /** What was selected for a node. */
  readonly of = (node: Node): Node => this.#selected.get(node)!;
}

function select(graph: Graph, node: Node, of: (node: Node) => Node): Node {
  if (node.kind === "constant" || node.kind === "variable") return node;
  const operands = node.operands.map(of);
  if (node.kind === "conditional") {
    return conditionalValue(graph, operands[0]!, operands[1]!, operands[2]!);
  }
  if (node.kind !== "apply") return rebuilt(node, operands, plainBuilder(graph));
  switch (node.fn) {
    case "^":
      return power(graph, operands[0]!, operands[1]!);
    case "hypot":
      return lengthOf(graph, operands);
    case "sigmoid":
      return logistic(graph, node, operands[0]!);
    case "max":
    case "min":
      return operands.reduce((best, next) => graph.apply(node.fn, [best, next]));
    default: {
      const same = operands.every((operand, index) => operand === node.operands[index]);
      return same ? node : graph.apply(node.fn, operands);
    }
  }
}

function power(graph: Graph, base: Node, exponent: Node): Node {
  if (exponent.kind !== "constant") return graph.apply("^", [base, exponent]);
  const { s, n, d } = exponent.value;
  if (n === 0n) return graph.constant(1);
  if (d > 2n || n > BigInt(LARGEST_EXPANDED) * d) return graph.apply("^", [base, exponent]);
  const whole = wholePower(graph, base, Number(n / d));
  const root = d === 2n ? graph.apply("sqrt", [base]) : undefined;
  const magnitude =
    whole === undefined ? root! : root === undefined ? whole : graph.apply("*", [whole, root]);
  return s < 0n ? applyValue(graph, "/", [graph.constant(1), magnitude]) : magnitude;
}

/** `base^count` by repeated squaring, so that `x^6` shares `x^2` with its neighbours. */
function wholePower(graph: Graph, base: Node, count: number): Node | undefined {
  if (count <= 1) return count === 1 ? base : undefined;
  const half = wholePower(graph, base, Math.floor(count / 2))!;
  const square = graph.apply("*", [half, half]);
  return count % 2 === 0 ? square : graph.apply("*", [square, base]);
}

/** Of a negative without the two signs that its spelling would have. */
function logistic(graph: Graph, node: Node & { kind: "apply" }, operand: Node): Node {
  if (isApplyOf(operand, "neg")) {
    const one = graph.constant(1);
    const below = applyValue(graph, "+", [one, graph.apply("exp", operand.operands)]);
    return graph.apply("/", [one, below]);
  }
  return operand === node.operands[0] ? node : graph.apply(node.fn, [operand]);
}

function lengthOf(graph: Graph, operands: readonly Node[]): Node {
  if (operands.length === 1) return graph.apply("abs", operands);
  const squares = operands.map((operand) => graph.apply("*", [operand, operand]));
  return graph.apply("sqrt", [squares.reduce((sum, square) => graph.apply("+", [sum, square]))]);
}
