/** The functions that emitted ones call, as text, for modules that import nothing. */
import { sparseMatrixText } from "./sparse-matrix.ts";
import { writesText } from "./writes-text.ts";

/** All of them by name. */
export const carriedFunctions = {
  requireObject: `function requireObject(at) {
  if (typeof at !== "object" || at === null) {
    throw new TypeError("a point is an object with a value for each variable");
  }
}`,
  requireNumber: `function requireNumber(at, key) {
  const value = at[key];
  if (typeof value === "number" && Object.hasOwn(at, key)) return value;
  throw new TypeError(\`the variable \${key} needs a number\`);
}`,
  requireVector: `function requireVector(at, key) {
  const value = at[key];
  if (Object.hasOwn(at, key)) {
    const isNumber = (element) => typeof element === "number";
    if (Array.isArray(value) && value.every(isNumber)) return value;
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return value;
  }
  throw new TypeError(\`the variable \${key} needs an array of numbers\`);
}`,
  requireCount: `function requireCount(vector, count, name) {
  if (vector.length === count) return;
  throw new RangeError(\`\${name} needs \${count} numbers, one for each result\`);
}`,
  requireAlike: `function requireAlike(at, direction, key) {
  if (at[key].length === direction[key].length) return;
  throw new RangeError(\`\${key} and its direction differ in length\`);
}`,
  requireWhole: `function requireWhole(bound) {
  if (Number.isSafeInteger(bound)) return;
  throw new RangeError(\`a bound is a whole number; \${bound} is none\`);
}`,
  elementAt: `function elementAt(vector, position, name) {
  const element = vector[position - 1];
  if (element !== undefined) return element;
  throw new RangeError(
    \`\${name}[\${position}] is out of range: there are \${vector.length} elements\`,
  );
}`,
  placeIn: `function placeIn(vector, position, name) {
  if (position - 1 in vector) return position - 1;
  throw new RangeError(
    \`\${name}[\${position}] is out of range: there are \${vector.length} elements\`,
  );
}`,
  commonLength: `function commonLength(vectors) {
  let length = -1;
  for (const vector of Object.values(vectors)) {
    if (length >= 0 && vector.length !== length) {
      const names = Object.keys(vectors).join(", ");
      throw new RangeError(\`\${names} differ in length\`);
    }
    length = vector.length;
  }
  return length;
}`,
  sparseMatrix: sparseMatrixText,
  ...writesText,
} as const;

/** The texts of those functions that occur in `code`, in a fixed order. */
export function readersIn(code: string): string[] {
  const used = Object.entries(carriedFunctions).filter(([name]) => code.includes(`${name}(`));
  const all = [code, ...used.map(([, text]) => text)].join("\n");
  return Object.entries(carriedFunctions)
    .filter(([name]) => all.includes(`${name}(`))
    .map(([, text]) => text);
}
