/** The frames of modules in JavaScript and TypeScript; spellings of functions are in the catalogue. */
import type { Parameter, Plan, PlannedFunction } from "../plan.ts";
import { WRITES_TYPES } from "../runtime/writes-text.ts";
import { resultConstants } from "./result-text.ts";
import { parameterType, type TypeDeclaration, typeDeclarations, typeText } from "./types-text.ts";
import { quoted } from "./quoted.ts";

const WIDTH = 80;

/** What differs around the statements, which are the same. */
interface Frame {
  /** Lines in front of a module that carries untyped kernels. */
  readonly untyped: readonly string[];
  constants(plan: Plan): string;
  /** Declarations of the types of points and derivatives. */
  types(plan: Plan): string;
  /** Documentation and head of a function, up to the opening brace. */
  opening(planned: PlannedFunction): string[];
  /** What the vectors that a function works in are kept in from call to call. */
  work(name: string): string[];
  /** A parameter of a function that is not exported. */
  parameter(name: string, type: string): string;
  /** A function that reads a point with care, or puts a result together, from its JavaScript text. */
  reader(text: string): string;
}

export type FrameName = "js" | "ts";

/** What TypeScript writes more in the functions that read points. */
const READER_TYPES = [
  ["requireObject(at)", "requireObject(at: unknown): void"],
  ["requireNumber(at, key)", "requireNumber(at: object, key: string): number"],
  ["requireVector(at, key)", "requireVector(at: object, key: string): ArrayLike<number>"],
  [
    "requireCount(vector, count, name) {",
    "requireCount(\n  vector: ArrayLike<number>,\n  count: number,\n  name: string,\n): void {",
  ],
  [
    "requireAlike(at, direction, key) {\n  if (at[key].length === direction[key].length) return;",
    "requireAlike(at: object, direction: object, key: string): void {\n  const [point, own] = [at, direction].map(\n    (of) => (of as Record<string, ArrayLike<number>>)[key].length,\n  );\n  if (point === own) return;",
  ],
  ["requireWhole(bound)", "requireWhole(bound: number): void"],
  [
    "elementAt(vector, position, name) {",
    "elementAt(\n  vector: ArrayLike<number>,\n  position: number,\n  name: string,\n): number {",
  ],
  [
    "placeIn(vector, position, name) {",
    "placeIn(\n  vector: ArrayLike<number>,\n  position: number,\n  name: string,\n): number {",
  ],
  ["commonLength(vectors) {", "commonLength(vectors: Record<string, ArrayLike<number>>): number {"],
  ["at[key]", "(at as Record<string, unknown>)[key]"],
  [
    "sparseMatrix(blocks) {",
    "sparseMatrix(\n  blocks: readonly (readonly [number[], number, number])[],\n): SparseMatrix {",
  ],
  ["const entries = [];", "const entries: number[] = [];"],
  [
    "countingSort(keys, order) {",
    "countingSort(keys: Int32Array, order: Int32Array): Int32Array {",
  ],
  ["(element) =>", "(element: unknown) =>"],
  [
    "!(value instanceof DataView)) return value;",
    "!(value instanceof DataView)) {\n      return value as unknown as ArrayLike<number>;\n    }",
  ],
  ...WRITES_TYPES,
] as const;

const js: Frame = {
  untyped: [],
  constants: (plan) =>
    [
      ...formulaConstant(plan),
      ...array("export const variables = ", plan.variables, ";"),
      ...array("export const wrt = ", plan.wrt, ";"),
      ...patterns(plan),
    ].join("\n"),
  types: (plan) =>
    [
      "/**",
      ...typeDeclarations(plan).map(
        ({ name, type }) => ` * @typedef {${objectType(type)}} ${name}`,
      ),
      " */",
    ].join("\n"),
  opening: (planned) => [
    "/**",
    ` * ${planned.text}`,
    ...planned.parameters.map((name) => ` * @param {${parameterType(name, planned)}} ${name}`),
    ` * @returns {${typeText(planned.type)}}`,
    " */",
    `export function ${planned.name}(${planned.parameters.join(", ")}) {`,
  ],
  work: (name) => ["/** @type {Float64Array[]} */", `const ${name} = [];`],
  parameter: (name) => name,
  reader: (text) => text,
};

