/**
 * Sums, which are lowered whole, after a mistake: a bound or body that cannot be used is poison, and
 * the rest is still looked at. Where a part was given up, nothing is told of the sum as a whole: what
 * would have shown its range may have been lost.
 */
import { FormulaError } from "../../ast/formula-error.ts";
import type { Node } from "../../ast/node.ts";
import { lowerIn } from "../lower.ts";
import type { Scope } from "../scope.ts";
import { lowerSum } from "../sums.ts";
import type { CallSyntax, Syntax } from "../syntax-tree.ts";
import { isSamePlace } from "./same-place.ts";

export interface SumWatch {
  report(mistake: FormulaError): void;
  readonly poison: Node;
  /** Whether anything in the sum was given up. */
  hasGivenUp(): boolean;
}

/** The node of a sum, or poison where a mistake was reported. */
export function lowerSumWatched(call: CallSyntax, scope: Scope, watch: SumWatch): Node {
  const { poison } = watch;
  const lowered = new Map<Syntax, Node>();
  const lowerOnce = (inner: Scope, tree: Syntax): Node => {
    const node = lowered.get(tree) ?? lowerIn(inner, tree);
    lowered.set(tree, node);
    return node;
  };
  for (;;) {
    try {
      return lowerSum(call, scope, lowerOnce);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const part = call.operands.find(({ span }) => isSamePlace(span, error.span));
      const node = part && lowered.get(part);
      const isLost = [...lowered.values()].includes(poison) || watch.hasGivenUp();
      const follows = part === undefined ? isLost : node === poison;
      if (!follows) watch.report(error);
      if (follows || part === undefined || node === undefined) return poison;
      lowered.set(part, poison);
    }
  }
}
