/** Text to graph, in time and in millions of characters a second. */
import { parse } from "../../dist/index.js";
import { median, sideBySide } from "../measure.js";
import { row, table, time } from "../tables.js";

const TAXI = "(d/v - t)^2";
const SUM = Array.from({ length: 20_000 }, (_, i) => `${i}*sin(x${i % 50})`).join(" + ");

export async function parsing() {
  table("Parsing", "text", "time", "MB/s");
  for (const [name, text] of Object.entries({ [TAXI]: TAXI, "a sum of 20,000 terms": SUM })) {
    const ns = median((await sideBySide({ parse: () => parse(text) })).get("parse"));
    row(name, time(ns), ((text.length / ns) * 1e3).toFixed(2));
  }
}
