/** The variables to differentiate by: those named, or all that stand for real numbers. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import { entryOf, resolveFunction } from "../functions/catalogue.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import { nearestVariable } from "../parser/suggest.ts";

/**
 * The formula's variables with these names, each once. Where no names are given, all but those that
 * an order, a bound or a position depends on, which are whole numbers.
 * @throws FormulaError for a name that is not among them, or that a bound or position depends on
 */
export function variablesByName(formula: Formula, names?: readonly string[]): Variable[] {
  const nodes = postorder([formula.root]);
  const variables = nodes.filter((node) => node.kind === "variable");
  const counted = wholeNumbersIn(nodes);
  if (names === undefined) {
    const orders = new Set(variablesOf(nodes.flatMap(ordersOf)));
    return variables.filter((variable) => !orders.has(variable) && !counted.has(variable));
  }
  const known = new Map(variables.map((variable) => [variable.name, variable]));
  return [...new Set(names.map((name) => name.normalize("NFC")))].map((name) => {
    const variable = known.get(name);
    if (variable === undefined) throw unknownVariable(name, [...known.keys()]);
    if (counted.has(variable)) throw wholeNumber(name);
    return variable;
  });
}

/** The operands by which a function is not differentiable. */
function ordersOf(node: Node): readonly Node[] {
  if (node.kind !== "apply") return [];
  const entry = entryOf(node);
  if (entry.kind !== "real" || entry.variadic) return [];
  return node.operands.filter((_, index) => entry.partials[index] === null);
}

function wholeNumber(name: string): FormulaError {
  return new FormulaError({
    code: "not-differentiable",
    message: `${name} is a bound or a position, which are whole numbers, so nothing can be differentiated by it`,
    suggestion: "leave it out",
  });
}

/** Variables listed in a message before it says "and more". */
const MOST_LISTED = 12;

/** The error for a name that is none of the variables; `role` is what none but a variable has. */
export function unknownVariable(
  name: string,
  known: readonly string[],
  role = "nothing can be differentiated by it",
): FormulaError {
  const isConstant = name === "tau" || resolveFunction(name) !== undefined;
  const listed = known.slice(0, MOST_LISTED).join(", ") + (known.length > MOST_LISTED ? ", …" : "");
  const has = known.length === 0 ? "it has no variables" : `its variables are ${listed}`;
  return new FormulaError({
    code: isConstant ? "not-a-variable" : "unknown-variable",
    message: isConstant
      ? `${name} has a fixed meaning, so ${role}; ${has}`
      : `the formula has no variable ${name}; ${has}`,
    suggestion: nearestVariable(name, known) ?? (known.length === 1 ? known[0] : undefined),
  });
}
