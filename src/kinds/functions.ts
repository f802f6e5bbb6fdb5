/**
 * The functions of a formula: its value, and its derivatives of each kind, as nodes in the shapes
 * in which they are returned. This is where kinds are defined; what is not asked for is not made.
 *
 * Scalars give numbers and vectors arrays, keyed by variable: a gradient is an object of those, a
 * Jacobian an array of gradients, a Hessian an object of objects. A sparse matrix counts its rows and
 * columns over all variables, a number taking one place and a vector as many as it has elements.
 */
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { onceIn } from "../ast/once.ts";
import type { FunctionInput, Input } from "../codegen/plan.ts";
import { arrayResult, nodeResult, objectResult, type Result } from "../codegen/result.ts";
import { gradientOf } from "../diff/differentiate.ts";
import { cotangentFor, directionFor, hvpOf, jvpOf, vjpOf } from "../diff/directional.ts";
import { hessianOf, sparseHessianOf } from "../diff/hessian.ts";
import { jacobianOf, resultsOf, sparseJacobianOf } from "../diff/jacobian.ts";
import { nthDerivative } from "../diff/higher-order.ts";
import { implicit } from "../diff/implicit.ts";
import { taylor } from "../diff/taylor-series.ts";
import { derivativesOf } from "../diff/tensor.ts";
import { sparseResult } from "./sparse.ts";
import { requireOrder } from "../diff/requirements.ts";
import { determinedBy, requireApplicable } from "./applicable.ts";
import { type Kind, type KindOptions, orderOf } from "./kind.ts";

type Functions = Readonly<Record<Kind, () => readonly FunctionInput[]>> & {
  readonly value: () => FunctionInput;
};

/**
 * The value, and for each kind the functions that belong to it. Where `formula` is another form of
 * what is `written`, that may choose by a condition; about a fixed point on its edge there is no
 * expansion of a choice, so there the one of what is written is taken.
 */
export function functionsOf(
  formula: Formula,
  wrt: readonly Variable[],
  options: KindOptions = {},
  written: Formula = formula,
): Functions {
  const order = orderOf("derivative", options);
  requireOrder(order, 1);
  const { root, graph } = formula;
  const names = wrt.map(({ name }) => name);
  const isSeveral = root.kind === "list";
  const jacobian = onceIn(graph, () =>
    arrayResult(jacobianOf(formula, wrt, "speed").map((row) => keyed(names, row))),
  );
  const direction = onceIn(graph, () => directionFor(formula, wrt));
  const cotangent = onceIn(graph, () => cotangentFor(formula));
  const value = valueResult(formula);
  const valueType = isSeveral ? "numbers" : "number";
  return {
    value: () => valueFunction(formula),
    gradient: () => definedGradient(formula, wrt),
    jacobian: () => [
      {
        name: "jacobian",
        text: "For each result, in order, its derivative by each variable of `wrt`.",
        type: "gradients",
        result: jacobian,
      },
      {
        name: "valueAndJacobian",
        text: "Both at once, for little more than either.",
        type: {
          members: [
            ["value", valueType],
            ["jacobian", "gradients"],
          ],
        },
        result: () => objectResult(["value", "jacobian"], [value, jacobian()]),
        shared: jacobian,
      },
    ],
    sparseJacobian: () => [
      {
        name: "sparseJacobian",
        text: "The derivatives that are not always 0: a row for each result, a column for each place of `wrt`.",
        type: "sparse",
        result: () => {
          const rows = resultsOf(formula).map(() => undefined);
          return sparseResult(graph, sparseJacobianOf(formula, wrt), rows, wrt);
        },
      },
    ],
    hessian: () => [
      {
        name: "hessian",
        text: "The second derivative by each two variables of `wrt`.",
        type: "hessian",
        result: () => {
          requireApplicable(formula, wrt, "hessian");
          const rows = hessianOf(formula, wrt, "speed").map((row) => keyed(names, row));
          return objectResult(names, rows);
        },
      },
    ],
    sparseHessian: () => [
      {
        name: "sparseHessian",
        text: "The second derivatives that are not always 0, in the lower triangle.",
        type: "sparse",
        result: () => {
          requireApplicable(formula, wrt, "sparseHessian");
          return sparseResult(graph, sparseHessianOf(formula, wrt), wrt, wrt);
        },
      },
    ],
    derivative: () => [
      {
        name: "derivative",
        text: `The derivative of order ${order}${wrt.length === 1 ? "" : " by each choice of variables of `wrt`"}.`,
        type: wrt.length === 1 ? "number" : { order },
        result: () => {
          requireApplicable(formula, wrt, "derivative");
          const [only, ...others] = wrt;
          if (only !== undefined && others.length === 0)
            return nodeResult(nthDerivative(graph, root, only, order, "speed")!.node);
          const mixed = derivativesOf(formula, wrt, order, "speed");
          const byPlaces = new Map(mixed.map(({ by, node }) => [by.join(), node]));
          return nested(names, order, (by) => byPlaces.get(by.toSorted((a, b) => a - b).join())!);
        },
      },
    ],
    jvp: () => [
      {
        name: "jvp",
        text: `The derivative of ${isSeveral ? "each result" : "the value"} along a direction.`,
        type: valueType,
        parameters: ["direction"],
        get inputs() {
          return directionInputs(direction());
        },
        result: () => {
          const slopes = jvpOf(formula, direction(), "speed");
          return isSeveral ? arrayResult(slopes.map(nodeResult)) : nodeResult(slopes[0]!);
        },
      },
    ],
    vjp: () => [
      {
        name: "vjp",
        text: "The derivatives of the sum of cotangent times result.",
        type: "gradient",
        parameters: ["cotangent"],
        get inputs(): ReadonlyMap<string, Input> {
          const { name, shape } = cotangent();
          const input = { parameter: "cotangent", key: undefined, shape } as const;
          const { length } = resultsOf(formula);
          return new Map([[name, isSeveral ? { ...input, length } : input]]);
        },
        result: () => keyed(names, vjpOf(formula, wrt, cotangent(), "speed")),
      },
    ],
    hvp: () => [
      {
        name: "hvp",
        text: "The derivative of the gradient along a direction: the Hessian times it.",
        type: "gradient",
        parameters: ["direction"],
        get inputs() {
          return directionInputs(direction());
        },
        result: () => {
          requireApplicable(formula, wrt, "hvp");
          return keyed(names, hvpOf(formula, wrt, direction(), "speed"));
        },
      },
    ],
    taylor: () => [
      {
        name: "taylor",
        text: "The Taylor coefficients, from order 0 on.",
        type: "numbers",
        result: () => {
          requireApplicable(formula, wrt, "taylor");
          const highest = { ...options, order: orderOf("taylor", options), for: "speed" } as const;
          const expanded = options.about === undefined ? formula : written;
          const { coefficients } = taylor(expanded, names[0]!, highest);
          return arrayResult(coefficients.map((coefficient) => nodeResult(coefficient.root)));
        },
      },
    ],
    implicit: () => [
      {
        name: "implicit",
        text: `The derivative of ${options.of ?? "what the equation determines"} by each variable of \`wrt\`, where the formula is 0.`,
        type: "gradient",
        result: () => {
          requireApplicable(formula, wrt, "implicit");
          const of = determinedBy(options.of);
          const slopes = names.map((by) => implicit(formula, of, by, { for: "speed" }).root);
          return keyed(names, slopes);
        },
      },
    ],
  };
}

