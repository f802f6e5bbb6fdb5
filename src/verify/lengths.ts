/**
 * How long a formula's vectors should be: as long as the lists whose length they share, else all
 * alike, and long enough for the positions that the formula names in numbers. A table in one
 * vector, `X[(i-1)*n + j]`, is as long as its positions go at the lengths of the others.
 */
import type { Node, Variable } from "../ast/node.ts";

/** Between these, or longer where the formula asks for it. */
const SHORTEST = 3;
const LONGEST = 6;
/** No formula that asks for longer ones gets sample points. */
const MOST_ELEMENTS = 1_000;

export interface Lengths {
  /** Whether the formula has vectors or loops at all. */
  readonly matter: boolean;
  readonly vectors: ReadonlySet<string>;
  /** The least and the largest length to draw. */
  readonly between: readonly [shortest: number, longest: number];
  /** The vectors that are as long as a list. */
  readonly imposed: ReadonlyMap<string, number>;
}

/** What else is known of the lengths of vectors, and of what counts. */
export interface Surroundings {
  /** Nodes in postorder that say something of that, too. */
  readonly nodes: readonly Node[];
  /** Names of vectors each of which is as long as the other. */
  readonly alike: readonly (readonly [string, string])[];
}

/** What the nodes, given in postorder, say of the lengths of vectors. */
export function lengthsOf(own: readonly Node[], around?: Surroundings): Lengths {
  const nodes = around === undefined ? own : [...own, ...around.nodes];
  const vectors = nodes.filter(
    (node): node is Variable => node.kind === "variable" && node.shape === "vector",
  );
  const farthest = Math.min(MOST_ELEMENTS, Math.max(0, ...farthestPositions(nodes).values()));
  const longest = Math.max(LONGEST, farthest);
  return {
    matter: vectors.length > 0 || nodes.some(({ kind }) => kind === "index"),
    vectors: new Set(vectors.map(({ name }) => name)),
    between: [Math.max(SHORTEST, farthest), longest],
    imposed: shared(
      new Map([...tableLengths(nodes, longest), ...imposedLengths(nodes)]),
      around?.alike ?? [],
    ),
  };
}

/** The lengths with those of vectors that are as long as another. */
function shared(
  lengths: ReadonlyMap<string, number>,
  alike: Surroundings["alike"],
): Map<string, number> {
  const passedOn = alike.flatMap(([one, other]) => {
    const length = lengths.get(one) ?? lengths.get(other);
    return length === undefined
      ? []
      : ([
          [one, length],
          [other, length],
        ] as const);
  });
  return new Map([...lengths, ...passedOn]);
}

/** Lengths of vectors that are measured nowhere, and reach beyond the longest of those that are. */
function tableLengths(nodes: readonly Node[], longest: number): Map<string, number> {
  const measured = new Set(nodes.flatMap((node) => (node.kind === "length" ? node.operands : [])));
  return new Map(
    [...farthestPositions(nodes, longest)]
      .filter(([vector, farthest]) => !measured.has(vector) && farthest > longest)
      .map(([vector, farthest]) => [vector.name, Math.min(MOST_ELEMENTS, farthest)] as const),
  );
}

/** The lengths of lists, passed on from length to length until they reach no further vector. */
function imposedLengths(nodes: readonly Node[]): Map<string, number> {
  const imposed = new Map<string, number>();
  const open = nodes.filter((node) => node.kind === "length");
  for (let before = -1; before < imposed.size;) {
    before = imposed.size;
    for (const { operands } of open) {
      const known = operands.map((vector) =>
        vector.kind === "variable" ? imposed.get(vector.name) : vector.operands.length,
      );
      const length = known.find((each) => each !== undefined);
      if (length === undefined) continue;
      for (const vector of operands)
        if (vector.kind === "variable" && !imposed.has(vector.name))
          imposed.set(vector.name, length);
    }
  }
  return imposed;
}

/**
 * The farthest position in each vector that follows from constants and constant bounds; where
 * `longest` is given, lengths and variables are taken to go up to that.
 */
function farthestPositions(nodes: readonly Node[], longest?: number): Map<Variable, number> {
  const farthest = new Map<Variable, number>();
  if (!nodes.some(({ kind }) => kind === "element")) return farthest;
  const spans = new Map<Node, Span>();
  for (const node of nodes) {
    const isMeasured =
      node.kind === "length" || (node.kind === "variable" && node.shape === "number");
    const span: Span | undefined =
      isMeasured && longest !== undefined ? [0, longest] : spanOf(node, spans);
    if (span !== undefined) spans.set(node, span);
  }
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    const [vector, position] = node.operands;
    const last = spans.get(position)?.[1];
    if (vector.kind !== "variable" || last === undefined) continue;
    farthest.set(vector, Math.max(farthest.get(vector) ?? 0, last));
  }
  return farthest;
}

type Span = readonly [low: number, high: number];

function spanOf(node: Node, spans: ReadonlyMap<Node, Span>): Span | undefined {
  const parts = node.operands.map((operand) => spans.get(operand));
  const [a, b] = parts;
  switch (node.kind) {
    case "constant":
      return [node.nearest, node.nearest];
    case "index":
      return a && b && [a[0], b[1]];
    case "apply":
      if (node.fn === "+") return a && b && [a[0] + b[0], a[1] + b[1]];
      if (node.fn === "neg") return a && [-a[1], -a[0]];
      if (node.fn === "*" && a !== undefined && b !== undefined) {
        const corners = a.flatMap((x) => b.map((y) => x * y));
        return [Math.min(...corners), Math.max(...corners)];
      }
      return undefined;
    default:
      return undefined;
  }
}
