/** What the notations have in common for what runs over a range: reductions, scans and additions. */
import { indexedBy } from "../ast/indexed.ts";
import {
  type Index,
  isApplyOf,
  isConstant,
  type Node,
  type Reduce,
  type Scan,
  type Scatter,
} from "../ast/node.ts";
import type { IndexNames } from "./index-names.ts";
import { BIND, type Layout, type Notation, type Operand, type Piece } from "./layout.ts";

const whole = new WeakMap<Reduce, boolean>();

/** Whether the range is the length of exactly the vectors that the body indexes by the index. */
export function isOverItsVectors(node: Reduce): boolean {
  const known = whole.get(node) ?? overItsVectors(node);
  whole.set(node, known);
  return known;
}

function overItsVectors({ operands: [index, body] }: Reduce): boolean {
  const [lower, upper] = index.operands;
  if (!isConstant(lower, 1) || upper.kind !== "length") return false;
  const { vectors, beyond } = indexedBy(body, index);
  const measured = new Set(upper.operands);
  return (
    beyond === undefined &&
    vectors.length === measured.size &&
    vectors.every((vector) => measured.has(vector))
  );
}

/** A vector whose elements all have one form: `value` at each index of its length, or 0 there. */
export interface Uniform {
  readonly index: Index;
  readonly value: Node;
  /** Where the element is `value`; everywhere if there is no guard. */
  readonly guard: Node | undefined;
}

/** The form of all elements of a derivative by a vector, if there is one. */
export function uniformElements({ operands: [like], additions }: Scatter): Uniform | undefined {
  const [addition] = additions;
  if (addition === undefined || additions.length > 1) return undefined;
  const { loops, at, value, guard } = addition;
  const [index] = loops;
  if (index === undefined || loops.length > 1 || at.length > 1 || at[0] !== index) return undefined;
  const [lower, upper] = index.operands;
  const isWhole =
    isConstant(lower, 1) && upper.kind === "length" && upper.operands.includes(measuredBy(like!));
  if (!isWhole) return undefined;
  return { index, value, guard: isApplyOf(guard, "true") ? undefined : guard };
}

/** The vector whose length a vector made by additions has. */
const measuredBy = (like: Node): Node => (like.kind === "extent" ? like.operands[0]! : like);

/** How a notation writes a sum or a product over a range, from pieces. */
export interface RangeNotation {
  readonly times: string;
  over(
    op: "sum" | "product",
    name: string,
    ends: readonly [Piece[], Piece[]],
    body: Piece[],
  ): Layout;
  /** The notation with other names of indices. */
  named(names: IndexNames): Notation;
}

/**
 * A scan as the sums and products that it is: before the step at i, the start times all factors
 * passed, and each term passed times the factors passed after it. This reads back as another node,
 * of the same value.
 */
export function scanLayout(node: Scan, names: IndexNames, notation: RangeNotation): Layout {
  const [index, start, factor, term] = node.operands;
  const at = names.of(index);
  const isUp = node.direction === "up";
  const ends = (passed: string | undefined): [Piece[], Piece[]] => {
    const [lower, upper] = index.operands.map((node): Piece => operand(node));
    if (isUp) return [passed === undefined ? [lower!] : [`${passed} + 1`], [`${at} - 1`]];
    return [[`${at} + 1`], passed === undefined ? [upper!] : [`${passed} - 1`]];
  };
  const over = (op: "sum" | "product", body: Node, least: Operand["least"]): Layout => {
    const inner = names.with(index, names.unused());
    const pieces = [{ node: body, least, notation: notation.named(inner) }];
    return notation.over(op, inner.of(index), ends(undefined), pieces);
  };
  if (isConstant(term, 0)) {
    const product = over("product", factor, BIND.product);
    if (isConstant(start, 1)) return product;
    return times([operand(start, BIND.power)], product);
  }
  const sum = isConstant(factor, 1) ? over("sum", term, BIND.product) : termsPassed();
  if (isConstant(start, 0)) return sum;
  const first = isConstant(factor, 1)
    ? [operand(start, BIND.product)]
    : times([operand(start, BIND.power)], over("product", factor, BIND.product)).pieces;
  return { bind: BIND.sum, pieces: [...first, " + ", ...sum.pieces] };

  function times(left: Piece[], right: Layout): Layout {
    return { bind: BIND.product, pieces: [...left, notation.times, ...right.pieces] };
  }

  function termsPassed(): Layout {
    const inner = names.with(index, names.unused());
    const passed = inner.of(index);
    const later = inner.with(index, inner.unused());
    const factors = notation.over("product", later.of(index), ends(passed), [
      { node: factor, least: BIND.product, notation: notation.named(later) },
    ]);
    const first = { node: term, least: BIND.power, notation: notation.named(inner) };
    return notation.over("sum", passed, ends(undefined), times([first], factors).pieces as Piece[]);
  }
}

const operand = (node: Node, least: Operand["least"] = BIND.conditional): Operand => ({
  node,
  least,
});
