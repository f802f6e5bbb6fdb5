/** What is measured: text to function, gradient against hand-written, parsing, size, start-up. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compile, Dual, emit, parse } from "../dist/index.js";
import { cases, points } from "./cases.js";
import { median, ratio, row, sideBySide, table, time } from "./measure.js";
import { peers, tried } from "./peers.js";

const COMMAND = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** Whether a gradient agrees with the hand-written one. */
const agreesWith =
  ({ hand, ...rest }) =>
  (gradient) =>
    points(rest)
      .slice(0, 5)
      .every((at) => {
        const [ours, theirs] = [gradient(at), hand(at)];
        return Object.keys(theirs).every(
          (name) => Math.abs(ours[name] - theirs[name]) <= 1e-9 * Math.abs(theirs[name]),
        );
      });

/** Text to a running function, everything warm. */
async function compileTime() {
  const names = ["fluxion", "fluxion and first gradient", ...Object.keys(peers)];
  table("Text to gradient function", "formula", ...names);
  for (const name of ["taxi", "gauss1"]) {
    const { text, wrt, ...rest } = cases[name];
    const [at] = points(rest);
    const contenders = {
      fluxion: () => compile(text, { wrt }),
      "fluxion and first gradient": () => compile(text, { wrt }).gradient(at),
    };
    for (const [peer, make] of Object.entries(peers)) {
      if (
        tried(
          () => make(text, wrt),
          () => true,
        )
      )
        contenders[peer] = () => make(text, wrt);
    }
    const times = await sideBySide(contenders, { seconds: 0.2 });
    row(name, ...names.map((each) => time(times.get(each))));
  }
}

/** The emitted module, as users import it. */
async function imported(text, wrt) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const path = join(folder, "emitted.mjs");
    writeFileSync(path, emit(text, { wrt }).code);
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let loops = 0;

/**
 * A loop over all points that uses every derivative, so that nothing computed is in vain. A text of
 * its own for each contender: V8 gives functions of one text one type feedback.
 */
function loopOver(gradient, all, wrt) {
  const used = wrt.map((name) => `g.${name}`).join(" + ");
  const body = `return () => {
    let sum = 0;
    for (let i = 0; i < all.length; i++) {
      const g = gradient(all[i]);
      sum += ${used};
    }
    return sum;
  }; // ${loops++}`;
  // oxlint-disable-next-line eslint/no-new-func
  return new Function("gradient", "all", body)(gradient, all);
}

/** The taxi's gradient in dual numbers. */
const taxiByDuals = ({ d, v, t }) => ({
  v: new Dual(d, 0).div(Dual.variable(v)).sub(t).pow(2).tangent,
});

async function gradientTime() {
  const others = ["checked", ...Object.keys(peers), "dual numbers"];
  table(
    "A gradient, ratio to hand-written",
    "formula",
    "hand-written",
    "emitted module",
    ...others,
  );
  for (const [name, each] of Object.entries(cases)) {
    const { text, wrt, hand } = each;
    const all = points(each);
    const module = await imported(text, wrt);
    const candidates = {
      "hand-written": hand,
      "emitted module": module.gradient,
      checked: compile(text, { wrt }).gradient,
      ...Object.fromEntries(
        Object.entries(peers).map(([peer, make]) => [
          peer,
          tried(() => make(text, wrt), agreesWith(each)),
        ]),
      ),
      ...(name === "taxi" ? { "dual numbers": taxiByDuals } : {}),
    };
    const contenders = {};
    for (const [contender, gradient] of Object.entries(candidates)) {
      if (gradient) contenders[contender] = loopOver(gradient, all, wrt);
    }
    const times = await sideBySide(contenders);
    const base = times.get("hand-written");
    const shown = ["emitted module", ...others].map((each) => ratio(times.get(each), base));
    row(name, time(base / all.length), ...shown);
  }
}

async function parseTime() {
  table("Parsing", "text", "time", "MB/s");
  const long = Array.from({ length: 20_000 }, (_, i) => `${i}*sin(x${i % 50})`).join(" + ");
  const texts = { "(d/v - t)^2": "(d/v - t)^2", "a sum of 20,000 terms": long };
  for (const [name, text] of Object.entries(texts)) {
    const times = await sideBySide({ parse: () => parse(text) }, { seconds: 0.5 });
    const ns = times.get("parse");
    row(name, time(ns), ((text.length / ns) * 1e3).toFixed(2));
  }
}

async function sizes() {
  table("Growth", "terms", "compile", "first gradient", "emit with certificate");
  for (const terms of [1_000, 10_000, 50_000]) {
    const text = Array.from({ length: terms }, (_, i) => `sin(${i + 1}*x)`).join(" + ");
    const start = performance.now();
    const compiled = compile(text);
    const made = performance.now();
    compiled.gradient({ x: 1 });
    const called = performance.now();
    emit(text);
    const emitted = performance.now();
    const ms = [made - start, called - made, emitted - called].map((each) => time(each * 1e6));
    row(terms, ...ms);
  }
}

function startUp() {
  table("Start-up", "command", "median of 20", "ratio");
  const run = (...args) => {
    const start = performance.now();
    spawnSync("node", args);
    return (performance.now() - start) * 1e6;
  };
  const [bare, whole] = [[], []];
  for (let i = 0; i < 20; i++) {
    bare.push(run("-e", "0"));
    whole.push(run(COMMAND, "(d/v - t)^2", "--wrt", "v"));
  }
  row("node -e 0", time(median(bare)), 1);
  row(`derive "(d/v - t)^2" --wrt v`, time(median(whole)), ratio(median(whole), median(bare)));
}

export const suites = {
  compile: compileTime,
  gradient: gradientTime,
  parse: parseTime,
  growth: sizes,
  "start-up": startUp,
};
