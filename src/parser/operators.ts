/**
 * The operators as data: how each may be typed, what it means, and how strongly it binds. The
 * token patterns and the resolution of precedence both read this table; precedence stands nowhere
 * else.
 */
import type { BinarySign, RelationSign, UnarySign } from "./syntax-tree.ts";

/** Binding strength, weakest first. Implicit multiplication is a product like any other. */
export const LEVEL = {
  conditional: 1,
  or: 2,
  and: 3,
  not: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  sign: 8,
  power: 9,
} as const;

export type Level = (typeof LEVEL)[keyof typeof LEVEL];

export interface Infix {
  readonly role: "infix";
  readonly sign: BinarySign;
  readonly level: Level;
  /** Whether equals group to the right: `2^3^2` is `2^(3^2)`. */
  readonly right: boolean;
}

/** Neighbouring comparisons are one chain. */
export interface Relation {
  readonly role: "relation";
  readonly sign: RelationSign;
  readonly level: Level;
}

export interface Prefix {
  readonly role: "prefix";
  readonly sign: UnarySign;
  readonly level: Level;
}

function infix(level: Level, sign: BinarySign, right = false): Infix {
  return { role: "infix", sign, level, right };
}

function relation(sign: RelationSign): Relation {
  return { role: "relation", sign, level: LEVEL.comparison };
}

function prefix(level: Level, sign: UnarySign): Prefix {
  return { role: "prefix", sign, level };
}

/** Every spelling of a row means the row's operator. */
function spelledAs<T>(...rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(
    rows.flatMap(([spellings, operator]) =>
      spellings.split(" ").map((spelling) => [spelling, operator] as const),
    ),
  );
}

/** Operators between two operands. */
export const infixes = spelledAs<Infix | Relation>(
  ["or ||", infix(LEVEL.or, "or")],
  ["and &&", infix(LEVEL.and, "and")],
  ["<", relation("<")],
  ["<= ≤", relation("<=")],
  [">", relation(">")],
  [">= ≥", relation(">=")],
  ["==", relation("==")],
  ["!= ≠", relation("!=")],
  ["+", infix(LEVEL.sum, "+")],
  ["- −", infix(LEVEL.sum, "-")],
  ["* × · ⋅", infix(LEVEL.product, "*")],
  ["/ ÷", infix(LEVEL.product, "/")],
  ["^ **", infix(LEVEL.power, "^", true)],
);

/** Signs in front of an operand. */
export const prefixes = spelledAs<Prefix>(
  ["not !", prefix(LEVEL.not, "not")],
  ["+", prefix(LEVEL.sign, "+")],
  ["- −", prefix(LEVEL.sign, "neg")],
  ["√", prefix(LEVEL.sign, "sqrt")],
);

/** `√` may follow an operand, which it multiplies; a minus there subtracts. */
export const multipliesBefore: ReadonlySet<string> = new Set(["√"]);

export const product = infixes.get("*") as Infix;

/** What each raised character stands for, as an exponent: `x²` is `x^2`. */
export const raised: ReadonlyMap<string, string> = new Map(
  [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁻"].map((character, index) => [character, [..."0123456789-"][index]!]),
);

/** All signs that are not words, longest first, with the two of the conditional. */
export const signs: readonly string[] = [...infixes.keys(), ...prefixes.keys(), "?", ":"]
  .filter((sign) => !/\w/.test(sign))
  .sort((a, b) => b.length - a.length);