const ts: Frame = {
  // The kernels are JavaScript as bundled; the exported functions have their types all the same.
  untyped: ["// @ts-nocheck"],
  constants: (plan) =>
    [
      ...formulaConstant(plan),
      ...array("export const variables = ", plan.variables, " as const;"),
      ...array("export const wrt = ", plan.wrt, " as const;"),
      ...patterns(plan),
    ].join("\n"),
  types: interfaces,
  opening: (planned) => [`/** ${planned.text} */`, ...signature("export function ", planned, " {")],
  work: (name) => [`const ${name}: Float64Array[] = [];`],
  parameter: (name, type) => `${name}: ${type}`,
  reader: (text) =>
    READER_TYPES.reduce((typed, [plain, withTypes]) => typed.replaceAll(plain, withTypes), text),
};

export const frames: Readonly<Record<FrameName, Frame>> = { js, ts };

/** The declaration file of a JavaScript module. */
export function declarations(plan: Plan): string {
  const planned = plan.names.map((name) => plan.planned(name));
  const functions = planned.map((one) => {
    const lines = signature("export declare function ", one, ";");
    return [`/** ${one.text} */`, ...lines].join("\n");
  });
  const constants = [
    "export declare const formula: string;",
    ...array("export declare const variables: readonly ", plan.variables, ";"),
    ...array("export declare const wrt: readonly ", plan.wrt, ";"),
    ...patterns(plan).flatMap((line) => {
      const name = /^export const (\w+)/.exec(line)?.[1];
      return name === undefined ? [] : [`export declare const ${name}: Int32Array;`];
    }),
  ].join("\n");
  return `${[constants, interfaces(plan), ...functions].join("\n\n")}\n`;
}

const typedParameters = (planned: PlannedFunction): string[] =>
  planned.parameters.map((name) => `${name}: ${typed(name, planned)}`);

/** The members of what functions return are not to be changed, but those of what they write into are. */
function typed(name: Parameter, planned: PlannedFunction): string {
  const type = parameterType(name, planned).replaceAll(", ", "; ");
  const isMutable = name !== "out" || planned.out === "vector" || planned.out === "vectors";
  return isMutable ? type : `Writable<${type}>`;
}

/** The constants that tell where the entries of sparse matrices are. */
const patterns = (plan: Plan): string[] =>
  plan.names.flatMap((name) => resultConstants(name, plan.planned(name).result, "export "));

/** On one line if it fits; else the members of the result, or the parameters, a line each. */
function signature(before: string, planned: PlannedFunction, tail: string): string[] {
  const type = typeText(planned.type);
  const begin = `${before}${planned.name}(`;
  const parameters = typedParameters(planned);
  const head = `${begin}${parameters.join(", ")}): `;
  const line = head + type.replaceAll(", ", "; ") + tail;
  if (line.length <= WIDTH) return [line];
  if (!type.startsWith("{"))
    return [begin, ...parameters.map((parameter) => `  ${parameter},`), `): ${type}${tail}`];
  const members = type.slice(2, -2).split(", ");
  return [`${head}{`, ...members.map((member) => `  ${member};`), `}${tail}`];
}

function interfaces(plan: Plan): string {
  const declarations = typeDeclarations(plan).map(({ name, text, type }) =>
    [`/** ${text} */`, ...declared(name, type)].join("\n"),
  );
  const parameters = plan.names.flatMap((name) => typedParameters(plan.planned(name)));
  const isWritten = parameters.some((text) => text.includes("Writable<"));
  return [...declarations, ...(isWritten ? [WRITABLE] : [])].join("\n\n");
}

const WRITABLE = `/** What results are written into. */
export type Writable<Result> = Result extends number | Float64Array
  ? Result
  : { -readonly [Name in keyof Result]: Writable<Result[Name]> };`;

function declared(name: string, type: TypeDeclaration["type"]): string[] {
  if (typeof type === "string") return [`export type ${name} = ${type};`];
  if (type.length === 0) return [`export interface ${name} {}`];
  const members = type.map(([key, member]) => `  readonly ${key}: ${member};`);
  return [`export interface ${name} {`, ...members, "}"];
}

function objectType(type: TypeDeclaration["type"]): string {
  if (typeof type === "string") return type;
  if (type.length === 0) return "{}";
  return `{ ${type.map(([key, member]) => `${key}: ${member}`).join(", ")} }`;
}

function formulaConstant({ formula }: Plan): string[] {
  const text = quoted(formula.text ?? "");
  const line = `export const formula = ${text};`;
  return line.length <= WIDTH ? [line] : ["export const formula =", `  ${text};`];
}

/** An array of texts, one a line where it is long. */
function array(before: string, items: readonly string[], after: string): string[] {
  const line = `${before}[${items.map((item) => quoted(item)).join(", ")}]${after}`;
  if (line.length <= WIDTH) return [line];
  return [`${before}[`, ...items.map((item) => `  ${quoted(item)},`), `]${after}`];
}
