/** The lines of loops: what reductions, scans and additions do at each turn. */
import { isConstant, isVector, type Node, type Scan } from "../../ast/node.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { asTerm, minusOf, type Write } from "./expression.ts";
import type { Language } from "./language.ts";
import type { Add, Join, Keep } from "../program.ts";
import { dimensions } from "./vector-expression.ts";
import { plainLine, type Written } from "./written.ts";

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
  { target, at, value, isFirst }: Add,
  write: Write,
  language: Language,
): Written {
  const [like] = target.operands as readonly [Node];
  const vectors = dimensions(like);
  const ofOthers = like.kind === "extent";
  const places = vectors.map((vector, dimension) => {
    if (!isVector(vector)) return "0";
    const array = ofOthers ? write(vector).text : name;
    return language.place(array, vector, at[dimension]!, write);
  });
  if (ofOthers && like.form === "sparse") {
    const literal = language.appended(name, [...places, write(value).text]);
    return { kind: "literal", before: "", literal };
  }
  const [row, column] = places as [string, string | undefined];
  if (isFirst) return plainLine(`${name}[${row}] = ${write(value).text};`);
  if (column === undefined) return plainLine(added(`${name}[${row}]`, value, write));
  const place = rowMajor(row, language.count(vectors[1]!, write), column);
  return plainLine(added(`${name}[${place}]`, value, write));
}

function rowMajor(row: string, columns: string, column: string): string {
  if (row === "0") return column;
  const start = `${/[-+ ]/.test(row) ? `(${row})` : row} * ${columns}`;
  return column === "0" ? start : `${start} + ${column}`;
}

export function joined({ target, value: node }: Join, write: Write, language: Language): string {
  const name = write(target).text;
  const value = write(node);
  switch (target.op) {
    case "sum":
      return added(name, node, write);
    case "product":
      return `${name} *= ${value.text};`;
    case "max":
    case "min":
      return `${name} = ${language.extreme(target.op, name, value.text)};`;
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

/** A value put where it is read from later. */
export function kept({ states, index, value }: Keep, write: Write, language: Language): string {
  const place = language.placeInRange(index, index.operands[0], write);
  return `${write(states).text}[${place}] = ${write(value).text};`;
}
