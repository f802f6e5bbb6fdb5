/** The frames of the languages we emit; spellings of functions are in the catalogue. */
import type { FunctionKind, Plan } from "./plan.ts";
import { propertyName } from "./results.ts";

const WIDTH = 80;

/** What differs between targets around the statements, which are the same. */
export interface Target {
  /** Lines in front of a module that carries untyped kernels. */
  readonly untyped: readonly string[];
  constants(plan: Plan): string;
  /** Declarations of the types of points and gradients. */
  types(plan: Plan): string;
  /** Documentation and head of a function, up to the opening brace. */
  opening(kind: FunctionKind, plan: Plan): string[];
  checkedReads(text: string): string;
}

export type TargetName = "js" | "ts";

const RETURNS = {
  value: { type: "number", text: "The value of the formula." },
  gradient: { type: "Gradient", text: "The derivative by each variable of `wrt`." },
  valueAndGradient: {
    type: "{ value: number, gradient: Gradient }",
    text: "Both at once, for little more than either.",
  },
} as const satisfies Record<FunctionKind, { type: string; text: string }>;

const js: Target = {
  untyped: [],
  constants: (plan) =>
    [
      ...formulaConstant(plan),
      ...array("export const variables = ", plan.variables, ";"),
      ...array("export const wrt = ", plan.wrt, ";"),
    ].join("\n"),
  types: (plan) =>
    [
      "/**",
      ` * @typedef {${objectType(plan.variables)}} Point`,
      ` * @typedef {${objectType(plan.wrt)}} Gradient`,
      " */",
    ].join("\n"),
  opening: (kind) => [
    "/**",
    ` * ${RETURNS[kind].text}`,
    " * @param {Point} at",
    ` * @returns {${RETURNS[kind].type}}`,
    " */",
    `export function ${kind}(at) {`,
  ],
  checkedReads: (text) => text,
};

const ts: Target = {
  // The kernels are JavaScript as bundled; the exported functions have their types all the same.
  untyped: ["// @ts-nocheck"],
  constants: (plan) =>
    [
      ...formulaConstant(plan),
      ...array("export const variables = ", plan.variables, " as const;"),
      ...array("export const wrt = ", plan.wrt, " as const;"),
    ].join("\n"),
  types: interfaces,
  opening: (kind) => [
    `/** ${RETURNS[kind].text} */`,
    ...signature(`export function ${kind}(at: Point): `, RETURNS[kind].type, " {"),
  ],
  checkedReads: (text) =>
    text
      .replace("requireObject(at)", "requireObject(at: unknown)")
      .replace("requireNumber(at, key)", "requireNumber(at: object, key: string): number")
      .replace("at[key]", "(at as Record<string, unknown>)[key]"),
};

export const targets: Readonly<Record<TargetName, Target>> = { js, ts };

/** The declaration file of a JavaScript module. */
export function declarations(plan: Plan): string {
  const functions = (["value", "gradient", "valueAndGradient"] as const).map((kind) =>
    [
      `/** ${RETURNS[kind].text} */`,
      ...signature(`export declare function ${kind}(at: Point): `, RETURNS[kind].type, ";"),
    ].join("\n"),
  );
  const constants = [
    "export declare const formula: string;",
    ...array("export declare const variables: readonly ", plan.variables, ";"),
    ...array("export declare const wrt: readonly ", plan.wrt, ";"),
  ].join("\n");
  return `${[constants, interfaces(plan), ...functions].join("\n\n")}\n`;
}

/** On one line if it fits; else the members of the result a line each. */
function signature(head: string, type: string, tail: string): string[] {
  const line = head + type.replace(", ", "; ") + tail;
  if (line.length <= WIDTH) return [line];
  const members = type.slice(2, -2).split(", ");
  return [`${head}{`, ...members.map((member) => `  ${member};`), `}${tail}`];
}

function interfaces(plan: Plan): string {
  const members = (names: readonly string[]): string[] =>
    names.map((name) => `  readonly ${propertyName(name)}: number;`);
  const point = ["/** Values of the variables. */", ...block("Point", members(plan.variables))];
  const gradient = ["/** Derivatives by variable. */", ...block("Gradient", members(plan.wrt))];
  return [...point, "", ...gradient].join("\n");
}

function block(name: string, members: readonly string[]): string[] {
  if (members.length === 0) return [`export interface ${name} {}`];
  return [`export interface ${name} {`, ...members, "}"];
}

function objectType(names: readonly string[]): string {
  if (names.length === 0) return "{}";
  return `{ ${names.map((name) => `${propertyName(name)}: number`).join(", ")} }`;
}

function formulaConstant({ formula }: Plan): string[] {
  const text = JSON.stringify(formula.text ?? "");
  const line = `export const formula = ${text};`;
  return line.length <= WIDTH ? [line] : ["export const formula =", `  ${text};`];
}

/** An array of texts, one a line where it is long. */
function array(before: string, items: readonly string[], after: string): string[] {
  const line = `${before}[${items.map((item) => JSON.stringify(item)).join(", ")}]${after}`;
  if (line.length <= WIDTH) return [line];
  return [`${before}[`, ...items.map((item) => `  ${JSON.stringify(item)},`), `]${after}`];
}
