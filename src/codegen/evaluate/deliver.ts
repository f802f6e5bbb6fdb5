/** Results written into what a function is given, with the checks that code makes; room for them. */
import { isVector, type Node, type Scatter } from "../../ast/node.ts";
import { type Delivery, holdersOf, type Path, vectorPairs } from "../delivery.ts";
import { type PlannedFunction, variablesRead } from "../plan.ts";
import type { Vector } from "../point.ts";
import {
  ownPart,
  requireAllApart,
  requireApart,
  requireHolder,
  requireRoom,
  setOwn,
} from "../runtime/checked-writes.ts";
import { placeText } from "../text/out-text.ts";
import { dimensions } from "../text/vector-expression.ts";
import { assemble, type Assembled } from "./assemble.ts";
import { inputValues } from "./inputs.ts";
import type { Output } from "./interpret.ts";

/**
 * Runs a program and writes its outputs into `out`.
 * @returns what is not written
 * @throws FormulaError where `out` has no room for a result, or room that is read as well
 */
export function deliver(
  planned: PlannedFunction,
  delivery: Delivery,
  inputs: Inputs,
  out: unknown,
  run: () => readonly Output[],
): number | undefined {
  requireRooms(planned, delivery, inputs, out);
  const outputs = run();
  const values = new Map(
    planned.program.outputs.map((node, place) => [node, outputs[place]!] as const),
  );
  for (const { node, path } of delivery.written) {
    const value = values.get(node)!;
    if (typeof value !== "number") (placeIn(out, path) as Float64Array).set(value);
    else {
      const [holder, key] = [placeIn(out, path.slice(0, -1)), path.at(-1)!];
      if (key === "__proto__") setOwn(holder as object, key, value);
      else (holder as Record<string | number, unknown>)[key] = value;
    }
  }
  return delivery.returned && (values.get(delivery.returned) as number);
}

/** What the results of a function can be written into at a point: its shape, with NaN everywhere. */
export function roomFor(planned: PlannedFunction, args: readonly unknown[]): Assembled {
  const { program, result, delivery } = planned;
  const lengths = lengthsOf(planned, inputValues(planned, args));
  const empty = program.outputs.map((node) =>
    node.kind === "scatter" ? new Float64Array(lengths(node)).fill(NaN) : NaN,
  );
  const whole = assemble(result, empty);
  return delivery?.returned === undefined ? whole : Object.values(whole)[1]!;
}

function requireRooms(
  planned: PlannedFunction,
  { written }: Delivery,
  inputs: Inputs,
  out: unknown,
): void {
  const valueOf = vectorsIn(planned, inputs);
  const lengths = lengthsOf(planned, inputs);
  const read = variablesRead(planned).filter(isVector);
  const vectors = written.filter(({ node }) => isVector(node));
  for (const path of holdersOf(written)) requireHolder(placeIn(out, path), placeText(path));
  for (const { node, path } of vectors) {
    const isWhole = path.length === 0;
    const holder = isWhole ? { out } : placeIn(out, path.slice(0, -1));
    const key = isWhole ? "out" : String(path.at(-1));
    requireRoom(holder as object, key, lengths(node as Scatter), placeText(path));
  }
  const rooms = vectors.map(({ path }) => placeIn(out, path) as Float64Array);
  vectors.forEach(({ path }, at) => {
    for (const { name } of read) requireApart(rooms[at]!, valueOf(name), placeText(path), name);
  });
  const { different, further } = vectorPairs(written);
  const roomAt = (path: Path): Float64Array => placeIn(out, path) as Float64Array;
  requireAllApart(different.map(roomAt));
  for (const [one, other] of further)
    requireApart(roomAt(one), roomAt(other), placeText(one), placeText(other));
}

/** What is at a place, by properties of its own; undefined where the way ends before. */
function placeIn(out: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? ownPart(inner, String(key)) : undefined,
    out,
  );
}

type Inputs = readonly (number | Vector)[];

/** The vectors of the arguments by name. */
function vectorsIn({ inputs: names }: PlannedFunction, inputs: Inputs): (name: string) => Vector {
  const places = new Map([...names.keys()].map((name, place) => [name, place]));
  return (name) => inputs[places.get(name)!] as Vector;
}

/** The lengths of the vectors that are made by additions. */
function lengthsOf(planned: PlannedFunction, inputs: Inputs): (made: Scatter) => number {
  const valueOf = vectorsIn(planned, inputs);
  return ({ operands: [like] }) =>
    dimensions(like as Node)
      .map((vector) => valueOf((vector as { name: string }).name).length)
      .reduce((all, length) => all * length);
}
