/**
 * Formulas in which fuzzing found mistakes, each by what was wrong with it. All comparisons of the
 * fuzzer are made of them again, at the points of several seeds.
 */
import { expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { loadArbiters } from "../fuzzing/arbiter.ts";
import { look } from "../fuzzing/formula.ts";
import { wordsOf } from "../fuzzing/report.ts";
import { randomFrom } from "../support/random-formula.ts";
import { SMALL, thorough, type Unusual, type Ways } from "../fuzzing/ways.ts";

const SEEDS = 3;

const FOUND: readonly (readonly [was: string, text: string, unusual?: Unusual])[] = [
  [
    "a factor that two loops in one need in different branches is there in both",
    "(max(y - u[1], x, y)*u[1])*dot(u, u)",
  ],
  [
    "tests around additions in a loop in a loop are made before both",
    "diff((0*dot(u, v))^sum(i, (y*u[i])^i*u[i]), y)",
  ],
  ["constants of hyperbolic functions come to an end", "x*cosh(1e9)"],
  [
    "a function that gives back what it is given is not written as a call of itself without end",
    "f(x) = x; acot(x) + acoth(f(length(v)))",
  ],
  [
    "states that loops read in different branches may be read in vain where these become one loop",
    "atanh(max(z, y, product(i, v[i] + v[i])))",
  ],
  ["what a loop of states needs is kept where the loop is", "x^product(i, 1, 3, sinh(v[1]*i)^x)"],
  [
    "what a loop keeps has one vector, though loops in branches behind it keep it too",
    "product(i, sinh(piecewise(any(j, 1, length(v), y > u[i]), y, any(j, 1, 3, y > y), u[i], u[length(u)])) + v[i])",
  ],
  [
    "tests whose negation alone is needed elsewhere have a place where they are asked",
    "sum(j = 1, length(v), atan2(norm(v), (x**max(y, v[j], u[j], e))))",
  ],
  [
    "what only branches within their opposites use is computed in one that is never taken",
    "((((any(j, 1, 3, v[1] < v[1]) ? (x×(u[length(v)]×z)) : gamma((z + v[1]))))^2)^0.5)",
  ],
  [
    "loops that ask for tests of their own do not stand behind what those tests guard",
    "f(x) = sum(j, 1, 3, pow(product([x, x, (any(i, 1, 3, x < j) ? v[1] : v[1])]), (v[1] > 1 ? (((sec(v[1]))^j)**x) : u[1]))); ((√(acoth(f((f((z*v[1])) − (v[1]÷u[1]))))))²)",
  ],
  [
    "what is assigned in more than one place is no constant",
    "(min(z, u[1], (u[1]*y))^(any(i, 1, 3, x > v[1]) ? y : 10))",
  ],
  ["the reciprocal of what overflows is 0 in differences too", "(arctg(y) + log1mexp((u[1] − y)))"],
  [
    "a node is not guarded by a test that it is part of",
    "((((x <= v[1] <= x and 2.5e2 ≠ y) ? ((x*(2 − log(z)))÷(−pow(logaddexp(u[1], x), min((1), (y + v[1]))))) : ((floor(((−y) − (z + y))))⁻¹)))^7)",
  ],
  [
    "what a loop computes anew leaves what was computed outside as it was",
    "sum(i, ((y/sum(k, i, 4, piecewise(k >= u[i], i, z < u[length(v)] <= x, u[i], z))))*u[i])",
  ],
  ["a power whose exponent comes out as 0 is 1", "z*pow(z, log(1, 0.1))"],
  [
    "guards that miss what they ask give way",
    "f(x) = dot(v, v); pow((((((y*v[1])) (max(k = 2, 1, u[1])))*pi) + 1), y)",
  ],
  ["constants of hyperbolic functions come to an end below", "x/sech(1e9) + tanh(-1e9)*y"],
  [
    "what has no value is no factor of a sum of nothing",
    "sum(j, 1, n, x^j*asin(length(u))) + product(j, 1, n, x^j*asin(length(u)))",
  ],
  [
    "powers of what is negative are no factor of a sum of nothing",
    "sum(k, 1, n, u[1]^((x + k)/y))",
  ],
  ["roots of a product stay whole over one divisor", "1/((y*z)^1.5 + y)"],
  ["a root of 0 to divide by is no mistake of arithmetic", "(x - x)^-0.5*y"],
  ["steps too large for doubles are the formula's own", "cos(expm1(cot(1e30)^3))*x"],
  ["steps too small for doubles are the formula's own", "((x/3)^y)^erf(10)"],
  ["an infinite constant is no factor of a sum of nothing", "sum(k, 1, n, inf/(k*z))"],
  [
    "what is kept for nobody does not overwrite a derivative",
    "sum(i, 1, length(u), sum(k, 1, length(u), u[k] - u[k] - cos(v[k])))",
  ],
  ["constants that sink are not lost in a quotient of one node by itself", "cbrt(log10(x/y))^3"],
  [
    "nothing is multiplied by the factors of a product before something has come",
    "diff(product(k, (piecewise(u[k] <= x, log1mexp(k), z)) + v[k]), z)",
  ],
  [
    "what is kept in a branch has another name behind it",
    "tanh(min(k = 1, length(u), atan(v[k] - u[1])) - sum(i, sqrt(u[i])))",
  ],
  [
    "two nodes do not wait in guards that are made of one another",
    "max(j = 1, length(u), atan(product(i, sum(k, 1, 2, u[i]*v[k]))))",
  ],
  [
    "a test behind one that varies is not asked at every turn",
    "mean(k, 1, length(u), sum(j, 1, n, (u[k] < v[length(u)] <= v[1] ? u[k] : v[k])))",
  ],
  [
    "maxima begin with minus infinity, not with what is called so in a branch",
    "f(x, w) = 2*w[1] != sum(k, 0, 2, k) ? (any(j, 1, length(v), y < 2.5e2) ? w[1] : 1e-30) + max(j = 1, length(u), 1) : max(k = 2, 1, y); max(j = 1, length(u), sinc(u[1]/f(j, v)/f(u[j], v)))",
  ],
  ["the length of nothing is not positive", "sign(hypot(diff(y, x)))/z"],
  [
    "ranges that depend on one another find their levels",
    "product(k, 1, length(v), sum(i, 1, k, u[i] - k))",
  ],
  [
    "paths ask for what is found, whatever its sign",
    "sum(i = 1, 3, (x != u[i] ? v[i] + u[i] : mean(j = 1, i, u[j])))/sum(i = 1, 3, (cbrt(u[i])*v[i])^v[i])",
  ],
  [
    "states are there where a loop reads them that has no turns",
    "product(i = 1, 3, sum(j = i, length(u), product(k = 1, n, v[i] - v[k])))",
  ],
  [
    "what was kept is read at its place in whatever branch",
    "product(i = 1, length(u), (x > y ? u[i] : u[i] + v[i]) - atan2(v[i], v[i]))",
  ],
  [
    "no branch serves others by a test that is made of what it would compute",
    "sum(i = 1, 3, (u[i] < y < z ? product(j = 1, length(u), (u[1] > y ? x : v[i])) : (u[i] <= v[length(u)] < y ? (z < x ? u[1] : 0.5) : x*v[i])))",
  ],
  [
    "pieces load the index that a place is counted from",
    "product(i = 2, 3, (u[i] <= x ? 2 : sum(j = i, 3, u[i]*x)))",
    { pieces: SMALL },
  ],
  [
    "what a branch makes again is not read behind it",
    "product(i = 1, length(u), product(j = 1, n, (i <= v[i] ? max(u[j], y) : sum(k = 1, length(u), x))^v[j]))",
    { pieces: SMALL },
  ],
];

it.each(FOUND.map(([was, text, unusual = {}]) => [was, text, unusual] as const))(
  "%s: %s",
  async (_, text, unusual) => {
    const arbiters = await loadArbiters();
    const ways = (formula: Formula): Ways => thorough(formula, unusual);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const outcome = look(text, seed, randomFrom(seed), arbiters, ways);
      expect(outcome.refused).toBe(undefined);
      expect(wordsOf(outcome)).toBe("");
      expect(outcome.counts.bits).toBeGreaterThan(0);
    }
  },
);
