/**
 * Families of formulas that grow: a random small shape, repeated n times in one of the ways in which
 * formulas grow. Data for fast-check, so that a family that is bad shrinks to the little that is.
 */
import * as fc from "fast-check";

/** A text for each size, about in proportion to it. */
export interface Family {
  readonly name: string;
  text(size: number): string;
}

/** In a shape `@` is what is repeated, and `#` the number of the turn. */
const OPERANDS = ["@", "x", "y", "x#", "#", "2", "0.5", "1/3", "@"];
const VECTOR_OPERANDS = ["v[1]", "v[#]", "sum(i, v[i])", "sum(i, 1, m, @*i)", "norm(v)"];

const BINARY = ["+", "-", "*", "/", "^"] as const;
const CALLS = ["sin", "exp", "log", "sqrt", "abs", "tanh", "-", "atan", "gamma", "floor"] as const;

/** Small expressions, as text; every part stands in brackets, so that any can be put anywhere. */
const shape: fc.Arbitrary<string> = fc.letrec<{ shape: string }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 4, arbitrary: fc.constantFrom(...OPERANDS) },
    { weight: 1, arbitrary: fc.constantFrom(...VECTOR_OPERANDS) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(tie("shape"), fc.constantFrom(...BINARY), tie("shape"))
        .map(([a, op, b]) => `(${a}${op}${b})`),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...CALLS), tie("shape")).map(([fn, a]) => `${fn}(${a})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie("shape"), tie("shape"), tie("shape"))
        .map(([a, b, c]) => `(${a}>${b}?${b}:${c})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("max", "min", "atan2", "hypot"), tie("shape"), tie("shape"))
        .map(([fn, a, b]) => `${fn}(${a},${b})`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie("shape"), fc.nat(3)).map(([a, n]) => `(${a})^${n}`),
    },
  ),
})).shape;

const turns = (size: number): number[] => Array.from({ length: size }, (_, turn) => turn + 1);

const put = (shape: string, inner: string, turn: number): string =>
  shape.replaceAll("@", inner).replaceAll("#", String(turn));

/** The ways in which a shape is repeated. */
const WAYS = {
  /** `a1 = …x…; a2 = …a1…; …`, whose parts may be shared. */
  definitions: (shape: string, size: number): string =>
    [
      "a0 = x",
      ...turns(size).map((turn) => `a${turn} = ${put(shape, `a${turn - 1}`, turn)}`),
      `a${size}`,
    ].join("\n"),
  /** One in another, in brackets. */
  nested: (shape: string, size: number): string => {
    const [before = "", after = ""] = shape.split(/@(.*)/s);
    const part = (text: string, turn: number): string => put(text, "y", turn);
    const all = turns(size);
    const open = all.map((turn) => `${part(before, turn)}(`).join("");
    return `${open}x${all.map((turn) => `)${part(after, turn)}`).join("")}`;
  },
  sum: listed("+"),
  difference: listed("-"),
  product: listed("*"),
  quotient: listed("/"),
  tower: listed("^"),
  comparisons: (shape: string, size: number): string => `${listed("<")(shape, size)} ? x : y`,
  conditions: (shape: string, size: number): string =>
    `${turns(size)
      .map((turn) => `${put(shape, "x", turn)} > ${turn} ? ${put(shape, "y", turn)}`)
      .join(" : ")} : x`,
  results: (shape: string, size: number): string => `[${listed(", ")(shape, size)}]`,
  element: (shape: string, size: number): string => `[${listed(", ")(shape, size)}][k]`,
  /** The derivative of a sum, taken in the text. */
  derived: (shape: string, size: number): string => `diff(${listed("+")(shape, size)}, x)`,
  /** Functions of functions. */
  calls: (shape: string, size: number): string =>
    [
      `f(x, y) = ${put(shape, "x", 1)}`,
      turns(size)
        .map((turn) => `f(x*${turn}, y)`)
        .join(" + "),
    ].join("\n"),
  /** A sum that runs over what the shape has of an index. */
  sums: (shape: string, size: number): string =>
    turns(size)
      .map((turn) => `sum(j, 1, m, ${put(shape, `j*x${turn % 50}`, turn)})`)
      .join(" + "),
  minuses: (shape: string, size: number): string => `${"-".repeat(size)}${put(shape, "x", 1)}`,
  names: (shape: string, size: number): string => put(shape, `${"long".repeat(size)}`, 1),
  /** Every item has a mistake in it. */
  mistakes: (shape: string, size: number): string =>
    listed(" + ")(`${shape} + sine(x#) + y(2`, size),
  statements: (shape: string, size: number): string =>
    turns(size)
      .map((turn) => `b${turn} = ${put(shape, "x", turn)} + nosuch(${turn}`)
      .join("\n"),
} as const;

function listed(join: string): (shape: string, size: number) => string {
  return (shape, size) =>
    turns(size)
      .map((turn) => put(shape, "x", turn))
      .join(join);
}

export const families: fc.Arbitrary<Family> = fc
  .tuple(fc.constantFrom(...(Object.keys(WAYS) as (keyof typeof WAYS)[])), shape)
  .map(([way, shape]) => ({
    name: `${way} of ${shape}`,
    text: (size) => WAYS[way](shape, size),
  }));
