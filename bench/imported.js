/** Emitted modules, as users import them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export async function imported(source) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const path = join(folder, "emitted.mjs");
    writeFileSync(path, source);
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
