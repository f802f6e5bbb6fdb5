/** The contenders that run in this process: hand-written, its twin, emitted, checked, dual numbers. */
import { compile, Dual, emit, parse } from "../../dist/index.js";
import { imported } from "../imported.js";
import { kindOf, uses } from "./all-cases.js";
import { textFunction } from "./text-functions.js";

/** Room for the longest text. */
export const LIMITS = { limits: { text: 100_000_000, nesting: 1_000_000 } };

/** A loop over all points that uses what each contender gives. */
export function loopOver(run, all, used) {
  const make = textFunction(
    ["run", "all"],
    `return () => {
      let sum = 0;
      for (let i = 0; i < all.length; i++) {
        const r = run(all[i]);
        sum += ${used.join(" + ")};
      }
      return sum;
    };`,
  );
  return make(run, all);
}

/** The emitted module, imported as users do, and its certificate. */
export async function emittedModule(each, options = {}) {
  const kind = kindOf(each) === "valueAndJacobian" ? "jacobian" : kindOf(each);
  const kinds = kind === "valueAndGradient" ? ["gradient"] : [kind];
  const { code, certificate } = emit(parse(each.text, LIMITS), {
    ...options,
    wrt: each.wrt,
    kinds,
  });
  return { module: await imported(code), certificate, code };
}

/** For each contender its function from a point to the result. */
export function functionsOf(each, twin, module) {
  const kind = kindOf(each);
  const checked = compile(parse(each.text, LIMITS), { wrt: each.wrt });
  return {
    "hand-written": each.byHand,
    twin: twin.byHand,
    emitted: module[kind],
    checked: checked[kind],
    ...(each.byDuals === undefined ? {} : { "dual numbers": gradientByDuals(each) }),
  };
}

/** Value and gradient by one pass for each number of `wrt`, as a user of `Dual` writes it. */
export function gradientByDuals({ byDuals, wrt }) {
  return (at) => {
    const point = {};
    for (const name of Object.keys(at)) point[name] = constant(at[name]);
    let value = 0;
    const seeded = (place, key) => {
      const fixed = place[key];
      place[key] = Dual.variable(fixed.value);
      const result = byDuals(point);
      place[key] = fixed;
      ({ value } = result);
      return result.tangent;
    };
    const gradient = {};
    for (const name of wrt) {
      const entry = point[name];
      gradient[name] = Array.isArray(entry)
        ? Float64Array.from(entry, (_, i) => seeded(entry, i))
        : seeded(point, name);
    }
    return { value, gradient };
  };
}

const constant = (value) =>
  typeof value === "number"
    ? Dual.constant(value)
    : Array.from(value, (each) => Dual.constant(each));

export const usesOf = (each, at) => uses(each, each.byHand(at));
