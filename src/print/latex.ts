/**
 * LaTeX for KaTeX and MathJax: fractions with bars, roots, powers of functions on their names,
 * products by juxtaposition, conditionals as cases. How functions are written is in the catalogue.
 */
import type { Formula } from "../ast/formula.ts";
import { DEFAULT_LIMITS } from "../ast/limits.ts";
import { type Apply, type Constant, isApplyOf, type Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import { lengthFor, type PrintOptions } from "./formula-text.ts";
import { indexNames, type IndexNames } from "./index-names.ts";
import { latexName } from "./latex-names.ts";
import { rangeLatex } from "./latex-ranges.ts";
import {
  BIND,
  type Bind,
  type Layout,
  type Manner,
  type Notation,
  type Operand,
  type Piece,
} from "./layout.ts";
import { isHalving, magnitudeText } from "./number-text.ts";
import { factors } from "./order.ts";
import { isSigned } from "./signs.ts";
import { inherited } from "../ast/inherited.ts";
import { sum } from "./sum.ts";
import { written } from "./write.ts";

/**
 * The formula in LaTeX's mathematics notation, without dollar signs.
 * @throws FormulaError (`too-long-to-print`) where shared parts make the text longer than allowed
 */
export function toLatex(formula: Formula, options: PrintOptions = {}): string {
  return latexText(formula.root, lengthFor(formula, options));
}

/** The LaTeX of a node. */
export function latexText(node: Node, maxLength = DEFAULT_LIMITS.printed): string {
  return written(node, latexWith(indexNames(node)), maxLength);
}

const notations = new WeakMap<IndexNames, Notation>();

function latexWith(names: IndexNames): Notation {
  const known = notations.get(names);
  if (known !== undefined) return known;
  const made: Notation = {
    layout: (node, manner) => layout(node, manner, names),
    open: "\\left(",
    close: "\\right)",
  };
  notations.set(names, made);
  return made;
}

const operand = (node: Node, least: Bind = BIND.conditional): Operand => ({ node, least });

function layout(node: Node, manner: Manner, names: IndexNames): Layout {
  switch (manner) {
    case "whole":
      return whole(node, names);
    case "unsigned":
      return unsigned(node, names);
    case "items":
      return lastCases(node);
  }
}

function whole(node: Node, names: IndexNames): Layout {
  switch (node.kind) {
    case "constant":
      return constant(node, true);
    case "variable":
      return { bind: BIND.atom, pieces: [latexName(node.name)] };
    case "conditional":
      return cases(node);
    case "apply":
      return (operators[node.fn] ?? call)(node);
    default:
      return rangeLatex(node, names, latexWith);
  }
}

function unsigned(node: Node, names: IndexNames): Layout {
  if (node.kind === "constant") return constant(node, false);
  if (isApplyOf(node, "neg")) return whole(node.operands[0]!, names);
  const [first, second] = node.operands;
  return isApplyOf(node, "*") ? product(first!, second!, false) : quotient(first!, second!, false);
}

function constant({ value }: Constant, withSign: boolean): Layout {
  const minus = withSign && value.s < 0n && value.n !== 0n;
  const { text, isLiteral } = magnitudeText(value);
  const [digits, exponent] = isLiteral ? text.split("e") : [`\\frac{${value.n}}{${value.d}}`];
  const power = exponent === undefined ? "" : `10^{${exponent}}`;
  const magnitude = power === "" ? digits! : digits === "1" ? power : `${digits} \\cdot ${power}`;
  const bind = minus ? BIND.signed : magnitude === text ? BIND.atom : BIND.product;
  return { bind, pieces: [minus ? `-${magnitude}` : magnitude] };
}

type Write = (node: Apply) => Layout;

/** An infix sign whose LaTeX the catalogue has, as `$0 sign $1`. */
const infix =
  (bind: Bind, left: Bind, right: Bind): Write =>
  (node) =>
    filled(
      entryOf(node).latex!,
      [operand(node.operands[0]!, left), operand(node.operands[1]!, right)],
      bind,
    );

const relation = infix(BIND.relation, BIND.sum, BIND.sum);

const operators: Readonly<Record<string, Write>> = {
  "+": ({ operands: [a, b] }) => sum(a!, b!),
  neg: ({ operands: [a] }) => ({ bind: BIND.signed, pieces: ["-", operand(a!, BIND.reduction)] }),
  "*": ({ operands: [a, b] }) => product(a!, b!, true),
  "/": ({ operands: [a, b] }) => quotient(a!, b!, true),
  "^": ({ operands: [a, b] }) => power(a!, b!),
  "<": relation,
  "<=": relation,
  ">": relation,
  ">=": relation,
  "==": relation,
  "!=": relation,
  and: infix(BIND.and, BIND.and, BIND.not),
  or: infix(BIND.or, BIND.or, BIND.and),
  not: ({ operands: [a] }) => ({ bind: BIND.not, pieces: ["\\lnot ", operand(a!, BIND.atom)] }),
};

/** A template's `$0`, `$1` filled with operands. */
function filled(template: string, operands: readonly Operand[], bind: Bind): Layout {
  const pieces = template.split(/(\$\d)/).map((part): Piece => {
    return /^\$\d$/.test(part) ? operands[Number(part[1])]! : part;
  });
  return { bind, pieces };
}

/** Templates that an exponent behind them would seem to belong into. */
const BARE_END = /^e\^|^\\ln\\left\|/;

function call(node: Apply): Layout {
  const template = entryOf(node).latex;
  if (template !== undefined && (template.includes("$0") || node.operands.length === 0)) {
    // Operands at the edge of a template, as in `$0\bmod $1`, stand in no brackets of its own.
    const isOpen = /^\$|\$\d$/.test(template);
    const bind = isOpen ? BIND.relation : BARE_END.test(template) ? BIND.power : BIND.atom;
    const least = isOpen ? BIND.power : BIND.conditional;
    const operands = node.operands.map((argument) => operand(argument, least));
    return filled(template, operands, bind);
  }
  const list = node.operands.flatMap((argument, index): Piece[] => [
    ...(index > 0 ? [", "] : []),
    operand(argument),
  ]);
  const name = template ?? `\\operatorname{${node.fn}}`;
  return { bind: BIND.atom, pieces: [name, "\\left(", ...list, "\\right)"] };
}

function product(a: Node, b: Node, withSign: boolean): Layout {
  if (isUnitFraction(a)) return part(a, b, withSign);
  const [first, second] = factors(a, b);
  const sign = beginsWithDigit(second) ? " \\cdot " : " ";
  const rest = [sign, operand(second, BIND.product)];
  if (!isSigned(first)) {
    return { bind: BIND.product, pieces: [operand(first, BIND.product), ...rest] };
  }
  const bare: Operand = { node: first, least: BIND.product, manner: "unsigned" };
  return withSign
    ? { bind: BIND.signed, pieces: ["-", bare, ...rest] }
    : { bind: BIND.product, pieces: [bare, ...rest] };
}

/** Whether a coefficient is a half, a third or the like, but no decimal such as 0.1. */
function isUnitFraction(node: Node): node is Constant {
  if (node.kind !== "constant" || node.value.n !== 1n) return false;
  return isHalving(node.value) || !magnitudeText(node.value).isLiteral;
}

/** A unit fraction of something is written as one fraction. */
function part({ value }: Constant, b: Node, withSign: boolean): Layout {
  const pieces: Piece[] = ["\\frac{", operand(b), `}{${value.d}}`];
  const minus = withSign && value.s < 0n;
  return { bind: minus ? BIND.signed : BIND.product, pieces: minus ? ["-", ...pieces] : pieces };
}

/** Whether juxtaposition would run two numbers together, or a number and a fraction of one. */
const beginsWithDigit: (node: Node) => boolean = inherited(
  (node) => {
    const [a, b] = node.operands;
    if (isApplyOf(node, "*")) return isUnitFraction(a!) ? b : factors(a!, b!)[0];
    return isApplyOf(node, "/") || isApplyOf(node, "^") ? a : undefined;
  },
  (node) => node.kind === "constant",
);

function quotient(a: Node, b: Node, withSign: boolean): Layout {
  const divisor = ["}{", operand(b), "}"];
  if (!isSigned(a)) return { bind: BIND.product, pieces: ["\\frac{", operand(a), ...divisor] };
  const dividend: Operand = { node: a, least: BIND.product, manner: "unsigned" };
  const pieces: Piece[] = ["\\frac{", dividend, ...divisor];
  return withSign
    ? { bind: BIND.signed, pieces: ["-", ...pieces] }
    : { bind: BIND.product, pieces };
}

/** Functions that carry their exponent on their name: `\sin^{2}\left(x\right)`. */
const CARRIES_EXPONENT = /^(\\[a-z]+)(\\left\(\$0\\right\))$/;

function power(base: Node, exponent: Node): Layout {
  const raised: Piece[] = ["^{", operand(exponent), "}"];
  const template = base.kind === "apply" ? entryOf(base).latex : undefined;
  const [, name, list] = CARRIES_EXPONENT.exec(template ?? "") ?? [];
  const isWhole = exponent.kind === "constant" && exponent.value.d === 1n && exponent.value.s > 0n;
  if (name !== undefined && isWhole) {
    const argument = filled(list!, [operand(base.operands[0]!)], BIND.atom);
    return { bind: BIND.power, pieces: [name, ...raised, ...argument.pieces] };
  }
  return { bind: BIND.power, pieces: [operand(base, BIND.atom), ...raised] };
}

/** A chain of conditionals is one list of cases, which has no bracket at its end. */
function cases(node: Node): Layout {
  const all: Operand = { node, least: BIND.conditional, manner: "items" };
  return { bind: BIND.conditional, pieces: ["\\begin{cases}", all, "\\end{cases}"] };
}

function lastCases(node: Node): Layout {
  const bind = BIND.atom;
  if (node.kind !== "conditional") {
    return { bind, pieces: [operand(node), " & \\text{otherwise}"] };
  }
  const [test, then, otherwise] = node.operands;
  const rest: Operand = { node: otherwise, least: BIND.conditional, manner: "items" };
  return { bind, pieces: [operand(then), " & \\text{if } ", operand(test), " \\\\ ", rest] };
}
