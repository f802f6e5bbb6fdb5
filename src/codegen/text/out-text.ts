/**
 * Results written into what a function is given: where each number and vector goes, as text, and,
 * in code that checks, what is asked of those places before anything is computed.
 */
import type { Node, Scatter } from "../../ast/node.ts";
import { isVector } from "../../ast/node.ts";
import { type Delivery, holdersOf, type Path, vectorPairs, vectorPlaces } from "../delivery.ts";
import type { Program } from "../program.ts";
import { callLines, type Literal, member } from "./results.ts";
import { dimensions } from "./vector-expression.ts";
import { line } from "./written.ts";
import { quoted } from "./quoted.ts";

/** `out.a["odd name"][0]`. */
export function placeText(path: Path): string {
  return `out${path.map(partText).join("")}`;
}

const partText = (part: string | number): string =>
  typeof part === "number" ? `[${part}]` : member(part);

/** What objects inherit: without a property of its own, \`out.constructor\` is shared by all objects. */
const INHERITED: ReadonlySet<string | number> = new Set(
  (
    "__proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString " +
    "valueOf __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
  ).split(" "),
);

/** What is at a place, as code: only properties of its own where others could be meant. */
const placeCode = (path: Path): string =>
  path.reduce<string>(
    (holder, part) =>
      INHERITED.has(part) ? `ownPart(${holder}, ${quoted(String(part))})` : holder + partText(part),
    "out",
  );

/** How a message calls a place. */
const called = (path: Path): string => quoted(placeText(path));

/** The vectors that are made where they are written, with their places. */
export function madeInPlace({ written }: Delivery): ReadonlyMap<Node, string> {
  return new Map(
    [...vectorPlaces(written)].map(([node, path]) => [node, placeCode(path)] as const),
  );
}

/** The end of a function that writes its results. */
export interface Ending {
  /** The lines of each statement that writes. */
  readonly writes: readonly (readonly string[])[];
  /** The line that returns the number that is not written, if there is one. */
  readonly returned: readonly string[];
}

/**
 * The lines that write what is not there yet, and return what is not written.
 * @param made the vectors that are made where they are written, with their places
 */
export function ending(
  program: Program,
  delivery: Delivery,
  outputs: readonly string[],
  made: ReadonlyMap<Node, Path> = vectorPlaces(delivery.written),
): Ending {
  const texts = new Map(program.outputs.map((node, place) => [node, outputs[place]!]));
  const text = (node: Node): string => texts.get(node)!;
  const { returned } = delivery;
  return {
    writes: writes(delivery, text, made).map((code) => line(code, undefined, "  ")),
    returned: returned === undefined ? [] : [`  return ${text(returned)};`],
  };
}

function writes(
  { written }: Delivery,
  text: (node: Node) => string,
  made: ReadonlyMap<Node, Path>,
): string[] {
  return written.flatMap(({ node, path }) => {
    if (made.get(node) === path) return [];
    if (isVector(node)) return [`${placeCode(path)}.set(${text(node)});`];
    const [holder, key] = [placeCode(path.slice(0, -1)), path.at(-1)!];
    // Where there is no property of this name, assigning to it makes none.
    if (key === "__proto__") return [`setOwn(${holder}, "__proto__", ${text(node)});`];
    return [`${holder}${partText(key)} = ${text(node)};`];
  });
}

/**
 * The checks: objects to write into, vectors of the right length, and none of them one that is read.
 * @param nameOf how a vector that is read is called in the code
 * @param read the vectors that are read, by the names that they have in the code and for people
 */
export function checks(
  { written }: Delivery,
  nameOf: (node: Node) => string,
  read: readonly (readonly [name: string, called: string])[],
): string[] {
  const vectors = written.filter(({ node }) => isVector(node));
  const holders = holdersOf(written).map((path) =>
    callLines("requireHolder", [placeCode(path), called(path)], 2),
  );
  const rooms = vectors.map(({ node, path }) =>
    callLines("requireRoom", [...owner(path), lengthOf(node as Scatter, nameOf), called(path)], 2),
  );
  const apart = vectors.flatMap(({ path }) =>
    read.map(([name, key]) =>
      callLines("requireApart", [placeCode(path), name, called(path), quoted(key)], 2),
    ),
  );
  const { different, further } = vectorPairs(written);
  const among: Literal = { kind: "array", items: different.map(placeCode) };
  const others = further.map(([one, other]) =>
    callLines("requireApart", [...[one, other].map(placeCode), called(one), called(other)], 2),
  );
  const all = different.length < 2 ? [] : [callLines("requireAllApart", [among], 2)];
  return [...holders, ...rooms, ...apart, ...all, ...others].flat();
}

/** The object that has a vector, and its key there. */
function owner(path: Path): [holder: string, key: string] {
  const last = path.at(-1);
  if (last === undefined) return ["{ out }", `"out"`];
  const key = typeof last === "number" ? String(last) : quoted(last);
  return [placeCode(path.slice(0, -1)), key];
}

function lengthOf({ operands: [like] }: Scatter, nameOf: (node: Node) => string): string {
  return dimensions(like!)
    .map((vector) => `${nameOf(vector)}.length`)
    .join(" * ");
}
