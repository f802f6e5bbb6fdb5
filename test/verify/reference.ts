/** The plainest evaluation there is: recursive, without memo, of small graphs; for tests of the real one. */
import type { Index, Node, Reduction, Scan } from "../../src/ast/node.ts";
import { entryOf } from "../../src/functions/catalogue.ts";
import type { Point, Vector } from "../../src/verify/points.ts";

type Indices = ReadonlyMap<Index, number>;
type Value = number | boolean;

export function referenceValue(root: Node, at: Point): Value {
  return valueOf(root, at, new Map());
}

function valueOf(node: Node, at: Point, indices: Indices): Value {
  const value = (other: Node): Value => valueOf(other, at, indices);
  const number = (other: Node): number => value(other) as number;
  switch (node.kind) {
    case "constant":
      return node.nearest;
    case "variable":
      return at[node.name] as number;
    case "index":
      return indices.get(node)!;
    case "conditional":
      return value(node.operands[0]) === true ? value(node.operands[1]) : value(node.operands[2]);
    case "apply":
      return (entryOf(node).kernel as (...all: Value[]) => Value)(...node.operands.map(value));
    case "length":
      return lengthOf(node.operands[0]!, at);
    case "element": {
      const [vector, position] = [node.operands[0], number(node.operands[1])];
      if (vector.kind !== "list")
        return (at[(vector as { name: string }).name] as Vector)[position - 1] ?? NaN;
      const item = vector.operands[position - 1];
      return item === undefined ? NaN : value(item);
    }
    case "reduce": {
      const [index, body] = node.operands;
      const turns = rangeOf(index, number);
      return joined(
        node.op,
        turns.map((i) => valueOf(body, at, new Map([...indices, [index, i]]))),
      );
    }
    case "scan":
      return stateBefore(node, at, indices);
    default:
      throw new Error(`no reference for ${node.kind}`);
  }
}

const lengthOf = (vector: Node, at: Point): number =>
  vector.kind === "list"
    ? vector.operands.length
    : (at[(vector as { name: string }).name] as Vector).length;

function rangeOf({ operands: [lower, upper] }: Index, number: (node: Node) => number): number[] {
  const first = number(lower);
  return Array.from({ length: Math.max(0, number(upper) - first + 1) }, (_, i) => first + i);
}

function joined(op: Reduction, values: readonly Value[]): Value {
  if (op === "any") return values.includes(true);
  const numbers = values as readonly number[];
  if (op === "sum") return numbers.reduce((sum, x) => sum + x, 0);
  if (op === "product") return numbers.reduce((product, x) => product * x, 1);
  return op === "max" ? Math.max(...numbers) : Math.min(...numbers);
}

function stateBefore(node: Scan, at: Point, indices: Indices): number {
  const [index, start, factor, term] = node.operands;
  const range = rangeOf(index, (bound) => valueOf(bound, at, indices) as number);
  const ordered = node.direction === "up" ? range : range.toReversed();
  let state = valueOf(start, at, indices) as number;
  for (const i of ordered) {
    if (i === indices.get(index)) return state;
    const there = new Map([...indices, [index, i] as const]);
    state = state * (valueOf(factor, at, there) as number) + (valueOf(term, at, there) as number);
  }
  throw new Error("an index outside its range");
}
