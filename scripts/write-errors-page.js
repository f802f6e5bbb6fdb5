/**
 * Writes `docs/errors.md` from the catalogue of diagnostics, `src/diagnostics`; a test holds that
 * the file is current. Run it after a change of the catalogue: `npm run docs:errors`.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { format } from "prettier";

const PAGE = fileURLToPath(new URL("../src/diagnostics/page.ts", import.meta.url));
const OUTPUT = fileURLToPath(new URL("../docs/errors.md", import.meta.url));

const { outputFiles } = await build({
  entryPoints: [PAGE],
  bundle: true,
  write: false,
  format: "esm",
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { errorsPage } = await import(`data:text/javascript;base64,${code}`);
await writeFile(OUTPUT, await format(errorsPage(), { parser: "markdown", printWidth: 100 }));
