/**
 * The Helmholtz energy of a mixture of ten substances by Peng and Robinson's equation, as in
 * Griewank's book: written out with its coefficients in the text, and by vectors.
 */
import { Dual } from "../../../dist/index.js";
import { attraction, helmholtz, repulsion } from "../../derivative-cases.js";
import { aroundKernel, numbered, pointsOf, textFunction } from "../text-functions.js";

const COUNT = 10;
const NAMES = numbered(COUNT, (i) => `n${i}`);
const B = numbered(COUNT, (i) => Number(repulsion(i)));
const A = numbered(COUNT, (i) => numbered(COUNT, (j) => Number(attraction(i, j))));

const C1 = 1 + Math.SQRT2;
const C2 = 1 - Math.SQRT2;
const ROOT_OF_8 = 2 * Math.SQRT2;

const sum = (terms) => terms.join(" + ");

/** Without loops; the matrix of coefficients is symmetric. */
const kernel = textFunction(
  ["n", "g", "at"],
  `const RT = at.R * at.T;
  ${NAMES.map((n, i) => `const ${n} = n[${i}];`).join("\n")}
  const bn = ${sum(NAMES.map((n, i) => `${B[i]} * ${n}`))};
  const room = 1 / (1 - bn);
  ${NAMES.map((n, i) => `const l${i} = Math.log(${n} * room);`).join("\n")}
  ${A.map((row, i) => `const r${i} = ${sum(row.map((a, j) => `${a} * ${NAMES[j]}`))};`).join("\n")}
  const ideal = ${sum(NAMES.map((n, i) => `${n} * l${i}`))};
  const total = ${sum(NAMES)};
  const q = ${sum(NAMES.map((n, i) => `${n} * r${i}`))};
  const above = 1 + ${C1} * bn;
  const below = 1 + ${C2} * bn;
  const l = Math.log(above / below);
  const k = 1 / (${ROOT_OF_8} * bn);
  const w = q * k;
  const twice = 2 * k * l;
  const common = RT * total * room + w * (l / bn - ${ROOT_OF_8} / (above * below));
  ${NAMES.map((_, i) => `g[${i}] = RT + RT * l${i} - r${i} * twice + ${B[i]} * common;`).join("\n")}
  return RT * ideal - w * l;`,
);

const ROWS = "sum(i, 1, length(n), sum(j, 1, length(n), a[(i-1)*length(n)+j]*n[i]*n[j]))";
const BY_VECTORS = [
  "bn = dot(b, n)",
  `R*T*sum(i, n[i]*log(n[i]/(1 - bn))) - ${ROWS}/(sqrt(8)*bn)*log((1 + (1 + sqrt(2))*bn)/(1 + (1 - sqrt(2))*bn))`,
].join("\n");

/** By loops; the matrix may be any. */
function byVectors({ n, b, a, R, T }) {
  const count = n.length;
  const g = new Float64Array(count);
  const RT = R * T;
  let bn = 0;
  for (let i = 0; i < count; i++) bn += b[i] * n[i];
  const room = 1 / (1 - bn);
  const above = 1 + C1 * bn;
  const below = 1 + C2 * bn;
  const l = Math.log(above / below);
  const k = 1 / (ROOT_OF_8 * bn);
  const kl = k * l;
  let total = 0;
  let ideal = 0;
  let q = 0;
  for (let i = 0; i < count; i++) {
    const here = n[i];
    const scaled = kl * here;
    const from = i * count;
    let row = 0;
    for (let j = 0; j < count; j++) {
      const each = a[from + j];
      row += each * n[j];
      g[j] -= each * scaled;
    }
    const logarithm = Math.log(here * room);
    ideal += here * logarithm;
    total += here;
    q += here * row;
    g[i] += RT * (logarithm + 1) - kl * row;
  }
  const w = q * k;
  const common = RT * total * room + w * (l / bn - ROOT_OF_8 / (above * below));
  for (let i = 0; i < count; i++) g[i] += b[i] * common;
  return { value: RT * ideal - w * l, gradient: { n: g } };
}

function byDuals({ R, T }, n, b, a) {
  const { log } = Dual.math;
  const total = (terms) => terms.reduce((sum, term) => sum.add(term));
  const bn = total(n.map((each, i) => each.mul(b[i])));
  const room = bn.neg().add(1);
  const ideal = total(n.map((each) => each.mul(log(each.div(room)))));
  const rows = n.map((x, i) => x.mul(total(n.map((y, j) => y.mul(a[i * COUNT + j])))));
  const ratio = log(bn.mul(C1).add(1).div(bn.mul(C2).add(1)));
  return R.mul(T)
    .mul(ideal)
    .sub(total(rows).div(bn.mul(ROOT_OF_8)).mul(ratio));
}

/** Amounts of which the repelling parts take less than all room. */
const amounts = (u) => Float64Array.from({ length: COUNT }, () => 0.5 + u());

export const cases = [
  {
    name: "Helmholtz 10, written out",
    text: helmholtz(COUNT).text,
    wrt: NAMES,
    point: pointsOf(NAMES, 0.5, 1.5, ", R: 8.314, T: 300 + 50 * u()"),
    byHand: aroundKernel(NAMES, kernel),
    byDuals: (at) =>
      byDuals(
        at,
        NAMES.map((name) => at[name]),
        B,
        A.flat(),
      ),
    c: "helmholtz.c",
    constants: {
      REPULSION: `{${B.join(",")}}`,
      ATTRACTION: `{${A.map((row) => `{${row.join(",")}}`).join(",")}}`,
    },
  },
  {
    name: "Helmholtz 10, by vectors",
    text: BY_VECTORS,
    wrt: ["n"],
    point: (u) => ({
      n: amounts(u),
      b: Float64Array.from(B),
      a: Float64Array.from(A.flat()),
      R: 8.314,
      T: 300 + 50 * u(),
    }),
    byHand: byVectors,
    byDuals: ({ n, b, a, R, T }) => byDuals({ R, T }, n, b, a),
    python: "helmholtz",
    c: "helmholtz-by-vectors.c",
  },
];
