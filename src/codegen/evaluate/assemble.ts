/** The results of functions as values, from the outputs of their programs. */
import type { Output } from "./interpret.ts";
import type { Result } from "../result.ts";
import { type EntryBlock, sparseMatrix, type SparseMatrix } from "../runtime/sparse-matrix.ts";

/** What functions return. */
export type Assembled = Output | SparseMatrix | { [key: string]: Assembled } | Assembled[];

/** The result whose nodes have the values `outputs`, in order. */
export function assemble(result: Result, outputs: readonly Output[]): Assembled {
  const remaining = outputs.values();
  const next = (): Output => remaining.next().value!;
  const assembled = (part: Result): Assembled => {
    switch (part.kind) {
      case "node":
        return next();
      case "object":
        return keyed(part.entries.map(([key, entry]) => [key, assembled(entry)]));
      case "array":
        return part.items.map(assembled);
      case "pattern":
        return {
          rows: Int32Array.from(part.rows),
          columns: Int32Array.from(part.columns),
          values: Float64Array.from(part.values, () => next() as number),
        };
      case "blocks": {
        const blocks = part.blocks.map(({ node }): EntryBlock => {
          const entries = next();
          const [row, column] = [next() as number, next() as number];
          return [
            node.kind === "scatter" ? (entries as number[]) : [0, 0, entries as number],
            row,
            column,
          ];
        });
        return sparseMatrix(blocks);
      }
    }
  };
  return assembled(result);
}

/** A plain object; `__proto__` becomes a property of its own like any other name. */
function keyed(entries: readonly (readonly [string, Assembled])[]): Record<string, Assembled> {
  const object: Record<string, Assembled> = {};
  for (const [name, value] of entries) {
    if (name !== "__proto__") object[name] = value;
    else
      Object.defineProperty(object, name, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return object;
}
