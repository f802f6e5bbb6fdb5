/**
 * Names that say what a value is, made from the names of its operands: `dOverV`, `expMinusRT`,
 * `xSquared`, `onePlusX`. Parts inside a longer name are spelled shorter than on their own, as a
 * product in a call is. What has no short name has none here, and is numbered.
 */
import {
  type Apply,
  type Constant,
  type Element,
  isApplyOf,
  isConstant,
  type Length,
  type Node,
} from "../../ast/node.ts";

import { shifted } from "../../ast/shifted.ts";

/** Longest name that is made, in characters. */
const LONGEST = 20;
const MOST_WORDS = 7;
/** Operations inside one name; a longer name would say less than a number and a comment. */
const DEEPEST = 4;

/** What is known of the nodes that names are made from. */
export interface Surroundings {
  /** The name that a node has; undefined where it has none, or one that says nothing. */
  nameOf(node: Node): string | undefined;
  /** The part of the formula that a node stands for. */
  origin(node: Node): Node;
}

/** Names for a node, the preferred one first. */
export function suggestions(node: Node, around: Surroundings): readonly string[] {
  if (node.kind === "reduce") return [node.op];
  if (node.kind === "element") return fitting([ofElement(node, around)]);
  if (node.kind === "scan") return isConstant(node.operands[2], 0) ? ["carried"] : [];
  if (node.kind !== "apply") return [];
  return fitting([
    isApplyOf(node, "*") && powerOf(node).exponent === 1
      ? ofProduct(node.operands, around)
      : undefined,
    ofApply(node, around, 0),
    NOUNS[node.fn],
  ]);
}

const fitting = (names: readonly (string | undefined)[]): string[] =>
  names.filter((name): name is string => {
    if (name === undefined || name.length > LONGEST) return false;
    return name.split(/(?=\p{Lu})/u).length <= MOST_WORDS;
  });

/** What a call gives, where its argument has no name. */
const NOUNS: Readonly<Record<string, string>> = {
  exp: "exponential",
  log: "logarithm",
  sqrt: "root",
  cbrt: "cubeRoot",
  sin: "sine",
  cos: "cosine",
  tan: "tangent",
  abs: "magnitude",
};

