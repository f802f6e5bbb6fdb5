/**
 * Sums, products and vectors as formula text. The index of a maximum is declared, `max(i = 1, n, …)`,
 * since one of numbers could look like it. A derivative by a vector is written for people.
 */
import {
  type Addition,
  type Apply,
  type Element,
  type Extent,
  type Index,
  isApplyOf,
  type List,
  type Length,
  type Node,
  type Reduce,
  type Scan,
  type Scatter,
  type States,
} from "../ast/node.ts";
import type { IndexNames } from "./index-names.ts";
import { BIND, type Layout, type Notation, type Operand, type Piece } from "./layout.ts";
import {
  isOverItsVectors,
  type RangeNotation,
  scanLayout,
  type Uniform,
  uniformElements,
} from "./ranges.ts";

const operand = (node: Node): Operand => ({ node, least: BIND.conditional });

const atom = (...pieces: readonly Piece[]): Layout => ({ bind: BIND.atom, pieces });

/** Pieces between brackets; a list may have more of them than a call takes arguments. */
const enclosed = (open: string, pieces: readonly Piece[], close: string): Layout => ({
  bind: BIND.atom,
  pieces: [open, ...pieces, close],
});

export function rangeLayout(
  node: Index | Reduce | Scan | States | Element | Length | List | Extent | Scatter,
  names: IndexNames,
  named: (names: IndexNames) => Notation,
): Layout {
  switch (node.kind) {
    case "index":
      return atom(names.of(node));
    case "reduce":
      return reduction(node, names);
    case "scan":
      return scanLayout(node, names, { ...ranges, named });
    case "states":
      return atom(operand(node.operands[1]));
    case "element":
      return atom(
        { node: node.operands[0], least: BIND.atom },
        "[",
        operand(node.operands[1]),
        "]",
      );
    case "length":
      return enclosed("length(", listed(node.operands), ")");
    case "list":
      return enclosed("[", listed(node.operands), "]");
    case "extent":
      return atom(...listed(node.operands));
    case "scatter":
      return scatter(node, names);
  }
}

/** A sum over vectors, divided by their length. */
interface Mean extends Apply {
  readonly operands: readonly [Reduce, Length];
}

export function isMean(node: Apply): node is Mean {
  const [sum, count] = node.operands;
  if (node.fn !== "/" || sum?.kind !== "reduce" || sum.op !== "sum") return false;
  return sum.operands[0].operands[1] === count && isOverItsVectors(sum);
}

export const meanLayout = ({ operands: [sum] }: Mean, names: IndexNames): Layout =>
  overVectors("mean", sum, names);

/** A reduction over the vectors that its body tells. */
function overVectors(form: string, node: Reduce, names: IndexNames): Layout {
  const [index, body] = node.operands;
  const vector = wholeVector(node);
  if (vector !== undefined) return atom(`${form}(`, operand(vector), ")");
  return atom(`${form}(${names.of(index)}, `, operand(body), ")");
}

function reduction(node: Reduce, names: IndexNames): Layout {
  const { op } = node;
  const [index, body] = node.operands;
  const name = names.of(index);
  const isExtreme = op === "max" || op === "min";
  if (isOverItsVectors(node) && (!isExtreme || wholeVector(node) !== undefined))
    return overVectors(op, node, names);
  const [lower, upper] = index.operands.map(operand);
  const sign = isExtreme ? " = " : ", ";
  return atom(`${op}(${name}${sign}`, lower!, ", ", upper!, ", ", operand(body), ")");
}

/** The vector whose elements are reduced as they are, if the range is its length. */
function wholeVector(node: Reduce): Node | undefined {
  const [index, body] = node.operands;
  if (body.kind !== "element" || body.operands[1] !== index || node.op === "any") return undefined;
  const [vector] = body.operands;
  return vector.kind === "variable" ? vector : undefined;
}

function listed(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap((node, index) => [...(index > 0 ? [", "] : []), operand(node)]);
}

const ranges: Omit<RangeNotation, "named"> = {
  times: "*",
  over: (op, name, [lower, upper], body) =>
    atom(`${op}(${name}, `, ...lower, ", ", ...upper, ", ", ...body, ")"),
};

/** The form of all elements, or `zeros(x): [i] += 2*x[i] for i = 1 … n; [1] += n`. */
function scatter(node: Scatter, names: IndexNames): Layout {
  const {
    operands: [like],
    additions,
  } = node;
  const uniform = uniformElements(node);
  if (uniform !== undefined) return uniformLayout(uniform, names);
  const added = additions.flatMap((addition, at): Piece[] => [
    at === 0 ? ": " : "; ",
    ...additionPieces(addition, names),
  ]);
  return { bind: BIND.conditional, pieces: ["zeros(", operand(like!), ")", ...added] };
}

/** `[2*x[i] for i = 1 … length(x)]`, or `[x[i] > 0 ? 1 : 0 for i = 1 … length(x)]`. */
function uniformLayout({ index, value, guard }: Uniform, names: IndexNames): Layout {
  const element: Piece[] =
    guard === undefined
      ? [operand(value)]
      : [{ node: guard, least: BIND.or }, " ? ", { node: value, least: BIND.or }, " : 0"];
  return atom("[", ...element, ...nestPieces([index], names), "]");
}

function additionPieces({ loops, at, value, guard }: Addition, names: IndexNames): Piece[] {
  const where = isApplyOf(guard, "true") ? [] : [" where ", operand(guard)];
  return ["[", ...listed(at), "] += ", operand(value), ...nestPieces(loops, names), ...where];
}

/** ` for i = 1 … n, j = 1 … i`. */
function nestPieces(loops: readonly Index[], names: IndexNames): Piece[] {
  return loops.flatMap((index, place): Piece[] => [
    place === 0 ? " for " : ", ",
    `${names.of(index)} = `,
    operand(index.operands[0]),
    " … ",
    operand(index.operands[1]),
  ]);
}
