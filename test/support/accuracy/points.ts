/**
 * Where functions are measured: over all doubles, by the logarithm of their size; and near the places
 * where a function may be hard: whole and half numbers, multiples of a quarter turn, however large,
 * zeros, limits of exponentials, and the ends of the range of doubles.
 */
import type { Random } from "../../../src/verify/random.ts";

/** Zeros and turning points of functions, and places where exponentials and powers leave the range. */
const PLACES = [
  0.5,
  1,
  2,
  3,
  4,
  10,
  0.3,
  Math.SQRT1_2,
  1.4616321449683622,
  -0.504083008264455,
  -1.573498473162391,
  -2.610720868444145,
  -2.4570247382208006,
  -2.7476826467274127,
  -3.1435808883499798,
  -3.955294284858598,
  Math.E,
  Math.LN2,
  Math.LN2,
  22,
  27.2,
  36.7,
  37.4,
  170.6243769563027,
  171.6243769563027,
  -170.5,
  352,
  355,
  709.78,
  710.47,
  -708.39,
  -745.13,
  5.92,
  26.54,
  -5.86,
  1.5e8,
  6.7e7,
  1e16,
  1.3e154,
  1.5e-154,
  2.55e305,
  1.844e19,
  1e5,
  1e-8,
];
const LARGEST = Number.MAX_VALUE;
const SMALLEST_NORMAL = 2 ** -1022;

type Draw = (random: Random) => number;

/** `x` moved by between half of itself and one gap between doubles. */
const near = (random: Random, x: number): number =>
  x * (1 + random.sign() * 2 ** -random.between(1, 53.5));

const draws: readonly (readonly [weight: number, draw: Draw])[] = [
  // The whole range.
  [4, (random) => random.sign() * random.between(1, 2) * 2 ** (random.below(2098) - 1074)],
  // Moderate sizes.
  [6, (random) => random.sign() * 10 ** random.between(-8, 3)],
  [4, (random) => random.between(-10, 10)],
  [2, (random) => random.between(-200, 200)],
  [1, (random) => random.between(-800, 800)],
  [3, (random) => near(random, random.sign())],
  [3, (random) => near(random, PLACES[random.below(PLACES.length)]! * random.sign())],
  [3, (random) => near(random, random.below(400) / 2 - 100)],
  [2, (random) => near(random, random.sign() * random.below(60) * (Math.PI / 4))],
  [1, (random) => random.below(2 ** 30) * 2 ** random.below(24) * (Math.PI / 2)],
  [1, (random) => random.sign() * LARGEST * random.between(0.2, 1)],
  [1, (random) => random.sign() * SMALLEST_NORMAL * random.between(0, 8)],
  [0.5, (random) => [0, 1, -1, 2, -2, 0.5, -0.5][random.below(7)]!],
];
const total = draws.reduce((sum, [weight]) => sum + weight, 0);

/** One operand. */
export function drawOperand(random: Random): number {
  let rest = random.between(0, total);
  return draws.find(([weight]) => (rest -= weight) < 0)![1](random);
}

/** Operands of one function, which stand in all relations to each other. */
export function drawOperands(random: Random, count: number): number[] {
  const first = drawOperand(random);
  const others = Array.from({ length: count - 1 }, () => related(random, first));
  return random.below(2) === 0 ? [first, ...others] : [...others, first];
}

function related(random: Random, x: number): number {
  switch (random.below(7)) {
    case 0:
      return near(random, random.sign() * x);
    case 1:
      return x * random.sign() * 2 ** random.between(-60, 60);
    case 2:
      // A whole multiple or part, nearly.
      return near(random, x * (1 + random.below(20)) ** random.sign());
    case 6:
      return x * random.below(100) ** random.sign();
    case 3:
      // A power in the range.
      return random.between(-745, 709.7) / Math.log(Math.abs(x));
    default:
      return drawOperand(random);
  }
}

/** A neighbour, near or not, for the search of worse points. */
export function moved(random: Random, x: number): number {
  if (random.below(3) === 0) return x + random.sign() * (1 + random.below(9)) * gapAt(x);
  return x * (1 + random.sign() * 2 ** -random.between(1, 52));
}

const gapAt = (x: number): number => Math.max(Math.abs(x) * 2 ** -52, Number.MIN_VALUE);
