/** A formula and its derivatives, a line for each, in a notation other than the session's own. */
import type { Formula } from "../../ast/formula.ts";
import type { Node } from "../../ast/node.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { type DerivativeOf, latexLabel, unicodeLabel } from "../../print/derivative-label.ts";
import { latexText } from "../../print/latex.ts";
import { mathJsonText } from "../../print/math-json.ts";
import { unicodeText } from "../../print/unicode.ts";
import { firstDerivatives } from "./derivatives.ts";

type Lines = (formula: Formula) => readonly string[];

const linesIn =
  (text: (node: Node) => string, left: (name: string, derivative: DerivativeOf) => string): Lines =>
  (formula) => {
    const partials = firstDerivatives(formula, variablesByName(formula));
    const lines = partials.map((one) => `${left("f", one)} = ${text(one.root)}`);
    return [`f = ${text(formula.root)}`, ...lines];
  };

export const unicodeLines = linesIn((node) => unicodeText(node), unicodeLabel);

export const latexLines = linesIn((node) => latexText(node), latexLabel);

export const mathJsonLines = linesIn((node) => mathJsonText(node), unicodeLabel);
