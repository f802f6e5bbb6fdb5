/** Truth values joined, and values chosen by one, as expressions. */
import { LEVEL } from "../../functions/spelling.ts";
import type { Expression } from "./expression.ts";

/** A choice that is longer than this is a branch of several lines. */
const LONGEST_CHOICE = 40;

/** `test ? yes : no`, or the connective that it comes to; undefined where it is long. */
export function choice(test: Expression, yes: Expression, no: Expression): Expression | undefined {
  const connective = asConnective(test, yes, no);
  if (connective !== undefined) return connective;
  const text = `${test.text} ? ${yes.text} : ${no.text}`;
  if (text.length > LONGEST_CHOICE) return undefined;
  return { text, level: LEVEL.conditional, weight: test.weight + yes.weight + no.weight + 1 };
}

/** `a ? true : b` as `a || b`, and `a ? b : false` as `a && b`. */
function asConnective(test: Expression, yes: Expression, no: Expression): Expression | undefined {
  if (no.text === "false") return both(test, yes);
  if (yes.text !== "true") return undefined;
  const side = (e: Expression): string => (e.level <= LEVEL.and ? `(${e.text})` : e.text);
  const weight = test.weight + no.weight + 1;
  return { text: `${side(test)} || ${side(no)}`, level: LEVEL.or, weight, operator: "||" };
}

export function both(outer: Expression, inner: Expression): Expression {
  const side = (e: Expression): string => (e.level < LEVEL.and ? `(${e.text})` : e.text);
  const weight = outer.weight + inner.weight + 1;
  return { text: `${side(outer)} && ${side(inner)}`, level: LEVEL.and, weight, operator: "&&" };
}
