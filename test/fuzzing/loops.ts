/** Random sums and their kind, vectors, and lists. */
import type { Chooser, Make, Place } from "./place.ts";
import { within } from "./place.ts";
import { tree, type Tree } from "./tree.ts";

const KINDS = ["sum", "sum", "product", "mean", "max", "min"];
const INDICES = ["i", "j", "k"];
/** Loops in one another at most, so that a point is evaluated at once. */
const DEEPEST = 3;

export function loopMakers({ random, pick, chance, share }: Chooser, number: Make) {
  /** Declared where that is needed for what would be the maximum of numbers. */
  const head = (kind: string, index: string): string =>
    kind === "max" || kind === "min" || chance(0.1) ? `${kind}(${index} = ` : `${kind}(${index}, `;

  const overVector: Make = (left, place) => {
    const [kind, index, vector] = [pick(KINDS), pick(INDICES), pick(place.vectors)];
    const body = number(left - 1, within(place, index, true));
    const start = chance(0.5) ? `${kind}(${index}, ` : head(kind, index);
    // Within a loop over what it is named by, the maximum would be one of numbers.
    const opening = kind.startsWith("m") && kind !== "mean" ? head(kind, index) : start;
    return opening.includes("=")
      ? tree("number", `${kind} over a range`, opening, "1, ", `length(${vector}), `, body, ")")
      : tree(
          "number",
          `${kind} over a vector`,
          opening,
          "(",
          body,
          `)${pick(["*", " + ", " - "])}${vector}[${index}])`,
        );
  };

  const overRange: Make = (left, place) => {
    const [kind, index] = [pick(KINDS), pick(INDICES)];
    const outer = place.indices.length > 0 && chance(0.5) ? pick(place.indices) : undefined;
    const ranges: readonly (readonly [from: string, to: string, reaches: boolean])[] = [
      ["1", outer ?? "3", outer !== undefined && place.inVectors.includes(outer)],
      ["1", pick(["length(u)", "length(v)", "length(u, v)"]), true],
      ["1", "length(u)", true],
      [outer ?? "2", "4", false],
      ["0", outer === undefined ? "2" : `${outer} - 1`, false],
      ["2", "1", false],
      ["1", "n", false],
    ];
    const [from, to, reaches] = pick(ranges);
    const body = number(left - 1, within(place, index, reaches));
    return tree(
      "number",
      `${kind} over a range`,
      `${head(kind, index)}${from}, ${to}, `,
      body,
      ")",
    );
  };

  const loop: Make = (left, place) => {
    if (place.indices.length >= DEEPEST) return number(left, place);
    return random() < 0.45 ? overVector(left, place) : overRange(left, place);
  };

  const items = (left: number, place: Place, count: number): Tree => {
    const shares = share(left, count);
    const parts = shares.flatMap((each, at) => [at === 0 ? "[" : ", ", number(each, place)]);
    return tree("vector", "list", ...parts, "]");
  };
  const vector = (left: number, place: Place): Tree =>
    chance(0.5)
      ? tree("vector", "vector", pick(place.vectors))
      : items(left, place, 1 + Math.floor(random() * 3));

  const whole: Make = (left, place) => {
    const name = pick(["norm", "mean", "sum", "product", "max", "min", "dot", "length"]);
    const construct = `${name} of a vector`;
    if (name === "dot") {
      const count = 1 + Math.floor(random() * 3);
      return chance(0.5)
        ? tree("number", construct, `dot(${pick(place.vectors)}, ${pick(place.vectors)})`)
        : tree(
            "number",
            construct,
            "dot(",
            items(left, place, count),
            ", ",
            items(1, place, count),
            ")",
          );
    }
    return tree("number", construct, `${name}(`, vector(left - 1, place), ")");
  };

  const ofList: Make = (left, place) =>
    tree("number", "element of a list", items(left - 1, place, 3), `[${pick(["1", "2", "3"])}]`);

  return { loop, whole, ofList };
}
