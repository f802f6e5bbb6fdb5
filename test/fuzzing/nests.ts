/**
 * Random nests: loops in one another, mostly over whole vectors, and conditions in them that ask for
 * their elements. Each loop has derivatives of several loops that share ranges and branches, which
 * is what code generation is most easily wrong about.
 */
import type { Random } from "../support/random-formula.ts";
import { type Chooser, chooser, type Make, OUTSIDE, within } from "./place.ts";
import { textOf, tree, type Tree } from "./tree.ts";

const KINDS = ["sum", "sum", "sum", "product", "product", "mean", "max", "min"];
/** By depth, so that loops in one another have the ranges but not the indices of one another. */
const INDICES = ["i", "j", "k"];
const UNARY = ["sin", "exp", "tanh", "sqrt", "log", "abs", "atan", "cbrt"];
const BINARY = ["max", "min", "atan2", "hypot"];

/** A nest in the numbers x, y and z, the vectors u and v and the whole number n, the deeper the larger. */
export const randomNest = (random: Random, size: number): string =>
  textOf(nestMaker(chooser(random))(Math.min(5, 3 + Math.floor(size / 4)), OUTSIDE));

const SHARE_OF_STEADY = 0.2;

/** Makes a nest so deep; the number is operations in one another, not operations. */
export function nestMaker({ random, pick, chance }: Chooser): Make {
  const leaf: Make = (_, { inVectors: indices, vectors, numbers }) => {
    const roll = random();
    if (indices.length > 0 && roll < 0.6)
      return tree("number", "element", `${pick(vectors)}[${pick(indices)}]`);
    if (roll < 0.68)
      return tree("number", "element", `${pick(vectors)}[${pick(["1", "2", "length(u)"])}]`);
    if (indices.length > 0 && roll < 0.74) return tree("number", "index", pick(indices));
    if (roll < 0.9) return tree("number", "variable", pick(numbers));
    return tree("number", "literal", pick(["2", "0.5"]));
  };

  const condition: Make = (deep, place) => {
    const { indices } = place;
    const roll = random();
    if (roll < 0.2) {
      const sign = (): string => pick([" < ", " <= "]);
      const [low, middle, high] = [leaf(0, place), leaf(0, place), leaf(0, place)];
      return tree("condition", "chain", low, sign(), middle, sign(), high);
    }
    if (roll < 0.3 && deep > 0) {
      const name = pick(["and", "or"]);
      const [a, b] = [condition(deep - 1, place), condition(deep - 1, place)];
      return tree("condition", name, "(", a, ` ${name} `, b, ")");
    }
    if (roll < 0.4 && deep > 0 && indices.length < INDICES.length) {
      const index = INDICES[indices.length]!;
      const part = number(deep - 1, within(place, index, true));
      const head = `any(${index}, 1, length(u), `;
      return tree("condition", "any", head, part, pick([" < ", " > "]), leaf(0, place), ")");
    }
    const sign = pick([" < ", " <= ", " > ", " != "]);
    return tree("condition", "comparison", number(deep - 1, place), sign, leaf(0, place));
  };

  const loop: Make = (deep, around) => {
    // Some are the same at every turn of those around, and what they ask for is not.
    const place = chance(SHARE_OF_STEADY) ? { ...around, inVectors: [] } : around;
    const { indices, inVectors } = place;
    const [kind, index, outer] = [pick(KINDS), INDICES[indices.length]!, inVectors.at(-1)];
    const from = outer !== undefined && chance(0.15) ? outer : chance(0.05) ? "2" : "1";
    const to =
      outer !== undefined && chance(0.15)
        ? outer
        : pick(["length(u)", "length(u)", "length(u)", "length(u)", "3", "n"]);
    const body = number(deep - 1, within(place, index, true));
    const head = `${kind}(${index} = ${from}, ${to}, `;
    return tree("number", `${kind} over a range`, head, body, ")");
  };

  const two = (deep: number, place: Parameters<Make>[1]): [Tree, Tree] => [
    number(deep - 1, place),
    number(deep - 1, place),
  ];

  const number: Make = (deep, place) => {
    if (deep <= 0) return leaf(0, place);
    const roll = random();
    if (roll < 0.3 && place.indices.length < INDICES.length) return loop(deep, place);
    if (roll < 0.42) {
      const [[a, b], sign] = [two(deep, place), pick(["+", "-"])];
      return tree("number", sign, "(", a, ` ${sign} `, b, ")");
    }
    if (roll < 0.6) {
      const [a, b] = two(deep, place);
      return tree("number", "*", a, "*", b);
    }
    if (roll < 0.74) {
      const [a, b] = two(deep, place);
      const test = condition(deep - 1, place);
      return tree("number", "conditional", "(", test, " ? ", a, " : ", b, ")");
    }
    if (roll < 0.82) {
      const exponent = chance(0.5) ? leaf(0, place) : tree("number", "literal", pick(["2", "1.5"]));
      return tree("number", "^", "(", number(deep - 1, place), ")^", exponent);
    }
    const name = pick(roll < 0.93 ? UNARY : BINARY);
    const operands = roll < 0.93 ? [number(deep - 1, place)] : two(deep, place);
    const parts = operands.flatMap((operand, at) => (at === 0 ? [operand] : [", ", operand]));
    return tree("number", name, `${name}(`, ...parts, ")");
  };

  return (deep, place) => {
    if (chance(0.8)) return loop(deep, place);
    const sign = pick(["*", " + ", "/"]);
    return tree("number", sign.trim(), loop(3, place), sign, loop(deep - 1, place));
  };
}
