/** The head of a function in C, and the comment on it. */
import type { Parameter, PlannedFunction } from "../../plan.ts";
import { type Destination, destinations, snakeCase } from "./destinations.ts";
import { structureOf, type Vocabulary } from "./structures.ts";

/** The head of a function, up to its closing bracket. */
export function head(planned: PlannedFunction, words: Vocabulary): string {
  const isNumber = planned.type === "number";
  const name = `${words.prefix}_${snakeCase(planned.name)}`;
  const parameters = [
    ...planned.parameters.map((parameter) => argument(parameter, planned, words)),
    ...(isNumber ? [] : destinations(planned).map((to) => pointer(to, words.prefix))),
  ];
  const line = `${isNumber ? "double" : "int"} ${name}(${parameters.join(", ")})`;
  if (line.length <= 78) return line;
  const [start, rest] = [line.slice(0, line.indexOf("(") + 1), parameters];
  return `${start}\n${rest.map((one) => `    ${one}`).join(",\n")})`;
}

/** What a function does, and what it returns where it cannot, for its text tells whether it may. */
export function documentation({ text, type }: PlannedFunction, lines: readonly string[]): string {
  const calls = (name: string): boolean => lines.some((line) => line.includes(`_${name}(`));
  const reasons = [
    ...(calls("zeros") ? [["1", "there is no memory for vectors on the way"]] : []),
    ...(calls("alike") ? [["2", "vectors that belong together differ in length"]] : []),
  ];
  const fine = type === "number" ? [] : ["0"];
  const failures = reasons.map(
    ([status, reason]) => `${type === "number" ? "NaN" : status} where ${reason}`,
  );
  const returned = [...fine, ...failures].join("; ");
  if (returned === "") return `/* ${text} */`;
  return `/*\n * ${text}\n * Returns ${returned}.\n */`;
}

function argument(name: Parameter, { inputs }: PlannedFunction, { prefix }: Vocabulary): string {
  if (name === "at") return `const struct ${prefix}_point *at`;
  if (name === "direction") return `const struct ${prefix}_direction *direction`;
  const isSeveral = [...inputs.values()].some(
    ({ parameter, shape }) => parameter === name && shape === "vector",
  );
  return isSeveral ? `const double *${name}` : `double ${name}`;
}

function pointer({ name, type, result }: Destination, prefix: string): string {
  const count = result.kind === "array" ? `[${Math.max(1, result.items.length)}]` : undefined;
  if (type === "numbers") return `double ${name}${count!}`;
  const structure = structureOf(type, prefix) ?? "double";
  return count === undefined ? `${structure} *${name}` : `${structure} ${name}${count}`;
}
