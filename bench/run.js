/**
 * Every measurement, as Markdown tables: `npm run bench`, or one of them by name,
 * `npm run bench -- gradient`.
 */
import { suites } from "./suites.js";

const wanted = process.argv.slice(2);
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length === 0 || wanted.includes(name)) await suite();
}
