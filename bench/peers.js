/** Other libraries, each made to do the same: formula text to a function from point to gradient. */
import { compile, ComputeEngine } from "@cortex-js/compute-engine";
import algebrite from "algebrite";
import { derivative, parse, simplify } from "mathjs";
import nerdamer from "nerdamer";
import "nerdamer/Calculus.js";

const engine = new ComputeEngine();

const gradientFrom = (parts) => (at) => {
  const gradient = {};
  for (const [name, part] of parts) gradient[name] = part(at);
  return gradient;
};

/** Each derivative by itself, since none of these shares work between them. */
const each = (wrt, make) => gradientFrom(wrt.map((name) => [name, make(name)]));

export const peers = {
  "math.js": (text, wrt) =>
    each(wrt, (name) => {
      const code = simplify(derivative(parse(text), name)).compile();
      return (at) => code.evaluate(at);
    }),
  nerdamer: (text, wrt) =>
    each(wrt, (name) => {
      const result = nerdamer(`diff(${text}, ${name})`);
      const names = result.variables();
      const run = result.buildFunction(names);
      return (at) => run(...names.map((variable) => at[variable]));
    }),
  algebrite: (text, wrt) =>
    each(wrt, (name) => {
      const result = algebrite.run(`d(${text},${name})`);
      const code = parse(result).compile();
      return (at) => code.evaluate(at);
    }),
  "compute engine": (text, wrt) =>
    each(wrt, (name) => {
      const formula = engine.parse(parse(text).toTex(), { canonical: true });
      const result = engine.box(["D", formula.json, name]).evaluate();
      const { run } = compile(result);
      return (at) => run(at);
    }),
};

/** What a peer gives, or undefined where it refuses or is wrong at a point. */
export function tried(make, check) {
  try {
    const gradient = make();
    return check(gradient) ? gradient : undefined;
  } catch {
    return undefined;
  }
}
