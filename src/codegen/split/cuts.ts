/**
 * Where a list of statements is cut: into parts of about one size, near enough to it where the
 * fewest values are alive, since each of those is written to the storage and read again. Liveness
 * takes one pass: a value lives from the statement that makes it to the last that reads it. What
 * statements change again and again is not cut in two where that can be helped.
 */

/** From where to where, among statements, a value is made, read and changed. */
export interface Span {
  readonly first: number;
  last: number;
  /** The last statement that changes it, `first` where none does. */
  changed: number;
}

/** A value that is changed on both sides of a cut has to live in the storage all the time. */
const CHANGED = 1_000;
/** Parts are at least this much of the size aimed at, and at most so much more. */
const [LEAST, MOST] = [0.7, 1.3];

/**
 * The places, in order, in front of which to cut.
 * @param bytes what each statement takes
 * @param spans the values that the statements make
 * @param target what a part should take
 */
export function cutsIn(
  bytes: readonly number[],
  spans: Iterable<Span>,
  target: number,
): readonly number[] {
  const alive = aliveAt(bytes.length, spans);
  let left = bytes.reduce((sum, own) => sum + own, 0);
  const cuts: number[] = [];
  let start = 0;
  // Parts of equal size, so that no small one is left over.
  const size = left / Math.max(1, Math.round(left / target));
  while (left > MOST * size && start < bytes.length - 1) {
    const { cut, taken } = bestCut(bytes, alive, start, size);
    cuts.push(cut);
    left -= taken;
    start = cut;
  }
  return cuts.filter((cut) => cut < bytes.length);
}

/** How many values are alive in front of each statement. */
function aliveAt(count: number, spans: Iterable<Span>): Float64Array {
  const alive = new Float64Array(count + 1);
  const add = (first: number, last: number, weight: number): void => {
    alive[first + 1]! += weight;
    alive[last + 1]! -= weight;
  };
  for (const { first, last, changed } of spans) {
    if (last > first) add(first, last, 1);
    if (changed > first) add(first, changed, CHANGED);
  }
  for (let place = 1; place <= count; place++) alive[place]! += alive[place - 1]!;
  return alive;
}

/** The cheapest cut behind `start` in the window around the size, the one nearest to it of equals. */
function bestCut(
  bytes: readonly number[],
  alive: Float64Array,
  start: number,
  size: number,
): { cut: number; taken: number } {
  let best = { cut: start + 1, taken: bytes[start]! };
  let fewest = Infinity;
  let taken = 0;
  for (let cut = start + 1; cut <= bytes.length; cut++) {
    taken += bytes[cut - 1]!;
    const isFirst = fewest === Infinity;
    if (taken > MOST * size && !isFirst) break;
    if (taken < LEAST * size) continue;
    const isNearer = Math.abs(taken - size) < Math.abs(best.taken - size);
    if (alive[cut]! < fewest || (alive[cut] === fewest && isNearer)) {
      best = { cut, taken };
      fewest = alive[cut]!;
    }
  }
  return best;
}
