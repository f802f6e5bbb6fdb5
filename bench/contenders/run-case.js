/**
 * Measures one case, in a process of its own: V8 compiles large functions in the background, and
 * while it does, nothing else is optimised. Prints one line of JSON: for each contender the
 * nanoseconds of a pass over the points in each round, or the word for why there are none; and those
 * from text to a first result.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sideBySide } from "../measure.js";
import { agree, allCases, flatResult, kindOf, pointsOf } from "./all-cases.js";
import { compileTimes } from "./compile-times.js";
import { emittedModule, functionsOf, loopOver, usesOf } from "./in-process.js";
import { BY_C, outsiders } from "./outsiders.js";
import { pointsFile } from "./native.js";

const CHECKED = 5;

/** How long a turn takes; of large functions longer, since V8 waits long before it compiles them. */
const SECONDS = 0.05;
const LONG_SECONDS = 0.2;
const MANY = 500;

/** A call that takes longer is not measured further. */
const LATE_MS = 500;

/** In-process contenders as loops over the points, or the word for why not. */
function inProcess(each, functions, all, right) {
  const used = usesOf(each, all[0]);
  const looped = (run) => {
    const start = performance.now();
    run(all[0]);
    if (performance.now() - start > LATE_MS) return "late";
    const same = right.every((numbers, i) => agree(flatResult(each, run(all[i])), numbers));
    return same ? loopOver(run, all, used) : "wrong";
  };
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, looped(run)]));
}

/** The value alone, where the case has one of its own. */
function valueAlone(each, { value }, all) {
  if (kindOf(each) === "sparseHessian") return {};
  return { value: loopOver(value, all, [kindOf(each) === "valueAndJacobian" ? "r[0]" : "r"]) };
}

const isWord = (contender) => typeof contender === "string";

function admitted(contender, right) {
  if (isWord(contender) || right.every((numbers, i) => agree(contender.results[i], numbers)))
    return contender;
  contender.stop();
  return "wrong";
}

async function measured(each, twin, skipped, folder) {
  const all = pointsOf(each);
  const right = all.slice(0, CHECKED).map((at) => flatResult(each, each.byHand(at)));
  pointsFile(each, join(folder, "points"));
  const isLarge = each.wrt.length > MANY;
  const { module, certificate } = await emittedModule(each, isLarge ? { points: 1 } : {});
  const outside = await outsiders(each, folder, skipped);
  const contenders = {
    ...inProcess(each, functionsOf(each, twin, module), all, right),
    ...valueAlone(each, module, all),
    ...Object.fromEntries(
      Object.entries(outside).map(([name, contender]) => [name, admitted(contender, right)]),
    ),
  };
  const entries = Object.entries(contenders);
  const running = entries.filter(([, contender]) => !isWord(contender));
  const rarely = Object.keys(outside).filter((contender) => !BY_C.includes(contender));
  const rounds = await sideBySide(Object.fromEntries(running), {
    rarely: [...rarely, "dual numbers"],
    seconds: isLarge ? LONG_SECONDS : SECONDS,
  });
  const made = await compileTimes(each, all[0], running);
  for (const [, contender] of running) contender.stop?.();
  return {
    count: all.length,
    cost: certificate.cost,
    rounds: Object.fromEntries(rounds),
    made,
    words: Object.fromEntries(entries.filter(([, contender]) => isWord(contender))),
  };
}

const [name, skipped = ""] = process.argv.slice(2);
const [cases, twins] = await Promise.all([allCases(), allCases("?twin")]);
const place = cases.findIndex((each) => each.name === name);
const folder = mkdtempSync(join(tmpdir(), "contenders-"));
try {
  const result = await measured(cases[place], twins[place], skipped.split(","), folder);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit();
