/**
 * Syntax tree to graph: names get their meaning, numbers their exact value, and every operand is
 * checked to be of the kind, number or condition, that its place needs. Iterative: the tree is
 * listed operands first, then built with a stack of values, so its depth does not matter.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { isTruth } from "../functions/catalogue.ts";
import { bareFunction, calledFunction, isFunctionName, lowerCall } from "./call.ts";
import { numberAsCondition, slice, truthAsNumber } from "./diagnostics.ts";
import { lowerNumber } from "./literal.ts";
import type { CallSyntax, ComparisonSyntax, NameSyntax, Syntax } from "./syntax-tree.ts";

const application =
  (fn: string) =>
  (builder: Builder): Node =>
    builder.apply(fn);

/** Names that are not variables. */
const constants: ReadonlyMap<string, (builder: Builder) => Node> = new Map([
  ["pi", application("pi")],
  ["π", application("pi")],
  ["e", application("e")],
  ["inf", application("inf")],
  ["∞", application("inf")],
  ["true", application("true")],
  ["false", application("false")],
  ["tau", (builder) => builder.apply("*", builder.constant(2), builder.apply("pi"))],
]);

/**
 * The node that `tree` means, made by `builder`. Names in `scope` stand for its nodes, whatever
 * they mean elsewhere. `text` is what the tree was parsed from, for messages.
 * @throws FormulaError
 */
export function lower(
  tree: Syntax,
  builder: Builder,
  scope?: ReadonlyMap<string, Node>,
  text = "",
): Node {
  const values: Node[] = [];
  for (const syntax of operandsFirst(tree)) {
    const operands = syntax.operands.length === 0 ? [] : values.splice(-syntax.operands.length);
    values.push(lowerOne(syntax, operands, builder, scope, text));
  }
  return values[0]!;
}

/** Every part of the tree, operands before what they are operands of, in the order of the text. */
function operandsFirst(tree: Syntax): Syntax[] {
  const order: Syntax[] = [];
  const waiting: Syntax[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next);
    for (const operand of next.operands) waiting.push(operand);
  }
  return order.reverse();
}

function lowerOne(
  syntax: Syntax,
  operands: readonly Node[],
  builder: Builder,
  scope: ReadonlyMap<string, Node> | undefined,
  text: string,
): Node {
  switch (syntax.kind) {
    case "number":
      return lowerNumber(syntax, builder, text);
    case "name":
      return scope?.get(syntax.name) ?? lowerName(syntax, builder, text);
    case "call":
      return lowerKnownCall(syntax, operands, builder, text);
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
  }
}

function lowerKnownCall(
  syntax: CallSyntax,
  operands: readonly Node[],
  builder: Builder,
  text: string,
): Node {
  const fn = calledFunction(syntax, text);
  requireNumbers(syntax, operands, text);
  return lowerCall(fn, syntax, operands, builder, text);
}

function lowerName(syntax: NameSyntax, builder: Builder, text: string): Node {
  const constant = constants.get(syntax.name);
  if (constant !== undefined) return constant(builder);
  if (isFunctionName(syntax.name)) throw bareFunction(syntax, text);
  return builder.variable(syntax.name);
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

function requireNumbers(syntax: Syntax, operands: readonly Node[], text: string): void {
  for (let index = 0; index < operands.length; index++)
    requireNumber(syntax, index, operands[index]!, text);
}

function requireNumber(parent: Syntax, index: number, node: Node, text: string): void {
  if (!isTruth(node)) return;
  const { span } = parent.operands[index]!;
  throw truthAsNumber(text, span, asConditional(parent, index, text));
}

/** What to write for a condition among the operands of `parent`: for `(x > 0)*2`, `x > 0 ? 2 : 0`. */
function asConditional(parent: Syntax, index: number, text: string): string {
  const condition = withoutBrackets(slice(text, parent.operands[index]!.span));
  if (parent.kind === "binary" && parent.sign === "*")
    return `${condition} ? ${slice(text, parent.operands[1 - index]!.span)} : 0`;
  const chosen = `${condition} ? 1 : 0`;
  return parent.kind === "call" || parent.kind === "conditional" ? chosen : `(${chosen})`;
}

/** `(x > 0)` as `x > 0`; what is not in one pair of brackets stays as it is. */
const withoutBrackets = (piece: string): string => /^\(([^()]*)\)$/.exec(piece)?.[1] ?? piece;

function requireCondition(syntax: Syntax, node: Node, text: string): void {
  if (!isTruth(node)) throw numberAsCondition(text, syntax.span);
}
