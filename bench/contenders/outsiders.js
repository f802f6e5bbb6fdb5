/** The contenders in processes of their own, those that this machine has. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PEERS } from "../peers.js";
import { byGenerator, byJax, pythonModules } from "./by-python.js";
import { child } from "./child.js";
import { hasGcc, native } from "./native.js";

const server = join(dirname(fileURLToPath(import.meta.url)), "peer-server.js");

/** Hand-written C, and the flags of gcc. */
const FLAGS = { "C -O3": ["-O3"], "C -O3 -march=native": ["-O3", "-march=native"] };
export const BY_C = Object.keys(FLAGS);

/** A way to start each contender, in two queues. */
function starters(each, folder) {
  const byC = Object.entries(FLAGS).map(([name, flags], i) => [
    name,
    () => native(each, folder, `c${i}`, { flags }),
  ]);
  const modules = pythonModules();
  const generators = [
    ...(modules.has("casadi")
      ? [["CasADi C", () => byGenerator(each, folder, "casadi_c.py")]]
      : []),
    ...(modules.has("sympy") ? [["SymPy C", () => byGenerator(each, folder, "sympy_c.py")]] : []),
  ];
  const peers = PEERS.map((peer) => [peer, () => peerServer(each, peer)]);
  const jax = modules.has("jax") ? [["JAX", () => byJax(each)]] : [];
  return [hasGcc() ? [...byC, ...generators] : [], [...peers, ...jax]];
}

async function peerServer(each, peer) {
  const started = await child(process.execPath, [server, each.name, peer]);
  return typeof started === "string" ? started : { ...started, again: true };
}

/** JAX answers for a batch of points as well, where the case has several. */
function withBatch(all, each) {
  const { JAX: jax } = all;
  if (typeof jax !== "object" || (each.count ?? Infinity) === 1) return all;
  const { ask, results } = jax;
  const batch = { results, round: (seconds) => ask(`batch ${seconds}`), stop() {} };
  return { ...all, "JAX batch": batch };
}

/** For each contender what runs it, or the word for why nothing does; the `skipped` are late. */
export async function outsiders(each, folder, skipped) {
  const started = async (queue) => {
    const results = {};
    for (const [name, start] of queue) {
      results[name] = skipped.includes(name) ? "late" : await start();
    }
    return results;
  };
  const [ours, theirs] = await Promise.all(starters(each, folder).map(started));
  return withBatch({ ...ours, ...theirs }, each);
}
