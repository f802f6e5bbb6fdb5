/**
 * Other libraries, each made to do the same, formula text to a function from point to gradient, in
 * the way its documentation shows. None of them shares work between the derivatives.
 */
import { compile, ComputeEngine } from "@cortex-js/compute-engine";
import algebrite from "algebrite";
import { derivative, parse, simplify } from "mathjs";
import nerdamer from "nerdamer";
import "nerdamer/Calculus.js";
import { mathJson } from "./math-json.js";

const engine = new ComputeEngine();

function each(wrt, make) {
  const parts = wrt.map((name) => [name, make(name)]);
  return (at) => {
    const gradient = {};
    for (const [name, part] of parts) gradient[name] = part(at);
    return gradient;
  };
}

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
      const code = parse(algebrite.run(`d(${text},${name})`)).compile();
      return (at) => code.evaluate(at);
    }),
  "compute engine": (text, wrt) => {
    const formula = mathJson(parse(text));
    return each(wrt, (name) => {
      const { run, success } = compile(engine.box(["D", formula, name]).evaluate());
      if (!success) throw new Error(`Compute Engine does not compile the derivative by ${name}`);
      return run;
    });
  },
};
