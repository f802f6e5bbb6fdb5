/** The functions around results that are written into what is given, as text for emitted modules. */
export const writesText = {
  requireHolder: `function requireHolder(holder, name) {
  if (typeof holder === "object" && holder !== null) return;
  throw new TypeError(\`results are written into \${name}, which is no object\`);
}`,
  requireRoom: `function requireRoom(holder, key, length, name) {
  const room = holder[key];
  const isOwn = Object.hasOwn(holder, key);
  if (isOwn && room instanceof Float64Array && room.length === length) return;
  throw new TypeError(\`\${name} has to be a Float64Array of length \${length}\`);
}`,
  requireApart: `function requireApart(room, read, name, other) {
  if (!overlap(room, read)) return;
  throw new TypeError(\`\${name} is written, and shares memory with \${other}\`);
}`,
  requireAllApart: `function requireAllApart(rooms) {
  for (let i = 0; i < rooms.length; i++) {
    for (let j = 0; j < i; j++) {
      if (!overlap(rooms[i], rooms[j])) continue;
      throw new TypeError("two vectors that are written share memory");
    }
  }
}`,
  overlap: `function overlap(room, other) {
  if (!ArrayBuffer.isView(other) || room.buffer !== other.buffer) return false;
  return (
    room.byteOffset < other.byteOffset + other.byteLength &&
    other.byteOffset < room.byteOffset + room.byteLength
  );
}`,
  ownPart: `function ownPart(holder, key) {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}`,
  setOwn: `function setOwn(holder, key, value) {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}`,
  workVector: `function workVector(work, place, length) {
  const known = work[place];
  if (known !== undefined && known.length >= length) return known;
  return (work[place] = new Float64Array(length));
}`,
  sameLength: `function sameLength(length, other, first, name) {
  if (other.length === length) return length;
  throw new RangeError(\`\${first} and \${name} differ in length\`);
}`,
} as const;

/** What TypeScript writes more in them. */
export const WRITES_TYPES = [
  ["requireHolder(holder, name) {", "requireHolder(holder: unknown, name: string): void {"],
  [
    "requireRoom(holder, key, length, name) {\n  const room = holder[key];",
    "requireRoom(\n  holder: object,\n  key: string | number,\n  length: number,\n  name: string,\n): void {\n  const room = (holder as Record<string, unknown>)[key];",
  ],
  [
    "requireApart(room, read, name, other) {",
    "requireApart(\n  room: Float64Array,\n  read: ArrayLike<number>,\n  name: string,\n  other: string,\n): void {",
  ],
  ["requireAllApart(rooms) {", "requireAllApart(rooms: readonly Float64Array[]): void {"],
  [
    "function overlap(room, other) {",
    "function overlap(room: Float64Array, other: ArrayLike<number>): boolean {",
  ],
  [
    "function ownPart(holder, key) {\n  return Object.hasOwn(holder, key) ? holder[key] : undefined;",
    "function ownPart(holder: object, key: string): any {\n  const parts = holder as Record<string, unknown>;\n  return Object.hasOwn(holder, key) ? parts[key] : undefined;",
  ],
  [
    "function setOwn(holder, key, value) {",
    "function setOwn(holder: object, key: string, value: unknown): void {",
  ],
  [
    "workVector(work, place, length) {",
    "workVector(\n  work: Float64Array[],\n  place: number,\n  length: number,\n): Float64Array {",
  ],
  [
    "sameLength(length, other, first, name) {",
    "sameLength(\n  length: number,\n  other: ArrayLike<number>,\n  first: string,\n  name: string,\n): number {",
  ],
] as const;
