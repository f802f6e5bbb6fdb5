/**
 * Formula text in the signs that mathematics has: `(d/v − t)²`, `2·π·√x`, `x ≤ ∞`. It parses back as
 * formula text does, whose layouts these are but for powers, roots and constants.
 */
import type { Formula } from "../ast/formula.ts";
import { DEFAULT_LIMITS } from "../ast/limits.ts";
import { type Apply, isApplyOf, type Node } from "../ast/node.ts";
import { formulaLayout, lengthFor, type PrintOptions } from "./formula-text.ts";
import { AS_TYPED, indexNames, type IndexNames } from "./index-names.ts";
import { BIND, type Layout, type Manner, type Notation, type Piece } from "./layout.ts";
import { written } from "./write.ts";

/**
 * The formula in Unicode's mathematical signs, as text that parses back to the same formula.
 * @throws FormulaError (`too-long-to-print`) where shared parts make the text longer than allowed
 */
export function toUnicode(formula: Formula, options: PrintOptions = {}): string {
  return unicodeText(formula.root, lengthFor(formula, options));
}

/** The Unicode text of a node. */
export function unicodeText(node: Node, maxLength = DEFAULT_LIMITS.printed): string {
  return written(node, unicodeWith(indexNames(node)), maxLength);
}

const notations = new WeakMap<IndexNames, Notation>();

function unicodeWith(names: IndexNames): Notation {
  const known = notations.get(names);
  if (known !== undefined) return known;
  const made: Notation = {
    layout: (node, manner) => layout(node, manner, names),
    open: "(",
    close: ")",
  };
  notations.set(names, made);
  return made;
}

function layout(node: Node, manner: Manner, names: IndexNames): Layout {
  if (manner === "unsigned" && isApplyOf(node, "neg"))
    return layout(node.operands[0]!, "whole", names);
  const special = node.kind === "apply" ? specials[node.fn]?.(node) : undefined;
  if (special !== undefined) return special;
  const { bind, pieces } = formulaLayout(node, manner, names, unicodeWith);
  // A name stays as it is typed.
  const isName = node.kind === "variable" || node.kind === "index";
  return { bind, pieces: isName ? pieces : pieces.map(withSigns) };
}

/** Layouts of their own, where there is one for the operands. */
const specials: Readonly<Record<string, (node: Apply) => Layout | undefined>> = {
  pi: () => ({ bind: BIND.atom, pieces: ["π"] }),
  inf: () => ({ bind: BIND.atom, pieces: ["∞"] }),
  sqrt: ({ operands: [x] }) => root(x!),
  "^": ({ operands: [base, exponent] }) => power(base!, exponent!),
};

/** A root sign reaches over a name or a number; anything else is bracketed, to be read at a glance. */
function root(node: Node): Layout {
  const isLeaf = node.operands.length === 0;
  const under = { node, least: isLeaf ? BIND.atom : BIND.conditional };
  return { bind: BIND.power, pieces: isLeaf ? ["√", under] : ["√(", under, ")"] };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole exponent is raised, unless it is so long that formula text gives it an exponent itself. */
function power(base: Node, exponent: Node): Layout | undefined {
  const [text, ...more] = formulaLayout(exponent, "whole", AS_TYPED).pieces;
  if (exponent.kind !== "constant" || more.length > 0 || !/^-?\d+$/.test(text as string))
    return undefined;
  const raised = (text as string).replace("-", "⁻").replace(/\d/g, (digit) => RAISED[+digit]!);
  return { bind: BIND.power, pieces: [{ node: base, least: BIND.atom }, raised] };
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["*", "·"],
  ["-", "−"],
  [" - ", " − "],
  [" <= ", " ≤ "],
  [" >= ", " ≥ "],
  [" != ", " ≠ "],
]);

/** A sign of formula text as mathematics has it; so the minus of a number, but not in its exponent. */
function withSigns(piece: Piece): Piece {
  return typeof piece === "string" ? (SIGNS.get(piece) ?? piece.replace(/^-/, "−")) : piece;
}
