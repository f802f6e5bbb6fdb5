/**
 * Arithmetic on whole vectors, `mean(d/v - t)`, is refused; what to write instead has an index
 * wherever a vector is known to stand.
 */
import type { FormulaError } from "../ast/formula-error.ts";
import type { Shape } from "../ast/node.ts";
import { isFunctionName } from "./call.ts";
import { slice } from "./diagnostics.ts";
import { isReserved } from "./reserved.ts";
import type { CallSyntax, NameSyntax, Syntax } from "./syntax-tree.ts";
import { wholeVectorArithmetic } from "./vector-mistakes.ts";

/** A call that takes vectors, and an operand that is calculated. */
export interface Refused {
  readonly call: CallSyntax;
  readonly operand: Syntax;
}

const ONE_VECTOR = new Set(["sum", "product", "mean", "norm"]);
const VECTORS = new Set(["dot", "length"]);

/** The names of functions of whole vectors. */
export const vectorFunctions: readonly string[] = [...ONE_VECTOR, ...VECTORS];

/** Whether the operands of a call, which has no index, are vectors. */
export const takesVectors = ({ name, operands }: CallSyntax): boolean =>
  VECTORS.has(name) || (ONE_VECTOR.has(name) && operands.length === 1);

/** What is refused in a call that takes vectors. */
export function refusedIn(call: CallSyntax): Refused | undefined {
  const operand = call.operands.find((each) => isCalculated(each));
  return operand && { call, operand };
}

/** Whether it is surely no vector, but may have been meant to be one. */
function isCalculated(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case "unary":
    case "binary":
    case "comparison":
    case "conditional":
      return true;
    case "call":
      return isReserved(syntax.name);
    case "name":
    case "number":
    case "element":
    case "list":
      return false;
  }
}

export function refusal(
  text: string,
  { call, operand }: Refused,
  shapeOf: (name: string) => Shape,
): FormulaError {
  const names = namesIn(operand).filter(({ name }) => !isFunctionName(name));
  const vectors = names.filter(({ name }) => shapeOf(name) === "vector");
  const [guess] = names;
  const body =
    vectors.length > 0
      ? indexed(text, operand, vectors)
      : guess === undefined
        ? "… x[i] …"
        : `… ${guess.name}[i] …`;
  const suggestion = withIndex(call, body);
  return wholeVectorArithmetic(text, operand.span, call.name, suggestion);
}

function withIndex({ name }: CallSyntax, body: string): string {
  switch (name) {
    case "norm":
      return `sqrt(sum(i, (${body})^2))`;
    case "dot":
      return `sum(i, (${body})*…)`;
    case "length":
      return "length(x)";
    default:
      return `${name}(i, ${body})`;
  }
}

/** The text of an operand with an index behind each of the names. */
function indexed(text: string, { span }: Syntax, names: readonly NameSyntax[]): string {
  let written = "";
  let from = span.start;
  for (const name of names) {
    written += `${slice(text, { start: from, end: name.span.end })}[i]`;
    from = name.span.end;
  }
  return written + text.slice(from, span.end);
}

/** The names in an expression, in the order of the text. */
function namesIn(tree: Syntax): NameSyntax[] {
  const names: NameSyntax[] = [];
  const waiting: Syntax[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "name") names.push(next);
    for (const operand of next.operands.toReversed()) waiting.push(operand);
  }
  return names;
}
