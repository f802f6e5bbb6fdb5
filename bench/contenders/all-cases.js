/** All cases, and what every contender needs of one: points, and results as rows of numbers. */
const FILES = [
  "taxi",
  "gauss1",
  "arm",
  "logistic",
  "black-scholes",
  "rosenbrock",
  "product",
  "helmholtz",
  "table",
  "log-sum-exp",
  "hessian",
  "kinetics",
];

const POINTS = 64;

/** Every case, in an instance of its own if asked for: equal functions of their own. */
export async function allCases(instance = "") {
  const modules = await Promise.all(FILES.map((file) => import(`./cases/${file}.js${instance}`)));
  return modules.flatMap(({ cases }) => cases);
}

export const kindOf = ({ kind = "valueAndGradient" }) => kind;

/** The points, the same in every run (Park and Miller's generator); enough to keep predictions honest. */
export function pointsOf({ point, count = POINTS }) {
  let state = 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: count }, () => point(uniform));
}

const isVector = (value) => typeof value !== "number";
const flat = (values) => values.flatMap((value) => (isVector(value) ? Array.from(value) : [value]));

/** A point as numbers, in the order of its fields, and how long its vectors are. */
export function flatPoint(at) {
  const values = Object.values(at);
  return { numbers: flat(values), lengths: values.filter(isVector).map((vector) => vector.length) };
}

/** A result as numbers: the value and the derivatives by `wrt`, or rows of them, or a sparse matrix. */
export function flatResult(each, result) {
  switch (kindOf(each)) {
    case "valueAndGradient":
      return [result.value, ...flat(each.wrt.map((name) => result.gradient[name]))];
    case "valueAndJacobian":
      return [
        ...result.value,
        ...result.jacobian.flatMap((row) => each.wrt.map((name) => row[name])),
      ];
    case "sparseHessian":
      return flat([result.rows, result.columns, result.values]);
    default:
      throw new Error(`no kind ${each.kind}`);
  }
}

/** Up to so many numbers of a result are all used in a measuring loop, of more three. */
const FEW = 32;

/** Texts of what to use of a result `r`, so that nothing computed is in vain. */
export function uses(each, result) {
  switch (kindOf(each)) {
    case "valueAndGradient": {
      const texts = each.wrt.flatMap((name) => {
        const entry = result.gradient[name];
        return isVector(entry)
          ? Array.from(entry, (_, i) => `r.gradient.${name}[${i}]`)
          : [`r.gradient.${name}`];
      });
      return ["r.value", ...some(texts)];
    }
    case "valueAndJacobian": {
      const rows = result.jacobian.flatMap((_, i) =>
        each.wrt.map((name) => `r.jacobian[${i}].${name}`),
      );
      return ["r.value[0]", ...some(rows)];
    }
    case "sparseHessian": {
      const last = result.values.length - 1;
      return ["r.rows[0]", `r.columns[${last}]`, `r.values[${last >> 1}]`];
    }
    default:
      throw new Error(`no kind ${each.kind}`);
  }
}

const some = (texts) =>
  texts.length <= FEW ? texts : [texts[0], texts[texts.length >> 1], texts.at(-1)];

const TOLERANCE = 1e-9;

/** Whether numbers are those of the hand-written function, but for rounding. */
export const agree = (ours, theirs) =>
  ours.length === theirs.length &&
  ours.every((number, i) => Math.abs(number - theirs[i]) <= TOLERANCE * Math.abs(theirs[i]));
