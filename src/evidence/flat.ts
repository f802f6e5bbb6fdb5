/** Derivatives of every shape as rows of numbers, one for each coordinate of the variables in order. */
import type { SparseMatrix } from "../codegen/runtime/sparse-matrix.ts";
import { type Gradient, type Point, pointOf, valueAt } from "../verify/points.ts";

type Entry = number | ArrayLike<number>;
type Keyed = Readonly<Record<string, Entry>>;

/** The numbers of a gradient or a direction, in the order of `names`. */
export function flat(gradient: Keyed, names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const entry = gradient[name]!;
    return typeof entry === "number" ? [entry] : Array.from(entry);
  });
}

/** The gradient that has these numbers, in the shape of the point. */
export function shaped(numbers: readonly number[], at: Point, names: readonly string[]): Gradient {
  let from = 0;
  const entries = names.map((name) => {
    const value = valueAt(at, name);
    if (typeof value === "number") return numbers[from++]!;
    return Float64Array.from(numbers.slice(from, (from += value.length)));
  });
  return pointOf(names, entries) as Gradient;
}

/** How many numbers each variable is. */
export const sizes = (at: Point, names: readonly string[]): number[] =>
  names.map((name) => {
    const value = valueAt(at, name);
    return typeof value === "number" ? 1 : value.length;
  });

/** A Hessian as a matrix, of which each block is a number, a vector, or a matrix row by row. */
export function matrixOf(
  hessian: Readonly<Record<string, Keyed>>,
  at: Point,
  names: readonly string[],
): number[][] {
  const all = sizes(at, names);
  return names.flatMap((row, place) =>
    Array.from({ length: all[place]! }, (_, i) =>
      names.flatMap((column, other) => {
        const block = hessian[row]![column]!;
        if (typeof block === "number") return [block];
        return Array.from({ length: all[other]! }, (_, j) => block[i * all[other]! + j]!);
      }),
    ),
  );
}

/** `row` times a matrix with so many columns, given by its entries. */
export function timesSparse(
  row: readonly number[],
  { rows, columns, values }: SparseMatrix,
  width: number,
): number[] {
  const product = Array.from({ length: width }, () => 0);
  values.forEach((value, at) => {
    product[columns[at]!]! += row[rows[at]!]! * value;
  });
  return product;
}

/** `row` times a matrix. */
export function times(row: readonly number[], matrix: readonly (readonly number[])[]): number[] {
  const width = matrix[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    row.reduce((sum, weight, at) => sum + weight * matrix[at]![column]!, 0),
  );
}

/** The whole of a symmetric matrix from its lower triangle. */
export function symmetric({ rows, columns, values }: SparseMatrix): SparseMatrix {
  const above = [...values.keys()].filter((at) => rows[at] !== columns[at]);
  return {
    rows: Int32Array.of(...rows, ...above.map((at) => columns[at]!)),
    columns: Int32Array.of(...columns, ...above.map((at) => rows[at]!)),
    values: Float64Array.of(...values, ...above.map((at) => values[at]!)),
  };
}
