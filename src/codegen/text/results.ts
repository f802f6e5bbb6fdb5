/** Literals and patterns of emitted code, in prettier's layout. */
import { isIdentifier } from "./names.ts";
import { quoted } from "./quoted.ts";

const WIDTH = 80;

/** An expression, or an object, array or call of more of them. */
export type Literal =
  | string
  | { readonly kind: "object"; readonly properties: readonly Property[] }
  | { readonly kind: "array"; readonly items: readonly Literal[] }
  | { readonly kind: "call"; readonly callee: string; readonly args: readonly Literal[] };

export type Property = readonly [key: string, value: Literal];

/** A literal on one line. */
export const literalText = (literal: Literal): string => inlineText(literal);

/** `return …;`: on one line if it fits, else an item a line. */
export function returnLines(literal: Literal, indent: number): string[] {
  return laidOut("return ", literal, ";", indent);
}

/** `callee(…);`: on one line if it fits, else an argument a line. */
export const callLines = (callee: string, args: readonly Literal[], indent: number): string[] =>
  laidOut("", { kind: "call", callee, args }, ";", indent);

/** A literal between other text, on one line if that fits, else an item a line. */
export function laidOut(before: string, literal: Literal, after: string, indent: number): string[] {
  const pad = " ".repeat(indent);
  const line = `${pad}${before}${inlineText(literal)}${after}`;
  if (typeof literal === "string") return [line];
  const isEmpty = itemsOf(literal).length === 0;
  if (isEmpty || (line.length <= WIDTH && !mustBreak(literal))) return [line];
  const [open, close] = bracketsOf(literal);
  // A call whose only argument is an array hugs it.
  if (literal.kind === "call" && literal.args.length === 1 && typeof literal.args[0] !== "string")
    return laidOut(`${before}${open}`, literal.args[0]!, `${close}${after}`, indent);
  const lines =
    literal.kind === "object"
      ? literal.properties.flatMap(([key, value]) => laidOutProperty(key, value, indent + 2))
      : itemsOf(literal).flatMap((item) => laidOut("", item, ",", indent + 2));
  return [`${pad}${before}${open}`, ...lines, `${pad}${close}${after}`];
}

function laidOutProperty(key: string, value: Literal, indent: number): string[] {
  return typeof value === "string"
    ? [`${" ".repeat(indent)}${keyed(key, value)},`]
    : laidOut(`${keyText(key)}: `, value, ",", indent);
}

/** What a literal consists of. */
export function itemsOf(literal: Literal & object): readonly Literal[] {
  switch (literal.kind) {
    case "object":
      return literal.properties.map(([, value]) => value);
    case "array":
      return literal.items;
    case "call":
      return literal.args;
  }
}

function bracketsOf(literal: Literal & object): [open: string, close: string] {
  switch (literal.kind) {
    case "object":
      return ["{", "}"];
    case "array":
      return ["[", "]"];
    case "call":
      return [`${literal.callee}(`, ")"];
  }
}

/** Prettier gives the items of an array a line each where all are objects, or all arrays, of several. */
function mustBreak(literal: Literal & object): boolean {
  const items = itemsOf(literal);
  if (literal.kind !== "array")
    return items.some((item) => typeof item !== "string" && mustBreak(item));
  const isLong = (item: Literal, kind: string): boolean =>
    typeof item !== "string" && item.kind === kind && itemsOf(item).length > 1;
  const alike =
    items.every((item) => isLong(item, "object")) || items.every((item) => isLong(item, "array"));
  return (
    (items.length > 1 && alike) || items.some((item) => typeof item !== "string" && mustBreak(item))
  );
}

function inlineText(literal: Literal): string {
  if (typeof literal === "string") return literal;
  const [open, close] = bracketsOf(literal);
  if (literal.kind !== "object") return open + itemsOf(literal).map(inlineText).join(", ") + close;
  const parts = literal.properties.map(([key, value]) => keyed(key, inlineText(value)));
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
  return isIdentifier(key) ? key : quoted(key);
}

/** `.d`, or `["odd name"]`. */
export function member(key: string): string {
  return isIdentifier(key) ? `.${key}` : `[${quoted(key)}]`;
}

/** `const { d, v, t } = at;`, or a name a line where that is long. */
export function destructuring(
  pairs: readonly (readonly [key: string, name: string])[],
  from: string,
): string[] {
  if (pairs.length === 0) return [];
  const parts = pairs.map(([key, name]) => (key === name ? name : `${propertyName(key)}: ${name}`));
  const line = `  const { ${parts.join(", ")} } = ${from};`;
  if (line.length <= WIDTH) return [line];
  return ["  const {", ...parts.map((part) => `    ${part},`), `  } = ${from};`];
}

/** Whole numbers between brackets, as many on a line as fit. */
export function numbersFilled(before: string, numbers: readonly number[], after: string): string[] {
  const line = `${before}[${numbers.join(", ")}]${after}`;
  if (line.length <= WIDTH) return [line];
  const lines: string[] = [];
  let current = " ";
  for (const number of numbers) {
    const next = ` ${number},`;
    if (current.length + next.length > WIDTH) {
      lines.push(current);
      current = " ";
    }
    current += next;
  }
  return [`${before}[`, ...lines, current, `]${after}`];
}

/** `before` and a literal of the shape of another, all zeros; vectors are made without one. */
export function zerosFor(before: string, literal: Literal & object): string[] {
  switch (literal.kind) {
    case "object": {
      const properties = literal.properties.map(([key]): Property => [key, "0"]);
      return laidOut(before.trimStart(), { kind: "object", properties }, ";", 2);
    }
    case "array":
      return [`${before}Array.from({ length: ${literal.items.length} }, () => 0);`];
    case "call":
      return [`${before}new Float64Array(${literal.args.length});`];
  }
}
