/**
 * Elements, lengths and lists as text. Formulas count elements from 1, JavaScript from 0; code that
 * checks asks a function for every element that is not sure to be there.
 */
import type { Element, Length, Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { atom, type Expression, type Write } from "./expression.ts";
import { type Literal, literalText } from "./results.ts";
import { isInRange, isPlaceOf } from "../schedule/in-range.ts";

/**
 * What vector nodes compute; `checked` where elements that may be missing are asked for with care,
 * `isLean` where nothing may be made on the way.
 */
export function vectorExpression(
  node: Node,
  write: Write,
  checked: boolean,
  isLean = false,
): Expression {
  switch (node.kind) {
    case "element":
      return element(node, write, checked);
    case "length":
      return isLean ? leanLength(node, write) : length(node, write);
    case "list": {
      const items = node.operands.map(write);
      return weighed(`[${items.map(({ text }) => text).join(", ")}]`, items);
    }
    default:
      throw new Error(`a ${node.kind} is not computed by an expression`);
  }
}

const weighed = (text: string, operands: readonly Expression[]): Expression => ({
  ...atom(text),
  weight: operands.reduce((total, { weight }) => total + weight, 1),
});

function element(node: Element, write: Write, checked: boolean): Expression {
  const [vector, position] = node.operands;
  const name = write(vector);
  if (!checked || isInRange(node)) return weighed(`${name.text}[${fromZero(position, write)}]`, []);
  const place = write(position);
  const text = `elementAt(${name.text}, ${place.text}, ${JSON.stringify(nameOf(vector))})`;
  return weighed(text, [place]);
}

/** The place, in JavaScript, of `like[at]` in the vector called `name`. */
export function placeOf(
  name: string,
  like: Node,
  at: Node,
  write: Write,
  checked: boolean,
): string {
  if (!checked || isPlaceOf(like, at)) return fromZero(at, write);
  return `placeIn(${name}, ${write(at).text}, ${JSON.stringify(nameOf(like))})`;
}

/** The vectors along the dimensions of what additions fill. */
export const dimensions = (like: Node): readonly Node[] =>
  like.kind === "extent" ? like.operands : [like];

/** A position counted from 1 as one counted from 0. */
export function fromZero(position: Node, write: Write): string {
  const { base, by } = shifted(position);
  const offset = by - 1;
  if (base === undefined) return String(offset);
  const { text, level } = write(base);
  if (offset === 0) return text;
  const left = level < LEVEL.sum ? `(${text})` : text;
  return offset > 0 ? `${left} + ${offset}` : `${left} - ${-offset}`;
}

function length({ operands }: Length, write: Write): Expression {
  const names = operands.map((vector) => write(vector).text);
  if (names.length === 1) return atom(`${names[0]}.length`);
  const properties = operands.map((vector, place) => [nameOf(vector), names[place]!] as const);
  return laid({ kind: "call", callee: "commonLength", args: [{ kind: "object", properties }] });
}

/** The same without an object for the vectors. */
function leanLength({ operands }: Length, write: Write): Expression {
  const [first, ...others] = operands as readonly [Node, ...Node[]];
  const called = (vector: Node): string => JSON.stringify(nameOf(vector));
  const own = `${write(first).text}.length`;
  if (others.length === 0) return atom(own);
  return laid(
    others.reduce<Literal>((length, other) => {
      const args = [length, write(other).text, called(first), called(other)];
      return { kind: "call", callee: "sameLength", args };
    }, own),
  );
}

const laid = (parts: Literal): Expression => ({ ...weighed(literalText(parts), []), parts });

/** What a vector is called in messages. */
export const nameOf = (vector: Node): string =>
  vector.kind === "variable" ? vector.name : "the list";
