/** The results of functions as text, and the constants that they refer to. */
import type { Result } from "../result.ts";
import { type Literal, numbersFilled } from "./results.ts";

/** The literal for a result whose nodes are written as `outputs`, in order. */
export function resultLiteral(name: string, result: Result, outputs: readonly string[]): Literal {
  const remaining = outputs.values();
  const next = (): string => remaining.next().value!;
  const literalOf = (part: Result): Literal => {
    switch (part.kind) {
      case "node":
        return next();
      case "object":
        return {
          kind: "object",
          properties: part.entries.map(([key, entry]) => [key, literalOf(entry)]),
        };
      case "array":
        return { kind: "array", items: part.items.map(literalOf) };
      case "pattern":
        return {
          kind: "object",
          properties: [
            ["rows", constantName(name, "rows")],
            ["columns", constantName(name, "columns")],
            ["values", { kind: "call", callee: "Float64Array.of", args: part.values.map(next) }],
          ],
        };
      case "blocks": {
        const blocks = part.blocks.map(({ node }): Literal => {
          const entries = next();
          const own: Literal =
            node.kind === "scatter" ? entries : { kind: "array", items: ["0", "0", entries] };
          return { kind: "array", items: [own, next(), next()] };
        });
        return { kind: "call", callee: "sparseMatrix", args: [{ kind: "array", items: blocks }] };
      }
    }
  };
  return literalOf(result);
}

/** What the vectors that a function works in are kept in. */
export const workName = (name: string): string => `${name}Work`;

/** Whether a function has vectors to work in. */
export const needsWork = (body: string): boolean => body.includes("workVector(");

const constantName = (name: string, part: "rows" | "columns"): string =>
  `${name}${part === "rows" ? "Rows" : "Columns"}`;

/** The lines of constants that a function's result refers to: the pattern of a sparse matrix. */
export function resultConstants(name: string, result: Result, before = ""): string[] {
  if (result.kind !== "pattern") return [];
  return (["rows", "columns"] as const).flatMap((part) =>
    numbersFilled(
      `${before}const ${constantName(name, part)} = Int32Array.from(`,
      result[part],
      ");",
    ),
  );
}
