/** CasADi's and SymPy's C, and JAX, where there is a Python that has them: `BENCH_PYTHON` or python3. */
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { kindOf, pointsOf } from "./all-cases.js";
import { child, LIMIT_SECONDS } from "./child.js";
import { native } from "./native.js";

const here = join(dirname(fileURLToPath(import.meta.url)), "python");
const PYTHON = process.env.BENCH_PYTHON ?? "python3";
const MODULES = ["casadi", "sympy", "jax"];

/** Which of the modules this Python has. */
export function pythonModules() {
  const test =
    "import importlib.util as u, sys; print([m for m in sys.argv[1:] if u.find_spec(m)])";
  const { stdout } = spawnSync(PYTHON, ["-c", test, ...MODULES], { encoding: "utf8" });
  return new Set(MODULES.filter((name) => (stdout ?? "").includes(`'${name}'`)));
}

/** What Python needs of a case, as a line. */
function described(each, points) {
  const [at] = points;
  const { text, texts = null, python = null, wrt } = each;
  const variables = Object.entries(at).map(([name, value]) => [name, value.length ?? 0]);
  const plain = points.map((at) =>
    Object.fromEntries(
      Object.entries(at).map(([name, value]) => [
        name,
        typeof value === "number" ? value : Array.from(value),
      ]),
    ),
  );
  return JSON.stringify({ text, texts, python, wrt, kind: kindOf(each), variables, points: plain });
}

/** C that a script writes, compiled. */
export async function byGenerator(each, folder, script) {
  const start = performance.now();
  const text = await output(
    join(here, script),
    described(each, pointsOf(each).slice(0, 1)),
    folder,
  );
  if (text === "late" || text === "refused") return text;
  const source = join(folder, `${script}.c`);
  writeFileSync(source, text);
  const written = (performance.now() - start) * 1e6;
  const made = await native(each, folder, `${script}.out`, { source });
  return typeof made === "string" ? made : { ...made, made: made.made + written };
}

/** What a script prints, or the word for why it does not. */
function output(script, input, cwd) {
  return new Promise((resolve) => {
    const errors = process.env.BENCH_ERRORS ? "inherit" : "ignore";
    const running = spawn(PYTHON, [script], { cwd, stdio: ["pipe", "pipe", errors] });
    let text = "";
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      running.kill("SIGKILL");
    }, 1e3 * LIMIT_SECONDS);
    running.stdin.on("error", () => {});
    running.stdout.setEncoding("utf8").on("data", (part) => (text += part));
    running.on("close", (code) => {
      clearTimeout(timer);
      resolve(isLate ? "late" : code === 0 ? text : "refused");
    });
    running.stdin.end(`${input}\n`);
  });
}

export const byJax = (each) =>
  child(PYTHON, [join(here, "serve_jax.py")], { input: described(each, pointsOf(each)) });
