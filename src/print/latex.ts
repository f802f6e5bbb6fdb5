/**
 * LaTeX for KaTeX and MathJax: fractions with bars, roots, powers of functions on their names,
 * products by juxtaposition, conditionals as cases. How functions are written is in the catalogue.
 */
import type { Formula } from "../ast/formula.ts";
import { type Apply, type Constant, isApplyOf, type Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { PrintOptions } from "./formula-text.ts";
import { latexName } from "./latex-names.ts";
import {
  BIND,
  type Bind,
  type Layout,
  MAX_PRINTED,
  type Notation,
  type Operand,
  type Piece,
  written,
} from "./layout.ts";
import { magnitudeText } from "./number-text.ts";
import { isSigned } from "./signs.ts";
import { sum } from "./sum.ts";

/**
 * The formula in LaTeX's mathematics notation, without dollar signs.
 * @throws FormulaError (`too-long-to-print`) where shared parts make the text longer than allowed
 */
export function toLatex(formula: Formula, options: PrintOptions = {}): string {
  return latexText(formula.root, options.maxLength);
}

/** The LaTeX of a node. */
export function latexText(node: Node, maxLength: number = MAX_PRINTED): string {
  return written(node, latex, maxLength);
}

const latex: Notation = { layout, unsigned, open: "\\left(", close: "\\right)" };

const operand = (node: Node, least: Bind = BIND.conditional): Operand => ({ node, least });

function layout(node: Node): Layout {
  switch (node.kind) {
    case "constant":
      return constant(node, true);
    case "variable":
      return { bind: BIND.atom, pieces: [latexName(node.name)] };
    case "conditional":
      return cases(node);
    case "apply":
      return (operators[node.fn] ?? call)(node);
  }
}

function unsigned(node: Node): Layout {
  if (node.kind === "constant") return constant(node, false);
  if (isApplyOf(node, "neg")) return layout(node.operands[0]!);
  const [first, second] = node.operands;
  return isApplyOf(node, "*") ? product(first!, second!, false) : quotient(first!, second!, false);
}

function constant({ value }: Constant, withSign: boolean): Layout {
  const minus = withSign && value.s < 0n && value.n !== 0n;
  const { text, isLiteral } = magnitudeText(value);
  const scientific = text.replace(/e(-?\d+)$/, " \\cdot 10^{$1}");
  const magnitude = isLiteral ? scientific : `\\frac{${value.n}}{${value.d}}`;
  const bind = minus ? BIND.signed : magnitude.includes("\\") ? BIND.product : BIND.atom;
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
  neg: ({ operands: [a] }) => ({ bind: BIND.signed, pieces: ["-", operand(a!, BIND.product)] }),
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

function call(node: Apply): Layout {
  const template = entryOf(node).latex;
  if (template !== undefined && (template.includes("$0") || node.operands.length === 0)) {
    const bind = template.startsWith("e^") ? BIND.power : BIND.atom;
    return filled(
      template,
      node.operands.map((argument) => operand(argument)),
      bind,
    );
  }
  const list = node.operands.flatMap((argument, index): Piece[] => [
    ...(index > 0 ? [", "] : []),
    operand(argument),
  ]);
  const name = template ?? `\\operatorname{${node.fn}}`;
  return { bind: BIND.atom, pieces: [name, "\\left(", ...list, "\\right)"] };
}

function product(a: Node, b: Node, withSign: boolean): Layout {
  const sign = beginsWithDigit(b) ? " \\cdot " : " ";
  const second = [sign, operand(b, BIND.product)];
  if (a.kind === "constant" && a.value.d !== 1n && a.value.n === 1n) return halved(a, b, withSign);
  if (!isSigned(a)) return { bind: BIND.product, pieces: [operand(a, BIND.product), ...second] };
  const first: Operand = { node: a, least: BIND.product, unsigned: true };
  if (!withSign) return { bind: BIND.product, pieces: [first, ...second] };
  return { bind: BIND.signed, pieces: ["-", first, ...second] };
}

/** A unit fraction of something is written as one fraction. */
function halved({ value }: Constant, b: Node, withSign: boolean): Layout {
  const pieces: Piece[] = ["\\frac{", operand(b), `}{${value.d}}`];
  const minus = withSign && value.s < 0n;
  return { bind: minus ? BIND.signed : BIND.product, pieces: minus ? ["-", ...pieces] : pieces };
}

/** Whether juxtaposition would run two numbers together. */
function beginsWithDigit(node: Node): boolean {
  let first = node;
  while (isApplyOf(first, "*") || isApplyOf(first, "^")) first = first.operands[0]!;
  return first.kind === "constant";
}

function quotient(a: Node, b: Node, withSign: boolean): Layout {
  const divisor = ["}{", operand(b), "}"];
  if (!isSigned(a)) return { bind: BIND.product, pieces: ["\\frac{", operand(a), ...divisor] };
  const dividend: Operand = { node: a, least: BIND.product, unsigned: true };
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
  return { bind: BIND.power, pieces: ["{", operand(base, BIND.atom), "}", ...raised] };
}

/** A chain of conditionals is one list of cases. */
function cases(node: Node): Layout {
  const pieces: Piece[] = ["\\begin{cases}"];
  let rest = node;
  while (rest.kind === "conditional") {
    const [test, then, otherwise] = rest.operands;
    pieces.push(operand(then), " & \\text{if } ", operand(test), " \\\\ ");
    rest = otherwise;
  }
  return {
    bind: BIND.atom,
    pieces: [...pieces, operand(rest), " & \\text{otherwise}\\end{cases}"],
  };
}
