/**
 * JavaScript, and the statements of TypeScript, which are the same. Where code checks what it is
 * given, elements that may be missing and bounds are asked for by functions that throw.
 */
import { isConstant, isVector, type Length, type Node } from "../../ast/node.ts";
import { entryOf, isTruth } from "../../functions/catalogue.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { isInRange, isPlaceOf } from "../schedule/in-range.ts";
import { asTerm, atom, type Write } from "./expression.ts";
import type { Language } from "./language.ts";
import { dimensions, fromZero, nameOf, weighed } from "./vector-expression.ts";

/** The language, `checked` where elements and bounds are asked for with care. */
export function javascript(checked: boolean): Language {
  return {
    spelling: (node) => entryOf(node).js,
    number: (digits) => digits,
    index: atom,
    element: (node, write) => {
      const [vector, position] = node.operands;
      const name = write(vector).text;
      if (!checked || isInRange(node)) return weighed(`${name}[${fromZero(position, write)}]`, []);
      const place = write(position);
      const text = `elementAt(${name}, ${place.text}, ${JSON.stringify(nameOf(vector))})`;
      return weighed(text, [place]);
    },
    length,
    list: (items) => `[${items.join(", ")}]`,
    place: (name, like, at, write) =>
      !checked || isPlaceOf(like, at)
        ? fromZero(at, write)
        : `placeIn(${name}, ${write(at).text}, ${JSON.stringify(nameOf(like))})`,
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
      checked && of.kind === "loop"
        ? of.index.operands
            .filter((bound) => !isWhole(bound))
            .map((bound) => `requireWhole(${write(bound).text});`)
        : [],
    declared: (_, name, keyword) => `${keyword} ${name}`,
    undetermined: (node, target) => {
      if (isVector(node)) return `${target} = new Float64Array(0);`;
      // Even a value that every branch assigns starts as one of its type, so that the type is known.
      return `${target} = ${isTruth(node) ? "false" : "0"};`;
    },
    assigned: (_, target, value) => `${target} = ${value};`,
    made: (node, name, isDeclared, write) => {
      const [like] = node.operands;
      const isSparse = like!.kind === "extent" && like!.form === "sparse";
      const made = isSparse ? "[]" : `new Float64Array(${madeLength(node, write)})`;
      return `${isDeclared ? "" : "const "}${name} = ${made};`;
    },
    appended: (name, entry) => `${name}.push(${entry.join(", ")});`,
    bare: (code) => code.replaceAll("Math.", ""),
  };
}

function length({ operands }: Length, write: Write): ReturnType<Write> {
  const names = operands.map((vector) => write(vector).text);
  if (names.length === 1) return atom(`${names[0]}.length`);
  return weighed(`commonLength({ ${lengthsOf(operands, names).join(", ")} })`, []);
}

/** The vectors of a length, each under the name that it has in the formula. */
function lengthsOf(vectors: readonly Node[], names: readonly string[]): string[] {
  return vectors.map((vector, place) => {
    const [key, name] = [nameOf(vector), names[place]!];
    return key === name ? name : `${JSON.stringify(key)}: ${name}`;
  });
}

/** The length of a vector that is made: that of others, or of a range. */
function madeLength(node: Parameters<Language["made"]>[0], write: Write): string {
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
