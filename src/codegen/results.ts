/** Object literals and patterns of emitted code, in prettier's layout. */
import { isIdentifier } from "./names.ts";

const WIDTH = 80;

/** A property: its value is an expression, or an object of more properties. */
export type Property = readonly [key: string, value: string | readonly Property[]];

/** `return { … };`: on one line if it fits, else a property a line. */
export function returnObject(properties: readonly Property[], indent: number): string[] {
  return object("return ", properties, ";", indent);
}

function object(
  before: string,
  properties: readonly Property[],
  after: string,
  indent: number,
): string[] {
  const pad = " ".repeat(indent);
  const line = `${pad}${before}${inline(properties)}${after}`;
  if (properties.length === 0 || line.length <= WIDTH) return [line];
  const lines = properties.flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${pad}  ${keyed(key, value)},`]
      : object(`${keyText(key)}: `, value, ",", indent + 2),
  );
  return [`${pad}${before}{`, ...lines, `${pad}}${after}`];
}

function inline(properties: readonly Property[]): string {
  const parts = properties.map(([key, value]) =>
    keyed(key, typeof value === "string" ? value : inline(value)),
  );
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

const keyed = (key: string, value: string): string =>
  key === value && key !== "__proto__" ? key : `${keyText(key)}: ${value}`;

/** A computed key where a plain one would not set a property. */
function keyText(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return propertyName(key);
}

/** A property's name as types and patterns write it. */
export function propertyName(key: string): string {
  return isIdentifier(key) ? key : JSON.stringify(key);
}

/** `.d`, or `["odd name"]`. */
export function member(key: string): string {
  return isIdentifier(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** `const { d, v, t } = at;`, or a name a line where that is long. */
export function destructuring(pairs: readonly (readonly [key: string, name: string])[]): string[] {
  if (pairs.length === 0) return [];
  const parts = pairs.map(([key, name]) => (key === name ? name : `${propertyName(key)}: ${name}`));
  const line = `  const { ${parts.join(", ")} } = at;`;
  if (line.length <= WIDTH) return [line];
  return ["  const {", ...parts.map((part) => `    ${part},`), "  } = at;"];
}
