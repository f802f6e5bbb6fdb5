/** The notations that `derive` writes, and which a file's name asks for. */
import { FormulaError } from "../ast/formula-error.ts";
import { type Formula, variableNames } from "../ast/formula.ts";
import { isVector, type Node } from "../ast/node.ts";
import { variablesOf } from "../ast/traverse.ts";
import type { Emitted } from "../compile.ts";
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
  lines(
    answer,
    (name) => `∂${called(answer)}/∂${name} = `,
    (node) => unicodeText(node),
  );

export const formats = {
  js: ({ emitted }) => emitted.code,
  ts: ({ emitted }) => emitted.code,
  formula: (answer) =>
    lines(
      answer,
      (name) => `d/d${name} = `,
      (node) => formulaText(node),
    ),
  unicode,
  pretty: unicode,
  latex: (answer) => lines(answer, latexLeft(answer), (node) => latexText(node)),
  mathjson: mathJson,
  json: (answer) => jsonText(asData(answer)),
} as const satisfies Readonly<Record<string, (answer: Answer) => string>>;

export type FormatName = keyof typeof formats;

const BY_EXTENSION: Readonly<Record<string, FormatName>> = {
  ".js": "js",
  ".mjs": "js",
  ".ts": "ts",
  ".mts": "ts",
  ".formula": "formula",
  ".tex": "latex",
  ".json": "json",
};

/** The format that a file name's ending asks for. */
export function formatOf(path: string): FormatName | undefined {
  const extension = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? "";
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** The declaration file that belongs beside a JavaScript module. */
export function declarationPath(path: string): string | undefined {
  return /\.m?js$/i.test(path) ? path.replace(/(m?)js$/i, "d.$1ts") : undefined;
}

function partials({ emitted }: Answer): Node[] {
  return emitted.derivatives.map(({ root }) => root);
}

/**
 * One derivative stands alone, so that it is a formula again; several are told apart. Several
 * results have no derivatives, and are what was asked for.
 */
function lines(
  answer: Answer,
  left: (name: string) => string,
  text: (node: Node) => string,
): string {
  const { root } = answer.formula;
  if (isVector(root)) return `${text(root)}\n`;
  const { wrt } = answer.emitted;
  const texts = partials(answer).map((node, index) =>
    wrt.length === 1 ? text(node) : left(wrt[index]!) + text(node),
  );
  return texts.map((line) => `${line}\n`).join("");
}

/** The formula is called f, or by the next letter that is not one of its variables. */
function called({ formula }: Answer): string {
  const taken = new Set(variableNames(formula));
  return ["f", "g", "h", "F", "G", "H"].find((name) => !taken.has(name)) ?? "f";
}

function latexLeft(answer: Answer): (name: string) => string {
  const { graph } = answer.formula;
  const variable = (name: string): string => latexText(graph.variable(name));
  return (name) => String.raw`\frac{\partial ${called(answer)}}{\partial ${variable(name)}} = `;
}

/** One derivative stands alone, several results too; several derivatives are keyed by variable. */
function mathJson(answer: Answer): string {
  const { root } = answer.formula;
  if (isVector(root)) return `${mathJsonText(root)}\n`;
  const { wrt } = answer.emitted;
  const texts = partials(answer).map((node) => mathJsonText(node));
  if (wrt.length === 1) return `${texts[0]}\n`;
  const entries = texts.map((text, index) => `\n  ${JSON.stringify(wrt[index])}: ${text}`);
  return entries.length === 0 ? "{}\n" : `{${entries.join(",")}\n}\n`;
}

function asData(answer: Answer): object {
  const { formula, variables, wrt, derivatives, code, declarations, certificate } = answer.emitted;
  const { root } = answer.formula;
  const vectors = variablesOf([root]).filter(({ shape }) => shape === "vector");
  return {
    formula,
    variables,
    vectors: vectors.map(({ name }) => name),
    results: (root.kind === "list" ? root.operands : [root]).map(texts),
    wrt,
    derivatives: derivatives.map((derivative, at) => ({ by: wrt[at], ...texts(derivative.root) })),
    conditions: answer.emitted.conditions.map(({ text, rule }) => ({ text, rule })),
    code,
    declarations,
    certificate,
    warnings: warningsIn(formula),
  };
}

const texts = (node: Node): { text: string | null; latex: string | null } => ({
  text: unlessTooLong(() => formulaText(node)),
  latex: unlessTooLong(() => latexText(node)),
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
