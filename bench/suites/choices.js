/**
 * The choices of code generation, each spelling in a loop of its own over 64 points: what a turn
 * takes, the loop included. `npm run bench -- choices` writes the table into docs/performance.md.
 */
import { writePage } from "../contenders/page.js";
import { textFunction } from "../contenders/text-functions.js";
import { median, relative, sideBySide } from "../measure.js";
import { markdown, time, times } from "../tables.js";

/** Spellings of one thing as statements that add to `s`. */
const CHOICES = [
  ["an integer power", { "x*x*x": "s += x * x * x;", "x**3": "s += x ** 3;" }],
  ["a negative power", { "1/(x*x)": "s += 1 / (x * x);", "x**-2": "s += x ** -2;" }],
  [
    "a half-integer power",
    { "x*Math.sqrt(x)": "s += x * Math.sqrt(x);", "x**1.5": "s += x ** 1.5;" },
  ],
  ["a cube root", { "Math.cbrt(x)": "s += Math.cbrt(x);", "x**(1/3)": "s += x ** (1 / 3);" }],
  [
    "a distance",
    {
      "Math.sqrt(x*x + y*y)": "s += Math.sqrt(x * x + y * y);",
      "Math.hypot(x, y)": "s += Math.hypot(x, y);",
    },
  ],
  [
    "two quotients by one number",
    {
      "1/z and two products": "const k = 1 / z; s += x * k + (y * k) * x;",
      "two divisions": "s += x / z + (y / z) * x;",
    },
  ],
  [
    "a polynomial",
    {
      "Horner's form": "s += 1 + x * (2 + x * (3 + x * (4 + x * 5)));",
      powers: "const q = x * x; s += 1 + 2 * x + 3 * q + 4 * q * x + 5 * q * q;",
    },
  ],
  [
    "exp(x) and exp(-x)",
    {
      "1/e": "const e = Math.exp(x); s += e * y + (1 / e) * z;",
      "two calls": "s += Math.exp(x) * y + Math.exp(-x) * z;",
    },
  ],
  [
    "how long calls take",
    Object.fromEntries(
      ["exp", "log", "log1p", "sin", "cos", "tan", "tanh", "atan2"].map((name) => [
        `Math.${name}`,
        `s += Math.${name}(${name === "atan2" ? "x, y" : "x"});`,
      ]),
    ),
  ],
  [
    "the result",
    {
      "a plain object": "const r = object(x, y); s += r.value + r.gradient.x * r.gradient.y;",
      "into a given array": "into(x, y, given); s += given[0] + given[1] * given[2];",
      "a new Float64Array": "const r = array(x, y); s += r[0] + r[1] * r[2];",
    },
  ],
  [
    "the point",
    {
      "a plain object": "const { x: a, y: b } = plain[i]; s += a * b;",
      positions: "s += product(x, y);",
      "Object.fromEntries": "const { x: a, y: b } = entries[i]; s += a * b;",
      "a Map": "s += map[i].get('x') * map[i].get('y');",
    },
  ],
  [
    "a product of ten",
    {
      "straight-line": `s += ${Array.from({ length: 10 }, (_, k) => `ten[${k}]`).join(" * ")} * x;`,
      "a loop": "let p = x; for (let k = 0; k < ten.length; k++) p *= ten[k]; s += p;",
    },
  ],
];

const FUNCTIONS = `
  const object = (x, y) => ({ value: x * y, gradient: { x: y, y: x } });
  const into = (x, y, out) => { out[0] = x * y; out[1] = y; out[2] = x; };
  const array = (x, y) => { const out = new Float64Array(3); into(x, y, out); return out; };
  const product = (x, y) => x * y;
  const given = new Float64Array(3);
`;

const COUNT = 64;

/** The points in each of the shapes that are read. */
function inputs() {
  const [xs, ys, zs] = [0.618, 0.414, 0.732].map((step) =>
    Float64Array.from({ length: COUNT }, (_, i) => 0.5 + (((i + 1) * step) % 1)),
  );
  const plain = Array.from(xs, (x, i) => ({ x, y: ys[i] }));
  return {
    xs,
    ys,
    zs,
    plain,
    ten: xs.slice(0, 10),
    entries: plain.map((at) => Object.fromEntries(Object.entries(at))),
    map: plain.map((at) => new Map(Object.entries(at))),
  };
}

/** The loop around a spelling. */
function loopOf(body, given) {
  const make = textFunction(
    Object.keys(given),
    `${FUNCTIONS}
    return () => {
      let s = 0;
      for (let i = 0; i < ${COUNT}; i++) {
        const x = xs[i], y = ys[i], z = zs[i];
        ${body}
      }
      return s;
    };`,
  );
  return make(...Object.values(given));
}

async function rowsOf([choice, spellings]) {
  const given = inputs();
  const names = Object.keys(spellings);
  const loops = names.map((name) => [name, loopOf(spellings[name], given)]);
  const rounds = await sideBySide(Object.fromEntries(loops), { seconds: 0.02 });
  return names.map((name, k) => [
    k === 0 ? choice : "",
    name,
    time(median(rounds.get(name)) / COUNT),
    k === 0 ? "" : times(relative(rounds, name, names[0])),
  ]);
}

export async function choices() {
  const rows = [];
  for (const choice of CHOICES) rows.push(...(await rowsOf(choice)));
  const table = markdown(["choice", "spelling", "a turn", "ratio"], rows);
  process.stdout.write(`${table}\n`);
  await writePage({ choices: table });
}
