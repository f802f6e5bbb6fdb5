/** The lines of loops: their heads, and what reductions, scans and additions do at each turn. */
import {
  isConstant,
  isVector,
  type Node,
  type Scan,
  type Scatter,
  type States,
} from "../../ast/node.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { type Expression, minusOf, type Write } from "./expression.ts";
import type { Add, Join, Keep, Loop } from "../program.ts";
import { dimensions, fromZero, placeOf } from "./vector-expression.ts";

/** What stands between the brackets of `for`. */
export function loopHead({ index, direction }: Loop, name: string, write: Write): string {
  const [lower, upper] = index.operands.map((bound) => asTerm(write(bound)));
  return direction === "up"
    ? `let ${name} = ${lower}; ${name} <= ${upper}; ${name}++`
    : `let ${name} = ${upper}; ${name} >= ${lower}; ${name}--`;
}

/** `name += value`, or `name -= …` for what has a minus in front. */
function added(name: string, node: Node, write: Write): string {
  const value = write(node);
  const negated = minusOf(node, value, write);
  return negated === undefined ? `${name} += ${value.text};` : `${name} -= ${negated.text};`;
}

/**
 * `target[at] += value`, in a matrix row by row; of a sparse one an entry with its places. What is
 * first there is assigned.
 */
export function addedAt(
  name: string,
  { target, at, value, isFirst = false }: Add,
  write: Write,
  checked: boolean,
): string {
  const [like] = target.operands as readonly [Node];
  const vectors = dimensions(like);
  const ofOthers = like.kind === "extent";
  const places = vectors.map((vector, dimension) => {
    if (!isVector(vector)) return "0";
    const array = ofOthers ? write(vector).text : name;
    return placeOf(array, vector, at[dimension]!, write, checked);
  });
  if (ofOthers && like.form === "sparse")
    return `${name}.push(${[...places, write(value).text].join(", ")});`;
  const [row, column] = places as [string, string | undefined];
  if (column === undefined && isFirst) return `${name}[${row}] = ${write(value).text};`;
  if (column === undefined) return added(`${name}[${row}]`, value, write);
  const place = rowMajor(row, `${write(vectors[1]!).text}.length`, column);
  return added(`${name}[${place}]`, value, write);
}

function rowMajor(row: string, columns: string, column: string): string {
  if (row === "0") return column;
  const start = `${/[-+ ]/.test(row) ? `(${row})` : row} * ${columns}`;
  return column === "0" ? start : `${start} + ${column}`;
}

export function joined({ target, value: node }: Join, write: Write): string {
  const name = write(target).text;
  const value = write(node);
  switch (target.op) {
    case "sum":
      return added(name, node, write);
    case "product":
      return `${name} *= ${value.text};`;
    case "max":
    case "min":
      return `${name} = Math.${target.op}(${name}, ${value.text});`;
    case "any": {
      const text = value.level <= LEVEL.and ? `(${value.text})` : value.text;
      return `${name} = ${name} || ${text};`;
    }
  }
}

/** The step of a scan. */
export function advanced(scan: Scan, write: Write): string {
  const [, , factor, term] = scan.operands;
  const name = write(scan).text;
  const times = write(factor);
  if (isConstant(term, 0)) return `${name} *= ${times.text};`;
  const product = times.level < LEVEL.unary ? `(${times.text})` : times.text;
  const plus = write(term);
  const negated = minusOf(term, plus, write);
  return negated === undefined
    ? `${name} = ${name} * ${product} + ${asTerm(plus)};`
    : `${name} = ${name} * ${product} - ${asTerm(negated)};`;
}

/** A state put where it is read from later. */
export function kept({ states, scan }: Keep, write: Write): string {
  const [{ operands: bounds }] = states.operands[0].operands;
  const place = placeInRange(scan.operands[0], bounds[0], write);
  return `${write(states).text}[${place}] = ${write(scan).text};`;
}

/** The place of an index in its range, from 0. */
function placeInRange(index: Node, lower: Node, write: Write): string {
  if (isConstant(lower, 1)) return fromZero(index, write);
  const { text, level } = write(lower);
  return `${write(index).text} - ${level <= LEVEL.sum ? `(${text})` : text}`;
}

/** A vector that is made, before anything is in it: of zeros, or without entries. */
export function made(node: Scatter | States, write: Write): string {
  const [like] = node.operands;
  if (like!.kind === "extent" && like!.form === "sparse") return "[]";
  return `new Float64Array(${lengthOf(node, write)})`;
}

/** The same in what a function has from call to call, or is given. */
export const lengthMade = (node: States, write: Write): string => lengthOf(node, write);

/** The length of a vector that is made: that of others, or of a range. */
function lengthOf(node: Scatter | States, write: Write): string {
  if (node.kind === "scatter") {
    return dimensions(node.operands[0]!)
      .map((vector) => `${write(vector).text}.length`)
      .join(" * ");
  }
  const [lower, upper] = node.operands[0].operands[0].operands;
  const last = write(upper).text;
  if (!isConstant(lower, 1)) return `Math.max(${last} - ${asTerm(write(lower))} + 1, 0)`;
  return upper.kind === "length" ? last : `Math.max(${last}, 0)`;
}

const asTerm = ({ text, level }: Expression): string =>
  level < LEVEL.product ? `(${text})` : text;

/** Whether a bound can be nothing but a whole number. */
export function isWhole(bound: Node): boolean {
  if (bound.kind === "constant") return Number.isSafeInteger(bound.nearest);
  if (bound.kind === "length" || bound.kind === "index") return true;
  if (bound.kind !== "apply") return false;
  if (["floor", "ceil", "round"].includes(bound.fn)) return true;
  return ["+", "*", "neg", "max", "min"].includes(bound.fn) && bound.operands.every(isWhole);
}
