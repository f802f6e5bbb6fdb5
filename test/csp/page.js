/**
 * What the page runs under its policy: every function of every formula by the interpreter, and as the
 * emitted module that was served as a file; then the controls
 * that show that the policy is on. Tells the bits of all numbers.
 */
const file = (name) => import(new URL(name, import.meta.url).href);

const [{ compile }, { formulas }] = await Promise.all(["index.js", "formulas.js"].map(file));

const violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(event.blockedURI);
});

/** The bits of all numbers of a result in order, each as sixteen digits. */
function bits(result) {
  if (typeof result === "number") {
    const words = new BigUint64Array(new Float64Array([result]).buffer);
    return words[0].toString(16).padStart(16, "0");
  }
  const parts = ArrayBuffer.isView(result) ? [...result] : Object.values(result);
  return parts.map(bits).join(" ");
}

const told = (error) => `${error.name}: ${error.message}`;

function attempt(act) {
  try {
    return act();
  } catch (error) {
    return told(error);
  }
}

/** All functions in their order, at a point. */
function run(functions, names, { at, direction, cotangent }) {
  const given = { hvp: direction, jvp: direction, vjp: cotangent };
  return Object.fromEntries(
    names.map((name) => [name, attempt(() => bits(functions[name](at, given[name])))]),
  );
}

/** A pause in which events are told. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

const results = [];
const sources = [];
for (const [place, { text, names, points }] of formulas.entries()) {
  const module = await file(`emitted-${place}.js`);
  const interpreted = compile(text, { evaluate: "interpret" });
  for (const point of points)
    results.push([text, run(interpreted, names, point), run(module, names, point)]);
  sources.push(interpreted.source);
}
await pause();
const byInterpreter = violations.length;

const [first] = formulas;
const controls = {
  // oxlint-disable-next-line eslint/no-new-func
  function: attempt(() => new Function("return 1")()),
  // oxlint-disable-next-line eslint/no-eval
  eval: attempt(() => (0, eval)("1")),
  wasm: attempt(() => typeof new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
  code: attempt(() => compile(first.text).value(first.points[0].at)),
};
await pause();
await fetch("/results", {
  method: "POST",
  body: JSON.stringify({
    results,
    sources,
    controls,
    violations: { byInterpreter, all: violations.length },
  }),
});
