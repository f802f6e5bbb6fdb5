/** Products of n variables, written out and as a vector: of no factor may the others be divided by. */
import { countFor, inPieces, numbered, pointsOf, textFunction } from "../text-functions.js";

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

/** What stands before each factor times what stands behind; gives the product. */
function products(x, g) {
  const n = x.length;
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
  return before;
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
    byHand: n < LOOPED ? straight(names) : inPieces(names, products),
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
      const g = new Float64Array(x.length);
      return { value: products(x, g), gradient: { x: g } };
    },
    byDuals: ({ x }) => x.reduce((product, each) => product.mul(each)),
    python: "product",
    c: "product.c",
  };
}

export const cases = [10, 100, 1000].flatMap((n) => [writtenOut(n), byVector(n)]);
