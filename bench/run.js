/**
 * Every measurement, as Markdown tables: `npm run bench`, or some by name,
 * `npm run bench -- growth parse`. Of `contenders` some cases only: `--case taxi`.
 */
import { parseArgs } from "node:util";
import { choices } from "./suites/choices.js";
import { contenders } from "./suites/contenders.js";
import { derivatives } from "./suites/derivatives.js";
import { forms } from "./suites/forms.js";
import { growth } from "./suites/growth.js";
import { parsing } from "./suites/parsing.js";
import { scale } from "./suites/scale.js";
import { straightLine } from "./suites/straight-line.js";
import { startUp } from "./suites/start-up.js";

const suites = {
  choices,
  contenders,
  derivatives,
  forms,
  growth,
  parse: parsing,
  scale,
  "start-up": startUp,
  "straight-line": straightLine,
};

const options = { case: { type: "string" }, million: { type: "boolean" } };

async function run() {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const unknown = positionals.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    const known = Object.keys(suites).join(", ");
    throw new Error(`no suite ${unknown.join(", ")}; there are ${known}`);
  }
  const names = positionals.length === 0 ? Object.keys(suites) : positionals;
  for (const name of names) await suites[name](values);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
