/** Tables in Markdown: whole, or row by row as the numbers come. */

const line = (cells) => `| ${cells.join(" | ")} |`;

export const row = (...cells) => process.stdout.write(`${line(cells)}\n`);

/** A title and the head of its table. */
export function table(title, ...columns) {
  process.stdout.write(`\n### ${title}\n\n`);
  row(...columns);
  row(...columns.map(() => "---"));
}

/** A whole table as text. */
export const markdown = (columns, rows) =>
  [columns, columns.map(() => "---"), ...rows].map(line).join("\n");

/** Nanoseconds in the unit that suits them. */
export function time(ns) {
  if (ns < 1e3) return `${ns.toFixed(1)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toFixed(1)} µs`;
  return ns < 1e9 ? `${(ns / 1e6).toFixed(1)} ms` : `${(ns / 1e9).toFixed(2)} s`;
}

/** A ratio in three digits. */
export const times = (ratio) => (ratio < 100 ? ratio.toPrecision(3) : ratio.toFixed(0));
