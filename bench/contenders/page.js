/** Puts tables into docs/performance.md, each between the two comments that bear its name. */
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";

const PAGE = new URL("../../docs/performance.md", import.meta.url);

/** @param {Record<string, string>} tables Markdown by name */
export async function writePage(tables) {
  let page = readFileSync(PAGE, "utf8");
  for (const [name, table] of Object.entries(tables)) {
    const [start, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}`);
    page = `${page.slice(0, from)}${start}\n\n${table}\n\n${page.slice(to)}`;
  }
  writeFileSync(PAGE, await format(page, { parser: "markdown" }));
}
