/** Results written into what a function is given, with the checks that code makes. */
import { isVector, type Node, type Scatter } from "../../ast/node.ts";
import { type Delivery, holdersOf, type Path, vectorPairs } from "../delivery.ts";
import { type PlannedFunction, variablesRead } from "../plan.ts";
import type { Vector } from "../point.ts";
import {
  requireAllApart,
  requireApart,
  requireHolder,
  requireRoom,
  setOwn,
} from "../runtime/checked-writes.ts";
import { placeText } from "../text/out-text.ts";
import { dimensions } from "../text/vector-expression.ts";
import type { Output } from "./interpret.ts";

/**
 * Runs a program and writes its outputs into `out`.
 * @returns what is not written
 * @throws FormulaError where `out` has no room for a result, or room that is read as well
 */
export function deliver(
  planned: PlannedFunction,
  delivery: Delivery,
  inputs: readonly (number | Vector)[],
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

function requireRooms(
  planned: PlannedFunction,
  { written }: Delivery,
  inputs: readonly (number | Vector)[],
  out: unknown,
): void {
  const places = new Map([...planned.inputs.keys()].map((name, place) => [name, place]));
  const valueOf = (name: string): Vector => inputs[places.get(name)!] as Vector;
  const read = variablesRead(planned).filter(isVector);
  const vectors = written.filter(({ node }) => isVector(node));
  for (const path of holdersOf(written)) requireHolder(placeIn(out, path), placeText(path));
  for (const { node, path } of vectors) {
    const isWhole = path.length === 0;
    const holder = isWhole ? { out } : placeIn(out, path.slice(0, -1));
    const key = isWhole ? "out" : String(path.at(-1));
    requireRoom(holder as object, key, lengthOf(node as Scatter, valueOf), placeText(path));
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

/** What is at a place; undefined where the way ends before. */
function placeIn(out: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    out,
  );
}

function lengthOf({ operands: [like] }: Scatter, valueOf: (name: string) => Vector): number {
  return dimensions(like as Node)
    .map((vector) => valueOf((vector as { name: string }).name).length)
    .reduce((all, length) => all * length);
}
