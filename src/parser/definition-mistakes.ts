/** The messages about definitions, calls of what is defined, and derivatives inside formulas. */
import { type FormulaError, position, type Span } from "../ast/formula-error.ts";
import { failure, quote, slice } from "./diagnostics.ts";
import type { DefinitionSyntax, Syntax } from "./syntax-tree.ts";

// Statements.

export function strayEquals(text: string, span: Span): FormulaError {
  const message = "a single = defines the name at the beginning of a statement; == compares";
  return failure("stray-equals", text, span, message, "==");
}

export function definitionWithoutName(text: string, span: Span): FormulaError {
  const message = "there is no name before this = to define";
  return failure("definition-without-name", text, span, message, "q = d/v");
}

export function definitionTarget(text: string, left: Syntax): FormulaError {
  const isEmptyCall = left.kind === "call" && left.operands.length === 0;
  const message =
    "only a name, or a name with the names of its parameters in brackets, can be defined";
  const suggestion = isEmptyCall ? `${left.name} = …` : "f(x) = …";
  return failure("definition-target", text, left.span, message, suggestion);
}

export function unusedValue(text: string, span: Span): FormulaError {
  const message = "this value is not used: the last statement is the result, all before it define";
  return failure("unused-value", text, span, message, `q = ${slice(text, span)}`);
}

export function operatorBeginsLine(text: string, span: Span): FormulaError {
  const sign = slice(text, span);
  const message = `a line that begins with ${sign} does not go on with the line before`;
  const suggestion = `${sign} at the end of that line, or brackets around what belongs together`;
  return failure("operator-begins-line", text, span, message, suggestion);
}

export function noResult(text: string, { name, parameters, body }: DefinitionSyntax): FormulaError {
  const message = "the text only defines: after the definitions a formula is expected";
  const list = parameters?.map((parameter) => parameter.name).join(", ");
  const call = list === undefined ? name.name : `${name.name}(${list})`;
  const span = { start: name.span.start, end: body.span.end };
  return failure("result-missing", text, span, message, `${slice(text, span)}; ${call}`);
}

export function definitionNotRead(text: string): FormulaError {
  const message = "an expression alone is read here, without definitions";
  return failure("definition-not-read", text, { start: 0, end: text.length }, message);
}

// Names that are defined.

export function nameTaken(text: string, span: Span, name: string): FormulaError {
  const message = `${name} has a fixed meaning; another name is needed`;
  return failure("name-taken", text, span, message, `${name}1`);
}

export function alreadyDefined(text: string, span: Span, name: string, first: Span): FormulaError {
  const message = `${quote(name)} is defined already, ${place(text, first)}`;
  return failure("already-defined", text, span, message, `${name}2`);
}

export function repeatedParameter(
  text: string,
  span: Span,
  name: string,
  parameter: string,
): FormulaError {
  const message = `${quote(name)} has the parameter ${quote(parameter)} twice`;
  return failure("repeated-parameter", text, span, message);
}

export function definedLater(text: string, span: Span, name: string, defined: Span): FormulaError {
  const message = `${quote(name)} is defined further down, ${place(text, defined)}; a definition comes before its use`;
  return failure("defined-later", text, span, message);
}

export function recursiveDefinition(text: string, span: Span, name: string): FormulaError {
  const message = `${quote(name)} is defined by itself; definitions cannot recur`;
  return failure("recursive-definition", text, span, message);
}

/** Where in the text: the line where there are several, else the column. */
export function place(text: string, span: Span): string {
  const { line, column } = position(text, span.start);
  return text.includes("\n") ? `in line ${line}` : `at column ${column}`;
}

// Derivatives.

export function strayApostrophe(text: string, span: Span): FormulaError {
  const message = "an apostrophe stands behind the name of a function that you defined";
  return failure("stray-apostrophe", text, span, message, "f(x) = …, then f'(x)");
}

export function primeWithoutFunction(text: string, span: Span, name: string): FormulaError {
  const message = `an apostrophe takes the derivative of a function that you defined; ${quote(name)} is none`;
  return failure("unknown-function", text, span, message, "f(x) = …, then f'(x)");
}

export function derivativeUnclear(
  text: string,
  span: Span,
  name: string,
  parameters: readonly string[],
): FormulaError {
  const message = `${quote(name)} has ${parameters.length} parameters, and ${quote(slice(text, span))} does not say which to differentiate by`;
  const call = `${name}(${parameters.join(", ")})`;
  return failure("derivative-unclear", text, span, message, `diff(${call}, ${parameters[0]})`);
}

export function orderTooHigh(text: string, span: Span, most: number): FormulaError {
  return failure("order-too-high", text, span, `derivatives are taken up to order ${most}`);
}

export function orderNotWhole(text: string, span: Span, most: number): FormulaError {
  const message = `the order of a derivative is a whole number from 0 to ${most}`;
  return failure("order-not-whole", text, span, message, "diff(f, x, 2)");
}

export function notAVariable(text: string, span: Span): FormulaError {
  const message = `${quote(slice(text, span))} is no variable, so nothing can be differentiated by it`;
  return failure("not-a-variable", text, span, message, "diff(x^2, x)");
}

export function fixedMeaning(text: string, span: Span): FormulaError {
  const message = `${quote(slice(text, span))} has a fixed meaning, so nothing can be differentiated by it`;
  return failure("not-a-variable", text, span, message);
}

export function byDefinedName(
  text: string,
  span: Span,
  name: string,
  kind: "value" | "function",
): FormulaError {
  const message = `${quote(name)} is defined, so nothing can be differentiated by it; only variables and parameters are`;
  const suggestion = kind === "value" ? `f(${name}) = …, then f'(…)` : undefined;
  return failure("defined-name", text, span, message, suggestion);
}

// Conditions.

export function piecewiseIncomplete(text: string, span: Span, count: number): FormulaError {
  const message =
    "piecewise takes conditions and values in turn, and at the end the value for all other cases; ";
  const given = count === 1 ? "1 argument is given" : `${count} arguments are given`;
  const suggestion = "piecewise(x < 0, -x, x < 1, x^2, 1)";
  return failure("piecewise-incomplete", text, span, message + given, suggestion);
}
