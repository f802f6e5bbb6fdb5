/**
 * Every measurement, as Markdown tables: `npm run bench`, or some by name,
 * `npm run bench -- gradient parse`.
 */
import { compileTime } from "./suites/compile-time.js";
import { derivatives } from "./suites/derivatives.js";
import { forms } from "./suites/forms.js";
import { gradientTime } from "./suites/gradient-time.js";
import { growth } from "./suites/growth.js";
import { loopTime } from "./suites/loops.js";
import { parsing } from "./suites/parsing.js";
import { scale } from "./suites/scale.js";
import { straightLine } from "./suites/straight-line.js";
import { startUp } from "./suites/start-up.js";

const suites = {
  compile: compileTime,
  derivatives,
  forms,
  gradient: gradientTime,
  growth,
  loops: loopTime,
  parse: parsing,
  scale,
  "start-up": startUp,
  "straight-line": straightLine,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  const known = Object.keys(suites).join(", ");
  process.stderr.write(`no suite ${unknown.join(", ")}; there are ${known}\n`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length === 0 ? Object.keys(suites) : wanted) await suites[name]();
}
