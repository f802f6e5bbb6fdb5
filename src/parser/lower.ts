/**
 * Syntax tree to graph: names get their meaning, numbers their exact value, and every operand is
 * checked to be of the kind, number or condition, that its place needs. Iterative: the tree is
 * listed operands first, then built with a stack of values, so its depth does not matter. Only sums
 * recurse, whose nesting is limited: an index means something in what it runs over, and nowhere else.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { applyFunction, bareFunction, isFunctionName } from "./call.ts";
import { bareDefined, callDefined, definedFunction, notCallable } from "./defined-call.ts";
import { functionWithoutCall } from "./diagnostics.ts";
import { placed } from "./expanding.ts";
import { lowerElement, lowerList } from "./elements.ts";
import { forms } from "./forms.ts";
import { requireCondition, requireNumber, requireNumbers } from "./kinds.ts";
import { lowerNumber } from "./literal.ts";
import { constants } from "./reserved.ts";
import type { Scope } from "./scope.ts";
import { opensSum } from "./sum-syntax.ts";
import { lowerSum } from "./sums.ts";
import type { CallSyntax, ComparisonSyntax, NameSyntax, Syntax } from "./syntax-tree.ts";
import { lowerExtreme } from "./vectors.ts";

/**
 * The node that `tree` means, made by `builder`. Names in `names` stand for its nodes, whatever
 * they mean elsewhere. `text` is what the tree was parsed from, for messages.
 * @throws FormulaError
 */
export function lower(
  tree: Syntax,
  builder: Builder,
  names?: ReadonlyMap<string, Node>,
  text = "",
): Node {
  return lowerIn({ builder, text, locals: names }, tree);
}

/** The node that `tree` means where names mean what `scope` says. */
export function lowerIn(scope: Scope, tree: Syntax): Node {
  const values: Node[] = [];
  const { lowerPart = lowerOne } = scope;
  for (const syntax of operandsFirst(tree, scope)) {
    const count = isSum(syntax, scope) ? 0 : syntax.operands.length;
    const operands = takeLast(values, count);
    try {
      values.push(lowerPart(syntax, operands, scope));
    } catch (error) {
      throw placed(error, syntax.span, scope.text);
    }
  }
  return values[0]!;
}

/** Takes the last `count` values off; a splice costs more than the few that most have. */
function takeLast(values: Node[], count: number): readonly Node[] {
  if (count === 0) return NO_NODES;
  if (count === 1) return [values.pop()!];
  if (count > 2) return values.splice(-count);
  const last = values.pop()!;
  return [values.pop()!, last];
}

const NO_NODES: readonly Node[] = [];

/** Whether it has an index; what is bound around it is a number there. */
export const isSum = (syntax: Syntax, { locals, known }: Scope): syntax is CallSyntax =>
  syntax.kind === "call" &&
  opensSum(syntax, (name) => locals?.has(name) === true || known?.has(name) === true);

/**
 * Every part of the tree, operands before what they are operands of, in the order of the text. Sums
 * are left whole.
 */
function operandsFirst(tree: Syntax, scope: Scope): Syntax[] {
  const order: Syntax[] = [];
  const waiting: Syntax[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next);
    if (!isSum(next, scope)) for (const operand of next.operands) waiting.push(operand);
  }
  return order.reverse();
}

/** The node of one part of a tree, given those of its operands; of a sum, which is whole, none. */
export function lowerOne(syntax: Syntax, operands: readonly Node[], scope: Scope): Node {
  const { builder, text } = scope;
  switch (syntax.kind) {
    case "number":
      return lowerNumber(syntax, builder, text);
    case "name":
      return (
        (syntax.primes === 0 ? scope.locals?.get(syntax.name) : undefined) ??
        lowerName(syntax, scope)
      );
    case "call":
      return isSum(syntax, scope)
        ? lowerSum(syntax, scope, lowerIn)
        : lowerCall(syntax, operands, scope);
    case "unary":
      if (syntax.sign === "not") requireCondition(syntax.operands[0], operands[0]!, text);
      else requireNumbers(syntax, operands, text);
      return syntax.sign === "+" ? operands[0]! : builder.apply(syntax.sign, operands[0]!);
    case "binary":
      if (syntax.sign === "and" || syntax.sign === "or") {
        requireCondition(syntax.operands[0], operands[0]!, text);
        requireCondition(syntax.operands[1], operands[1]!, text);
      } else requireNumbers(syntax, operands, text);
      return builder.apply(syntax.sign, operands[0]!, operands[1]!);
    case "comparison":
      requireNumbers(syntax, operands, text);
      return lowerComparison(syntax, operands, builder);
    case "conditional": {
      const [test, then, otherwise] = operands as readonly [Node, Node, Node];
      requireCondition(syntax.operands[0], test, text);
      requireNumber(syntax, 1, then, text);
      requireNumber(syntax, 2, otherwise, text);
      return builder.conditional(test, then, otherwise);
    }
    case "element":
      return lowerElement(syntax, operands, scope);
    case "list":
      return lowerList(syntax, operands, scope);
  }
}

/** The catalogue comes first, since its names cannot be defined. */
function lowerCall(call: CallSyntax, operands: readonly Node[], scope: Scope): Node {
  const { builder, text } = scope;
  if (call.primes === 0 && isFunctionName(call.name)) {
    const extreme = lowerExtreme(call, operands, scope);
    if (extreme !== undefined) return extreme;
    requireNumbers(call, operands, text);
    return applyFunction(call, operands, builder, text);
  }
  const form = forms.get(call.name);
  if (form !== undefined && call.primes === 0) return form.lower(call, operands, scope);
  const fn = definedFunction(call, scope);
  if (fn === undefined) throw notCallable(call, scope);
  return callDefined(fn, call, operands, scope);
}

/** A name that is no parameter. */
function lowerName(syntax: NameSyntax, scope: Scope): Node {
  const { builder, text } = scope;
  const { name, span } = syntax;
  const constant = constants.get(name);
  if (syntax.primes > 0) return bareDefined(syntax, scope);
  if (constant !== undefined) return constant(builder);
  if (isFunctionName(name)) throw bareFunction(syntax, text);
  const form = forms.get(name);
  if (form !== undefined) throw functionWithoutCall(text, span, name, form.parameters);
  const known = scope.known?.of(name, span);
  if (known === undefined) return builder.variable(name, scope.known?.shapeOf(name));
  return known.kind === "value" ? known.node : bareDefined(syntax, scope);
}

/** `a < b < c` is `a < b and b < c`. */
function lowerComparison(
  { signs }: ComparisonSyntax,
  operands: readonly Node[],
  builder: Builder,
): Node {
  return signs
    .map((sign, index) => builder.apply(sign, operands[index]!, operands[index + 1]!))
    .reduce((all, next) => builder.apply("and", all, next));
}
