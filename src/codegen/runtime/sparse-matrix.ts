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
  const length = blocks.reduce((sum, [entries]) => sum + entries.length / 3, 0);
  const rows = new Int32Array(length);
  const columns = new Int32Array(length);
  const values = new Float64Array(length);
  let last = -1;
  let isInOrder = true;
  for (const [entries, firstRow, firstColumn] of blocks) {
    for (let k = 0; k < entries.length; k += 3) {
      const row = entries[k]! + firstRow;
      const column = entries[k + 1]! + firstColumn;
      const above = last < 0 ? -1 : rows[last]!;
      const left = last < 0 ? -1 : columns[last]!;
      if (above === row && left === column) {
        values[last]! += entries[k + 2]!;
        continue;
      }
      if (above > row || (above === row && left > column)) isInOrder = false;
      last += 1;
      rows[last] = row;
      columns[last] = column;
      values[last] = entries[k + 2]!;
    }
  }
  const count = last + 1;
  if (!isInOrder) {
    const places = Int32Array.from({ length: count }, (_, k) => k);
    const order = countingSort(rows, countingSort(columns, places));
    const entries = [];
    for (const k of order) entries.push(rows[k]!, columns[k]!, values[k]!);
    return sparseMatrix([[entries, 0, 0]]);
  }
  return {
    rows: rows.slice(0, count),
    columns: columns.slice(0, count),
    values: values.slice(0, count),
  };
}

/** The places in `order` by their keys; those with one key stay as they are. */
function countingSort(keys: Int32Array, order: Int32Array): Int32Array {
  let most = 0;
  for (const k of order) most = Math.max(most, keys[k]!);
  const starts = new Int32Array(most + 2);
  for (const k of order) starts[keys[k]! + 1]! += 1;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const sorted = new Int32Array(order.length);
  for (const k of order) sorted[starts[keys[k]!]!++] = k;
  return sorted;
}

export const sparseMatrixText = `function sparseMatrix(blocks) {
  const length = blocks.reduce((sum, [entries]) => sum + entries.length / 3, 0);
  const rows = new Int32Array(length);
  const columns = new Int32Array(length);
  const values = new Float64Array(length);
  let last = -1;
  let isInOrder = true;
  for (const [entries, firstRow, firstColumn] of blocks) {
    for (let k = 0; k < entries.length; k += 3) {
      const row = entries[k] + firstRow;
      const column = entries[k + 1] + firstColumn;
      const above = last < 0 ? -1 : rows[last];
      const left = last < 0 ? -1 : columns[last];
      if (above === row && left === column) {
        values[last] += entries[k + 2];
        continue;
      }
      if (above > row || (above === row && left > column)) isInOrder = false;
      last += 1;
      rows[last] = row;
      columns[last] = column;
      values[last] = entries[k + 2];
    }
  }
  const count = last + 1;
  if (!isInOrder) {
    const places = Int32Array.from({ length: count }, (_, k) => k);
    const order = countingSort(rows, countingSort(columns, places));
    const entries = [];
    for (const k of order) entries.push(rows[k], columns[k], values[k]);
    return sparseMatrix([[entries, 0, 0]]);
  }
  return {
    rows: rows.slice(0, count),
    columns: columns.slice(0, count),
    values: values.slice(0, count),
  };
}

function countingSort(keys, order) {
  let most = 0;
  for (const k of order) most = Math.max(most, keys[k]);
  const starts = new Int32Array(most + 2);
  for (const k of order) starts[keys[k] + 1] += 1;
  for (let key = 1; key < starts.length; key++) starts[key] += starts[key - 1];
  const sorted = new Int32Array(order.length);
  for (const k of order) sorted[starts[keys[k]]++] = k;
  return sorted;
}`;
