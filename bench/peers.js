/**
 * Other libraries, each made to do the same, formula text to a function from point to value and
 * derivatives, in the way its documentation shows. None of them shares work between the two. Each
 * is loaded when it is asked for.
 */
import { mathJson } from "./math-json.js";

async function mathJs() {
  const { derivative, parse, simplify } = await import("mathjs");
  const functionOf = (expression) => {
    const code = expression.compile();
    return (at) => code.evaluate(at);
  };
  return {
    value: (text) => functionOf(parse(text)),
    derivative: (text, name) => functionOf(simplify(derivative(parse(text), name))),
  };
}

async function nerdamer() {
  const { default: nerdamer } = await import("nerdamer");
  await import("nerdamer/Calculus.js");
  const functionOf = (text) => {
    const result = nerdamer(text);
    const names = result.variables();
    const run = result.buildFunction(names);
    return (at) => run(...names.map((name) => at[name]));
  };
  return { value: functionOf, derivative: (text, name) => functionOf(`diff(${text}, ${name})`) };
}

/** It has no functions of its own; math.js reads what it prints. */
async function algebrite() {
  const { default: algebrite } = await import("algebrite");
  const { value } = await mathJs();
  return { value, derivative: (text, name) => value(algebrite.run(`d(${text},${name})`)) };
}

async function computeEngine() {
  const { compile, ComputeEngine } = await import("@cortex-js/compute-engine");
  const { parse } = await import("mathjs");
  const engine = new ComputeEngine();
  const functionOf = (expression) => {
    const { run, success } = compile(expression);
    if (!success) throw new Error("Compute Engine does not compile the expression");
    return run;
  };
  return {
    value: (text) => functionOf(engine.box(mathJson(parse(text)))),
    derivative: (text, name) =>
      functionOf(engine.box(["D", mathJson(parse(text)), name]).evaluate()),
  };
}

const libraries = {
  "math.js": mathJs,
  nerdamer,
  algebrite,
  "compute engine": computeEngine,
};

export const PEERS = Object.keys(libraries);

/** Value and gradient of one text. */
function whole({ value, derivative }, text, wrt) {
  const valueAt = value(text);
  const parts = wrt.map((name) => [name, derivative(text, name)]);
  return (at) => {
    const gradient = {};
    for (const [name, part] of parts) gradient[name] = part(at);
    return { value: valueAt(at), gradient };
  };
}

/** Values and Jacobian of several texts. */
function rows(library, texts, wrt) {
  const each = texts.map((text) => whole(library, text, wrt));
  return (at) => {
    const results = each.map((row) => row(at));
    return {
      value: results.map(({ value }) => value),
      jacobian: results.map(({ gradient }) => gradient),
    };
  };
}

/** What makes the function of a case by the library of this name. */
export async function peer(name) {
  const library = await libraries[name]();
  return ({ text, texts, wrt }) =>
    texts === undefined ? whole(library, text, wrt) : rows(library, texts, wrt);
}
