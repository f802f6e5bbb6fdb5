/**
 * s = sum(i, x[i] > a ? log(x[i])*x[i]^2 : a*x[i]); s^2 + product(i, sin(x[i]))
 */

export const formula =
  "s = sum(i, x[i] > a ? log(x[i])*x[i]^2 : a*x[i]); s^2 + product(i, sin(x[i]))";
export const variables = ["x", "a"];
export const wrt = ["x", "a"];

/**
 * @typedef {{ x: ArrayLike<number>, a: number }} Point
 * @typedef {{ x: Float64Array, a: number }} Gradient
 */

/**
 * The value of the formula.
 * @param {Point} at
 * @returns {number}
 */
export function value(at) {
  const outer = valueCalls > 0 ? valueStored.slice() : undefined;
  const outerVectors = valueVectors;
  valueCalls += 1;
  try {
    valueVectors = new Array(0);
    return valueWhole(at);
  } finally {
    valueCalls -= 1;
    valueVectors = outerVectors;
    if (outer !== undefined) valueStored.set(outer);
  }
}

/**
 * The derivative by each variable of `wrt`.
 * @param {Point} at
 * @returns {Gradient}
 */
export function gradient(at) {
  const outer = gradientCalls > 0 ? gradientStored.slice() : undefined;
  const outerVectors = gradientVectors;
  gradientCalls += 1;
  try {
    gradientVectors = new Array(0);
    return gradientWhole(at);
  } finally {
    gradientCalls -= 1;
    gradientVectors = outerVectors;
    if (outer !== undefined) gradientStored.set(outer);
  }
}

/**
 * Both at once, for little more than either.
 * @param {Point} at
 * @returns {{ value: number, gradient: Gradient }}
 */
export function valueAndGradient(at) {
  const outer =
    valueAndGradientCalls > 0 ? valueAndGradientStored.slice() : undefined;
  const outerVectors = valueAndGradientVectors;
  valueAndGradientCalls += 1;
  try {
    valueAndGradientVectors = new Array(0);
    return valueAndGradientWhole(at);
  } finally {
    valueAndGradientCalls -= 1;
    valueAndGradientVectors = outerVectors;
    if (outer !== undefined) valueAndGradientStored.set(outer);
  }
}

/** What the pieces of `value` leave for one another, and how many calls are running. */
const valueStored = new Float64Array(8);
let valueVectors = new Array(0);
let valueCalls = 0;

function valueReads1(at) {
  requireObject(at);
  valueVectors[0] = requireVector(at, "x");
}

function valueReads2(at) {
  requireObject(at);
  valueStored[0] = requireNumber(at, "a");
}

function value1() {
  const x = valueVectors[0];
  valueStored[1] = 1;
  valueStored[2] = 0;
  for (let i = 1; i <= x.length; i++) {
    valueStored[3] = i;
    value2();
    value3();
  }
  valueStored[7] = valueStored[2] * valueStored[2] + valueStored[1];
}

function value2() {
  const x = valueVectors[0];
  const i = valueStored[3];
  const xI = x[i - 1];
  valueStored[4] = xI;
  valueStored[5] = Math.sin(xI);
  const a = valueStored[0];
  valueStored[6] = Number(xI > a);
}

function value3() {
  let t1 = 0;
  const t2 = valueStored[4];
  const a = valueStored[0];
  if (valueStored[6] === 1) {
    const logarithm = Math.log(t2); // log(x[i])
    t1 = logarithm * (t2 * t2);
  } else {
    t1 = a * t2;
  }
  const sine = valueStored[5]; // sin(x[i])
  valueStored[1] *= sine;
  valueStored[2] += t1;
}

/** All of it, with the storage to itself. */
function valueWhole(at) {
  valueReads1(at);
  valueReads2(at);
  value1();
  return valueStored[7];
}

