/**
 * Lowering that goes on after a mistake. What cannot be lowered is poison: a variable that nobody
 * can type, and of which nothing is told. A mistake whose place is that of a poisoned operand
 * follows from the earlier one; one in another place does not.
 */
import type { Span } from "../../ast/diagnostic.ts";
import { FormulaError } from "../../ast/formula-error.ts";
import type { Node } from "../../ast/node.ts";
import { lowerOne } from "../lower.ts";
import type { Scope } from "../scope.ts";
import type { Syntax } from "../syntax-tree.ts";

export interface Watch {
  /** Takes a mistake that follows from no other. */
  report(mistake: FormulaError): void;
  /** Whether a name stands for something that could not be read. */
  isLost(name: string): boolean;
}

/** What stands for a part that cannot be lowered. */
const poisonIn = ({ builder }: Pick<Scope, "builder">): Node => builder.variable("?");

/** Lowers one part as `lowerOne` does, or reports its mistakes and gives poison. */
export const lowerWatched =
  ({ report, isLost }: Watch) =>
  (syntax: Syntax, operands: readonly Node[], scope: Scope): Node => {
    const poison = poisonIn(scope);
    const named = syntax.kind === "name" || syntax.kind === "call" ? syntax.name : undefined;
    if (named !== undefined && isLost(named) && !scope.locals?.has(named)) return poison;
    const healthy = [...operands];
    for (;;) {
      try {
        return lowerOne(syntax, healthy, scope);
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        const place = syntax.operands.findIndex(({ span }) => isSame(span, error.span));
        if (place >= 0 && healthy[place] === poison) return poison;
        report(error);
        // The other operands may have mistakes of their own.
        if (place < 0) return poison;
        healthy[place] = poison;
      }
    }
  };

const isSame = (a: Span, b: Span | undefined): boolean => a.start === b?.start && a.end === b.end;
