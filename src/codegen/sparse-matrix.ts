/**
 * Sparse matrices from lists of entries: entries at one place are summed, and the places put in
 * order, row by row. For code made in process, and as text for emitted modules.
 */

/** A sparse matrix as triplets; rows and columns are counted from 0. Of a Hessian the lower triangle. */
export interface SparseMatrix {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Entries, row, column and value one after the other, and the place of the first row and column. */
export type EntryBlock = readonly [entries: readonly number[], row: number, column: number];

export function sparseMatrix(blocks: readonly EntryBlock[]): SparseMatrix {
  const entries = blocks.flatMap(([list, row, column]) =>
    Array.from({ length: list.length / 3 }, (_, place) => [
      list[3 * place]! + row,
      list[3 * place + 1]! + column,
      list[3 * place + 2]!,
    ]),
  ) as [number, number, number][];
  entries.sort(([a, b], [c, d]) => a - c || b - d);
  const summed: [number, number, number][] = [];
  for (const entry of entries) {
    const last = summed.at(-1);
    if (last?.[0] === entry[0] && last[1] === entry[1]) last[2] += entry[2];
    else summed.push(entry);
  }
  return {
    rows: Int32Array.from(summed, ([row]) => row),
    columns: Int32Array.from(summed, ([, column]) => column),
    values: Float64Array.from(summed, ([, , value]) => value),
  };
}

export const sparseMatrixText = `function sparseMatrix(blocks) {
  const entries = blocks.flatMap(([list, row, column]) =>
    Array.from({ length: list.length / 3 }, (_, place) => [
      list[3 * place] + row,
      list[3 * place + 1] + column,
      list[3 * place + 2],
    ]),
  );
  entries.sort(([a, b], [c, d]) => a - c || b - d);
  const summed = [];
  for (const entry of entries) {
    const last = summed.at(-1);
    if (last?.[0] === entry[0] && last[1] === entry[1]) last[2] += entry[2];
    else summed.push(entry);
  }
  return {
    rows: Int32Array.from(summed, ([row]) => row),
    columns: Int32Array.from(summed, ([, column]) => column),
    values: Float64Array.from(summed, ([, , value]) => value),
  };
}`;
