/**
 * Sums over an index, as derivatives: every factor that does not depend on the index leaves the
 * sum, divisors too, and a sum of what does not depend on it at all is a multiple of that.
 *
 * A sum of no terms is 0 whatever its factors are, and 0 times an infinite one is not. So where a
 * range may be empty, a factor that is not sure to be finite leaves under the test that it is not;
 * for readers, who would wonder about the test, it stays inside.
 */
import type { Builder } from "../ast/builder.ts";
import { isApplyOf, isConstant, type Index, type Node } from "../ast/node.ts";
import { isInhabited, reduceValue } from "../functions/binders.ts";
import { hasTurns, isSurelyFinite } from "./finite.ts";
import type { Purpose } from "./forms.ts";

/** Factors looked at on the way into a product. */
const DEEPEST = 64;

/** The sum of `body` over `index`. */
export function sumOver(
  build: Builder,
  index: Index,
  body: Node,
  purpose: Purpose = "speed",
): Node {
  const { free, guarded, inside } = new Split(build, index, purpose).of(body, DEEPEST);
  const one = build.constant(1);
  if (isConstant(free, 1) && isConstant(guarded, 1)) return reduceValue(build, "sum", index, body);
  const sum = isConstant(inside, 1) ? turnsOf(build, index) : build.reduce("sum", index, inside);
  const factor =
    guarded === one
      ? free
      : build.apply(
          "*",
          free,
          build.conditional(isInhabited(build, index), guarded, build.constant(0)),
        );
  return build.apply("*", factor, sum);
}

/** How many numbers are in a range. */
export function turnsOf(build: Builder, { operands: [lower, upper] }: Index): Node {
  const all = build.apply("+", build.apply("-", upper, lower), build.constant(1));
  if (upper.kind === "length" && isConstant(lower, 1)) return upper;
  return build.apply("max", all, build.constant(0));
}

/** A product of what leaves a sum, what leaves it where it has terms, and what stays. */
interface Parts {
  readonly free: Node;
  readonly guarded: Node;
  readonly inside: Node;
}

class Split {
  readonly #build: Builder;
  readonly #index: Index;
  readonly #one: Node;
  /** Where what may be infinite goes: nowhere else than the rest, if there is always a term. */
  readonly #risky: keyof Parts;

  constructor(build: Builder, index: Index, purpose: Purpose) {
    this.#build = build;
    this.#index = index;
    this.#one = build.constant(1);
    this.#risky = hasTurns(index) ? "free" : purpose === "reading" ? "inside" : "guarded";
  }

  /** A node, or what it divides by, as a product. */
  of(node: Node, depth: number, divides = false): Parts {
    const varies = node.free.includes(this.#index);
    if (!varies && (this.#risky === "free" || this.#isSafe(node, divides)))
      return this.#all("free", node);
    const whole = this.#all(varies ? "inside" : this.#risky, node);
    if (depth === 0 || node.kind !== "apply") return whole;
    if (isApplyOf(node, "neg")) {
      const { free, guarded, inside } = this.of(node.operands[0]!, depth - 1, divides);
      return { free: this.#build.apply("neg", free), guarded, inside };
    }
    if (node.fn !== "*" && node.fn !== "/") return whole;
    const [a, b] = node.operands as readonly [Node, Node];
    const [left, right] = [
      this.of(a, depth - 1, divides),
      this.of(b, depth - 1, divides || node.fn === "/"),
    ];
    const all = [left, right].flatMap(({ free, guarded }) => [free, guarded]);
    if (all.every((part) => isConstant(part, 1)) && varies) return whole;
    const joined = (part: keyof Parts): Node => this.#build.apply(node.fn, left[part], right[part]);
    return { free: joined("free"), guarded: joined("guarded"), inside: joined("inside") };
  }

  /** A number by which to multiply, or divide, without a thought. */
  #isSafe(node: Node, divides: boolean): boolean {
    return divides ? node.kind === "constant" && !isConstant(node, 0) : isSurelyFinite(node);
  }

  #all(part: keyof Parts, node: Node): Parts {
    const one = this.#one;
    return { free: one, guarded: one, inside: one, [part]: node };
  }
}
