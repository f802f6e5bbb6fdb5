/**
 * Random formulas with loops that have a value nearly everywhere: sums and their kind over vectors
 * and over short ranges, with bounds that depend on indices around them, branches in their bodies,
 * lists, definitions, functions called in bodies, and derivatives of all that.
 */
import type { Random } from "./random-formula.ts";

const KINDS = ["sum", "sum", "product", "mean", "max", "min"];
const INDICES = ["i", "j", "k"];
const UNARY = ["sin", "exp", "atan", "tanh", "sqrt", "log", "abs", "cbrt", "erf"];

/** What can be used at a place. */
interface Place {
  /** The indices, outermost first; the vectors reach as far as those in `inVectors`. */
  readonly indices: readonly string[];
  readonly inVectors: readonly string[];
  readonly values: readonly string[];
  readonly functions: readonly string[];
}

/** A formula in the numbers x and y and the vectors u and v, with about `size` operations. */
export function randomLoops(random: Random, size: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const split = (left: number): [number, number] => {
    const first = Math.floor(random() * left);
    return [first, left - 1 - first];
  };

  const leaf = ({ indices, inVectors, values }: Place): string => {
    const roll = random();
    if (roll < 0.3 && inVectors.length > 0) return `${pick(["u", "v"])}[${pick(inVectors)}]`;
    if (roll < 0.35) return `v[${pick(["1", "length(v)"])}]`;
    if (roll < 0.5 && indices.length > 0) return pick(indices);
    if (roll < 0.58 && values.length > 0) return pick(values);
    if (roll < 0.62) return `[x, y, ${pick(["2", "x*y", "u[1]"])}][${pick(["1", "2", "3"])}]`;
    return roll < 0.9 ? pick(["x", "y"]) : pick(["1", "2", "3", "0.5", "1/3", "pi"]);
  };

  /** A whole loop: over the vectors, or over a short range. */
  const loop = (left: number, place: Place): string => {
    const [a, b] = split(left);
    const picked = pick(KINDS);
    const index = pick(INDICES);
    // Within a loop over an index of that name, an undeclared one would make it one of numbers.
    const isHidden = place.indices.includes(index) && (picked === "max" || picked === "min");
    const kind = isHidden ? "sum" : picked;
    const without = (names: readonly string[]): string[] => names.filter((name) => name !== index);
    const indices = [...without(place.indices), index];
    const inside = { ...place, indices, inVectors: without(place.inVectors) };
    const roll = random();
    if (roll < 0.45) {
      const over = { ...inside, inVectors: [...inside.inVectors, index] };
      const body = number(a, over);
      const vector = pick(["u", "v", "[x, y]"]);
      // Nothing but a list is indexed by an index of a list.
      if (vector === "[x, y]")
        return `${kind}(${index}, ${number(a, inside)}${pick(["*", " + "])}${vector}[${index}])`;
      return `${kind}(${index}, (${body})${pick(["*", " + ", " - "])}${vector}[${index}])`;
    }
    const outer = place.indices.length > 0 && random() < 0.5 ? pick(place.indices) : undefined;
    const ranges: readonly (readonly [from: string, to: string, isInVectors: boolean])[] = [
      ["1", outer ?? "3", outer !== undefined && place.inVectors.includes(outer)],
      ["1", "length(v)", true],
      [outer ?? "2", "4", false],
      ["0", outer === undefined ? "2" : `${outer} - 1`, false],
      ["2", "1", false],
    ];
    const [from, to, isInVectors] = pick(ranges);
    const body = number(b, {
      ...inside,
      inVectors: isInVectors ? [...inside.inVectors, index] : inside.inVectors,
    });
    return `${kind}(${index}${kind === "max" || kind === "min" ? " =" : ","} ${from}, ${to}, ${body})`;
  };

  const condition = (left: number, place: Place): string => {
    const [a, b] = split(left);
    const roll = random();
    if (left > 2 && roll < 0.15) return `(${condition(a, place)} and ${condition(b, place)})`;
    if (left > 2 && roll < 0.3) return `(${condition(a, place)} or not ${condition(b, place)})`;
    if (roll < 0.4 && place.indices.length < 2) {
      const index = pick(INDICES.filter((name) => !place.indices.includes(name)));
      const inside = { ...place, indices: [...place.indices, index] };
      // Both sides are within the loop: what is over its index there must not be by that name.
      return `any(${index}, 1, 3, ${number(a, inside)} > ${number(b, inside)})`;
    }
    return `${number(a, place)} ${pick(["<", "<=", ">", ">=", "!="])} ${number(b, place)}`;
  };

  const number = (left: number, place: Place): string => {
    if (left <= 0) return leaf(place);
    const [a, b] = split(left);
    const roll = random();
    if (roll < 0.28 && place.indices.length < 3) return loop(left - 1, place);
    if (roll < 0.4) return `(${number(a, place)} ${pick(["+", "-"])} ${number(b, place)})`;
    if (roll < 0.54) return `${number(a, place)}*${number(b, place)}`;
    if (roll < 0.6) return `(${number(a, place)})/(${number(b, place)})`;
    if (roll < 0.66) return `(${number(left - 1, place)})^${pick(["2", "3", "-1", "0.5"])}`;
    if (roll < 0.68 && place.indices.length > 0)
      return `(${number(left - 1, place)})^${pick(place.indices)}`;
    if (roll < 0.76) {
      const [c, d] = split(b);
      return `(${condition(a, place)} ? ${number(c, place)} : ${number(d, place)})`;
    }
    if (roll < 0.79) return `max(${number(a, place)}, ${number(b, place)})`;
    if (roll < 0.82) return `${pick(["norm(v)", "dot(u, v)", "mean(u)", "max(v)", "product(u)"])}`;
    if (roll < 0.85) return `norm([${number(a, place)}, ${number(b, place)}])`;
    if (roll < 0.91 && place.functions.length > 0)
      return `${pick(place.functions)}(${number(left - 1, place)})`;
    return `${pick(UNARY)}(${number(left - 1, place)})`;
  };

  const outside: Place = { indices: [], inVectors: [], values: [], functions: [] };
  const roll = random();
  if (roll < 0.6 || size < 2) return number(size, outside);
  const [a, b] = split(size);
  if (roll < 0.7) return `q = ${number(a, outside)}; ${number(b, { ...outside, values: ["q"] })}`;
  if (roll < 0.9) {
    const body = number(a, outside);
    const functions = random() < 0.3 ? ["f", "f'"] : ["f"];
    return `f(x) = ${body}; ${number(b, { ...outside, functions })}`;
  }
  return `diff(${number(size - 1, outside)}, ${pick(["x", "y"])})`;
}
