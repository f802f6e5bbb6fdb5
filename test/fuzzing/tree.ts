/**
 * Random formulas as trees of text, so that a formula which fails can be made smaller part by part;
 * the parser knows no such parts, and text alone has none.
 */

/** What a part stands for, and what may stand in its place. */
export type Sort = "number" | "condition" | "vector" | "program";

export interface Tree {
  readonly sort: Sort;
  /** What of the language it is: the name of a function, or of a form such as `conditional`. */
  readonly construct: string;
  readonly parts: readonly Part[];
}

export type Part = string | Tree;

export const tree = (sort: Sort, construct: string, ...parts: Part[]): Tree => ({
  sort,
  construct,
  parts,
});

/** The formula's text. */
export function textOf({ parts }: Tree): string {
  return parts.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
}

export const sizeOf = ({ parts }: Tree): number =>
  parts.reduce((size, part) => size + (typeof part === "string" ? 0 : sizeOf(part)), 1);

/** Each construct in a tree, once. */
export function constructsOf(whole: Tree, found = new Set<string>()): Set<string> {
  found.add(whole.construct);
  for (const part of whole.parts) if (typeof part !== "string") constructsOf(part, found);
  return found;
}

const LEAVES: Readonly<Record<Sort, readonly string[]>> = {
  number: ["1", "2", "x"],
  condition: ["true", "false"],
  vector: ["u"],
  program: ["x"],
};

const SORTS_FOR: Readonly<Record<Sort, readonly Sort[]>> = {
  number: ["number"],
  condition: ["condition"],
  vector: ["vector"],
  program: ["program", "number"],
};

function under(whole: Tree): Tree[] {
  return whole.parts.flatMap((part) => (typeof part === "string" ? [] : [part, ...under(part)]));
}

/** Trees with less in them, those with least first: a part for the whole, or a leaf for a part. */
export function* smaller(whole: Tree): Generator<Tree> {
  const fitting = under(whole).filter(({ sort }) => SORTS_FOR[whole.sort].includes(sort));
  yield* fitting.sort((a, b) => sizeOf(a) - sizeOf(b));
  if (sizeOf(whole) > 1)
    for (const leaf of LEAVES[whole.sort]) yield tree(whole.sort, "leaf", leaf);
  for (const [place, part] of whole.parts.entries()) {
    if (typeof part === "string") continue;
    for (const less of smaller(part)) yield { ...whole, parts: whole.parts.with(place, less) };
  }
}
