/** Calls of functions that the text defines, `f(x)`, `f'(x)` and a bare `f`, and what is none. */
import type { FormulaError, Span } from "../ast/formula-error.ts";
import { isVector, type Node, type Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import { isTruth } from "../functions/catalogue.ts";
import { functionNames } from "./call.ts";
import { derivativeUnclear, orderTooHigh, primeWithoutFunction } from "./definition-mistakes.ts";
import {
  notAFunction,
  slice,
  truthAsNumber,
  unknownFunction,
  unknownHere,
  wrongArity,
} from "./diagnostics.ts";
import { calledElsewhere } from "./elsewhere.ts";
import { expanding } from "./expanding.ts";
import { type DefinedFunction, HIGHEST_ORDER } from "./expansion.ts";
import { forms } from "./forms.ts";
import { requireNumber, requireVector } from "./kinds.ts";
import type { Scope } from "./scope.ts";
import { nearestName } from "./suggest.ts";
import type { CallSyntax, NameSyntax } from "./syntax-tree.ts";
import { derivativeByVector, derivativeByWhole, derivativeOfList } from "./vector-mistakes.ts";

/** The function that is called, derived as often as apostrophes say; undefined if there is none. */
export function definedFunction(call: CallSyntax, scope: Scope): DefinedFunction | undefined {
  const { name, primes, nameSpan } = call;
  const known = scope.locals?.has(name) ? undefined : scope.known?.of(name, nameSpan);
  if (known?.kind === "function") return derived(known, primes, nameSpan, scope);
  if (primes > 0) throw primeWithoutFunction(scope.text, nameSpan, name);
  return undefined;
}

function derived(fn: DefinedFunction, primes: number, span: Span, scope: Scope): DefinedFunction {
  if (primes === 0) return fn;
  const { text } = scope;
  if (fn.parameters.length > 1) throw derivativeUnclear(text, span, fn.name, fn.parameters);
  if (primes > HIGHEST_ORDER) throw orderTooHigh(text, span, HIGHEST_ORDER);
  if (isTruth(fn.body)) throw truthAsNumber(text, span, `${fn.name}(…) ? 1 : 0`);
  const [slot] = fn.slots;
  if (slot?.shape === "vector") throw derivativeByVector(text, span, fn.parameters[0]!);
  if (isVector(fn.body)) throw derivativeOfList(text, span);
  if (slot !== undefined && wholeNumbersIn(postorder([fn.body])).has(slot))
    throw derivativeByWhole(text, span, fn.parameters[0]!);
  return expanding(scope, span, (expansion) => expansion.derived(fn, primes));
}

export function callDefined(
  fn: DefinedFunction,
  call: CallSyntax,
  operands: readonly Node[],
  scope: Scope,
): Node {
  const { text } = scope;
  const { parameters } = fn;
  if (operands.length !== parameters.length) {
    const takes = `${parameters.length} argument${parameters.length === 1 ? "" : "s"}`;
    const given = call.operands.map((operand) => operand.span);
    throw wrongArity(text, call.span, slice(text, call.nameSpan), takes, given, parameters);
  }
  fn.slots.forEach(({ shape }, index) => {
    const require = shape === "vector" ? requireVector : requireNumber;
    require(call, index, operands[index]!, text);
  });
  const node = expanding(scope, call.span, (expansion) => expansion.call(fn, operands));
  scope.known?.note(node, { name: fn.name + "'".repeat(call.primes), of: operands });
  return node;
}

/** A function's name alone is its body at its own parameters: `f` is `f(x)`. */
export function bareDefined(syntax: NameSyntax, scope: Scope): Node {
  const { name, primes, span } = syntax;
  const known = scope.locals?.has(name) ? undefined : scope.known?.of(name, span);
  if (known?.kind !== "function") throw primeWithoutFunction(scope.text, span, name);
  const fn = derived(known, primes, span, scope);
  const operands = fn.parameters.map((parameter, index) =>
    ownParameter(parameter, fn.slots[index]!, span, scope),
  );
  return expanding(scope, span, (expansion) => expansion.call(fn, operands));
}

/** What a parameter's name means at the place where its function stands bare. */
function ownParameter(parameter: string, { shape }: Variable, span: Span, scope: Scope): Node {
  const local = scope.locals?.get(parameter);
  if (local !== undefined) return local;
  const known = scope.known?.of(parameter, span);
  return known?.kind === "value" ? known.node : scope.builder.variable(parameter, shape);
}

/** Why a name with brackets behind it is no call. */
export function notCallable(call: CallSyntax, scope: Scope): FormulaError {
  const { text } = scope;
  const { name, nameSpan, span } = call;
  const list = { start: nameSpan.end, end: span.end };
  const factor = call.operands.length === 1 ? list : undefined;
  const isValue = scope.locals?.has(name) || scope.known?.of(name, nameSpan) !== undefined;
  if (isValue) return notAFunction(text, span, name, factor);
  const names = [...functionNames(), ...(scope.known?.names() ?? []), ...forms.keys()];
  const nearest = nearestName(name, names);
  const meant = nearest === undefined ? calledElsewhere.get(name) : undefined;
  if (meant !== undefined) return unknownHere(text, nameSpan, name, meant);
  // One argument may as well be a factor; with several, or a near name, a function was meant.
  if (nearest === undefined && factor !== undefined) return notAFunction(text, span, name, factor);
  return unknownFunction(text, nameSpan, name, nearest, list);
}
