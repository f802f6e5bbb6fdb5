/**
 * What results are written into, checked before anything is: objects and arrays to hold them,
 * vectors of the right length, and none that is read, or written, at the same time. For code made in
 * process; `writes-text.ts` has these functions as text for emitted modules.
 */
import { FormulaError } from "../../ast/formula-error.ts";

/** @throws FormulaError where there is no object to write into */
export function requireHolder(holder: unknown, name: string): void {
  if (typeof holder === "object" && holder !== null) return;
  throw failure("no-room", `results are written into ${name}, which is no object`);
}

/** @throws FormulaError where the object has no Float64Array of this length of its own */
export function requireRoom(holder: object, key: string, length: number, name: string): void {
  const room = (holder as Record<string, unknown>)[key];
  if (!(room instanceof Float64Array) || !Object.hasOwn(holder, key))
    throw failure("no-room", `${name} has to be a Float64Array of length ${length}`);
  if (room.length === length) return;
  throw failure("no-room", `${name} has ${room.length} elements, and needs ${length}`);
}

/** @throws FormulaError where a vector that is written shares memory with one that is in use as well */
export function requireApart(
  room: Float64Array,
  read: ArrayLike<number>,
  name: string,
  other: string,
): void {
  if (!overlap(room, read)) return;
  throw failure("shared-room", `${name} is written, and shares memory with ${other}`);
}

/** @throws FormulaError where two of the vectors that are written share memory */
export function requireAllApart(rooms: readonly Float64Array[]): void {
  for (let i = 0; i < rooms.length; i++) {
    for (let j = 0; j < i; j++) {
      if (overlap(rooms[i]!, rooms[j]!))
        throw failure("shared-room", "two vectors that are written share memory");
    }
  }
}

function overlap(room: Float64Array, other: ArrayLike<number>): boolean {
  if (!ArrayBuffer.isView(other) || room.buffer !== other.buffer) return false;
  return (
    room.byteOffset < other.byteOffset + other.byteLength &&
    other.byteOffset < room.byteOffset + room.byteLength
  );
}

/** @returns what the object has of its own for `key`, and nothing that it inherits */
export function ownPart(holder: object, key: string): unknown {
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

/** Sets a property of the object's own, whatever its name. */
export function setOwn(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

/**
 * A vector to work in, at a place of those that a function keeps from call to call: at least as long
 * as asked. Functions run one at a time and call nothing that could call them again, so a vector is
 * never in use twice.
 */
export function workVector(work: Float64Array[], place: number, length: number): Float64Array {
  const known = work[place];
  if (known !== undefined && known.length >= length) return known;
  return (work[place] = new Float64Array(length));
}

/**
 * @returns a length that vectors have, which another one has too
 * @throws FormulaError where it has not
 */
export function sameLength(
  length: number,
  other: ArrayLike<number>,
  first: string,
  name: string,
): number {
  if (other.length === length) return length;
  throw failure(
    "lengths-differ",
    `${first} and ${name} differ in length: ${length} and ${other.length}`,
  );
}

const failure = (code: string, message: string): FormulaError =>
  new FormulaError({ code, message });

/** These functions by name, as code refers to them. */
export const writers = {
  requireHolder,
  requireRoom,
  requireApart,
  requireAllApart,
  ownPart,
  setOwn,
  workVector,
  sameLength,
} as const;
