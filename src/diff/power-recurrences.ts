/**
 * Powers. A whole exponent is multiplied out by squares, which is right where the base is 0; an
 * exponent below 1 has no finite slope there, so it takes Euler's recurrence, which divides by the
 * base (Knuth, "The Art of Computer Programming", volume 2, section 4.7). One in between goes by
 * the chain rule, down to one below 1.
 */
import type { Builder } from "../ast/builder.ts";
import type { Apply, Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import {
  type Coefficient,
  type Recurrence,
  risingConvolution,
  scaled,
  weighted,
} from "./convolution.ts";

/** The recurrence of a power, or undefined where the chain rule serves. */
export function powerRecurrence(
  build: Builder,
  node: Apply,
  depends: (operand: Node) => boolean,
): Recurrence | undefined {
  const [base, exponent] = node.operands as readonly [Node, Node];
  if (depends(exponent)) return depends(base) ? generalPower(build, node) : undefined;
  if (exponent.kind !== "constant") return undefined;
  const { value } = exponent;
  if (value.compare(1) > 0)
    return value.d === 1n ? wholePower(build, base, Number(value.n)) : undefined;
  return euler(build, node, base, value);
}

/** v' = v*(r*u'/u): v_k*u_0 is the sum of ((r + 1)*j/k - 1)*u_j*v_(k-j). */
function euler(build: Builder, node: Apply, base: Node, exponent: Rational): Recurrence {
  return {
    below: [],
    at(k, of) {
      const sum = weighted(build, k, 1, k, (j) => {
        const weight = exponent.add(1).mul(rational(j, k)).sub(1);
        return scaled(build, weight, build.apply("*", of(base, j), of(node, k - j)));
      });
      return build.apply("/", sum, of(base, 0));
    },
  };
}

/**
 * Where base and exponent both vary. The rule of the catalogue counts the slope by the base as 0
 * where the exponent is 0, which holds for values but not for what comes after them.
 */
function generalPower(build: Builder, node: Apply): Recurrence {
  const [base, exponent] = node.operands as readonly [Node, Node];
  const less = build.apply("-", exponent, build.constant(1));
  const byBase = build.apply("*", exponent, build.apply("^", base, less));
  const byExponent = build.apply("*", node, build.apply("log", base));
  return {
    below: [byBase, byExponent],
    at: (k, of) =>
      scaled(
        build,
        rational(1, k),
        build.apply(
          "+",
          risingConvolution(build, k, k, base, byBase, of),
          risingConvolution(build, k, k, exponent, byExponent, of),
        ),
      ),
  };
}

/** One power of the base, as the product of two of those before it. */
interface Rung {
  readonly exponent: number;
  readonly left: number;
  readonly right: number;
}

/** The powers that `exponent` is multiplied up from, those of less first. */
function ladder(exponent: number): Rung[] {
  const exponents = new Set([exponent]);
  for (const whole of exponents) {
    if (whole < 2) continue;
    exponents.add(Math.floor(whole / 2)).add(Math.ceil(whole / 2));
  }
  return [...exponents]
    .filter((whole) => whole > 1)
    .sort((a, b) => a - b)
    .map((whole) => ({
      exponent: whole,
      left: Math.floor(whole / 2),
      right: Math.ceil(whole / 2),
    }));
}

function wholePower(build: Builder, base: Node, exponent: number): Recurrence {
  const rungs = ladder(exponent);
  const series = new Map<number, Node[]>(rungs.map((rung) => [rung.exponent, []]));
  const at = (k: number, of: Coefficient): Node => {
    const power = (whole: number, order: number): Node => {
      if (whole === 1) return of(base, order);
      return order === 0
        ? build.apply("^", of(base, 0), build.constant(whole))
        : series.get(whole)![order]!;
    };
    for (const { exponent: whole, left, right } of rungs)
      series.get(whole)![k] = weighted(build, k, 0, k, (j) =>
        build.apply("*", power(left, j), power(right, k - j)),
      );
    return power(exponent, k);
  };
  return { below: [], at };
}
