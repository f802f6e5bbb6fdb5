/**
 * x > 0 ? sqrt(x)*sin(y*z) + x/y : exp(-x^2)*cos(y/z)
 */

export const formula = "x > 0 ? sqrt(x)*sin(y*z) + x/y : exp(-x^2)*cos(y/z)";
export const variables = ["x", "y", "z"];
export const wrt = ["x", "y", "z"];

/**
 * @typedef {{ x: number, y: number, z: number }} Point
 * @typedef {{ x: number, y: number, z: number }} Gradient
 */

/**
 * The value of the formula.
 * @param {Point} at
 * @returns {number}
 */
export function value(at) {
  const outer = valueCalls > 0 ? valueStored.slice() : undefined;
  valueCalls += 1;
  try {
    return valueWhole(at);
  } finally {
    valueCalls -= 1;
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
  gradientCalls += 1;
  try {
    return gradientWhole(at);
  } finally {
    gradientCalls -= 1;
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
  valueAndGradientCalls += 1;
  try {
    return valueAndGradientWhole(at);
  } finally {
    valueAndGradientCalls -= 1;
    if (outer !== undefined) valueAndGradientStored.set(outer);
  }
}

/** What the pieces of `value` leave for one another, and how many calls are running. */
const valueStored = new Float64Array(4);
let valueCalls = 0;

function value1() {
  const x = valueStored[0];
  const sqrtX = Math.sqrt(x);
  const y = valueStored[1];
  const z = valueStored[2];
  const sqrtXTimesSinYZ = sqrtX * Math.sin(y * z); // sqrt(x)*sin(y*z)
  valueStored[3] = sqrtXTimesSinYZ + x / y;
}

function value2() {
  const x = valueStored[0];
  const expMinusXSquared = Math.exp(-(x * x)); // exp(-x^2)
  const y = valueStored[1];
  const z = valueStored[2];
  const t1 = expMinusXSquared * Math.cos(y / z); // exp(-x^2)*cos(y/z)
  valueStored[3] = t1;
}

/** All of it, with the storage to itself. */
function valueWhole(at) {
  valueStored[0] = at.x;
  valueStored[1] = at.y;
  valueStored[2] = at.z;
  const x = valueStored[0];
  valueStored[3] = 0;
  if (x > 0) {
    value1();
  } else {
    value2();
  }
  return valueStored[3];
}

/** What the pieces of `gradient` leave for one another, and how many calls are running. */
const gradientStored = new Float64Array(12);
let gradientCalls = 0;

function gradient1() {
  const x = gradientStored[0];
  gradientStored[3] = 0;
  gradientStored[4] = 0;
  gradientStored[5] = 0;
  if (x > 0) {
    gradient2();
    gradient3();
    gradient4();
  } else {
    gradient5();
    gradient6();
    gradient7();
  }
}

function gradient2() {
  const x = gradientStored[0];
  gradientStored[6] = Math.sqrt(x);
  const y = gradientStored[1];
  const z = gradientStored[2];
  const yZ = y * z;
  gradientStored[7] = yZ;
  gradientStored[8] = Math.sin(yZ);
}

function gradient3() {
  const x = gradientStored[0];
  const y = gradientStored[1];
  const oneOverY = 1 / y;
  const t1 = 0.5 * gradientStored[8]; // sin(y*z)/2
  const t2 = oneOverY + t1 / gradientStored[6]; // 1/y + sin(y*z)/2/sqrt(x)
  gradientStored[3] = t2;
  gradientStored[9] = (x / y) * oneOverY;
}

function gradient4() {
  const cosine = Math.cos(gradientStored[7]); // cos(y*z)
  const t1 = gradientStored[6] * cosine; // sqrt(x)*cos(y*z)
  const z = gradientStored[2];
  gradientStored[4] = z * t1 - gradientStored[9];
  const y = gradientStored[1];
  gradientStored[5] = y * t1;
}

function gradient5() {
  const x = gradientStored[0];
  gradientStored[10] = Math.exp(-(x * x));
  const y = gradientStored[1];
  const z = gradientStored[2];
  gradientStored[11] = y / z;
}

function gradient6() {
  const cosine = Math.cos(gradientStored[11]); // cos(y/z)
  const t1 = gradientStored[10] * cosine; // exp(-x^2)*cos(y/z)
  const x = gradientStored[0];
  gradientStored[3] = -2 * (x * t1);
}

function gradient7() {
  const t1 = gradientStored[11]; // y/z
  const sine = Math.sin(t1); // sin(y/z)
  const t2 = gradientStored[10] * sine; // exp(-x^2)*sin(y/z)
  const z = gradientStored[2];
  const t3 = t2 / z; // exp(-x^2)*sin(y/z)/z
  gradientStored[4] = -t3;
  gradientStored[5] = t1 * t3;
}

/** All of it, with the storage to itself. */
function gradientWhole(at) {
  gradientStored[0] = at.x;
  gradientStored[1] = at.y;
  gradientStored[2] = at.z;
  gradient1();
  return { x: gradientStored[3], y: gradientStored[4], z: gradientStored[5] };
}

/** What the pieces of `valueAndGradient` leave for one another, and how many calls are running. */
const valueAndGradientStored = new Float64Array(15);
let valueAndGradientCalls = 0;

function valueAndGradient1() {
  const x = valueAndGradientStored[0];
  valueAndGradientStored[3] = 0;
  valueAndGradientStored[4] = 0;
  valueAndGradientStored[5] = 0;
  valueAndGradientStored[6] = 0;
  if (x > 0) {
    valueAndGradient2();
    valueAndGradient3();
    valueAndGradient4();
  } else {
    valueAndGradient5();
    valueAndGradient6();
    valueAndGradient7();
  }
}

function valueAndGradient2() {
  const x = valueAndGradientStored[0];
  const sqrtX = Math.sqrt(x);
  valueAndGradientStored[7] = sqrtX;
  const y = valueAndGradientStored[1];
  const z = valueAndGradientStored[2];
  const yZ = y * z;
  valueAndGradientStored[8] = yZ;
  const sinYZ = Math.sin(yZ); // sin(y*z)
  valueAndGradientStored[9] = sinYZ;
  const xOverY = x / y;
  valueAndGradientStored[10] = xOverY;
  valueAndGradientStored[3] = sqrtX * sinYZ + xOverY;
}

function valueAndGradient3() {
  const y = valueAndGradientStored[1];
  const oneOverY = 1 / y;
  const t1 = 0.5 * valueAndGradientStored[9]; // sin(y*z)/2
  const root = valueAndGradientStored[7]; // sqrt(x)
  valueAndGradientStored[4] = oneOverY + t1 / root;
  valueAndGradientStored[11] = valueAndGradientStored[10] * oneOverY;
  valueAndGradientStored[12] = root * Math.cos(valueAndGradientStored[8]);
}

function valueAndGradient4() {
  const z = valueAndGradientStored[2];
  const t1 = valueAndGradientStored[12]; // sqrt(x)*cos(y*z)
  valueAndGradientStored[5] = z * t1 - valueAndGradientStored[11];
  const y = valueAndGradientStored[1];
  valueAndGradientStored[6] = y * t1;
}

function valueAndGradient5() {
  const x = valueAndGradientStored[0];
  valueAndGradientStored[13] = Math.exp(-(x * x));
  const y = valueAndGradientStored[1];
  const z = valueAndGradientStored[2];
  valueAndGradientStored[14] = y / z;
}

function valueAndGradient6() {
  const cosine = Math.cos(valueAndGradientStored[14]); // cos(y/z)
  const t1 = valueAndGradientStored[13] * cosine; // exp(-x^2)*cos(y/z)
  valueAndGradientStored[3] = t1;
  const x = valueAndGradientStored[0];
  valueAndGradientStored[4] = -2 * (x * t1);
}

function valueAndGradient7() {
  const t1 = valueAndGradientStored[14]; // y/z
  const sine = Math.sin(t1); // sin(y/z)
  const t2 = valueAndGradientStored[13] * sine; // exp(-x^2)*sin(y/z)
  const z = valueAndGradientStored[2];
  const t3 = t2 / z; // exp(-x^2)*sin(y/z)/z
  valueAndGradientStored[5] = -t3;
  valueAndGradientStored[6] = t1 * t3;
}

function valueAndGradientFill1(result) {
  result.value = valueAndGradientStored[3];
}

function valueAndGradientFill2(result) {
  result.gradient = {
    x: valueAndGradientStored[4],
    y: valueAndGradientStored[5],
    z: valueAndGradientStored[6],
  };
}

function valueAndGradientResult3() {
  const result = { value: 0, gradient: 0 };
  valueAndGradientFill1(result);
  valueAndGradientFill2(result);
  return result;
}

/** All of it, with the storage to itself. */
function valueAndGradientWhole(at) {
  valueAndGradientStored[0] = at.x;
  valueAndGradientStored[1] = at.y;
  valueAndGradientStored[2] = at.z;
  valueAndGradient1();
  return valueAndGradientResult3();
}
