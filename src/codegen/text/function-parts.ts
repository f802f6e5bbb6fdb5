/** What the text of a function consists of, and what its names keep clear of. */
import { readers } from "../runtime/checked-reads.ts";
import { writers } from "../runtime/checked-writes.ts";
import type { PlannedFunction } from "../plan.ts";
import type { BodyOptions } from "./function-body.ts";
import type { NameSources } from "./names.ts";
import type { Reading } from "./reads.ts";
import { workName } from "./result-text.ts";

/** Names that the emitted functions use besides their own. */
const AROUND = ["at", "isPlain", ...Object.keys(readers), ...Object.keys(writers), "overlap"];

export interface FunctionTextOptions {
  readonly reads: Reading;
  /** The kernels in scope, which nothing may shadow. */
  readonly kernels: readonly string[];
  /** What the formula calls its parts; names are made from it. */
  readonly sources?: NameSources;
  readonly comment?: BodyOptions["comment"];
}

/** A function as text. */
export interface FunctionText {
  /** The lines between its braces, indented. */
  readonly lines: readonly string[];
  /** What stands beside it, where it is split. */
  readonly beside: readonly Beside[];
}

/** Something that stands beside a function and is not exported. */
export type Beside =
  | { readonly kind: "lines"; readonly text: string; readonly lines: readonly string[] }
  | {
      readonly kind: "function";
      /** One line of documentation, where the name does not say enough. */
      readonly text?: string;
      readonly name: string;
      /** Names and types. */
      readonly parameters: readonly (readonly [name: string, type: string])[];
      readonly lines: readonly string[];
    };

/** That as text; a target that has types writes those of the parameters. */
export function besideText(
  beside: Beside,
  parameter: (name: string, type: string) => string = (name) => name,
): string {
  const note = beside.text === undefined ? [] : [`/** ${beside.text} */`];
  if (beside.kind === "lines") return [...note, ...beside.lines].join("\n");
  const parameters = beside.parameters.map(([name, type]) => parameter(name, type)).join(", ");
  return [...note, `function ${beside.name}(${parameters}) {`, ...beside.lines, "}"].join("\n");
}

/** The names that nothing in a function may have. */
export function reservedNames(
  { name, parameters }: PlannedFunction,
  { kernels }: FunctionTextOptions,
): string[] {
  const constants = [`${name}Rows`, `${name}Columns`, workName(name)];
  return [...AROUND, ...parameters.slice(1), ...kernels, ...constants];
}

/** A name for the value of `x`, or for its part of a direction. */
export function nameInCode(name: string, inputs: PlannedFunction["inputs"]): string {
  const { parameter, key } = inputs.get(name)!;
  return parameter === "at" || key === undefined ? name : `d${key}`;
}

/** What bodies are written with: names of the formula, lines for its definitions, comments. */
export const bodySources = ({
  sources,
  comment,
}: FunctionTextOptions): Pick<BodyOptions, "comment" | "isDefined"> => ({
  comment,
  isDefined: (node) => {
    const called = sources?.called(node);
    return called !== undefined && called.of === undefined;
  },
});
