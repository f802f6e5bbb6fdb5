/** A formula and its derivatives, a line for each, in a notation other than the session's own. */
import type { Formula } from "../../ast/formula.ts";
import { isVector, type Node, type Variable } from "../../ast/node.ts";
import { gradientOf } from "../../diff/differentiate.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { latexText } from "../../print/latex.ts";
import { mathJsonText } from "../../print/math-json.ts";
import { unicodeText } from "../../print/unicode.ts";

type Lines = (formula: Formula) => readonly string[];

const linesIn =
  (text: (node: Node) => string, left: (by: Variable) => string): Lines =>
  (formula) => {
    // Several results have no derivatives.
    const variables = isVector(formula.root) ? [] : variablesByName(formula);
    const partials = variables.length === 0 ? [] : gradientOf(formula, variables, "reading");
    const lines = partials.map((node, index) => `${left(variables[index]!)} = ${text(node)}`);
    return [`f = ${text(formula.root)}`, ...lines];
  };

const partial = ({ name }: Variable): string => `∂f/∂${name}`;

export const unicodeLines = linesIn((node) => unicodeText(node), partial);

export const latexLines = linesIn(
  (node) => latexText(node),
  (by) => String.raw`\frac{\partial f}{\partial ${latexText(by)}}`,
);

export const mathJsonLines = linesIn((node) => mathJsonText(node), partial);
