/** The files of `src/` and what each imports, read from the text: enough for one house style. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../src/", import.meta.url));

export interface Source {
  /** Relative to `src/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Our own files that this one imports or exports from, types included. */
  readonly imports: readonly string[];
}

const IMPORT = /(?:^(?:import|export)\b[^;]*?\bfrom\s*|^import\s*|\bimport\(\s*)"(\.[^"]+\.ts)"/gm;

/** The relative paths that a file's text imports. */
export function importsIn(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((found) => found[1]!);
}

export function sources(): Source[] {
  const entries = readdirSync(ROOT, { recursive: true, encoding: "utf8" });
  const paths = entries.map((path) => path.replaceAll("\\", "/")).filter((p) => p.endsWith(".ts"));
  return paths.sort().map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    const imports = importsIn(text).map((to) => posix.normalize(posix.join(dirname(path), to)));
    return { path, text, imports };
  });
}
