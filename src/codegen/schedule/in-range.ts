/** Which elements are sure to be there. */
import type { Element, Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";

/** Whether the element is there at every index of the loops around it. */
export const isInRange = ({ operands: [vector, position] }: Element): boolean =>
  isPlaceOf(vector, position);

/** Whether the position lies within the vector at every index of the loops around it. */
export function isPlaceOf(vector: Node, position: Node): boolean {
  if (vector.kind === "states") return true;
  const { base, by } = shifted(position);
  if (base === undefined) return vector.kind === "list" && isPlace(by, vector.operands.length);
  if (base.kind !== "index") return false;
  const [lower, upper] = base.operands.map(shifted);
  if (lower!.base !== undefined || !isPlace(lower!.by + by, Infinity)) return false;
  const last = upper!.by + by;
  if (upper!.base === undefined)
    return vector.kind === "list" && isPlace(last, vector.operands.length);
  return upper!.base.kind === "length" && upper!.base.operands.includes(vector) && last <= 0;
}

const isPlace = (place: number, length: number): boolean =>
  Number.isInteger(place) && place >= 1 && place <= length;
