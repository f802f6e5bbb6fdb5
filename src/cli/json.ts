import { visible } from "../ast/visible.ts";

/** JSON for programs to read. It has no NaN and no infinities; those are written as texts. */
export function jsonText(value: unknown): string {
  const written = (_key: string, part: unknown): unknown =>
    typeof part === "number" && !Number.isFinite(part) ? String(part) : part;
  return `${visible(JSON.stringify(value, written, 2))}\n`;
}
