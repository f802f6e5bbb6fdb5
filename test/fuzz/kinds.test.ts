/**
 * Differential fuzzing of the kinds of derivative: emitted code and interpreter agree to the bit,
 * all kinds agree with the witnesses, and with one another where one is made of others: sparse
 * matrices with dense ones, products with the matrices, and JVP with VJP, since the product of
 * cotangent, Jacobian and direction is the same from both sides. Seeds and budgets as for the other
 * formulas (differential.test.ts).
 */
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Gradient, Point, Value } from "../../src/codegen/point.ts";
import type { SparseMatrix } from "../../src/codegen/runtime/sparse-matrix.ts";
import { compile, type Compiled, type Direction, type Hessian } from "../../src/compile.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { flat, matrixOf, shaped, sizes, symmetric } from "../../src/evidence/flat.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { type Check, type Checks, fuzz, SEED, TIMEOUT } from "../support/fuzzing.ts";
import { applies, kindCertificate, ofOne, ofSeveral } from "../support/kind-certificate.ts";
import { type Random, randomFormula } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";
import { randomNest } from "../fuzzing/nests.ts";

const SIZES = [3, 7, 11];
/** Formulas up to this size meet the witnesses, too. */
const MOST_WITNESSED = 7;
/** What rounding may do to sums of products, relative to their terms. */
const TOLERANCE = 1e-9;
/** The same relative to the value over the variables, which may have cancelled in the derivative. */
const NATURAL_TOLERANCE = 1e-12;
/** Derivatives smaller than this may have lost a factor to underflow, which is outside the promise. */
const UNDERFLOWING = 1e-200;

type Whole = Compiled<Value, Gradient>;

const compiled = (formula: Formula, evaluate: "code" | "interpret" = "code"): Whole =>
  compile<Value, Gradient>(formula, { evaluate });

const isSeveral = ({ root }: Formula): boolean => root.kind === "list";

/** Numbers that are no multiples of one another. */
const irregular = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => Math.cos(1 + place * place));

/** Where and in which direction, against which cotangent. */
interface Place {
  readonly at: Point;
  /** The point as text. */
  readonly where: string;
  readonly direction: Direction<Gradient> & Gradient;
  readonly cotangent: number[];
  /** How many numbers there are to differentiate by. */
  readonly width: number;
}

function places(formula: Formula, { wrt }: Whole): Place[] {
  const { root } = formula;
  const results = root.kind === "list" ? root.operands.length : 1;
  return samplePoints<Point>(formula, { count: 3 }).points.map((at) => {
    const width = sizes(at, wrt).reduce((sum, size) => sum + size, 0);
    const direction = shaped(irregular(width), at, wrt) as Place["direction"];
    return { at, where: plain(at), direction, cotangent: irregular(results).reverse(), width };
  });
}

/** A function's result, or the code of the mistake in the point. */
function attempt<R>(run: () => R): R | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormulaError && error.code !== "not-differentiable") return error.code;
    throw error;
  }
}

/** All numbers in a result. Zeros compare equal whatever their sign, which is outside the promise. */
const plain = (result: unknown): string =>
  JSON.stringify(result, (_, part: unknown) => {
    if (ArrayBuffer.isView(part)) return Array.from(part as Float64Array);
    return typeof part === "number" ? String(part + 0) : part;
  });

const givesTheSameBits: Check = (formula) => {
  const all = [compiled(formula), compiled(formula, "interpret")];
  for (const { at, where, direction, cotangent } of places(formula, all[0]!)) {
    const against = isSeveral(formula) ? cotangent : cotangent[0]!;
    const said = (by: Whole): unknown[] => {
      const ofAny = [
        () => by.jacobian(at),
        () => by.valueAndJacobian(at),
        () => by.sparseJacobian(at),
        () => by.jvp(at, direction),
        () => by.vjp(at, against),
      ];
      const second = [
        () => by.hessian(at),
        () => by.sparseHessian(at),
        () => by.hvp(at, direction),
        ...(hasVectors(at) ? [] : [() => by.derivative(at)]),
      ];
      const each = isSeveral(formula) ? ofAny : [...ofAny, ...second];
      return each.map((run) => plain(attempt(run)));
    };
    expect(said(all[0]!), where).toEqual(said(all[1]!));
  }
};

const hasVectors = (at: Point): boolean =>
  Object.values(at).some((value) => typeof value !== "number");

const agreesWithTheWitnesses: Check = (formula) => {
  // Where a formula has no value at all, its derivatives are unspecified.
  if (
    variablesByName(formula).length === 0 ||
    samplePoints(formula, { count: 1 }).points.length === 0
  )
    return;
  for (const kind of isSeveral(formula) ? ofSeveral : ofOne) {
    if (!applies(formula, kind)) continue;
    const { disagreements } = kindCertificate(formula, kind, 3);
    const real = disagreements.filter(
      ({ ours, theirs }) => !(Math.max(Math.abs(ours), Math.abs(theirs)) < UNDERFLOWING),
    );
    expect(real.slice(0, 2), kind).toEqual([]);
  }
};

