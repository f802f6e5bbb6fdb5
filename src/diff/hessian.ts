/**
 * Second derivatives: tangents of the gradient, forward over reverse (Griewank and Walther,
 * "Evaluating Derivatives", 2008, chapter 5). A sweep along one variable reaches only what depends
 * on it, so the entries that are 0 whatever the point cost nothing. Each pair of variables is
 * differentiated by once, and entries on both sides of the diagonal share the value.
 */
import type { Builder } from "../ast/builder.ts";
import type { Formula } from "../ast/formula.ts";
import { type Addition, isConstant, type Node, type Scatter, type Variable } from "../ast/node.ts";
import { distance } from "../ast/shifted.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { gradientOf } from "./differentiate.ts";
import { ForwardSweep } from "./forward.ts";
import { inReadingForm, type Reading } from "./reading-form.ts";
import { rowsOf } from "./rows.ts";
import type { Style } from "./style.ts";

/** The derivatives by a pair of variables, whose places among all are `row` and `column`. */
export interface Block {
  readonly row: number;
  readonly column: number;
  /** A number; by vectors a vector or matrix of them. */
  readonly node: Node;
}

/**
 * The second derivatives by each pair of variables. Between two numbers a number; between a number
 * and a vector a vector; between vectors a matrix, row by row.
 */
export function hessianOf(
  formula: Formula,
  wrt: readonly Variable[],
  style: Style,
  reading?: Reading,
): Node[][] {
  const build = derivativeBuilder(formula.graph, style);
  const { graph } = build;
  const lower = lowerTriangle(build, formula, wrt, style, reading);
  const matrix: Node[][] = wrt.map(() => wrt.map(() => build.constant(0)));
  const extent = (row: number, column: number): Node => {
    const of = [wrt[row]!, wrt[column]!];
    const vectors = of.filter(({ shape }) => shape === "vector");
    return graph.extent("dense", of.map(({ name }) => name).join(" "), vectors);
  };
  for (const { row, column, entries } of lower) {
    if (!Array.isArray(entries)) {
      matrix[row]![column] = matrix[column]![row] = entries;
      continue;
    }
    const isMatrix = wrt[row]!.shape === wrt[column]!.shape;
    const across = isMatrix ? entries.map(transposed) : entries;
    if (row === column) {
      const mirrored = across.flatMap((entry) => offDiagonal(build, entry));
      const all = style === "reading" ? entries : [...entries, ...mirrored];
      matrix[row]![column] = graph.scatter(extent(row, column), all);
      continue;
    }
    matrix[row]![column] = graph.scatter(extent(row, column), entries);
    matrix[column]![row] = isMatrix
      ? graph.scatter(extent(column, row), across)
      : matrix[row]![column]!;
  }
  if (style === "speed") return matrix;
  const simple = inReadingForm(graph, matrix.flat(), formula.root, reading);
  return matrix.map((row, at) => row.map((_, place) => simple[at * wrt.length + place]!));
}

/**
 * The lower triangle as blocks: those of vectors are lists of entries, in which a place may come
 * more than once; a block of numbers only that is 0 is left out.
 */
export function sparseHessianOf(formula: Formula, wrt: readonly Variable[]): Block[] {
  const build = derivativeBuilder(formula.graph);
  return lowerTriangle(build, formula, wrt, "speed").flatMap(({ row, column, entries }) => {
    if (!Array.isArray(entries))
      return isConstant(entries, 0) ? [] : [{ row, column, node: entries }];
    if (entries.length === 0) return [];
    return [{ row, column, node: sparseScatter(build, [wrt[row]!, wrt[column]!], entries) }];
  });
}

/** Entries between two variables; a number is one place. */
function sparseScatter(
  build: Builder,
  between: readonly [Variable, Variable],
  entries: readonly Addition[],
): Node {
  const one = build.constant(1);
  const vectors = between.map((of) => (of.shape === "vector" ? of : one));
  const placed = entries.map((entry) => {
    const positions = entry.at.values();
    return { ...entry, at: vectors.map((of) => (of === one ? one : positions.next().value!)) };
  });
  const purpose = between.map(({ name }) => name).join(" ");
  return build.graph.scatter(build.graph.extent("sparse", purpose, vectors), placed);
}

interface Lower {
  readonly row: number;
  readonly column: number;
  /** The derivative by two numbers, or additions at the places of elements, row before column. */
  readonly entries: Node | Addition[];
}

/** The derivatives by each pair of variables, the later one as the row. */
function lowerTriangle(
  build: Builder,
  formula: Formula,
  wrt: readonly Variable[],
  style: Style,
  reading?: Reading,
): Lower[] {
  const gradient = gradientOf(formula, wrt, style, reading);
  const values = gradient.flatMap((node) =>
    node.kind === "scatter" ? node.additions.map(({ value }) => value) : [node],
  );
  const sweep = new ForwardSweep(build, values, style);
  return wrt.flatMap((variable, place) => {
    const own = gradient[place]!;
    if (own.kind === "scatter") return byVector(build, own, wrt.slice(place), style, place);
    const tangents = sweep.along(new Map([[variable, build.constant(1)]]));
    const tangent = (node: Node): Node => tangents.get(node) ?? build.constant(0);
    return gradient.flatMap((node, other): Lower[] => {
      const [column, row] = [Math.min(place, other), Math.max(place, other)];
      if (node.kind === "scatter") return [{ row, column, entries: moving(node, tangent) }];
      return other < place ? [] : [{ row, column, entries: tangent(node) }];
    });
  });
}

/** The additions whose values have a tangent, with it. */
function moving({ additions }: Scatter, tangent: (node: Node) => Node): Addition[] {
  return additions
    .map((addition) => ({ ...addition, value: tangent(addition.value) }))
    .filter(({ value }) => !isConstant(value, 0));
}

/** The derivatives by a vector and by each vector from it on, in their lower triangle. */
function byVector(
  build: Builder,
  own: Scatter,
  from: readonly Variable[],
  style: Style,
  place: number,
): Lower[] {
  const vectors = from.filter(({ shape }) => shape === "vector");
  const rows = own.additions.map((addition) => rowsOf(build, addition, vectors, style));
  return vectors.map((vector, at) => {
    const entries = rows.flatMap((row) => row[at]!);
    const row = place + from.indexOf(vector);
    if (row !== place) return { row, column: place, entries: entries.map(transposed) };
    // For readers both sides of the diagonal are told.
    if (style === "reading") return { row, column: place, entries };
    const below = entries.flatMap((entry) => inLowerTriangle(build, entry));
    return { row, column: place, entries: below };
  });
}

const transposed = (addition: Addition): Addition => ({
  ...addition,
  at: addition.at.toReversed(),
});

/** The entry where its row is not above its column. */
function inLowerTriangle(build: Builder, entry: Addition): Addition[] {
  const [row, column] = entry.at as [Node, Node];
  const { least, most } = distance(row, column);
  if (most < 0) return [];
  return [least >= 0 ? entry : guarded(build, entry, build.apply("<=", column, row))];
}

/** The entry where it is not on the diagonal. */
function offDiagonal(build: Builder, entry: Addition): Addition[] {
  const [row, column] = entry.at as [Node, Node];
  const { least, most } = distance(row, column);
  if (least === 0 && most === 0) return [];
  return [least > 0 || most < 0 ? entry : guarded(build, entry, build.apply("!=", row, column))];
}

const guarded = (build: Builder, entry: Addition, test: Node): Addition => ({
  ...entry,
  guard: build.apply("and", entry.guard, test),
});
