/**
 * The constructors of sums, products and vectors, for any builder. An index gets the level that its
 * reduction needs, so that equal reductions are one node; reductions of what says its own result
 * (of 0, of nothing) are that. Nothing here changes a value by a bit.
 */
import type { Builder } from "../ast/builder.ts";
import { FormulaError } from "../ast/formula-error.ts";
import { levelOver } from "../ast/free.ts";
import { isConstant, isVector, type Index, type Node, type Reduction } from "../ast/node.ts";
import { withIndex } from "../ast/rebuild.ts";

/** Marks an index on its way to another level. */
const UNBOUND = -1;

/** Levels that indices may have, which bounds the loops in one another. */
export const MOST_LEVELS = 64;

/** A level above those of all indices in a body, from which a reduction comes down. */
export const ABOVE_ALL = 1_000;

/** The reduction of `body` over `index`, which moves to the level that is needed. */
export function reduceValue(build: Builder, op: Reduction, index: Index, body: Node): Node {
  const [lower, upper] = index.operands;
  const level = levelOver([body, lower, upper], index);
  if (level >= MOST_LEVELS && level < ABOVE_ALL) throw tooManyLevels();
  if (level !== index.level) {
    const { graph } = build;
    // Upward by way of an index that nothing binds, for which the binders inside make room.
    const free = graph.index(lower, upper, level, index.name, UNBOUND);
    const open = level > index.level ? withIndex(body, index, free, build) : body;
    const renamed = build.index(lower, upper, level, index.name);
    return build.reduce(op, renamed, withIndex(open, open === body ? index : free, renamed, build));
  }
  if (isEmpty(index)) return neutral(build, op);
  return ofPlainBody(build, op, index, body) ?? build.graph.reduce(op, index, body);
}

const tooManyLevels = (): FormulaError =>
  new FormulaError({
    code: "sums-too-deep",
    message: `sums and their kind depend on more than ${MOST_LEVELS} indices at once`,
  });

/** Whether the range is known to have nothing in it. */
function isEmpty({ operands: [lower, upper] }: Index): boolean {
  if (lower.kind !== "constant" || upper.kind !== "constant") return false;
  return upper.value.compare(lower.value) < 0;
}

/** What a reduction over nothing is. */
export function neutral(build: Builder, op: Reduction): Node {
  switch (op) {
    case "sum":
      return build.constant(0);
    case "product":
      return build.constant(1);
    case "max":
      return build.apply("neg", build.apply("inf"));
    case "min":
      return build.apply("inf");
    case "any":
      return build.apply("false");
  }
}

function ofPlainBody(build: Builder, op: Reduction, index: Index, body: Node): Node | undefined {
  switch (op) {
    case "sum":
      return isConstant(body, 0) ? body : undefined;
    case "product":
      return isConstant(body, 1) ? body : undefined;
    case "any":
      return body.free.includes(index)
        ? undefined
        : build.apply("and", isInhabited(build, index), body);
    default:
      return undefined;
  }
}

/** The test that a range has something in it. */
export function isInhabited(build: Builder, { operands: [lower, upper] }: Index): Node {
  return build.apply("<=", lower, upper);
}

/** `vector[position]`; of a vector written out, at a place written out, that element. */
export function elementValue(build: Builder, vector: Node, position: Node): Node {
  if (!isVector(vector)) throw new Error("an element of what is no vector");
  if (vector.kind === "list" && position.kind === "constant" && position.value.d === 1n) {
    const item = vector.operands[position.nearest - 1];
    if (item !== undefined) return item;
  }
  return build.graph.element(vector, position);
}

/** The common length of vectors, each counted once; of those written out, if there is one, theirs. */
export function lengthValue(build: Builder, vectors: readonly Node[]): Node {
  const different = [...new Set(vectors)].sort((a, b) => a.id - b.id);
  const lists = different.filter((vector) => vector.kind === "list");
  const [first] = lists;
  const same = lists.every((list) => list.operands.length === first!.operands.length);
  if (first !== undefined && lists.length === different.length && same)
    return build.constant(first.operands.length);
  return build.graph.length(different);
}

/**
 * What tells the length of a vector where nothing within the range of `index` means anything: a
 * list that depends on it is as long as one of zeros.
 */
export function measured(build: Builder, vector: Node, { level }: Index): Node {
  const isInside = vector.free.some((index) => index.level >= level);
  return isInside ? build.list(vector.operands.map(() => build.constant(0))) : vector;
}