/** The name of a call of `fn` with an argument called `operand`: `nOfD1`. */
export function callName(fn: string, operand: string): string {
  const [, name, primes] = /^(.*?)('*)$/s.exec(fn) as unknown as [string, string, string];
  const order = ["", "Prime", "DoublePrime"][primes.length] ?? `Derivative${primes.length}`;
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${order}Of${capital(operand)}`;
}

/** A short product without the word between: `rT`. */
function ofProduct(operands: readonly Node[], around: Surroundings): string | undefined {
  const [a, b] = operands.map((operand) => around.nameOf(operand));
  if (a === undefined || b === undefined || a.length + b.length > 3) return undefined;
  return a + capital(b);
}

/** A part of a name. */
export function word(node: Node, around: Surroundings, depth = 0): string | undefined {
  const known = around.nameOf(node);
  if (known !== undefined) return known;
  if (node.kind === "constant") return constantWord(node, around);
  if (node.kind === "element") return ofElement(node, around);
  if (node.kind === "length") return ofLength(node, around);
  if (node.kind !== "apply" || depth >= DEEPEST) return undefined;
  return node.operands.length === 0 ? irrationalWord(node) : ofApply(node, around, depth);
}

const SMALL = "zero one two three four five six seven eight nine ten".split(" ");

function constantWord(node: Constant, { origin }: Surroundings): string | undefined {
  const exact = origin(node);
  if (exact.kind === "apply") return irrationalWord(exact);
  const { s, n, d } = node.value;
  const size = d === 1n ? SMALL[Number(n)] : n === 1n && d === 2n ? "half" : undefined;
  return size !== undefined && s < 0n ? `minus${capital(size)}` : size;
}

/** `pi`, and `sqrt2` for the root of a number, `sqrtPi` for that of a constant. */
function irrationalWord({ fn, operands }: Apply): string | undefined {
  const [of] = operands;
  if (of === undefined) return /^[a-z]+$/.test(fn) ? fn : undefined;
  if (operands.length > 1 || !/^[a-z]/.test(fn) || fn === "neg") return undefined;
  if (of.kind === "apply" && of.operands.length === 0) return fn + capital(of.fn);
  const isWhole = of.kind === "constant" && of.value.d === 1n && of.value.s > 0n;
  return isWhole ? `${fn}${of.value.n}` : undefined;
}

function ofApply(node: Apply, around: Surroundings, depth: number): string | undefined {
  const { base, exponent } = powerOf(node);
  if (exponent > 1) return ofPower(word(base, around, depth + 1), exponent);
  const [a, b, ...others] = node.operands.map((operand) => word(operand, around, depth + 1));
  if (a === undefined || others.length > 0) return undefined;
  if (node.operands.length === 1) return ofCall(node.fn, a);
  return b === undefined ? undefined : ofOperator(node, a, b, depth);
}

interface Power {
  readonly base: Node;
  readonly exponent: number;
}

/** Products inside one another that are looked through for equal factors. */
const FACTORS_DEEP = 3;

/** A product of equal factors as the power that it is. */
function powerOf(node: Node, depth = FACTORS_DEEP): Power {
  if (!isApplyOf(node, "*") || depth === 0) return { base: node, exponent: 1 };
  const [a, b] = node.operands as readonly [Node, Node];
  const first = powerOf(a, depth - 1);
  const second = a === b ? first : powerOf(b, depth - 1);
  if (first.base !== second.base) return { base: node, exponent: 1 };
  return { base: first.base, exponent: first.exponent + second.exponent };
}

function ofPower(base: string | undefined, exponent: number): string | undefined {
  if (base === undefined) return undefined;
  const ending = { 2: "Squared", 3: "Cubed" }[exponent];
  return base + (ending ?? `ToThe${exponent}`);
}

function ofCall(fn: string, operand: string): string | undefined {
  if (fn === "neg") return `minus${capital(operand)}`;
  return /^[a-z]/.test(fn) ? `${fn}${capital(operand)}` : undefined;
}

function ofOperator(
  { fn, operands }: Apply,
  a: string,
  b: string,
  depth: number,
): string | undefined {
  const [first, second] = operands as readonly [Node, Node];
  switch (fn) {
    case "/":
      return `${a}Over${capital(b)}`;
    case "*":
      // Within a name, and behind a number, a product needs no word.
      return depth > 0 || first.kind === "constant" ? a + capital(b) : `${a}Times${capital(b)}`;
    case "+":
      if (isNegative(second)) return `${a}Minus${capital(b.slice("minus".length))}`;
      if (isNegative(first)) return `${b}Minus${capital(a.slice("minus".length))}`;
      return `${a}Plus${capital(b)}`;
    case "^":
      return `${a}ToThe${capital(b)}`;
    default:
      return /^[a-z]/.test(fn) ? `${fn}Of${capital(a)}And${capital(b)}` : undefined;
  }
}

/** Whether its word begins with `minus`. */
const isNegative = (node: Node): boolean =>
  isApplyOf(node, "neg") || (node.kind === "constant" && node.value.s < 0n);

/** `xI` for `x[i]`. */
function ofElement(
  { operands: [vector, position] }: Element,
  { nameOf }: Surroundings,
): string | undefined {
  const name = nameOf(vector);
  if (name === undefined) return undefined;
  if (position.kind === "constant") return `${name}${position.nearest}`;
  const { base, by } = shifted(position);
  if (base?.kind !== "index" || !Number.isInteger(by)) return undefined;
  const place = `${name}${capital(nameOf(base) ?? base.name)}`;
  return by === 0 ? place : `${place}${by > 0 ? "Plus" : "Minus"}${Math.abs(by)}`;
}

/** `xLength` for the length of x. */
function ofLength({ operands }: Length, { nameOf }: Surroundings): string | undefined {
  const name = operands.length === 1 ? nameOf(operands[0]!) : undefined;
  return name === undefined ? undefined : `${name}Length`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
