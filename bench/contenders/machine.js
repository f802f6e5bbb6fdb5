/** With what was measured, and which contenders this machine lacks, as a sentence for the page. */
import { execFileSync } from "node:child_process";
import { pythonModules } from "./by-python.js";
import { hasGcc } from "./native.js";

const TITLES = { casadi: "CasADi", sympy: "SymPy", jax: "JAX" };

export function machine() {
  const gcc = hasGcc()
    ? execFileSync("gcc", ["-dumpfullversion"], { encoding: "utf8" }).trim()
    : "";
  const found = pythonModules();
  const lacking = Object.keys(TITLES).filter((module) => !found.has(module));
  const without = [...(gcc ? [] : ["gcc"]), ...lacking.map((module) => TITLES[module])];
  const tools = [`Node.js ${process.version}`, ...(gcc ? [`gcc ${gcc}`] : [])];
  const missing = without.length === 0 ? "" : `, without ${without.join(", ")}`;
  return `The tables are from ${tools.join(" and ")}${missing}.`;
}
