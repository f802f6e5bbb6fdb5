/**
 * C, as of C99. Numbers are doubles, indices of loops whole numbers, which become doubles where a
 * formula reckons with them. Nothing is checked but that vectors which belong together are as long.
 */
import type { Node, Scatter, States } from "../../../ast/node.ts";
import { shifted } from "../../../ast/shifted.ts";
import { entryOf, isTruth } from "../../../functions/catalogue.ts";
import { LEVEL, type Spelling } from "../../../functions/spelling.ts";
import { atom, type Expression, type Write } from "../expression.ts";
import type { Language } from "../language.ts";
import { dimensions, weighed } from "../vector-expression.ts";

/** What the text of a function depends on besides the language. */
export interface Setting {
  /** What names of the module begin with. */
  readonly prefix: string;
  /** How many elements a vector has. */
  lengthOf(vector: Node): string;
  /** Whether a vector is filled in memory of the caller's. */
  isGiven(vector: Node): boolean;
  /** A line that goes to the end of the function where a call says that it failed. */
  unlessFine(call: string): string;
}

export function c({ prefix, lengthOf, isGiven, unlessFine }: Setting): Language {
  const place = (_: string, __: Node, at: Node, write: Write): string => whole(at, write, -1);
  return {
    spelling: (node) => {
      const spelling = entryOf(node).c;
      if ("unsupported" in spelling) throw new Error(`C has no ${node.fn}`);
      const { kernel } = spelling;
      return kernel === undefined ? spelling : prefixed(spelling, prefix);
    },
    number,
    index: (name) => ({ ...atom(`(double)${name}`), level: LEVEL.unary, whole: name }),
    element: ({ operands: [vector, position] }, write) =>
      weighed(`${write(vector).text}[${whole(position, write, -1)}]`, []),
    length: ({ operands: [vector] }) => {
      const text = lengthOf(vector!);
      if (/^\d+$/.test(text)) return { ...atom(number(text)), whole: text };
      return { ...atom(`(double)${text}`), level: LEVEL.unary, whole: `(ptrdiff_t)${text}` };
    },
    list: (items) => `{${items.join(", ")}}`,
    place,
    placeInRange: (index, lower, write) =>
      lower.kind === "constant"
        ? whole(index, write, -lower.nearest)
        : `${whole(index, write)} - ${asOperand(whole(lower, write))}`,
    count: lengthOf,
    loopHead: ({ index, direction }, name, write) => {
      const [lower, upper] = index.operands.map((bound) => whole(bound, write));
      return direction === "up"
        ? `ptrdiff_t ${name} = ${lower}; ${name} <= ${upper}; ${name}++`
        : `ptrdiff_t ${name} = ${upper}; ${name} >= ${lower}; ${name}--`;
    },
    extreme: (op, a, b) => `${prefix}_${op}(${a}, ${b})`,
    required: (of) => {
      if (of.kind !== "length") return [];
      const [first, ...others] = new Set(of.operands.map(lengthOf));
      return others.map((other) => unlessFine(`${prefix}_alike(${first}, ${other})`));
    },
    declared: (node, name, keyword) => {
      const type = isTruth(node) ? "bool" : "double";
      const length = node.kind === "list" ? `[${node.operands.length}]` : "";
      return `${keyword === "const" ? "const " : ""}${type} ${name}${length}`;
    },
    undetermined: (node, target) => {
      // Vectors that are made have their pointers at the head of the function.
      if (node.kind === "scatter" || node.kind === "states") return undefined;
      if (node.kind === "list") return `${target} = {0.0};`;
      return `${target} = ${isTruth(node) ? "false" : "0.0"};`;
    },
    assigned: (node, target, value) =>
      node.kind === "list"
        ? `memcpy(${target}, (const double[])${value}, sizeof ${target});`
        : `${target} = ${value};`,
    made: ({ node, isOverwritten = false }, name, write) => {
      const count = madeLength(node, write, lengthOf);
      if (!isGiven(node)) return [unlessFine(`${prefix}_zeros(&${name}, ${count})`)];
      return isOverwritten ? [] : [`${prefix}_zero(${name}, ${count});`];
    },
    appended: () => {
      throw new Error("C has no sparse matrices");
    },
    bare: (code) => code.replaceAll("(double)", "").replace(/\b(\d+)\.0\b/g, "$1"),
  };
}

/** Digits without a point or an exponent would be those of a whole number. */
const number = (digits: string): string => (/^\d+$/.test(digits) ? `${digits}.0` : digits);

function prefixed(spelling: Spelling, prefix: string): Spelling {
  return { ...spelling, text: `${prefix}_${spelling.text}` };
}

/** A node with a constant added, as a whole number: a bound, or with -1 a place counted from 0. */
function whole(node: Node, write: Write, by = 0): string {
  const { base, by: own } = shifted(node);
  const offset = own + by;
  if (base === undefined && Number.isSafeInteger(offset)) return String(offset);
  const isIndex = base?.kind === "index" && Number.isSafeInteger(offset);
  return isIndex ? added(asWhole(write(base)), offset) : added(asWhole(write(node)), by);
}

function added(text: string, by: number): string {
  if (by === 0) return text;
  return by > 0 ? `${text} + ${by}` : `${text} - ${-by}`;
}

function asWhole({ whole: own, text, level }: Expression): string {
  return own ?? `(ptrdiff_t)${level < LEVEL.atom ? `(${text})` : text}`;
}

const asOperand = (text: string): string => (/ [-+] /.test(text) ? `(${text})` : text);

/** How many elements a vector has that the function makes. */
function madeLength(
  node: Scatter | States,
  write: Write,
  lengthOf: (vector: Node) => string,
): string {
  if (node.kind === "scatter") return dimensions(node.operands[0]!).map(lengthOf).join(" * ");
  const [lower, upper] = node.operands[0].operands;
  if (lower.kind === "constant") return whole(upper, write, 1 - lower.nearest);
  return `${whole(upper, write)} - ${asOperand(whole(lower, write))} + 1`;
}
