/**
 * Sparse matrices from lists of entries: entries at one place are summed, and the places put in
 * order, row by row, by counting (Gustavson, "Two fast algorithms for sparse matrices", 1978). For
 * code made in process, and as text for emitted modules.
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
  const [rows, columns, values]: [number[], number[], number[]] = [[], [], []];
  for (const [entries, row, column] of blocks) {
    for (let k = 0; k < entries.length; k += 3) {
      rows.push(entries[k]! + row);
      columns.push(entries[k + 1]! + column);
      values.push(entries[k + 2]!);
    }
  }
  const order = countingSort(rows, countingSort(columns, [...rows.keys()]));
  let count = 0;
  for (const k of order) {
    const last = order[count - 1]!;
    if (count > 0 && rows[last] === rows[k] && columns[last] === columns[k]) {
      values[last]! += values[k]!;
    } else {
      order[count++] = k;
    }
  }
  const kept = order.slice(0, count);
  return {
    rows: Int32Array.from(kept, (k) => rows[k]!),
    columns: Int32Array.from(kept, (k) => columns[k]!),
    values: Float64Array.from(kept, (k) => values[k]!),
  };
}

/** The places in `order` by their keys; those with one key stay as they are. */
function countingSort(keys: readonly number[], order: readonly number[]): number[] {
  const starts: number[] = [0];
  for (const key of keys) {
    while (starts.length < key + 2) starts.push(0);
    starts[key + 1]! += 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const sorted = [...order];
  for (const k of order) sorted[starts[keys[k]!]!++] = k;
  return sorted;
}

export const sparseMatrixText = `function sparseMatrix(blocks) {
  const [rows, columns, values] = [[], [], []];
  for (const [entries, row, column] of blocks) {
    for (let k = 0; k < entries.length; k += 3) {
      rows.push(entries[k] + row);
      columns.push(entries[k + 1] + column);
      values.push(entries[k + 2]);
    }
  }
  const order = countingSort(rows, countingSort(columns, [...rows.keys()]));
  let count = 0;
  for (const k of order) {
    const last = order[count - 1];
    if (count > 0 && rows[last] === rows[k] && columns[last] === columns[k]) {
      values[last] += values[k];
    } else {
      order[count++] = k;
    }
  }
  const kept = order.slice(0, count);
  return {
    rows: Int32Array.from(kept, (k) => rows[k]),
    columns: Int32Array.from(kept, (k) => columns[k]),
    values: Float64Array.from(kept, (k) => values[k]),
  };
}

function countingSort(keys, order) {
  const starts = [0];
  for (const key of keys) {
    while (starts.length < key + 2) starts.push(0);
    starts[key + 1] += 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key] += starts[key - 1];
  const sorted = [...order];
  for (const k of order) sorted[starts[keys[k]]++] = k;
  return sorted;
}`;
