/** Random numbers without loops: leaves, arithmetic, and calls of the catalogue. */
import { BINARY, ORDERED, spellingsOf, UNARY, VARIADIC } from "./calls.ts";
import type { Chooser, Make } from "./place.ts";
import { type Part, tree, type Tree } from "./tree.ts";

const LITERALS = ["0", "1", "2", "3", "0.5", "1/3", "10", "0.1", "1e-3", "2.5e2", "pi", "π", "e"];
const RARE_LITERALS = ["tau", "1e-9", "1e9", "100", "1e-30", "1e30", "inf"];
const EXPONENTS = ["2", "3", "-1", "0.5", "-2", "(1/3)", "1.5", "7", "0", "1", "-0.5", "20"];
const RAISED = ["²", "³", "⁻¹", "⁴"];

/** Operands with what stands between and around them, in brackets. */
export function inBrackets(construct: string, ...parts: Part[]): Tree {
  return tree("number", construct, "(", ...parts, ")");
}

export const leafMaker =
  ({ random, pick, chance }: Chooser): Make =>
  (_, { indices, inVectors, numbers, defined, vectors }) => {
    const roll = random();
    if (roll < 0.25 && inVectors.length > 0)
      return tree("number", "element", `${pick(vectors)}[${pick(inVectors)}]`);
    if (roll < 0.29) return tree("number", "element", `${pick(vectors)}[1]`);
    if (roll < 0.31)
      return tree("number", "last element", `${pick(["u", "v"])}[length(${pick(["u", "v"])})]`);
    if (roll < 0.42 && indices.length > 0) return tree("number", "index", pick(indices));
    if (roll < 0.52 && defined.length > 0) return tree("number", "defined name", pick(defined));
    if (roll < 0.82) return tree("number", "variable", pick(numbers));
    if (roll < 0.83) return tree("number", "length", `length(${pick(vectors)})`);
    return tree("number", "literal", pick(chance(0.1) ? RARE_LITERALS : LITERALS));
  };

export function arithmeticMakers({ pick, chance, share }: Chooser, number: Make) {
  const two =
    (construct: string, ...signs: string[]): Make =>
    (left, place) => {
      const [a, b] = share(left, 2);
      return inBrackets(construct, number(a!, place), pick(signs), number(b!, place));
    };
  const sum = two("+", " + ");
  const difference = two("-", " - ", " − ");
  const times = two("*", "*", "*", "*", "·", "×");
  const sideBySide: Make = (left, place) => {
    const [a, b] = share(left, 2);
    return inBrackets(
      "side by side",
      "(",
      number(a!, place),
      pick([")(", ") ("]),
      number(b!, place),
      ")",
    );
  };
  const quotient = two("/", "/", "/", "÷");
  const power = two("^", "^", "^", "**");
  const toConstant: Make = (left, place) => {
    const base = number(left - 1, place);
    return chance(0.15)
      ? inBrackets("raised sign", "(", base, ")", pick(RAISED))
      : inBrackets("^ of a constant", "(", base, `)^${pick(EXPONENTS)}`);
  };
  const toIndex: Make = (left, place) =>
    place.indices.length === 0
      ? toConstant(left, place)
      : inBrackets("^ of an index", "(", number(left - 1, place), `)^${pick(place.indices)}`);
  const negative: Make = (left, place) =>
    inBrackets("negation", pick(["-", "−"]), number(left - 1, place));
  const root: Make = (left, place) => inBrackets("root sign", "√(", number(left - 1, place), ")");
  // Products of what is tiny or undefined with 0, and differences of what is nearly equal.
  const vanishing: Make = (left, place) => {
    const inner = number(left - 1, place);
    const forms: Part[][] = [
      ["0*", inner],
      [inner, " - ", inner],
      [inner, "/", inner],
      ["(", inner, ")^0"],
    ];
    return inBrackets("cancelling operands", ...pick(forms));
  };
  // What identities are tempted to undo, where it may only be undone for some numbers.
  const undone: Make = (left, place) => {
    const inner = number(left - 1, place);
    const forms: Part[][] = [
      ["√((", inner, ")²)"],
      ["((", inner, `)^${pick(["2", "4", "-2"])})^${pick(["0.5", "1.5", "-0.5", "0.25"])}`],
      ["log((", inner, `)^${pick(["2", "3", "-1"])})`],
      ["exp(log(", inner, "))"],
      ["acosh(cosh(", inner, "))"],
      ["asin(sin(", inner, "))"],
      ["(√(", inner, "))²"],
      ["abs(", inner, ")*(", inner, ")"],
    ];
    return inBrackets("undone operations", ...pick(forms));
  };
  return {
    undone,
    sum,
    difference,
    times,
    sideBySide,
    quotient,
    power,
    toConstant,
    toIndex,
    negative,
    root,
    vanishing,
  };
}

export function callMakers({ random, pick, chance, share }: Chooser, number: Make) {
  const typed = (name: string): string => (chance(0.25) ? pick(spellingsOf(name)) : name);
  const call = (name: string, head: string, operands: readonly Tree[]): Tree =>
    tree(
      "number",
      name,
      `${head}(`,
      ...operands.flatMap((operand, place) => (place === 0 ? [operand] : [", ", operand])),
      ")",
    );
  const unary: Make = (left, place) => {
    const name = pick(UNARY);
    return call(name, typed(name), [number(left - 1, place)]);
  };
  const binary: Make = (left, place) => {
    const name = pick(BINARY);
    const [a, b] = share(left, 2);
    return call(name, typed(name), [number(a!, place), number(b!, place)]);
  };
  const variadic: Make = (left, place) => {
    const name = pick(VARIADIC);
    // One operand of a maximum alone would be a vector.
    const count = (name === "hypot" ? 1 : 2) + Math.floor(random() * 3);
    const operands = share(left, count).map((each) => number(each, place));
    if (name !== "hypot" && chance(0.2)) operands[1] = operands[0]!;
    // What begins with an index would be a loop over it, so that it stands in brackets.
    operands[0] = inBrackets("brackets", operands[0]!);
    return call(name, typed(name), operands);
  };
  const ordered: Make = (left, place) => {
    const name = pick(ORDERED);
    return call(name, `${typed(name)}`, [
      tree("number", "order", pick(["0", "1", "2", "3"])),
      number(left - 1, place),
    ]);
  };
  const written: Make = (left, place) => {
    const [a, b] = share(left, 2);
    const operands = [number(a!, place), number(b!, place)];
    return chance(0.5) ? call("pow", "pow", operands) : call("log to a base", "log", operands);
  };
  return { unary, binary, variadic, ordered, written };
}
