/**
 * Formula text: minimal brackets, and what the value builder made of subtraction and division
 * written back. Parsing the text of a value formula in the same graph gives the same node.
 */
import type { Formula } from "../ast/formula.ts";
import { DEFAULT_LIMITS } from "../ast/limits.ts";
import { type Constant, isApplyOf, type Node } from "../ast/node.ts";
import { isMean, meanLayout, rangeLayout } from "./formula-ranges.ts";
import { AS_TYPED, hasVectors, indexNames, type IndexNames } from "./index-names.ts";
import {
  BIND,
  type Bind,
  type Layout,
  type Manner,
  type Notation,
  type Operand,
  type Piece,
} from "./layout.ts";
import { lengthOf } from "./length.ts";
import { isHalving, magnitudeText } from "./number-text.ts";
import { factors } from "./order.ts";
import { isSigned } from "./signs.ts";
import { sum } from "./sum.ts";
import { written } from "./write.ts";

export interface PrintOptions {
  /** Longest text, in characters; the limit `printed` of the formula unless given, 1,000,000. */
  readonly maxLength?: number;
}

/**
 * The formula as text that parses back to the same formula.
 * @throws FormulaError (`too-long-to-print`) where shared parts make the text longer than allowed
 */
export function print(formula: Formula, options: PrintOptions = {}): string {
  return formulaText(formula.root, lengthFor(formula, options));
}

/** The longest text of a formula that is printed. */
export const lengthFor = ({ graph }: Formula, { maxLength }: PrintOptions): number =>
  maxLength ?? graph.budget.limits.printed;

/** The text of a node. */
export function formulaText(node: Node, maxLength = DEFAULT_LIMITS.printed): string {
  return written(node, textWith(indexNames(node)), maxLength);
}

/**
 * The length of a node's text, at most `limit`, without writing it. Indices count as they were
 * typed, so that parts of a graph share what is known of their lengths.
 */
export function printedLength(node: Node, limit: number): number {
  return lengthOf(node, textWith(AS_TYPED), limit);
}

const notations = new WeakMap<IndexNames, Notation>();

function textWith(names: IndexNames): Notation {
  const known = notations.get(names);
  if (known !== undefined) return known;
  const layout = (node: Node, manner: Manner): Layout => formulaLayout(node, manner, names);
  const made: Notation = { layout, open: "(", close: ")" };
  notations.set(names, made);
  return made;
}

/** How formula text lays a node out whose parts `named` writes, where indices have other names. */
export function formulaLayout(
  node: Node,
  manner: Manner,
  names: IndexNames,
  named: (names: IndexNames) => Notation = textWith,
): Layout {
  return manner === "unsigned" ? unsigned(node, names, named) : whole(node, names, named);
}

const operand = (node: Node, least: Bind): Operand => ({ node, least });

function whole(node: Node, names: IndexNames, named: (names: IndexNames) => Notation): Layout {
  switch (node.kind) {
    case "constant":
      return constant(node, true);
    case "variable":
      return { bind: BIND.atom, pieces: [node.name] };
    case "conditional": {
      const [test, then, otherwise] = node.operands;
      const pieces = [operand(test, BIND.or), " ? ", operand(then, BIND.or), " : "];
      return { bind: BIND.conditional, pieces: [...pieces, operand(otherwise, BIND.conditional)] };
    }
    case "apply":
      if (isMean(node)) return meanLayout(node, names);
      return (operators[node.fn] ?? call)(node.operands, node.fn);
    default:
      return rangeLayout(node, names, named);
  }
}

function unsigned(node: Node, names: IndexNames, named: (names: IndexNames) => Notation): Layout {
  if (node.kind === "constant") return constant(node, false);
  if (isApplyOf(node, "neg")) return whole(node.operands[0]!, names, named);
  const [first, second] = node.operands;
  return isApplyOf(node, "*")
    ? product(first!, second!, false)
    : chained(first!, "/", second!, false);
}