/** What the pieces of `gradient` leave for one another, and how many calls are running. */
const gradientStored = new Float64Array(10);
let gradientVectors = new Array(0);
let gradientCalls = 0;

function gradientReads1(at) {
  requireObject(at);
  gradientVectors[0] = requireVector(at, "x");
}

function gradientReads2(at) {
  requireObject(at);
  gradientStored[0] = requireNumber(at, "a");
}

function gradient1() {
  const x = gradientVectors[0];
  const byX = new Float64Array(x.length);
  gradientVectors[1] = byX;
}

function gradient2() {
  gradientStored[1] = 0;
  gradientStored[2] = 0;
  gradientStored[3] = Number(false);
  const x = gradientVectors[0];
  for (let i = 1; i <= x.length; i++) {
    gradientStored[4] = i;
    gradient3();
    gradient4();
    gradient5();
  }
}

function gradient3() {
  const x = gradientVectors[0];
  const i = gradientStored[4];
  const xI = x[i - 1];
  gradientStored[5] = xI;
  const a = gradientStored[0];
  gradientStored[6] = Number(xI > a);
}

function gradient4() {
  let t1 = 0;
  let t2 = 0;
  const t3 = gradientStored[5];
  const a = gradientStored[0];
  if (gradientStored[6] === 1) {
    const logarithm = Math.log(t3); // log(x[i])
    t1 = logarithm * (t3 * t3);
  } else {
    t1 = a * t3;
    t2 = t3;
  }
  gradientStored[7] = t1;
  gradientStored[8] = t2;
}

function gradient5() {
  gradientStored[1] += gradientStored[7];
  gradientStored[2] += gradientStored[8];
  if (!(gradientStored[6] === 1)) {
    gradientStored[3] = 1;
  }
}

function gradient6() {
  const derivatives = gradientVectors[1];
  gradientVectors[2] = derivatives;
  const x = gradientVectors[0];
  const kept = new Float64Array(x.length);
  gradientVectors[3] = kept;
  gradientStored[8] = 1;
}

function gradient7() {
  const x = gradientVectors[0];
  for (let i = x.length; i >= 1; i--) {
    gradientStored[7] = i;
    gradient8();
    gradient9();
  }
  const a = gradientStored[0];
  gradientStored[5] = 2 * (a * gradientStored[1]);
}

function gradient8() {
  const x = gradientVectors[0];
  const i = gradientStored[7];
  gradientStored[6] = Math.sin(x[i - 1]);
}

function gradient9() {
  const states = gradientVectors[2];
  const i = gradientStored[7];
  states[i - 1] = gradientStored[8];
  const kept = gradientVectors[3];
  const sine = gradientStored[6]; // sin(x[i])
  kept[i - 1] = sine;
  gradientStored[8] *= sine;
}

function gradient10() {
  let byA = 0;
  if (gradientStored[3] === 1) {
    byA = 2 * (gradientStored[1] * gradientStored[2]);
  }
  gradientStored[6] = byA;
  gradientStored[7] = 1;
}

function gradient11() {
  const x = gradientVectors[0];
  for (let i = 1; i <= x.length; i++) {
    gradientStored[3] = i;
    gradient12();
    gradient13();
    gradient15();
    gradient16();
  }
}

function gradient12() {
  const states = gradientVectors[2];
  const i = gradientStored[3];
  gradientStored[2] = gradientStored[7] * states[i - 1];
  const x = gradientVectors[0];
  gradientStored[8] = x[i - 1];
}

function gradient13() {
  const t1 = gradientStored[8];
  const cosine = Math.cos(t1); // cos(x[i])
  gradientStored[4] = gradientStored[2] * cosine;
  const a = gradientStored[0];
  gradientStored[9] = 0;
  const t2 = gradientStored[5]; // 2*(a*s)
  if (t1 > a) {
    gradient14();
  } else {
    gradientStored[9] = t2;
  }
}

