/**
 * Calls of the catalogue's functions. `log` to a base and the number of arguments are settled here.
 */
import type { Builder } from "../ast/builder.ts";
import { isConstant, type Node } from "../ast/node.ts";
import {
  callableNames,
  catalogue,
  resolveFunction,
  type FunctionName,
} from "../functions/catalogue.ts";
import type { Entry } from "../functions/entry.ts";
import type { FormulaError } from "../ast/formula-error.ts";
import { functionWithoutCall, tooManyArguments, wrongArity } from "./diagnostics.ts";
import type { CallSyntax, NameSyntax } from "./syntax-tree.ts";

/** Operands of one application: kernels take them as arguments of a JavaScript call. */
const MOST_ARGUMENTS = 10_000;

const callable: ReadonlySet<string> = new Set(callableNames());

/** Whether the name, as typed, is a function's. */
export const isFunctionName = (name: string): boolean => callable.has(name);

/** The names, as typed, of all functions of the catalogue. */
export const functionNames = (): Iterable<string> => callable;

/** The application of the catalogue's function that `call` means, of operands already lowered. */
export function applyFunction(
  call: CallSyntax,
  operands: readonly Node[],
  builder: Builder,
  text: string,
): Node {
  const fn = resolveFunction(call.name)!;
  if (fn === "log" && operands.length === 2) return logarithm(operands[0]!, operands[1]!, builder);
  const { variadic, parameters } = signature(fn);
  const right = variadic ? operands.length > 0 : operands.length === parameters.length;
  if (!right) throw arityError(call, fn, text);
  if (operands.length > MOST_ARGUMENTS)
    throw tooManyArguments(text, call.span, call.name, MOST_ARGUMENTS);
  return builder.apply(fn, ...operands);
}

/** A function's name that stands alone: `sin x`. */
export function bareFunction(name: NameSyntax, text: string): FormulaError {
  const { parameters } = signature(resolveFunction(name.name)!);
  return functionWithoutCall(text, name.span, name.name, parameters);
}

function signature(fn: FunctionName): { variadic: boolean; parameters: readonly string[] } {
  const entry: Entry = catalogue[fn];
  return {
    variadic: entry.kind === "real" && entry.variadic === true,
    parameters: entry.parameters,
  };
}

function arityError(call: CallSyntax, fn: FunctionName, text: string): FormulaError {
  const { variadic, parameters } = signature(fn);
  const count = parameters.length;
  const takes = variadic
    ? "at least 1 argument"
    : fn === "log"
      ? "1 or 2 arguments"
      : `${count} argument${count === 1 ? "" : "s"}`;
  const given = call.operands.map((operand) => operand.span);
  return wrongArity(text, call.span, call.name, takes, given, parameters);
}

/** `log(x, b)`: the functions for base 2 and 10 are exact at powers, a quotient of logarithms is not. */
function logarithm(x: Node, base: Node, builder: Builder): Node {
  if (isConstant(base, 10)) return builder.apply("log10", x);
  if (isConstant(base, 2)) return builder.apply("log2", x);
  return builder.apply("/", builder.apply("log", x), builder.apply("log", base));
}
