/** Random formulas with sums, vectors and lists, as text, from a random number generator. */
import type { Random } from "./random-formula.ts";

const VECTORS = ["u", "v", "w"];
const NUMBERS = ["a", "b", "n"];
const INDICES = ["i", "j", "k", "m"];
const WITH_BOUNDS = ["sum", "product", "mean", "max", "min"];

/**
 * A formula in the numbers a, b and n and the vectors u, v and w, with about `size` operations.
 * Sums without bounds index one vector at least by their index.
 */
export function randomSums(random: Random, size: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const split = (left: number): [number, number] => {
    const first = Math.floor(random() * left);
    return [first, left - 1 - first];
  };

  /** Not in the first and last place of any range, so that it may be beyond the vector. */
  const position = (indices: readonly string[]): string => {
    if (indices.length === 0 || random() < 0.2) return pick(["1", "2", "n"]);
    return `${pick(indices)}${pick(["", "", "", " + n", "*2"])}`;
  };

  const vector = (left: number, indices: readonly string[]): string => {
    if (random() < 0.75 || left <= 0) return pick(VECTORS);
    const [a, b] = split(left);
    return `[${number(a, indices)}, ${number(b, indices)}]`;
  };

  const leaf = (indices: readonly string[]): string => {
    const roll = random();
    if (roll < 0.35) return `${pick(VECTORS)}[${position(indices)}]`;
    if (roll < 0.45) return `[a, 2][${position(indices)}]`;
    if (roll < 0.6 && indices.length > 0) return pick(indices);
    return roll < 0.8 ? pick(NUMBERS) : pick(["0", "1", "2", "3", "0.5", "pi"]);
  };

  const sum = (left: number, indices: readonly string[]): string => {
    const [a, b] = split(left);
    const index = pick(INDICES);
    const inner = [...indices.filter((other) => other !== index), index];
    const body = number(a, inner);
    const form = pick(WITH_BOUNDS);
    if (random() < 0.5) {
      const declared = form === "max" || form === "min" || random() < 0.1;
      const upper = pick(["n", "3", "length(v)", "length(u, v)", number(b, indices)]);
      if (upper.includes(".5") || upper === "pi") return `${form}(${index} = 1, 2, ${body})`;
      return `${form}(${index}${declared ? " =" : ","} ${pick(["1", "2", "n"])}, ${upper}, ${body})`;
    }
    const indexed = `${vector(b, indices)}[${index}]`;
    return `${form}(${index}, ${body}${pick(["*", " + ", " - ", "/"])}${indexed})`;
  };

  const number = (left: number, indices: readonly string[]): string => {
    if (left <= 0) return leaf(indices);
    const [a, b] = split(left);
    const roll = random();
    if (roll < 0.4) return sum(left - 1, indices);
    if (roll < 0.5) return `(${number(a, indices)} ${pick(["+", "-"])} ${number(b, indices)})`;
    if (roll < 0.6) return `${number(a, indices)}*${number(b, indices)}`;
    if (roll < 0.65) return `(${number(a, indices)})/(${number(b, indices)})`;
    if (roll < 0.7) return `-${number(left - 1, indices)}`;
    if (roll < 0.75) return `(${number(left - 1, indices)})^2`;
    if (roll < 0.8) return `sin(${number(left - 1, indices)})`;
    if (roll < 0.84) return `max(${number(a, indices)}, ${number(b, indices)})`;
    if (roll < 0.87) {
      const otherwise = number(b, indices);
      return `(${number(a, indices)} < ${leaf(indices)} ? ${leaf(indices)} : ${otherwise})`;
    }
    if (roll < 0.9) {
      const index = pick(INDICES);
      const inner = [...indices.filter((other) => other !== index), index];
      return `(any(${index}, 1, n, ${number(a, inner)} > 0) ? 1 : ${number(b, indices)})`;
    }
    if (roll < 0.93) return `dot(${vector(a, indices)}, ${vector(b, indices)})`;
    if (roll < 0.97)
      return `${pick(["norm", "mean", "sum", "max", "product"])}(${vector(a, indices)})`;
    return `length(${pick(VECTORS)}, ${pick(VECTORS)})`;
  };

  return random() < 0.1 ? `[${number(size, [])}, ${number(2, [])}]` : number(size, []);
}
