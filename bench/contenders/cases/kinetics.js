/**
 * Air pollution by Verwer's model (POLLU in the test set for initial value problems): 25 reactions
 * by mass action between 20 species, here in a box whose air is renewed at the rate `w`. The rates
 * of change and their Jacobian, as an implicit solver asks for.
 */
import { numbered, textFunction } from "../text-functions.js";

/** A rate constant, and the numbers of the species that react. */
const REACTIONS = [
  [0.35, 1],
  [26.6, 2, 4],
  [12300, 5, 2],
  [0.00086, 7],
  [0.00082, 7],
  [15000, 7, 6],
  [0.00013, 9],
  [24000, 9, 6],
  [16500, 11, 2],
  [9000, 11, 1],
  [0.022, 13],
  [12000, 10, 2],
  [1.88, 14],
  [16300, 1, 6],
  [4800000, 3],
  [0.00035, 4],
  [0.0175, 4],
  [100000000, 16],
  [444000000000, 16],
  [1240, 17, 6],
  [2.1, 19],
  [5.78, 19],
  [0.0474, 1, 4],
  [1780, 19, 1],
  [3.12, 20],
];

/** For each species the reactions that change it, negative where they use it up; twice makes two. */
const BALANCES = [
  [-1, -10, -14, -23, -24, 2, 3, 9, 11, 12, 22, 25],
  [-2, -3, -9, -12, 1, 21],
  [-15, 1, 17, 19, 22],
  [-2, -16, -17, -23, 15],
  [-3, 4, 4, 6, 7, 13, 20],
  [-6, -8, -14, -20, 3, 18, 18],
  [-4, -5, -6, 13],
  [4, 5, 6, 7],
  [-7, -8],
  [-12, 7, 9],
  [-9, -10, 8, 11],
  [9],
  [-11, 10],
  [-13, 12],
  [14],
  [-18, -19, 16],
  [-20],
  [20],
  [-21, -22, -24, 23, 25],
  [-25, 24],
];

const NAMES = numbered(BALANCES.length, (i) => `y${i}`);

/** Terms of a sum from signed numbers. */
const signed = (numbers, textOf) =>
  numbers.map((r) => `${r < 0 ? "-" : "+"} ${textOf(Math.abs(r))}`).join(" ");

/** Each reaction's rate in terms of the species. */
const rates = REACTIONS.map(([k, ...species]) => [k, ...species.map((i) => `y${i}`)].join("*"));
const TEXTS = BALANCES.map((terms, i) => `-w*y${i + 1} ${signed(terms, (r) => rates[r - 1])}`);

/** The derivative of a rate by a species, as a name or a number; none where it does not take part. */
function slope(reaction, species) {
  const [k, ...taking] = REACTIONS[reaction - 1];
  const place = taking.indexOf(species);
  if (place < 0) return [];
  return [taking.length === 1 ? String(k) : `d${reaction}_${taking[1 - place]}`];
}

/** Each slope of a rate once. */
const STATEMENTS = REACTIONS.flatMap(([k, one, other], i) => {
  const r = i + 1;
  if (other === undefined) return [`r${r} = ${k} * y${one}`];
  return [
    `d${r}_${one} = ${k} * y${one}`,
    `d${r}_${other} = ${k} * y${other}`,
    `r${r} = d${r}_${one} * y${other}`,
  ];
});

const VALUES = BALANCES.map((terms, i) => `-w * y${i + 1} ${signed(terms, (r) => `r${r}`)}`);

/** Of each balance the slopes that are not 0, summed. */
const ROWS = BALANCES.map((terms, row) =>
  NAMES.map((_, column) => {
    const slopes = terms.flatMap((r) =>
      slope(Math.abs(r), column + 1).map((text) => `${r < 0 ? "-" : "+"} ${text}`),
    );
    return [...(row === column ? ["-w"] : []), ...slopes].join(" ") || "0";
  }),
);

const byHand = textFunction(
  ["at"],
  `const { ${NAMES.join(", ")}, w } = at;
  ${STATEMENTS.map((text) => `const ${text};`).join("\n")}
  return {
    value: [${VALUES.join(", ")}],
    jacobian: [${ROWS.map((row) => `{ ${row.map((text, i) => `${NAMES[i]}: ${text}`).join(", ")} }`).join(", ")}],
  };`,
);

const inC = `static inline void value_and_gradient(const double *restrict at, double *restrict out) {
  const double ${[...NAMES, "w"].map((name, i) => `${name} = at[${i}]`).join(", ")};
  const double ${STATEMENTS.join(", ")};
  ${[...VALUES, ...ROWS.flat()].map((text, i) => `out[${i}] = ${text};`).join("\n  ")}
}
`;

const draws = NAMES.map((name) => `${name}: 0.01 + u()`).join(", ");

export const cases = [
  {
    name: "Jacobian of 20 reaction rates",
    text: `[${TEXTS.join(", ")}]`,
    texts: TEXTS,
    wrt: NAMES,
    kind: "valueAndJacobian",
    point: textFunction(["u"], `return { ${draws}, w: u() };`),
    byHand,
    cText: inC,
  },
];
