/**
 * Tools that differentiate symbolically, each in the way its documentation shows: `begin` makes of
 * a case what may be made before the clock runs, `run` goes from there to the simplified
 * derivatives, and `size` counts the nodes of what came out: those of the graph where the tool
 * shares equal parts, else those of the tree.
 */
import { derivatives, differentiate, parse } from "../../dist/index.js";

/** Takes only what a text says by itself; sharing would have to be multiplied out. */
function wholeText({ definitions, text, vectors }) {
  if (definitions !== undefined || vectors) throw new Error("takes no definitions and no vectors");
  return text;
}

/** Each of the variables by itself, or all in turn. */
function eachDerivative(start, { by, order }, differentiateBy) {
  if (order === undefined) return by.map((name) => differentiateBy(start, name));
  return [order.reduce((derivative, name) => differentiateBy(derivative, name), start)];
}

const fluxion = {
  begin: ({ definitions = [], text }) =>
    [...definitions.map(([name, body]) => `${name} = ${body}`), text].join("\n"),
  run(text, { by, order }) {
    const formula = parse(text);
    if (order === undefined) return derivatives(formula, { wrt: by });
    return [differentiate(formula, order, { for: "reading" })];
  },
  size(results) {
    const seen = new Set(results.map(({ root }) => root));
    for (const node of seen) for (const operand of node.operands) seen.add(operand);
    return seen.size;
  },
};

/** Nodes of a tree of math.js, which others' texts are read as. */
function treeSize(root) {
  let count = 0;
  root.traverse((node) => {
    if (node.type !== "ParenthesisNode") count += 1;
  });
  return count;
}

async function mathjs() {
  const { derivative, parse: read, simplify } = await import("mathjs");
  /** Definitions are put in as nodes, each once. */
  function readAll({ definitions = [], text }) {
    const known = new Map();
    const put = (body) =>
      read(body).transform((node) => (node.isSymbolNode && known.get(node.name)) || node);
    for (const [name, body] of definitions) known.set(name, put(body));
    return put(text);
  }
  return {
    begin(given) {
      if (given.vectors) wholeText(given);
      return given;
    },
    run: (given) =>
      eachDerivative(readAll(given), given, (node, name) => simplify(derivative(node, name))),
    size: (results) => results.reduce((sum, result) => sum + treeSize(result), 0),
  };
}

async function nerdamer() {
  const { default: library } = await import("nerdamer");
  await import("nerdamer/Calculus.js");
  const { parse: read } = await import("mathjs");
  return {
    begin: wholeText,
    run: (text, given) =>
      eachDerivative(text, given, (formula, name) => library.diff(formula, name).toString()),
    size: (results) => results.reduce((sum, result) => sum + treeSize(read(result)), 0),
  };
}

async function algebrite() {
  const { default: library } = await import("algebrite");
  const { parse: read } = await import("mathjs");
  return {
    begin: wholeText,
    run: (text, given) =>
      eachDerivative(text, given, (formula, name) => library.run(`d(${formula},${name})`)),
    size: (results) => results.reduce((sum, result) => sum + treeSize(read(result)), 0),
  };
}

/** From its own notation, by way of which no name of two characters is taken for a product. */
async function computeEngine() {
  const { ComputeEngine } = await import("@cortex-js/compute-engine");
  const { parse: read } = await import("mathjs");
  const { mathJson } = await import("../math-json.js");
  const engine = new ComputeEngine();
  const count = (json) =>
    Array.isArray(json) ? json.slice(1).reduce((sum, part) => sum + count(part), 1) : 1;
  return {
    begin: (given) => mathJson(read(wholeText(given))),
    run: (formula, given) =>
      eachDerivative(engine.box(formula), given, (expression, name) =>
        engine.box(["D", expression, name]).evaluate(),
      ),
    size: (results) => results.reduce((sum, { json }) => sum + count(json), 0),
  };
}

/** By name, each loaded when it is asked for. */
export const derivers = {
  Fluxion: () => fluxion,
  "math.js": mathjs,
  nerdamer,
  algebrite,
  "Compute Engine": computeEngine,
};
