/**
 * MathJSON, the format of Cortex-JS's Compute Engine (cortexjs.io/math-json). Written as text and
 * read as JSON: so depth costs no recursion, and a length too great is known before anything is
 * made. Sums, products and conditions that group to the left are one list, evaluated in that order.
 */
import type { Formula } from "../ast/formula.ts";
import { DEFAULT_LIMITS } from "../ast/limits.ts";
import { type Apply, type Conditional, type Constant, isApplyOf, type Node } from "../ast/node.ts";
import type { Rational } from "../ast/rational.ts";
import { entryOf } from "../functions/catalogue.ts";
import { lengthFor, type PrintOptions } from "./formula-text.ts";
import { indexNames, type IndexNames } from "./index-names.ts";
import { BIND, type Layout, type Manner, type Notation, type Piece } from "./layout.ts";
import { mathJsonRange } from "./math-json-ranges.ts";
import { symbolText } from "./math-json-names.ts";
import { numberText } from "./math-json-numbers.ts";
import { isHalving } from "./number-text.ts";
import { factors, terms } from "./order.ts";
import { written } from "./write.ts";

/** A number, a symbol, a number of more digits than a double has, or a function with its operands. */
export type MathJson =
  | number
  | string
  | { readonly num: string }
  | { readonly sym: string }
  | readonly [string, ...MathJson[]];

/**
 * The formula in MathJSON, as `JSON.stringify` and Compute Engine take it.
 * @throws FormulaError (`too-long-to-print`) where shared parts make its text longer than allowed
 */
export function toMathJson(formula: Formula, options: PrintOptions = {}): MathJson {
  return JSON.parse(mathJsonText(formula.root, lengthFor(formula, options))) as MathJson;
}

/** The MathJSON of a node, as text. */
export function mathJsonText(node: Node, maxLength = DEFAULT_LIMITS.printed): string {
  return written(node, mathJsonWith(indexNames(node)), maxLength);
}

const notations = new WeakMap<IndexNames, Notation>();

/** Lists are their own brackets. */
function mathJsonWith(names: IndexNames): Notation {
  const known = notations.get(names);
  if (known !== undefined) return known;
  const layout = (node: Node, manner: Manner): Layout => ({
    bind: BIND.atom,
    pieces: piecesOf(node, manner, names),
  });
  const made: Notation = { layout, open: "", close: "" };
  notations.set(names, made);
  return made;
}

function piecesOf(node: Node, manner: Manner, names: IndexNames): readonly Piece[] {
  switch (manner) {
    case "whole":
      return whole(node, names);
    case "unsigned":
      return unsigned(node, names);
    case "items":
      return items(node as Conditional | Apply);
  }
}

const part = (node: Node, manner: Manner = "whole"): Piece => ({
  node,
  least: BIND.atom,
  manner,
});

function whole(node: Node, names: IndexNames): readonly Piece[] {
  switch (node.kind) {
    case "constant":
      return [numberText(node.value)];
    case "variable":
      return [symbolText(node.name)];
    case "conditional":
      return list("Which", items(node));
    case "apply":
      return (operators[node.fn] ?? call)(node);
    default:
      return mathJsonRange(node, names, mathJsonWith);
  }
}

const list = (head: string, operands: readonly Piece[]): Piece[] => [
  `["${head}", `,
  ...operands,
  "]",
];

const separated = (nodes: readonly Node[]): Piece[] =>
  nodes.flatMap((node, index) => [...(index > 0 ? [", "] : []), part(node)]);

type Write = (node: Apply) => readonly Piece[];

const chain: Write = (node) => list(entryOf(node).mathJson!, items(node));

const operators: Readonly<Record<string, Write>> = {
  "+": sum,
  "*": product,
  and: chain,
  or: chain,
};

/** A difference of two is one; in a longer sum all terms are added. */
function sum(node: Apply): readonly Piece[] {
  const [first, second] = pairOf(node);
  if (isApplyOf(first, "+") || !isSubtracted(second)) return chain(node);
  return list("Subtract", [part(first), ", ", part(second, "unsigned")]);
}

function isSubtracted(node: Node): boolean {
  const first = isApplyOf(node, "*") ? node.operands[0]! : node;
  return isApplyOf(node, "neg") || (first.kind === "constant" && first.value.s < 0n);
}

/** What is subtracted, without its sign. */
function unsigned(node: Node, names: IndexNames): readonly Piece[] {
  if (node.kind === "constant") return [numberText(node.value.abs())];
  if (isApplyOf(node, "neg")) return whole(node.operands[0]!, names);
  const [coefficient, of] = node.operands as readonly [Constant, Node];
  return multiple(coefficient.value.abs(), of);
}

function product(node: Apply): readonly Piece[] {
  const [first, second] = pairOf(node);
  return first.kind === "constant" ? multiple(first.value, second) : chain(node);
}

function multiple(coefficient: Rational, of: Node): readonly Piece[] {
  const magnitude = coefficient.abs();
  if (!isHalving(magnitude)) return list("Multiply", [numberText(coefficient), ", ", part(of)]);
  const half = list("Divide", [part(of), `, ${magnitude.d}`]);
  return coefficient.s < 0n ? list("Negate", half) : half;
}

/** The operands, behind those of the chain on the left, with which they are one list. */
function items(node: Conditional | Apply): readonly Piece[] {
  if (node.kind === "conditional") {
    const [test, then, otherwise] = node.operands;
    const isLast = otherwise.kind !== "conditional";
    const rest = isLast ? [`"True", `, part(otherwise)] : [part(otherwise, "items")];
    return [part(test), ", ", part(then), ", ", ...rest];
  }
  const [first, second] = pairOf(node);
  const goesOn = isApplyOf(first, node.fn) && !isHalf(first);
  return [part(first, goesOn ? "items" : "whole"), ", ", part(second)];
}

/** Whether it is a product that is written as a division. */
function isHalf(node: Node): boolean {
  const [first] = node.operands;
  return isApplyOf(node, "*") && first!.kind === "constant" && isHalving(first!.value.abs());
}

/** The operands of an operator of two in the order in which they are written. */
function pairOf({ fn, operands }: Apply): readonly [Node, Node] {
  const [a, b] = operands as readonly [Node, Node];
  return fn === "+" ? terms(a, b) : fn === "*" ? factors(a, b) : [a, b];
}

function call(node: Apply): readonly Piece[] {
  const { operands } = node;
  const spelling = entryOf(node).mathJson ?? node.fn;
  if (!spelling.includes("$")) {
    return operands.length === 0 ? [`"${spelling}"`] : list(spelling, separated(operands));
  }
  return spelling.split(/(\$[\d*])/).flatMap((hole): Piece[] => {
    if (hole === "$*") return separated(operands);
    return hole.startsWith("$") ? [part(operands[Number(hole[1])]!)] : [hole];
  });
}
