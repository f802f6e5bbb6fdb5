/**
 * JavaScript, and the statements of TypeScript, which are the same. Where code checks what it is
 * given, elements that may be missing and bounds are asked for by functions that throw.
 */
import {
  isConstant,
  isVector,
  type Length,
  type Node,
  type Scatter,
  type States,
} from "../../ast/node.ts";
import { entryOf, isTruth } from "../../functions/catalogue.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { isInRange, isPlaceOf } from "../schedule/in-range.ts";
import { asTerm, atom, type Expression, type Write } from "./expression.ts";
import type { Loop } from "../program.ts";
import type { Language } from "./language.ts";
import { type Literal, literalText } from "./results.ts";
import type { GivenRoom } from "./room.ts";
import { dimensions, fromZero, nameOf, weighed } from "./vector-expression.ts";
import { quoted } from "./quoted.ts";

/**
 * The language, `checked` where elements and bounds are asked for with care, and with the `room`
 * that functions have which make no vectors.
 */
export function javascript(checked: boolean, room?: GivenRoom): Language {
  return {
    ...(room && { listed: listedIn(room) }),
    spelling: (node) => entryOf(node).js,
    number: (digits) => digits,
    index: atom,
    element: (node, write) => {
      const [vector, position] = node.operands;
      const name = write(vector).text;
      if (!checked || isInRange(node)) return weighed(`${name}[${fromZero(position, write)}]`, []);
      const place = write(position);
      const text = `elementAt(${name}, ${place.text}, ${quoted(nameOf(vector))})`;
      return weighed(text, [place]);
    },
    length: room === undefined ? length : leanLength,
    list: (items) => `[${items.join(", ")}]`,
    place: (name, like, at, write) =>
      !checked || isPlaceOf(like, at)
        ? fromZero(at, write)
        : `placeIn(${name}, ${write(at).text}, ${quoted(nameOf(like))})`,
    placeInRange: (index, lower, write) => {
      if (isConstant(lower, 1)) return fromZero(index, write);
      return `${write(index).text} - ${asSubtrahend(lower, write)}`;
    },
    count: (vector, write) => `${write(vector).text}.length`,
    loopHead: ({ index, direction }, name, write) => {
      const [lower, upper] = index.operands.map((bound) => asTerm(write(bound)));
      return direction === "up"
        ? `let ${name} = ${lower}; ${name} <= ${upper}; ${name}++`
        : `let ${name} = ${upper}; ${name} >= ${lower}; ${name}--`;
    },
    extreme: (op, a, b) => `Math.${op}(${a}, ${b})`,
    required: (of, write) =>
      checked
        ? boundsOf(of)
            .filter((bound) => !isWhole(bound))
            .map((bound) => `requireWhole(${write(bound).text});`)
        : [],
    declared: (_, name, keyword) => `${keyword} ${name}`,
    undetermined: (node, target) => {
      if (isVector(node)) return `${target} = ${room?.work(node, "0") ?? "new Float64Array(0)"};`;
      // Even a value that every branch assigns starts as one of its type, so that the type is known.
      return `${target} = ${isTruth(node) ? "false" : "0"};`;
    },
    assigned: (_, target, value) => `${target} = ${value};`,
    made: ({ node, isDeclared, isOverwritten = false }, name, write) => {
      const begin = `${isDeclared ? "" : "const "}${name} = `;
      const [like] = node.operands;
      if (room !== undefined && node.kind === "scatter")
        return [`${begin}${room.resultOf(node)};`, ...(isOverwritten ? [] : [`${name}.fill(0);`])];
      if (room !== undefined) return [`${begin}${room.work(node, madeLength(node, write))};`];
      const isSparse = like!.kind === "extent" && like!.form === "sparse";
      return [`${begin}${isSparse ? "[]" : `new Float64Array(${madeLength(node, write)})`};`];
    },
    appended: (name, entry) => ({ kind: "call", callee: `${name}.push`, args: entry }),
    bare: (code) => code.replaceAll("Math.", ""),
  };
}

/** The bounds of a loop, or of what is kept along one. */
function boundsOf(of: Node | Loop): readonly Node[] {
  if (of.kind === "states") return of.operands[0].operands;
  return of.kind === "loop" ? of.index.operands : [];
}

/** Writes lists into vectors to work in. */
const listedIn =
  (room: GivenRoom): NonNullable<Language["listed"]> =>
  (list, target, name, items) => [
    `${target} = ${room.work(list, String(items.length))};`,
    ...items.map((item, place) => `${name}[${place}] = ${item};`),
  ];

function length({ operands }: Length, write: Write): Expression {
  const names = operands.map((vector) => write(vector).text);
  if (names.length === 1) return atom(`${names[0]}.length`);
  const properties = operands.map((vector, place) => [nameOf(vector), names[place]!] as const);
  return laid({ kind: "call", callee: "commonLength", args: [{ kind: "object", properties }] });
}

/** The same without an object for the vectors. */
function leanLength({ operands }: Length, write: Write): Expression {
  const [first, ...others] = operands as readonly [Node, ...Node[]];
  const called = (vector: Node): string => quoted(nameOf(vector));
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

/** The length of a vector that is made: that of others, or of a range. */
function madeLength(node: Scatter | States, write: Write): string {
  if (node.kind === "scatter") {
    return dimensions(node.operands[0]!)
      .map((vector) => `${write(vector).text}.length`)
      .join(" * ");
  }
  const [lower, upper] = node.operands[0].operands;
  const last = write(upper).text;
  if (!isConstant(lower, 1)) return `Math.max(${last} - ${asTerm(write(lower))} + 1, 0)`;
  return upper.kind === "length" ? last : `Math.max(${last}, 0)`;
}

function asSubtrahend(node: Node, write: Write): string {
  const { text, level } = write(node);
  return level <= LEVEL.sum ? `(${text})` : text;
}

/** Whether a bound can be nothing but a whole number. */
function isWhole(bound: Node): boolean {
  if (bound.kind === "constant") return Number.isSafeInteger(bound.nearest);
  if (bound.kind === "length" || bound.kind === "index") return true;
  if (bound.kind !== "apply") return false;
  if (["floor", "ceil", "round"].includes(bound.fn)) return true;
  return ["+", "*", "neg", "max", "min"].includes(bound.fn) && bound.operands.every(isWhole);
}
