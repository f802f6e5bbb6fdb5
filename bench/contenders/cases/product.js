/** Products of n variables, written out and as a vector: of no factor may the others be divided by. */
import { countFor, numbered, pointsOf, textFunction } from "../text-functions.js";

/** From this size on straight-line code loses to a loop over a scratch vector. */
const LOOPED = 500;

/** All products of what stands before and of what stands behind, without a loop. */
function straight(names) {
  const n = names.length;
  const lines = [`const b2 = ${names[0]} * ${names[1]};`];
  for (let k = 3; k < n; k++) lines.push(`const b${k} = b${k - 1} * ${names[k - 1]};`);
  lines.push(`const a2 = ${names[n - 1]} * ${names[n - 2]};`);
  for (let k = 3; k < n; k++) lines.push(`const a${k} = a${k - 1} * ${names[n - k]};`);
  const before = (k) => (k === 1 ? names[0] : `b${k}`);
  const behind = (k) => (k === 1 ? names[n - 1] : `a${k}`);
  const parts = names.map((name, i) => {
    if (i === 0) return `${name}: ${behind(n - 1)}`;
    return `${name}: ${i === n - 1 ? before(n - 1) : `${before(i)} * ${behind(n - 1 - i)}`}`;
  });
  lines.push(
    `return { value: ${before(n - 1)} * ${names[n - 1]}, gradient: { ${parts.join(", ")} } };`,
  );
  return textFunction(["at"], `const { ${names.join(", ")} } = at;\n${lines.join("\n")}`);
}

/** The fields into a vector, two loops over it, and the vector into fields. */
function looped(names) {
  const n = names.length;
  const read = names.map((name, i) => `x[${i}] = at.${name};`).join("\n");
  const parts = names.map((name, i) => `${name}: g[${i}]`).join(", ");
  const make = textFunction(
    [],
    `const x = new Float64Array(${n});
    const g = new Float64Array(${n});
    function loops() {
      let p = 1;
      for (let i = 0; i < ${n}; i++) { g[i] = p; p *= x[i]; }
      let s = 1;
      for (let i = ${n - 1}; i >= 0; i--) { g[i] *= s; s *= x[i]; }
      return p;
    }
    return (at) => {
      ${read}
      const value = loops();
      return { value, gradient: { ${parts} } };
    };`,
  );
  return make();
}

function writtenOut(n) {
  const names = numbered(n, (i) => `x${i}`);
  return {
    name: `product of ${n}, written out`,
    family: "product, written out",
    text: names.join("*"),
    wrt: names,
    count: countFor(n),
    point: pointsOf(names, 0.9, 1.1),
    byHand: n < LOOPED ? straight(names) : looped(names),
    byDuals: (at) => names.slice(1).reduce((product, x) => product.mul(at[x]), at.x1),
    c: "product.c",
    constants: { COUNT: n },
  };
}

function byVector(n) {
  return {
    name: `product of ${n}, a vector`,
    text: "product(x)",
    wrt: ["x"],
    count: countFor(n),
    point: (u) => ({ x: Float64Array.from({ length: n }, () => 0.9 + 0.2 * u()) }),
    byHand({ x }) {
      const n = x.length;
      const g = new Float64Array(n);
      let before = 1;
      for (let i = 0; i < n; i++) {
        g[i] = before;
        before *= x[i];
      }
      let behind = 1;
      for (let i = n - 1; i >= 0; i--) {
        g[i] *= behind;
        behind *= x[i];
      }
      return { value: before, gradient: { x: g } };
    },
    byDuals: ({ x }) => x.reduce((product, each) => product.mul(each)),
    python: "product",
    c: "product.c",
  };
}

export const cases = [10, 100, 1000].flatMap((n) => [writtenOut(n), byVector(n)]);
