/** Arithmetic of polynomials by its laws, on random ones in up to three atoms. */
import { describe, expect, it } from "vitest";
import { rational } from "../../src/ast/rational.ts";
import {
  commonDivisor,
  exactQuotient,
  type Polynomial,
  polynomial,
  times,
} from "../../src/simplify/polynomial.ts";
import { randomFrom } from "../support/random-formula.ts";

type Term = readonly [coefficient: number, ...exponents: number[]];

const made = (...terms: readonly Term[]): Polynomial =>
  polynomial(
    terms.map(([coefficient, ...exponents]) => ({
      exponents,
      coefficient: rational(coefficient),
    })),
  );

/** Coefficients by exponents, in an order of their own. */
const shown = (of: Polynomial | undefined): string | undefined =>
  of &&
  [...of.values()]
    .map(({ exponents, coefficient }) => `${coefficient.toFraction()}·[${exponents.join()}]`)
    .sort()
    .join(" + ");

const random = randomFrom(31);
const below = (end: number): number => Math.floor(random() * end);

function drawn(atoms: number, terms: number): Polynomial {
  const found = made(
    ...Array.from({ length: terms }, (): Term => {
      const exponents = Array.from({ length: below(atoms + 1) }, () => below(4));
      while (exponents.at(-1) === 0) exponents.pop();
      return [below(9) - 4 || 5, ...exponents];
    }),
  );
  return found.size === 0 ? made([1]) : found;
}

describe("polynomials", () => {
  it("add like terms, and lose those that cancel", () => {
    expect(shown(made([2, 1], [3, 0, 1], [4, 1], [-3, 0, 1]))).toBe("6·[1]");
    expect(made([1, 2], [-1, 2]).size).toBe(0);
    expect(shown(times(made([1, 1], [1]), made([1, 1], [-1])))).toBe("-1·[] + 1·[2]");
    expect(shown(times(made([2, 0, 1]), made([3, 1])))).toBe("6·[1,1]");
  });

  it("are divided by what they were multiplied with", () => {
    for (let i = 0; i < 300; i++) {
      const [a, b] = [drawn(1 + (i % 3), 1 + below(4)), drawn(1 + (i % 3), 1 + below(4))];
      expect(shown(exactQuotient(times(a, b), b))).toBe(shown(a));
    }
  });

  it("are not divided by what leaves a remainder", () => {
    for (let i = 0; i < 100; i++) {
      const [a, b] = [drawn(2, 2), drawn(2, 3)];
      const isUnit = b.size === 1;
      if (isUnit) continue;
      const more = polynomial([...times(a, b).values(), ...made([1]).values()]);
      expect(shown(exactQuotient(more, b))).toBeUndefined();
    }
    expect(exactQuotient(made([1, 1]), made([1, 2]))).toBeUndefined();
    expect(exactQuotient(made([1, 0, 1]), made([1, 1]))).toBeUndefined();
  });

  it("are divided in as many steps as are allowed", () => {
    const geometric = (terms: number): Polynomial =>
      made(...Array.from({ length: terms }, (_, i): Term => (i === 0 ? [1] : [1, i])));
    const difference = (power: number): Polynomial => made([1, power], [-1]);
    expect(shown(exactQuotient(difference(64), made([1, 1], [-1])))).toBe(shown(geometric(64)));
    expect(exactQuotient(difference(65), made([1, 1], [-1]))).toBeUndefined();
  });

  it("have the greatest divisor that both have, led by 1", () => {
    for (let i = 0; i < 100; i++) {
      const [p, q, r] = [1, 2, 3].map(() => below(7) - 3) as [number, number, number];
      const root = (at: number): Polynomial => (at === 0 ? made([1, 1]) : made([1, 1], [-at]));
      const [a, b] = [
        times(made([2]), times(root(p), root(q))),
        times(made([3]), times(root(p), root(r))),
      ];
      const expected = q === r ? times(root(p), root(q)) : root(p);
      expect(shown(commonDivisor(a, b))).toBe(shown(expected));
    }
    expect(shown(commonDivisor(made([1, 1], [1]), made([1, 1], [2])))).toBe("1·[]");
  });

  it("have none that is sought in several atoms, or in none", () => {
    const [a, b] = [made([1, 1], [1, 0, 1]), made([2, 1], [2, 0, 1])];
    expect(shown(commonDivisor(a, b))).toBe("1·[]");
    expect(shown(commonDivisor(made([2]), made([4])))).toBe("1·[]");
    expect(shown(commonDivisor(made([2, 1]), made([2, 0, 1])))).toBe("1·[]");
    expect(shown(commonDivisor(made([2, 0, 1]), made([6, 0, 2])))).toBe("1·[0,1]");
  });
});