function constant(node: Constant, withSign: boolean): Layout {
  const { text: magnitude, isLiteral } = magnitudeText(node.value);
  const minus = withSign && node.value.s < 0n && node.value.n !== 0n;
  const bind = minus ? BIND.signed : isLiteral ? BIND.atom : BIND.product;
  return { bind, pieces: [minus ? `-${magnitude}` : magnitude] };
}

type Write = (operands: readonly Node[], fn: string) => Layout;

const binary =
  (bind: Bind, left: Bind, right: Bind, sign?: string): Write =>
  ([a, b], fn) => ({ bind, pieces: [operand(a!, left), ` ${sign ?? fn} `, operand(b!, right)] });

const relation = binary(BIND.relation, BIND.sum, BIND.sum);

const operators: Readonly<Record<string, Write>> = {
  "+": ([a, b]) => sum(a!, b!),
  neg: ([a]) => ({ bind: BIND.signed, pieces: ["-", operand(a!, BIND.product)] }),
  "*": ([a, b]) => product(a!, b!, true),
  "/": ([a, b]) => chained(a!, "/", b!, true),
  "^": ([a, b]) => ({ bind: BIND.power, pieces: [operand(a!, BIND.atom), "^", exponent(b!)] }),
  "<": relation,
  "<=": relation,
  ">": relation,
  ">=": relation,
  "==": relation,
  "!=": relation,
  and: binary(BIND.and, BIND.and, BIND.not),
  or: binary(BIND.or, BIND.or, BIND.and),
  not: ([a]) => ({ bind: BIND.not, pieces: ["not ", operand(a!, BIND.atom)] }),
  max: extreme,
  min: extreme,
};

/** A negative whole number stands as it is; anything compound is bracketed. */
function exponent(node: Node): Piece {
  const isWhole = node.kind === "constant" && node.value.d === 1n;
  return operand(node, isWhole ? BIND.signed : BIND.atom);
}

function call(operands: readonly Node[], fn: string): Layout {
  if (operands.length === 0) return { bind: BIND.atom, pieces: [fn] };
  const list = operands.flatMap((node, index): Piece[] => [
    ...(index > 0 ? [", "] : []),
    operand(node, BIND.conditional),
  ]);
  return { bind: BIND.atom, pieces: [`${fn}(`, ...list, ")"] };
}

/** A variable that begins the list of a maximum could be taken for an index, but in brackets. */
function extreme(operands: readonly Node[], fn: string): Layout {
  const [first, ...rest] = operands;
  const last = rest.at(-1);
  const isPlain = first!.kind !== "variable" || last === undefined || !hasVectors(last);
  if (isPlain) return call(operands, fn);
  const list = rest.flatMap((node): Piece[] => [", ", operand(node, BIND.conditional)]);
  return { bind: BIND.atom, pieces: [`${fn}((`, operand(first!, BIND.atom), ")", ...list, ")"] };
}

function product(a: Node, b: Node, withSign: boolean): Layout {
  if (a.kind === "constant") return multiple(a, b, withSign);
  const [first, second] = factors(a, b);
  return chained(first, "*", second, withSign);
}

/** A chain goes on by `sign` and an operand; its leading minus is the whole chain's. */
function chained(first: Node, sign: string, second: Node, withSign: boolean): Layout {
  const rest = [sign, operand(second, BIND.power)];
  if (!isSigned(first)) {
    return { bind: BIND.product, pieces: [operand(first, BIND.product), ...rest] };
  }
  const bare: Operand = { node: first, least: BIND.product, manner: "unsigned" };
  return withSign
    ? { bind: BIND.signed, pieces: ["-", bare, ...rest] }
    : { bind: BIND.product, pieces: [bare, ...rest] };
}

function multiple({ value }: Constant, of: Node, withSign: boolean): Layout {
  const minus = withSign && value.s < 0n;
  const bind = minus ? BIND.signed : BIND.product;
  const sign = minus ? ["-"] : [];
  if (isHalving(value)) {
    return { bind, pieces: [...sign, operand(of, BIND.product), `/${value.d}`] };
  }
  return { bind, pieces: [...sign, magnitudeText(value).text, "*", operand(of, BIND.power)] };
}
