/** Derivatives of each kind in readable form, each with what it is. */
import type { Formula } from "../ast/formula.ts";
import { isConstant, isVector, type Node, type Variable } from "../ast/node.ts";
import { gradientOf } from "../diff/differentiate.ts";
import { cotangentFor, directionFor, hvpOf, jvpOf, vjpOf } from "../diff/directional.ts";
import { hessianOf } from "../diff/hessian.ts";
import { jacobianOf } from "../diff/jacobian.ts";
import type { Reading } from "../diff/reading-form.ts";
import type { Style } from "../diff/style.ts";
import { nthDerivative } from "../diff/higher-order.ts";
import { implicit } from "../diff/implicit.ts";
import { taylor } from "../diff/taylor-series.ts";
import { derivativesOf } from "../diff/tensor.ts";
import type { DerivativeOf } from "../print/derivative-label.ts";
import { determinedBy, requireApplicable } from "./applicable.ts";
import { type Kind, type KindOptions, orderOf } from "./kind.ts";

/** A derivative as a formula, with what it is. */
export interface Derivative extends Formula, DerivativeOf {
  readonly kind: Kind;
}

/** The derivatives of a kind, as textbooks write them; or for speed, as the code computes them. */
export function readableOf(
  formula: Formula,
  wrt: readonly Variable[],
  kind: Kind,
  style: Style,
  options: KindOptions = {},
  reading?: Reading,
): Derivative[] {
  requireApplicable(formula, wrt, kind);
  const { graph } = formula;
  const names = wrt.map(({ name }) => name);
  const made = (root: Node, of: DerivativeOf): Derivative => ({ graph, root, kind, ...of });
  const several = formula.root.kind === "list";
  const result = (place: number): number | undefined => (several ? place + 1 : undefined);
  switch (kind) {
    case "gradient":
      return gradientOf(formula, wrt, style, reading).map((node, at) =>
        made(node, { by: [names[at]!] }),
      );
    case "jacobian":
    case "sparseJacobian":
      return jacobianOf(formula, wrt, style, reading)
        .flatMap((row, of) =>
          row.map((node, at) => made(node, { of: result(of), by: [names[at]!] })),
        )
        .filter(({ root }) => kind === "jacobian" || !isZero(root));
    case "hessian":
    case "sparseHessian":
      return hessianOf(formula, wrt, style, reading)
        .flatMap((row, at) =>
          row
            .slice(0, at + 1)
            .map((node, place) => made(node, { by: [names[place]!, names[at]!] })),
        )
        .filter(({ root }) => kind === "hessian" || !isZero(root));
    case "derivative": {
      const order = orderOf(kind, options);
      const [only, ...others] = wrt;
      if (only !== undefined && others.length === 0) {
        const { node } = nthDerivative(graph, formula.root, only, order, style)!;
        return [made(node, { by: Array.from({ length: order }, () => only.name) })];
      }
      return derivativesOf(formula, wrt, order, style).map(({ by, node }) =>
        made(node, { by: by.map((place) => names[place]!) }),
      );
    }
    case "taylor": {
      const highest = { ...options, order: orderOf(kind, options), for: style };
      return taylor(formula, names[0]!, highest).coefficients.map(({ root }, coefficient) =>
        made(root, { by: [], coefficient }),
      );
    }
    case "implicit": {
      const of = determinedBy(options.of);
      return names.map((by) =>
        made(implicit(formula, of, by, { for: style }).root, { by: [by], determined: of }),
      );
    }
    case "jvp": {
      const direction = directionFor(formula, wrt);
      const along = [...direction.values()].map(({ name }) => name);
      return jvpOf(formula, direction, style, reading).map((node, of) =>
        made(node, { of: result(of), by: [], along }),
      );
    }
    case "vjp": {
      const cotangent = cotangentFor(formula);
      return vjpOf(formula, wrt, cotangent, style, reading).map((node, at) =>
        made(node, { by: [names[at]!], against: cotangent.name }),
      );
    }
    case "hvp": {
      const direction = directionFor(formula, wrt);
      const along = [...direction.values()].map(({ name }) => name);
      return hvpOf(formula, wrt, direction, style, reading).map((node, at) =>
        made(node, { by: [names[at]!], along }),
      );
    }
  }
}

/** Whether nothing is ever added to it. */
function isZero(node: Node): boolean {
  return isVector(node)
    ? node.kind === "scatter" && node.additions.length === 0
    : isConstant(node, 0);
}
