/**
 * The turns that the loops of a program take whatever the point: those whose bounds are constants.
 * Code is not interrupted once it runs, so what cannot end in time is not begun.
 */
import type { Index } from "../../ast/node.ts";
import type { Block, Statement } from "../program.ts";

/** Turns that every run takes at least, those of loops in loops multiplied. */
export function certainTurns({ statements }: Block): number {
  return statements.reduce((turns, statement) => turns + turnsOf(statement), 0);
}

function turnsOf(statement: Statement): number {
  switch (statement.kind) {
    case "loop": {
      const turns = rangeOf(statement.index);
      return turns === 0 ? 0 : turns * (1 + certainTurns(statement.body));
    }
    case "branch":
      return Math.min(certainTurns(statement.then), certainTurns(statement.otherwise));
    case "call":
      return certainTurns(statement.piece.body);
    default:
      return 0;
  }
}

/** The turns of a range between constants; of any other none are certain. */
function rangeOf({ operands: [lower, upper] }: Index): number {
  if (lower.kind !== "constant" || upper.kind !== "constant") return 0;
  return Math.max(0, upper.nearest - lower.nearest + 1);
}
