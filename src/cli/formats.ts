/** The notations that `derive` writes, and which a file's name asks for. */
import { FormulaError } from "../ast/formula-error.ts";
import { type Formula, variableNames } from "../ast/formula.ts";
import { isVector, type Node } from "../ast/node.ts";
import type { Derivative } from "../kinds/readable.ts";
import { derivativeLabel, latexLabel, unicodeLabel } from "../print/derivative-label.ts";
import { variablesOf } from "../ast/traverse.ts";
import type { Emitted } from "../emit.ts";
import { formulaText } from "../print/formula-text.ts";
import { latexText } from "../print/latex.ts";
import { warningsIn } from "../diagnostics/diagnose.ts";
import { mathJsonText } from "../print/math-json.ts";
import { unicodeText } from "../print/unicode.ts";
import { jsonText } from "./json.ts";

/** What there is to write from. */
export interface Answer {
  readonly formula: Formula;
  readonly emitted: Emitted;
}

const unicode = (answer: Answer): string =>
  lines(answer, (derivative) => unicodeLabel(called(answer), derivative), unicodeText);

export const formats = {
  js: ({ emitted }) => emitted.code,
  ts: ({ emitted }) => emitted.code,
  c: ({ emitted }) => emitted.code,
  formula: (answer) => lines(answer, derivativeLabel, formulaText),
  unicode,
  pretty: unicode,
  latex: (answer) =>
    lines(answer, (derivative) => latexLabel(called(answer), derivative), latexText),
  mathjson: mathJson,
  json: (answer) => jsonText(asData(answer)),
} as const satisfies Readonly<Record<string, (answer: Answer) => string>>;

export type FormatName = keyof typeof formats;

const BY_EXTENSION: Readonly<Record<string, FormatName>> = {
  ".js": "js",
  ".mjs": "js",
  ".ts": "ts",
  ".mts": "ts",
  ".c": "c",
  ".formula": "formula",
  ".tex": "latex",
  ".json": "json",
};

/** The format that a file name's ending asks for. */
export function formatOf(path: string): FormatName | undefined {
  const extension = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? "";
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** The file that belongs beside a module: declarations of JavaScript, or a header of C. */
export function declarationPath(path: string, format: FormatName): string | undefined {
  if (format === "js" && /\.m?js$/i.test(path)) return path.replace(/(m?)js$/i, "d.$1ts");
  return format === "c" && /\.c$/i.test(path) ? path.replace(/c$/i, "h") : undefined;
}

/**
 * One derivative stands alone, so that it is a formula again; several are told apart. What has no
 * derivatives is what was asked for.
 */
function lines(
  answer: Answer,
  left: (derivative: Derivative) => string,
  write: (node: Node, maxLength: number) => string,
): string {
  const { derivatives } = answer.emitted;
  const text = (node: Node): string => write(node, longest(answer));
  const results = resultsAlone(answer);
  if (results !== undefined) return `${text(results)}\n`;
  const texts = derivatives.map((derivative) =>
    derivatives.length === 1
      ? text(derivative.root)
      : `${left(derivative)} = ${text(derivative.root)}`,
  );
  return texts.map((line) => `${line}\n`).join("");
}

/** Several results that nothing is differentiated by. */
function resultsAlone({ formula: { root }, emitted }: Answer): Node | undefined {
  return isVector(root) && emitted.derivatives.length === 0 ? root : undefined;
}

/** The longest text of a formula that is written. */
const longest = ({ formula }: Answer): number => formula.graph.budget.limits.printed;

/** The formula is called f, or by the next letter that is not one of its variables. */
function called({ formula }: Answer): string {
  const taken = new Set(variableNames(formula));
  return ["f", "g", "h", "F", "G", "H"].find((name) => !taken.has(name)) ?? "f";
}

/** One derivative stands alone, results without any too; several derivatives are keyed by what they are. */
function mathJson(answer: Answer): string {
  const { derivatives } = answer.emitted;
  const results = resultsAlone(answer);
  if (results !== undefined) return `${mathJsonText(results, longest(answer))}\n`;
  if (derivatives.length === 1) return `${mathJsonText(derivatives[0]!.root, longest(answer))}\n`;
  const entries = derivatives.map((derivative) => {
    const isPartial = derivative.kind === "gradient";
    const key = isPartial ? derivative.by[0] : derivativeLabel(derivative);
    return `\n  ${JSON.stringify(key)}: ${mathJsonText(derivative.root, longest(answer))}`;
  });
  return entries.length === 0 ? "{}\n" : `{${entries.join(",")}\n}\n`;
}

function asData(answer: Answer): object {
  const { formula, variables, wrt, kinds, derivatives } = answer.emitted;
  const { code, declarations, certificate, further, forms } = answer.emitted;
  const { root } = answer.formula;
  const vectors = variablesOf([root]).filter(({ shape }) => shape === "vector");
  return {
    formula,
    variables,
    vectors: vectors.map(({ name }) => name),
    results: (root.kind === "list" ? root.operands : [root]).map(texts(longest(answer))),
    wrt,
    kinds,
    derivatives: derivatives.map(({ kind, of, by, along, root }) => ({
      kind,
      ...(of === undefined ? {} : { of }),
      by: kind === "gradient" ? by[0] : by,
      ...(along === undefined ? {} : { along }),
      ...texts(longest(answer))(root),
    })),
    conditions: answer.emitted.conditions.map(({ text, rule }) => ({ text, rule })),
    rewrites: answer.emitted.rewrites,
    code,
    declarations,
    certificate,
    further,
    forms,
    warnings: warningsIn(formula),
  };
}

const texts =
  (maxLength: number) =>
  (node: Node): { text: string | null; latex: string | null } => ({
    text: unlessTooLong(() => formulaText(node, maxLength)),
    latex: unlessTooLong(() => latexText(node, maxLength)),
  });

/** What a program gets instead of a text that nobody could hold. */
function unlessTooLong(text: () => string): string | null {
  try {
    return text();
  } catch (error) {
    if (error instanceof FormulaError && error.code === "too-long-to-print") return null;
    throw error;
  }
}
