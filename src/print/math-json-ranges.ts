/**
 * Sums, products and vectors in MathJSON: `["Sum", body, ["Limits", "i", 1, "n"]]`, `["At", "x",
 * "i"]`. A maximum over a range is that of a list of values, which a function of the index makes.
 */
import {
  type Element,
  type Extent,
  type Index,
  isConstant,
  type Length,
  type List,
  type Node,
  type Reduce,
  type Scan,
  type Scatter,
  type States,
} from "../ast/node.ts";
import type { IndexNames } from "./index-names.ts";
import { BIND, type Notation, type Piece } from "./layout.ts";
import { symbolText } from "./math-json-names.ts";
import { uniformElements } from "./ranges.ts";

const part = (node: Node, notation?: Notation): Piece => ({
  node,
  least: BIND.atom,
  ...(notation && { notation }),
});

const list = (head: string, ...operands: readonly (readonly Piece[])[]): Piece[] => [
  `["${head}"`,
  ...operands.flatMap((operand) => [", ", ...operand]),
  "]",
];

export function mathJsonRange(
  node: Index | Reduce | Scan | States | Element | Length | List | Extent | Scatter,
  names: IndexNames,
  named: (names: IndexNames) => Notation,
): readonly Piece[] {
  switch (node.kind) {
    case "index":
      return [symbolText(names.of(node))];
    case "reduce":
      return reduction(node, names);
    case "scan":
      return recurrence(node, names, named);
    case "states":
      return [part(node.operands[1])];
    case "element":
      return list("At", [part(node.operands[0])], [part(node.operands[1])]);
    case "length":
      return list("Length", [part(node.operands[0]!)]);
    case "list":
      return list("List", ...node.operands.map((item) => [part(item)]));
    case "extent":
      return list("Tuple", ...node.operands.map((vector) => [part(vector)]));
    case "scatter":
      return scatter(node, names);
  }
}

const limits = (name: string, lower: readonly Piece[], upper: readonly Piece[]): Piece[] =>
  list("Limits", [symbolText(name)], lower, upper);

function reduction({ op, operands: [index, body] }: Reduce, names: IndexNames): Piece[] {
  const [lower, upper] = index.operands.map((bound) => [part(bound)]);
  const name = names.of(index);
  if (op === "sum" || op === "product")
    return list(op === "sum" ? "Sum" : "Product", [part(body)], limits(name, lower!, upper!));
  return list(
    op === "any" ? "Any" : op === "max" ? "Max" : "Min",
    valuesOver(index, [part(body)], names),
  );
}

/** The values at all indices of a range, as a list. */
function valuesOver(index: Index, value: readonly Piece[], names: IndexNames): Piece[] {
  const [lower, upper] = index.operands.map((bound) => [part(bound)]);
  return list("Map", list("Range", lower!, upper!), functionOf(names.of(index), value));
}

const functionOf = (name: string, body: readonly Piece[]): Piece[] =>
  list("Function", body, [symbolText(name)]);

/**
 * The state before the step at i: the start times all factors passed, and each term passed times
 * the factors passed after it.
 */
function recurrence(
  { direction, operands: [index, start, factor, term] }: Scan,
  names: IndexNames,
  named: (names: IndexNames) => Notation,
): readonly Piece[] {
  const [lower, upper] = index.operands.map((bound): Piece[] => [part(bound)]);
  const next = (name: string): Piece[] => list("Add", [symbolText(name)], ["1"]);
  const last = (name: string): Piece[] => list("Subtract", [symbolText(name)], ["1"]);
  const here = names.of(index);
  const passed = (name: string): Piece[] =>
    direction === "up" ? limits(name, lower!, last(here)) : limits(name, next(here), upper!);
  const inner = names.with(index, names.unused());
  const product = list("Product", [part(factor, named(inner))], passed(inner.of(index)));
  const first = isConstant(start, 1) ? product : list("Multiply", [part(start)], product);
  if (isConstant(term, 0)) return first;
  const later = inner.with(index, inner.unused());
  const between =
    direction === "up"
      ? limits(later.of(index), next(inner.of(index)), last(here))
      : limits(later.of(index), next(here), last(inner.of(index)));
  const rest = list("Product", [part(factor, named(later))], between);
  const terms = list("Multiply", [part(term, named(inner))], rest);
  const sum = list("Sum", terms, passed(inner.of(index)));
  return isConstant(start, 0) ? sum : list("Add", first, sum);
}

/** One form for all elements, as a list; or what is added at each place, as places with sums. */
function scatter(node: Scatter, names: IndexNames): Piece[] {
  const { additions } = node;
  const uniform = uniformElements(node);
  if (uniform !== undefined) {
    const { index, value, guard } = uniform;
    const whole = [part(value)];
    const element =
      guard === undefined ? whole : list("Which", [part(guard)], whole, ['"True"'], ["0"]);
    return valuesOver(index, element, names);
  }
  const added = additions.map(({ loops, at, value, guard }) => {
    const ranges = loops.map((index) => {
      const [lower, upper] = index.operands.map((bound) => [part(bound)]);
      return limits(names.of(index), lower!, upper!);
    });
    return list(
      "Tuple",
      ...at.map((place) => [part(place)]),
      list("Which", [part(guard)], [part(value)]),
      ...ranges,
    );
  });
  return list("List", ...added);
}
