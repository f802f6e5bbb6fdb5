/** The goals of the project as a table, and how far they are reached. */
import { median } from "../measure.js";
import { PEERS } from "../peers.js";
import { markdown, times } from "../tables.js";
import { BASE, C, Measured } from "./measured.js";

const yes = (isMet) => (isMet ? "yes" : "no");

/** The ratios of all cases, or of all contenders in them, that were measured; smallest first. */
const ratiosOf = (results, names, base) =>
  results
    .flatMap((result) => {
      const all = new Measured(result);
      return names.map((name) => [name, result.name, all.ratio(name, base)]);
    })
    .filter(([, , ratio]) => ratio !== undefined)
    .sort(([, , a], [, , b]) => a - b);

const MOST_BY_HAND = 1.1;
const MEDIAN_OF_C = 1.3;

/** The table, and below it the cases that miss a goal. */
export function goals(results) {
  const [byHand, byC] = [BASE, C].map((base) => ratiosOf(results, ["emitted"], base));
  const middle = (list) => median(list.map(([, , ratio]) => ratio));
  const above = byHand.filter(([, , ratio]) => ratio > MOST_BY_HAND).reverse();
  const [nearest] = ratiosOf(results, ["dual numbers", ...PEERS], "emitted");
  const rows = [];
  if (byHand.length > 0) {
    const ratio = middle(byHand);
    rows.push(
      ["to code by hand: median at most 1.0", times(ratio), yes(ratio < 1.005)],
      [
        `to code by hand: no case above ${MOST_BY_HAND}`,
        `${above.length} of ${byHand.length} are above`,
        yes(above.length === 0),
      ],
    );
  }
  if (byC.length > 0) {
    const ratio = middle(byC);
    rows.push([`to ${C}: median at most ${MEDIAN_OF_C}`, times(ratio), yes(ratio <= MEDIAN_OF_C)]);
  }
  if (nearest !== undefined) {
    const [peer, name, ratio] = nearest;
    const measured = `${times(ratio)} times as fast as ${peer} on ${name}, the nearest`;
    rows.push(["faster than each library, on each case", measured, yes(ratio > 1)]);
  }
  const list = above.map(([, name, ratio]) => `${name} (${times(ratio)})`).join("; ");
  return `${markdown(["goal", "measured", "met"], rows)}${list && `\n\nAbove by hand: ${list}.`}`;
}