/** The function that computes the value. */
export function valueFunction(formula: Formula): FunctionInput {
  const isSeveral = formula.root.kind === "list";
  return {
    name: "value",
    text: isSeveral ? "The values of the formulas, in order." : "The value of the formula.",
    type: isSeveral ? "numbers" : "number",
    result: () => valueResult(formula),
  };
}

const valueResult = ({ root }: Formula): Result =>
  root.kind === "list" ? arrayResult(root.operands.map(nodeResult)) : nodeResult(root);

/** The functions that compute the gradient, and which nodes are derivatives by what has a name. */
function definedGradient(formula: Formula, wrt: readonly Variable[]): FunctionInput[] {
  const adjoints = new Map<Node, Node>();
  const keep = (part: Node, adjoint: Node): void => {
    if (!adjoints.has(adjoint)) adjoints.set(adjoint, part);
  };
  const partials = (): Node[] => {
    const nodes = gradientOf(formula, wrt, "speed", undefined, (part, adjoint) => {
      if (formula.called?.has(part)) keep(part, adjoint);
    });
    nodes.forEach((node, place) => keep(wrt[place]!, node));
    return nodes;
  };
  const names = wrt.map(({ name }) => name);
  return gradientFunctions(formula, names, partials).map((made) => ({ ...made, adjoints }));
}

/** The functions that compute a gradient of these partial derivatives, alone and with the value. */
export function gradientFunctions(
  formula: Formula,
  names: readonly string[],
  partials: () => readonly Node[],
): FunctionInput[] {
  const gradient = onceIn(formula.graph, () => {
    requireApplicable(formula, [], "gradient");
    return keyed(names, partials());
  });
  const both = ["value", "gradient"] as const;
  return [
    {
      name: "gradient",
      text: "The derivative by each variable of `wrt`.",
      type: "gradient",
      result: gradient,
    },
    {
      name: "valueAndGradient",
      text: "Both at once, for little more than either.",
      type: {
        members: [
          ["value", "number"],
          ["gradient", "gradient"],
        ],
      },
      result: () => objectResult(both, [valueResult(formula), gradient()]),
      shared: gradient,
    },
  ];
}

/** The variables to differentiate by, unless they are named: all but the one that others determine. */
export const independent = (
  variables: readonly Variable[],
  { wrt, of }: KindOptions & { readonly wrt?: readonly string[] | undefined },
): readonly Variable[] =>
  wrt === undefined ? variables.filter(({ name }) => name !== of?.normalize("NFC")) : variables;

const keyed = (names: readonly string[], nodes: readonly Node[]): Result =>
  objectResult(names, nodes.map(nodeResult));

function directionInputs(direction: ReadonlyMap<Variable, Variable>): ReadonlyMap<string, Input> {
  return new Map(
    [...direction].map(([{ name: key, shape }, { name }]) => [
      name,
      { parameter: "direction", key, shape },
    ]),
  );
}

/** Objects in one another, keyed by variable, to a depth. */
function nested(
  names: readonly string[],
  depth: number,
  entry: (by: readonly number[]) => Node,
  by: readonly number[] = [],
): Result {
  if (by.length === depth) return nodeResult(entry(by));
  const inner = names.map((_, place) => nested(names, depth, entry, [...by, place]));
  return objectResult(names, inner);
}