function gradient14() {
  const t1 = gradientStored[8];
  const t2 = t1 * Math.log(t1); // x[i]*log(x[i])
  gradientStored[9] =
    4 * (gradientStored[1] * t2) + 2 * (t1 * gradientStored[1]);
}

function gradient15() {
  const derivatives = gradientVectors[1];
  const i = gradientStored[3];
  derivatives[i - 1] = gradientStored[4] + gradientStored[9];
}

function gradient16() {
  const kept = gradientVectors[3];
  const i = gradientStored[3];
  gradientStored[7] *= kept[i - 1];
}

/** All of it, with the storage to itself. */
function gradientWhole(at) {
  gradientReads1(at);
  gradientReads2(at);
  gradient1();
  gradient2();
  gradient6();
  gradient7();
  gradient10();
  gradient11();
  return { x: gradientVectors[1], a: gradientStored[6] };
}

/** What the pieces of `valueAndGradient` leave for one another, and how many calls are running. */
const valueAndGradientStored = new Float64Array(11);
let valueAndGradientVectors = new Array(0);
let valueAndGradientCalls = 0;

function valueAndGradientReads1(at) {
  requireObject(at);
  valueAndGradientVectors[0] = requireVector(at, "x");
}

function valueAndGradientReads2(at) {
  requireObject(at);
  valueAndGradientStored[0] = requireNumber(at, "a");
}

function valueAndGradient1() {
  const x = valueAndGradientVectors[0];
  const byX = new Float64Array(x.length);
  valueAndGradientVectors[1] = byX;
  valueAndGradientStored[1] = 1;
}

function valueAndGradient2() {
  valueAndGradientStored[2] = 0;
  valueAndGradientStored[3] = 0;
  valueAndGradientStored[4] = Number(false);
  const x = valueAndGradientVectors[0];
  const kept = new Float64Array(x.length);
  valueAndGradientVectors[2] = kept;
  for (let i = 1; i <= x.length; i++) {
    valueAndGradientStored[5] = i;
    valueAndGradient3();
    valueAndGradient4();
    valueAndGradient5();
  }
}

function valueAndGradient3() {
  const x = valueAndGradientVectors[0];
  const i = valueAndGradientStored[5];
  const xI = x[i - 1];
  valueAndGradientStored[6] = xI;
  valueAndGradientStored[7] = Math.sin(xI);
  const a = valueAndGradientStored[0];
  valueAndGradientStored[8] = Number(xI > a);
}

function valueAndGradient4() {
  let t1 = 0;
  let t2 = 0;
  const t3 = valueAndGradientStored[6];
  const a = valueAndGradientStored[0];
  if (valueAndGradientStored[8] === 1) {
    const logarithm = Math.log(t3); // log(x[i])
    t1 = logarithm * (t3 * t3);
  } else {
    t1 = a * t3;
    t2 = t3;
  }
  valueAndGradientStored[9] = t1;
  valueAndGradientStored[10] = t2;
}

function valueAndGradient5() {
  const sine = valueAndGradientStored[7]; // sin(x[i])
  valueAndGradientStored[1] *= sine;
  valueAndGradientStored[2] += valueAndGradientStored[9];
  valueAndGradientStored[3] += valueAndGradientStored[10];
  if (!(valueAndGradientStored[8] === 1)) {
    valueAndGradientStored[4] = 1;
  }
  const kept = valueAndGradientVectors[2];
  const i = valueAndGradientStored[5];
  kept[i - 1] = sine;
}

function valueAndGradient6() {
  const derivatives = valueAndGradientVectors[1];
  valueAndGradientVectors[3] = derivatives;
  valueAndGradientStored[10] = 1;
  const x = valueAndGradientVectors[0];
  for (let i = x.length; i >= 1; i--) {
    valueAndGradientStored[9] = i;
    valueAndGradient7();
  }
  const t1 = valueAndGradientStored[2] * valueAndGradientStored[2]; // s^2
  valueAndGradientStored[8] = t1 + valueAndGradientStored[1];
}

