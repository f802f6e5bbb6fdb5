/** Families of formulas that grow, on which other tools swell; with a point of each one's domain. */
import type { Point } from "../../src/verify/points.ts";

export interface Member {
  readonly text: string;
  readonly at: Point;
}

const numbered = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const pointOf = (name: string, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, value]));

const nearOne = (count: number): number[] => numbered(count, (i) => 1 + Math.sin(i) / count);

export function product(n: number): Member {
  return { text: numbered(n, (i) => `x${i}`).join("*"), at: pointOf("x", nearOne(n)) };
}

export function rosenbrock(n: number): Member {
  const terms = numbered(n - 1, (i) => `100*(x${i + 1} - x${i}^2)^2 + (1 - x${i})^2`);
  return { text: terms.join(" + "), at: pointOf("x", nearOne(n)) };
}

/** `f_k = sin(f_{k-1}*x) + f_{k-1}`, each used twice in the next. */
export function shared(k: number): Member {
  const definitions = numbered(k, (i) => {
    const before = i === 1 ? "x" : `f${i - 1}`;
    return `f${i} = sin(${before}*x) + ${before}`;
  });
  return { text: [...definitions, `f${k}`].join("\n"), at: { x: 0.7 } };
}

export function radicals(depth: number): Member {
  return { text: `${"sqrt(x + ".repeat(depth)}sqrt(x)${")".repeat(depth)}`, at: { x: 0.7 } };
}

const repulsion = (i: number): number => (50 + i) / 1000;
const attraction = (i: number): number => 1 + ((7 * i) % 50) / 100;

/**
 * The Helmholtz energy of a mixture (Griewank and Walther, "Evaluating Derivatives", 2008, the
 * running example of chapter 3), each attraction written out.
 */
export function helmholtz(n: number): Member {
  const names = numbered(n, (i) => `n${i}`);
  const b = `(${names.map((name, i) => `${repulsion(i + 1)}*${name}`).join(" + ")})`;
  const ideal = names.map((name) => `${name}*log(${name}/(1 - ${b}))`).join(" + ");
  const attracting = names.flatMap((x, i) =>
    names.map((y, j) => `${(attraction(i + 1) * attraction(j + 1)).toFixed(4)}*${x}*${y}`),
  );
  const ratio = `(1 + (1 + sqrt(2))*${b})/(1 + (1 - sqrt(2))*${b})`;
  return {
    text: `R*T*(${ideal}) - (${attracting.join(" + ")})/(sqrt(8)*${b})*log(${ratio})`,
    at: {
      R: 8.3,
      T: 3,
      ...pointOf(
        "n",
        numbered(n, (i) => (1 + i / n) / n),
      ),
    },
  };
}

export const productOfVector = (n: number): Member => ({
  text: "product(x)",
  at: { x: nearOne(n) },
});

export const rosenbrockOfVector = (n: number): Member => ({
  text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
  at: { x: nearOne(n) },
});

const ATTRACTING = "sum(i, sum(j, 1, length(n), n[i]*a[i]*a[j]*n[j]))";

export const helmholtzOfVectors = (n: number): Member => ({
  text: `B = dot(b, n)
    ideal = R*T*sum(i, n[i]*log(n[i]/(1 - B)))
    ideal - ${ATTRACTING}/(sqrt(8)*B)*log((1 + (1 + sqrt(2))*B)/(1 + (1 - sqrt(2))*B))`,
  at: {
    R: 8.3,
    T: 3,
    n: numbered(n, (i) => (1 + i / n) / n),
    a: numbered(n, attraction),
    b: numbered(n, repulsion),
  },
});
