/** Text to graph, in time and in millions of characters a second. */
import { parse } from "../../dist/index.js";
import { median, sideBySide } from "../measure.js";
import { row, table, time } from "../tables.js";

const TAXI = "(d/v - t)^2";

const repeated = (count, one, join) => Array.from({ length: count }, (_, i) => one(i)).join(join);

const NEST = `${"sin(1/(2*x + ".repeat(490)}y${"))".repeat(490)}`;

/** Texts by what they are, each of a kind that costs another stage its time. */
const TEXTS = {
  [TAXI]: TAXI,
  "a loss over a table": "mean(i, (60*d[i]/v - t[i])^2)",
  "a sum of 20,000 terms": repeated(20_000, (i) => `${i}*sin(x${i % 50})`, " + "),
  "a product of 20,000 factors": repeated(20_000, (i) => `(x${i % 50} - 0.${i})`, "*"),
  "20 nests of 980 brackets": repeated(20, (i) => `${i}*${NEST}`, " + "),
  "10,000 definitions": `a0 = x\n${repeated(10_000, (i) => `a${i + 1} = 0.5*a${i} + ${i}/y`, "\n")}\na10000`,
  "5,000 functions and their calls": `${repeated(5_000, (i) => `f${i}(x, y) = x^2/${i + 1} - y`, "\n")}\n${repeated(5_000, (i) => `f${i}(a, b)`, " + ")}`,
  "2,000 sums over vectors": repeated(2_000, (i) => `sum(i, (x[i] - ${i}*y[i])^2)`, " + "),
  "a list of 20,000 elements": `sum([${repeated(20_000, (i) => `x${i % 50}^2 + ${i}`, ", ")}])`,
};

export async function parsing() {
  table("Parsing", "text", "characters", "time", "MB/s");
  for (const [name, text] of Object.entries(TEXTS)) {
    const ns = median((await sideBySide({ parse: () => parse(text) })).get("parse"));
    row(name, text.length.toLocaleString("en"), time(ns), ((text.length / ns) * 1e3).toFixed(2));
  }
}
