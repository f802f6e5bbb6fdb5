/**
 * Random formulas over the whole language: formula `k` of seed `s` is the same whenever it is made,
 * whatever was made before it.
 */
import { type Random, randomFrom } from "../support/random-formula.ts";
import { branchMakers, conditionMaker } from "./branches.ts";
import { loopMakers } from "./loops.ts";
import { nestMaker } from "./nests.ts";
import { arithmeticMakers, callMakers, leafMaker } from "./numbers.ts";
import {
  type Called,
  type Chooser,
  chooser,
  type Make,
  OUTSIDE,
  type Place,
  weighted,
} from "./place.ts";
import { tree, type Tree } from "./tree.ts";

/** How often loops are chosen, in most formulas and in those that are of loops above all. */
const SOME_LOOPS = 8;
const MANY_LOOPS = 45;
const SHARE_OF_MANY = 0.1;
/** Formulas that are nests of loops, and how deep those are. */
const SHARE_OF_NESTS = 0.07;
const DEPTHS = [3, 4, 5];

/** Operations that a formula has on average, and at most. */
const MEAN_SIZE = 4;
const LARGEST = 40;

/** The random numbers that all choices about a formula are made by. */
export function randomOf(seed: number, k: number): Random {
  // Two rounds of a mixer, so that neighbours have nothing in common (Steele et al., SplitMix, 2014).
  const mix = (x: number): number => {
    let z = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return randomFrom(mix(mix(seed) + Math.imul(k, 0x9e3779b9)));
}

/** A formula with numbers x, y and z, vectors u and v of one length, and the whole number n. */
export function randomTree(random: Random): Tree {
  const choices = chooser(random);
  if (choices.chance(SHARE_OF_NESTS)) return nestMaker(choices)(choices.pick(DEPTHS), OUTSIDE);
  const size = Math.min(LARGEST, Math.floor(-Math.log(1 - random()) * MEAN_SIZE) + 1);
  const loops = choices.chance(SHARE_OF_MANY) ? MANY_LOOPS : SOME_LOOPS;
  return program(choices, size, numberMaker(choices, loops));
}

function numberMaker(choices: Chooser, shareOfLoops: number): Make {
  const number: Make = (left, place) =>
    left <= 0 ? leaf(left, place) : weighted(choices.random, makers)(left, place);
  const condition = conditionMaker(choices, number);
  const leaf = leafMaker(choices);
  const arithmetic = arithmeticMakers(choices, number);
  const calls = callMakers(choices, number);
  const branches = branchMakers(choices, number, condition);
  const loops = loopMakers(choices, number);
  const called: Make = (left, place) => calledMaker(choices, number, left, place);
  // Often of a loop, of which derivatives of higher order are loops of another kind.
  const differentiated: Make = (left, place) =>
    (choices.chance(0.3) ? loops.loop : number)(left, place);
  const derivative: Make = (left, place) => derivativeMaker(choices, differentiated, left, place);
  const makers: readonly (readonly [number, Make])[] = [
    [10, arithmetic.sum],
    [7, arithmetic.difference],
    [14, arithmetic.times],
    [2, arithmetic.sideBySide],
    [7, arithmetic.quotient],
    [2, arithmetic.power],
    [6, arithmetic.toConstant],
    [1, arithmetic.toIndex],
    [3, arithmetic.negative],
    [1, arithmetic.root],
    [1, arithmetic.vanishing],
    [2, arithmetic.undone],
    [24, calls.unary],
    [4, calls.binary],
    [5, calls.variadic],
    [1, calls.ordered],
    [2, calls.written],
    [7, branches.conditional],
    [2, branches.piecewise],
    [shareOfLoops, loops.loop],
    [4, loops.whole],
    [1, loops.ofList],
    [15, called],
    [2, derivative],
  ];
  return number;
}

/** A call of a function that the text defines; where it defines none, something else. */
function calledMaker(
  { pick, share, chance }: Chooser,
  number: Make,
  left: number,
  place: Place,
): Tree {
  if (place.functions.length === 0) return number(left, place);
  const { name, takes } = pick(place.functions);
  const only = takes.length === 1 && takes[0] === "number";
  const primes = only && chance(0.3) ? pick(["'", "'", "''"]) : "";
  const operands = share(left, takes.length).flatMap((each, at) => [
    at === 0 ? "(" : ", ",
    takes[at] === "vector" ? tree("vector", "vector", pick(place.vectors)) : number(each, place),
  ]);
  const construct = primes === "" ? "call of a definition" : `call of ${primes}`;
  return tree("number", construct, `${name}${primes}`, ...operands, ")");
}

/** Derivatives by what is a number here, which loops may have hidden. */
function derivativeMaker(
  { pick, chance }: Chooser,
  number: Make,
  left: number,
  place: Place,
): Tree {
  const by = place.numbers.filter((name) => !place.indices.includes(name));
  if (by.length === 0) return number(left, place);
  const orders = chance(0.25) ? `${pick(by)}, ${pick(["2", ...by])}` : pick(by);
  const construct = orders.includes(",") ? "diff of a higher order" : "diff";
  return tree("number", construct, "diff(", number(left - 1, place), `, ${orders})`);
}

function program({ random, pick, chance, share }: Chooser, size: number, number: Make): Tree {
  const result = (left: number, place: Place): Tree => {
    if (random() < 0.95) return number(left, place);
    const shares = share(left, 2 + Math.floor(random() * 2));
    const items = shares.flatMap((each, at) => [at === 0 ? "[" : ", ", number(each, place)]);
    return tree("program", "several results", ...items, "]");
  };
  const roll = random();
  if (roll < 0.65 || size < 3) return result(size, OUTSIDE);
  const [a, b] = share(size, 2);
  if (roll < 0.75) {
    const value = number(a!, OUTSIDE);
    const rest = result(b!, { ...OUTSIDE, defined: ["q"] });
    return tree("program", "definition of a value", "q = ", value, "; ", rest);
  }
  const shapes: Called["takes"][] = [
    ["number"],
    ["number"],
    ["number", "number"],
    ["vector"],
    ["number", "vector"],
  ];
  const takes = pick(shapes);
  const names = takes.map((kind, at) => (kind === "vector" ? "w" : ["x", "t"][at]!));
  const own = names.filter((_, at) => takes[at] === "number");
  const body = number(a!, {
    ...OUTSIDE,
    numbers: chance(0.5) ? [...OUTSIDE.numbers, ...own] : own.length > 0 ? own : OUTSIDE.numbers,
    vectors: takes.includes("vector") ? ["w", "w", "u"] : OUTSIDE.vectors,
  });
  const first = [{ name: "f", takes }];
  const head = `f(${names.join(", ")}) = `;
  if (size < 6 || chance(0.6))
    return tree(
      "program",
      "definition of a function",
      head,
      body,
      "; ",
      result(b!, { ...OUTSIDE, functions: first }),
    );
  const [c, d] = share(b!, 2);
  const middle = number(c!, { ...OUTSIDE, numbers: ["x", "s"], functions: first });
  const functions: Called[] = [...first, { name: "g", takes: ["number"] }];
  const rest = result(d!, { ...OUTSIDE, functions });
  return tree("program", "function of a function", head, body, "; g(s) = ", middle, "; ", rest);
}
