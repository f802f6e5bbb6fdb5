/**
 * Lowering that goes on after a mistake. What cannot be lowered is poison: a variable that nobody
 * can type, and of which nothing is told. A mistake whose place is that of a poisoned operand
 * follows from the earlier one; one in another place does not.
 */
import { FormulaError } from "../../ast/formula-error.ts";
import type { Node } from "../../ast/node.ts";
import { placed } from "../expanding.ts";
import { isSum, lowerOne } from "../lower.ts";
import type { LowerPart, Scope } from "../scope.ts";
import type { Syntax } from "../syntax-tree.ts";
import { lowerSumWatched } from "./poison-sum.ts";
import { isSamePlace } from "./same-place.ts";

export interface Watch {
  /** Takes a mistake that follows from no other. */
  report(mistake: FormulaError): void;
  /** Whether a name stands for something that could not be read. */
  isLost(name: string): boolean;
}

/** Lowers each part as `lowerOne` does, or reports its mistakes and gives poison. */
export function lowerWatched({ report, isLost }: Watch): LowerPart {
  let givenUp = 0;
  return (syntax, operands, scope) => {
    const poison = scope.builder.variable("?");
    const before = givenUp;
    const named = syntax.kind === "name" || syntax.kind === "call" ? syntax.name : undefined;
    const isPoison = named !== undefined && isLost(named) && !scope.locals?.has(named);
    const lowered = isPoison
      ? poison
      : isSum(syntax, scope)
        ? lowerSumWatched(syntax, scope, { report, poison, hasGivenUp: () => givenUp > before })
        : lowerOthers(syntax, operands, scope, poison, report);
    if (lowered === poison) givenUp++;
    return lowered;
  };
}

/** Lowers a part that is no sum. */
function lowerOthers(
  syntax: Syntax,
  operands: readonly Node[],
  scope: Scope,
  poison: Node,
  report: Watch["report"],
): Node {
  const healthy = [...operands];
  for (;;) {
    try {
      return lowerOne(syntax, healthy, scope);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const place = syntax.operands.findIndex(({ span }) => isSamePlace(span, error.span));
      if (place >= 0 && healthy[place] === poison) return poison;
      report(placed(error, syntax.span, scope.text) as FormulaError);
      // The other operands may have mistakes of their own.
      if (place < 0) return poison;
      healthy[place] = poison;
    }
  }
}