function valueAndGradient7() {
  const kept = valueAndGradientVectors[2];
  const i = valueAndGradientStored[9];
  const states = valueAndGradientVectors[3];
  states[i - 1] = valueAndGradientStored[10];
  valueAndGradientStored[10] *= kept[i - 1];
}

function valueAndGradient8() {
  const a = valueAndGradientStored[0];
  valueAndGradientStored[9] = 2 * (a * valueAndGradientStored[2]);
  let byA = 0;
  if (valueAndGradientStored[4] === 1) {
    const t1 = valueAndGradientStored[2] * valueAndGradientStored[3]; // s*sum(i, x[i] > a ? 0 : x[i])
    byA = 2 * t1;
  }
  valueAndGradientStored[10] = byA;
}

function valueAndGradient9() {
  valueAndGradientStored[4] = 1;
  const x = valueAndGradientVectors[0];
  for (let i = 1; i <= x.length; i++) {
    valueAndGradientStored[3] = i;
    valueAndGradient10();
    valueAndGradient11();
    valueAndGradient13();
    valueAndGradient14();
  }
}

function valueAndGradient10() {
  const states = valueAndGradientVectors[3];
  const i = valueAndGradientStored[3];
  valueAndGradientStored[1] = valueAndGradientStored[4] * states[i - 1];
  const x = valueAndGradientVectors[0];
  valueAndGradientStored[7] = x[i - 1];
}

function valueAndGradient11() {
  const t1 = valueAndGradientStored[7];
  const cosine = Math.cos(t1); // cos(x[i])
  valueAndGradientStored[6] = valueAndGradientStored[1] * cosine;
  const a = valueAndGradientStored[0];
  valueAndGradientStored[5] = 0;
  const t2 = valueAndGradientStored[9]; // 2*(a*s)
  if (t1 > a) {
    valueAndGradient12();
  } else {
    valueAndGradientStored[5] = t2;
  }
}

function valueAndGradient12() {
  const t1 = valueAndGradientStored[7];
  const t2 = t1 * Math.log(t1); // x[i]*log(x[i])
  const t3 =
    4 * (valueAndGradientStored[2] * t2) + 2 * (t1 * valueAndGradientStored[2]);
  valueAndGradientStored[5] = t3;
}

function valueAndGradient13() {
  const derivatives = valueAndGradientVectors[1];
  const i = valueAndGradientStored[3];
  derivatives[i - 1] = valueAndGradientStored[6] + valueAndGradientStored[5];
}

function valueAndGradient14() {
  const kept = valueAndGradientVectors[2];
  const i = valueAndGradientStored[3];
  valueAndGradientStored[4] *= kept[i - 1];
}

/** All of it, with the storage to itself. */
function valueAndGradientWhole(at) {
  valueAndGradientReads1(at);
  valueAndGradientReads2(at);
  valueAndGradient1();
  valueAndGradient2();
  valueAndGradient6();
  valueAndGradient8();
  valueAndGradient9();
  return {
    value: valueAndGradientStored[8],
    gradient: { x: valueAndGradientVectors[1], a: valueAndGradientStored[10] },
  };
}

function requireObject(at) {
  if (typeof at !== "object" || at === null) {
    throw new TypeError("a point is an object with a value for each variable");
  }
}

function requireNumber(at, key) {
  const value = at[key];
  if (typeof value === "number" && Object.hasOwn(at, key)) return value;
  throw new TypeError(`the variable ${key} needs a number`);
}

function requireVector(at, key) {
  const value = at[key];
  if (Object.hasOwn(at, key)) {
    const isNumber = (element) => typeof element === "number";
    if (Array.isArray(value) && value.every(isNumber)) return value;
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return value;
  }
  throw new TypeError(`the variable ${key} needs an array of numbers`);
}