/** The whole of a matrix given by its entries. */
function dense({ rows, columns, values }: SparseMatrix, height: number, width: number): number[][] {
  const matrix = Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
  values.forEach((value, k) => (matrix[rows[k]!]![columns[k]!]! += value));
  return matrix;
}

/** Compares two numbers that should be one, as far as sums of these terms are exact. */
type Same = (ours: number, theirs: number, terms: readonly number[], what: string) => void;

/** The comparison at a place, of derivatives of the first order or the second. */
function comparison(by: Whole, { at, where }: Place, order: 1 | 2): Same {
  const least = Math.min(1, ...flat(at as Gradient, by.wrt).map(Math.abs));
  const natural = Math.max(1, ...[by.value(at)].flat().map(Math.abs)) / least ** order;
  return (ours, theirs, terms, what) => {
    const scale = sumOf(terms.map(Math.abs));
    const allowed = TOLERANCE * scale + NATURAL_TOLERANCE * natural + UNDERFLOWING;
    if (!Number.isFinite(allowed) || Math.abs(ours - theirs) <= allowed) return;
    expect(ours, `${what} ${where}`).toBe(theirs);
  };
}

function expectSameMatrix(same: Same, ours: number[][], theirs: number[][], what: string): void {
  const size = Math.max(...theirs.flat().filter(Number.isFinite).map(Math.abs), 0);
  ours.forEach((row, i) =>
    row.forEach((value, j) => same(value, theirs[i]![j]!, [size], `${what} ${i} ${j}`)),
  );
}

const productTerms = (row: readonly number[], by: readonly number[]): number[] =>
  row.map((value, place) => value * by[place]!);

const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

const isTheSameFromBothSides: Check = (formula) => {
  const by = compiled(formula);
  for (const place of places(formula, by)) {
    const { at, direction, cotangent, width } = place;
    const same = comparison(by, place, 1);
    const moving = flat(direction, by.wrt);
    const jacobian = by.jacobian(at).map((row) => flat(row, by.wrt));
    const against = isSeveral(formula) ? cotangent : cotangent[0]!;
    const slopes = [by.jvp(at, direction)].flat();
    const swept = flat(by.vjp(at, against), by.wrt);
    const products = jacobian.map((row) => productTerms(row, moving));
    products.forEach((terms, i) => same(slopes[i]!, sumOf(terms), terms, `jvp ${i}`));
    const [left, right] = [productTerms(cotangent, slopes), productTerms(swept, moving)];
    same(sumOf(left), sumOf(right), [...products.flat(), ...left, ...right], "vjp");
    const sparse = dense(by.sparseJacobian(at), jacobian.length, width);
    expectSameMatrix(same, sparse, jacobian, "sparse Jacobian");
  }
};

const hasOneHessian: Check = (formula) => {
  if (isSeveral(formula)) return;
  const by = compiled(formula);
  for (const place of places(formula, by)) {
    const { at, direction, width } = place;
    const same = comparison(by, place, 2);
    const hessian = matrixOf(by.hessian(at) as Hessian<Gradient>, at, by.wrt);
    const moving = flat(direction, by.wrt);
    const sparse = dense(symmetric(by.sparseHessian(at)), width, width);
    expectSameMatrix(same, sparse, hessian, "sparse Hessian");
    flat(by.hvp(at, direction), by.wrt).forEach((ours, i) => {
      const terms = productTerms(hessian[i]!, moving);
      same(ours, sumOf(terms), [...terms, ...hessian.flat()], `hvp ${i}`);
    });
    if (hasVectors(at) || width === 0) continue;
    const second = by.derivative(at) as number | Record<string, Gradient>;
    const nested =
      typeof second === "number" ? [[second]] : by.wrt.map((name) => flat(second[name]!, by.wrt));
    expectSameMatrix(same, nested, hessian, "derivative");
  }
};

const CHECKS: Checks = {
  "gives the same bits": givesTheSameBits,
  "is the same from both sides": isTheSameFromBothSides,
  "has one Hessian": hasOneHessian,
};
const CHECKS_OF_SMALL: Checks = { ...CHECKS, "agrees with the witnesses": agreesWithTheWitnesses };

/** Now and then several results of a generator, where its texts define nothing. */
const often =
  (make: (random: Random, size: number) => string) =>
  (random: Random, size: number): string => {
    const first = make(random, size);
    if (random() < 0.7 || first.includes(";")) return first;
    let second = make(random, 1 + Math.floor(random() * size));
    while (second.includes(";")) second = make(random, size);
    return `[${first}, ${second}]`;
  };

describe.each([
  ["formulas", often(randomFormula)],
  ["loops", often(randomLoops)],
  ["nests", randomNest],
] as const)(`kinds of derivative of random %s from seed ${SEED}`, (_, make) => {
  it.each(SIZES)(
    "of up to %d operations",
    (size) =>
      fuzz({
        runs: 3 * SIZES.length,
        size,
        make,
        checksOf: (operations) => (operations <= MOST_WITNESSED ? CHECKS_OF_SMALL : CHECKS),
      }),
    TIMEOUT,
  );
});
