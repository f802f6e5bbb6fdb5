/**
 * The nearest name to a misspelt one: by edits (insert, delete, replace, swap neighbours), case
 * counting little. Optimal string alignment (Damerau 1964 in Wagner and Fischer's table) rather
 * than the unrestricted distance: it is half the code, and nobody edits a swapped pair again.
 */

const MOST_CANDIDATES = 1_000;
const LONGEST_NAME = 60;

/** Edits that a name of this length can be from a name that was meant: none for `x` and `kx`. */
function tolerance(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
}

/** The candidate nearest to `name`, if one is near enough to have been meant. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = tolerance(name.length) + 1;
  let beginning: string | undefined;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - name.length) < least && candidate.length <= LONGEST_NAME) {
      const distance = editDistance(lower, candidate.toLowerCase());
      if (distance < least) [best, least] = [candidate, distance];
    }
    if (isBeginning(candidate, lower) && candidate.length > (beginning?.length ?? 0))
      beginning = candidate;
  }
  return best ?? beginning;
}

/** The candidate nearest to a variable's name, or one of which the one is the beginning of the other. */
export function nearestVariable(name: string, candidates: readonly string[]): string | undefined {
  return nearestName(name, candidates) ?? abbreviated(name, candidates);
}

/** `v` for `vel` and `velocity` for `v`: of several the one nearest in length. */
function abbreviated(name: string, candidates: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const related = candidates.filter((candidate) => {
    const other = candidate.toLowerCase();
    return lower.startsWith(other) || other.startsWith(lower);
  });
  const distance = (candidate: string): number => Math.abs(candidate.length - name.length);
  return related.sort((a, b) => distance(a) - distance(b))[0];
}

/** Whether a name spells an abbreviation out: `tangent` for `tan`. */
const isBeginning = (candidate: string, lower: string): boolean =>
  candidate.length >= 3 && lower.startsWith(candidate.toLowerCase());

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, beforeLast[j - 2]! + 1);
      row.push(edits);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
