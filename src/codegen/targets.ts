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
  /** A function that reads a point with care, from its JavaScript text. */
  reader(text: string): string;
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

/** What a function returns: of several results the values, in order. */
const returns = (kind: FunctionKind, plan: Plan): { type: string; text: string } =>
  plan.results === undefined
    ? RETURNS[kind]
    : { type: "number[]", text: "The values of the formulas, in order." };

/** The types of the variables of a point, and of the derivatives by them. */
const inPoint = (plan: Plan, name: string): string =>
  plan.vectors.has(name) ? "ArrayLike<number>" : "number";
const inGradient = (plan: Plan, name: string): string =>
  plan.vectors.has(name) ? "Float64Array" : "number";

/** What TypeScript writes more in the functions that read points. */
const READER_TYPES = [
  ["requireObject(at)", "requireObject(at: unknown): void"],
  ["requireNumber(at, key)", "requireNumber(at: object, key: string): number"],
  ["requireVector(at, key)", "requireVector(at: object, key: string): ArrayLike<number>"],
  ["requireWhole(bound)", "requireWhole(bound: number): void"],
  [
    "elementAt(vector, position, name) {",
    "elementAt(\n  vector: ArrayLike<number>,\n  position: number,\n  name: string,\n): number {",
  ],
  ["commonLength(vectors) {", "commonLength(vectors: Record<string, ArrayLike<number>>): number {"],
  ["at[key]", "(at as Record<string, unknown>)[key]"],
  ["(element) =>", "(element: unknown) =>"],
  [
    "!(value instanceof DataView)) return value;",
    "!(value instanceof DataView)) {\n      return value as unknown as ArrayLike<number>;\n    }",
  ],
] as const;

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
      ` * @typedef {${objectType(plan, plan.variables, inPoint)}} Point`,
      ...(plan.results === undefined
        ? [` * @typedef {${objectType(plan, plan.wrt, inGradient)}} Gradient`]
        : []),
      " */",
    ].join("\n"),
  opening: (kind, plan) => [
    "/**",
    ` * ${returns(kind, plan).text}`,
    " * @param {Point} at",
    ` * @returns {${returns(kind, plan).type}}`,
    " */",
    `export function ${kind}(at) {`,
  ],
  reader: (text) => text,
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
  opening: (kind, plan) => {
    const { type, text } = returns(kind, plan);
    return [`/** ${text} */`, ...signature(`export function ${kind}(at: Point): `, type, " {")];
  },
  reader: (text) =>
    READER_TYPES.reduce((typed, [plain, withTypes]) => typed.replaceAll(plain, withTypes), text),
};

export const targets: Readonly<Record<TargetName, Target>> = { js, ts };

/** The declaration file of a JavaScript module. */
export function declarations(plan: Plan): string {
  const functions = plan.kinds.map((kind) => {
    const { type, text } = returns(kind, plan);
    const head = `export declare function ${kind}(at: Point): `;
    return [`/** ${text} */`, ...signature(head, type, ";")].join("\n");
  });
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
  const members = (names: readonly string[], typeOf: typeof inPoint): string[] =>
    names.map((name) => `  readonly ${propertyName(name)}: ${typeOf(plan, name)};`);
  const values = members(plan.variables, inPoint);
  const point = ["/** Values of the variables. */", ...block("Point", values)];
  if (plan.results !== undefined) return point.join("\n");
  const derivatives = members(plan.wrt, inGradient);
  const gradient = ["/** Derivatives by variable. */", ...block("Gradient", derivatives)];
  return [...point, "", ...gradient].join("\n");
}

function block(name: string, members: readonly string[]): string[] {
  if (members.length === 0) return [`export interface ${name} {}`];
  return [`export interface ${name} {`, ...members, "}"];
}

function objectType(
  plan: Plan,
  names: readonly string[],
  typeOf: (plan: Plan, name: string) => string,
): string {
  if (names.length === 0) return "{}";
  const members = names.map((name) => `${propertyName(name)}: ${typeOf(plan, name)}`);
  return `{ ${members.join(", ")} }`;
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
