/**
 * The formulas whose derivatives are compared, by family, from small to large. A case is a text,
 * with definitions in front where sharing is the point, and what to differentiate by: each of the
 * variables (`by`), or some in turn (`order`). `vectors` says that it has sums over vectors, which
 * nobody else reads.
 */

const numbered = (count, make) => Array.from({ length: count }, (_, i) => make(i + 1));
const variables = (name, count) => numbered(count, (i) => `${name}${i}`);
const inTurn = (name, times) => Array.from({ length: times }, () => name);

const ONE_LINERS = [
  "sin(x)",
  "x^5",
  "tan(x)",
  "x^2*sin(x)",
  "sin(x^2)",
  "x^x",
  "asin(x)",
  "log(sin(x))",
  "sqrt(1 - x^2)",
];

function product(n) {
  const all = variables("x", n);
  return { name: `n = ${n}`, text: all.join("*"), by: all };
}

function rosenbrock(n) {
  const terms = numbered(n - 1, (i) => `100*(x${i + 1} - x${i}^2)^2 + (1 - x${i})^2`);
  return { name: `n = ${n}`, text: terms.join(" + "), by: variables("x", n) };
}

/** `f_k = sin(f_{k-1}*x) + f_{k-1}`, each used twice in the next. */
function shared(k) {
  const definitions = numbered(k, (i) => {
    const before = i === 1 ? "x" : `f${i - 1}`;
    return [`f${i}`, `sin(${before}*x) + ${before}`];
  });
  return { name: `k = ${k}`, definitions, text: `f${k}`, by: ["x"] };
}

function radicals(depth) {
  const text = `${"sqrt(x + ".repeat(depth)}sqrt(x)${")".repeat(depth)}`;
  return { name: `${depth} deep`, text, order: ["x", "x"] };
}

/** Made-up parameters of size 0.1 for repulsion and 1 for attraction, each another one. */
export const repulsion = (i) => (0.05 + i / 1000).toFixed(3);
export const attraction = (i, j) => (1 + ((7 * i + 7 * j + i * j) % 50) / 100).toFixed(2);

/** The Helmholtz energy of a mixture by Peng and Robinson's equation, as in Griewank's book. */
export function helmholtz(n) {
  const all = variables("n", n);
  const repelling = `(${all.map((name, i) => `${repulsion(i + 1)}*${name}`).join(" + ")})`;
  const ideal = all.map((name) => `${name}*log(${name}/(1 - ${repelling}))`).join(" + ");
  const attracting = all.flatMap((a, i) =>
    all.map((b, j) => `${attraction(i + 1, j + 1)}*${a}*${b}`),
  );
  const ratio = `(1 + (1 + sqrt(2))*${repelling})/(1 + (1 - sqrt(2))*${repelling})`;
  const text = `R*T*(${ideal}) - (${attracting.join(" + ")})/(sqrt(8)*${repelling})*log(${ratio})`;
  return { name: `${n} components`, text, by: all };
}

const HELMHOLTZ = [
  "bn = dot(b, n)",
  "R*T*sum(i, n[i]*log(n[i]/(1 - bn))) - sum(i, 1, length(n), sum(j, 1, length(n), n[i]*A[i]*A[j]*n[j]))/(sqrt(8)*bn)*log((1 + (1 + sqrt(2))*bn)/(1 + (1 - sqrt(2))*bn))",
].join("\n");

export const families = {
  "one-liners": ONE_LINERS.map((text) => ({ name: text, text, by: ["x"] })),
  "product of n variables": [10, 100, 1000, 10_000].map(product),
  Rosenbrock: [10, 100, 1000, 10_000].map(rosenbrock),
  "sin(f*x) + f, k times": [5, 10, 20, 30].map(shared),
  "nested radicals, second derivative": [4, 8, 12, 37].map(radicals),
  "exp(sin(x)), high orders": [2, 4, 6, 8].map((order) => {
    return { name: `order ${order}`, text: "exp(sin(x))", order: inTurn("x", order) };
  }),
  "four nested sines, high orders": [2, 4, 6, 8, 10].map((order) => {
    return { name: `order ${order}`, text: "sin(sin(sin(sin(x))))", order: inTurn("x", order) };
  }),
  "Helmholtz energy": [10, 20, 50].map(helmholtz),
  "by vectors": [
    { name: "product", text: "product(x)", by: ["x"], vectors: true },
    {
      name: "Rosenbrock",
      text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
      by: ["x"],
      vectors: true,
    },
    { name: "Helmholtz energy", text: HELMHOLTZ, by: ["n"], vectors: true },
  ],
};
