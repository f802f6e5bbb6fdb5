/** Random formulas over the whole language, from a seed: the same seed gives the same formulas. */
import { catalogue } from "../../src/functions/catalogue.ts";

export type Random = () => number;

/** mulberry32: a small generator with a period of 2^32, enough for tests. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SIGNS = new Set(["+", "*", "/", "^", "neg"]);

const unary: string[] = [];
const variadic: string[] = [];
for (const [name, entry] of Object.entries(catalogue)) {
  if (entry.kind !== "real" || SIGNS.has(name)) continue;
  if (entry.variadic) variadic.push(name);
  else if (entry.parameters.length === 1) unary.push(name);
}

const VARIABLES = ["x", "y", "z"];
const CONSTANTS = ["0", "1", "2", "3", "0.5", "1/3", "pi", "e", "10", "0.1"];

/** A random formula in x, y and z with about `size` operations. */
export function randomFormula(random: Random, size: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const leaf = (): string => (random() < 0.75 ? pick(VARIABLES) : pick(CONSTANTS));
  const split = (left: number): [number, number] => {
    const first = Math.floor(random() * left);
    return [first, left - 1 - first];
  };
  const condition = (left: number): string => {
    const [a, b] = split(left);
    const roll = random();
    if (left > 3 && roll < 0.2) return `(${condition(a)} and ${condition(b)})`;
    if (left > 3 && roll < 0.4) return `(${condition(a)} or ${condition(b)})`;
    if (left > 1 && roll < 0.5) return `not (${condition(left - 1)})`;
    return `${number(a)} ${pick(["<", "<=", ">", ">=", "!="])} ${number(b)}`;
  };
  const number = (left: number): string => {
    if (left <= 0) return leaf();
    const [a, b] = split(left);
    const roll = random();
    if (roll < 0.18) return `(${number(a)} + ${number(b)})`;
    if (roll < 0.28) return `(${number(a)} - ${number(b)})`;
    if (roll < 0.46) return `${number(a)}*${number(b)}`;
    if (roll < 0.54) return `(${number(a)})/(${number(b)})`;
    if (roll < 0.62)
      return `(${number(left - 1)})^${pick(["2", "3", "-1", "0.5", "-2", "(1/3)", "1.5", "7"])}`;
    if (roll < 0.65) return `(${number(a)})^(${number(b)})`;
    if (roll < 0.69) return `(-${number(left - 1)})`;
    if (roll < 0.75) {
      const [c, d] = split(b);
      return `(${condition(a)} ? ${number(c)} : ${number(d)})`;
    }
    if (roll < 0.8) {
      const rest = Array.from({ length: Math.floor(random() * 3) }, () =>
        number(Math.floor(b / 2)),
      );
      const [fn, first] = [pick(variadic), number(a)];
      // One operand alone would be a vector.
      const others = rest.length === 0 && fn !== "hypot" ? [first] : rest;
      return `${fn}(${[first, ...others].join(", ")})`;
    }
    if (roll < 0.83) return `${pick(["atan2", "mod"])}(${number(a)}, ${number(b)})`;
    if (roll < 0.84) return `polygamma(${pick(["0", "1", "2"])}, ${number(left - 1)})`;
    return `${pick(unary)}(${number(left - 1)})`;
  };
  return number(size);
}
