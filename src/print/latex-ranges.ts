/** Sums, products and vectors in LaTeX; the range of an index is left out where its vectors tell it. */
import {
  type Addition,
  type Element,
  type Extent,
  type Index,
  isApplyOf,
  type Length,
  type List,
  type Node,
  type Reduce,
  type Reduction,
  type Scan,
  type Scatter,
  type States,
} from "../ast/node.ts";
import type { IndexNames } from "./index-names.ts";
import { latexName } from "./latex-names.ts";
import { BIND, type Layout, type Notation, type Operand, type Piece } from "./layout.ts";
import { isOverItsVectors, type RangeNotation, scanLayout, uniformElements } from "./ranges.ts";

const operand = (node: Node, least: Operand["least"] = BIND.conditional): Operand => ({
  node,
  least,
});

const atom = (...pieces: readonly Piece[]): Layout => ({ bind: BIND.atom, pieces });

/** Pieces between brackets; a list may have more of them than a call takes arguments. */
const enclosed = (open: string, pieces: readonly Piece[], close: string): Layout => ({
  bind: BIND.atom,
  pieces: [open, ...pieces, close],
});

const SIGNS: Readonly<Record<Reduction, string>> = {
  sum: "\\sum",
  product: "\\prod",
  max: "\\max",
  min: "\\min",
  any: "\\bigvee",
};

export function rangeLatex(
  node: Index | Reduce | Scan | States | Element | Length | List | Extent | Scatter,
  names: IndexNames,
  named: (names: IndexNames) => Notation,
): Layout {
  switch (node.kind) {
    case "index":
      return atom(latexName(names.of(node)));
    case "reduce":
      return reduction(node, names);
    case "scan":
      return scanLayout(node, names, { ...ranges, named });
    case "states":
      return atom(operand(node.operands[1]));
    case "element":
      return element(node);
    case "length":
      return enclosed("\\operatorname{length}\\left(", separated(node.operands, ", "), "\\right)");
    case "list":
      return enclosed("\\begin{pmatrix}", separated(node.operands, " \\\\ "), "\\end{pmatrix}");
    case "extent":
      return atom(...separated(node.operands, ", "));
    case "scatter":
      return scatter(node, names);
  }
}

function reduction(node: Reduce, names: IndexNames): Layout {
  const [index, body] = node.operands;
  const [lower, upper] = index.operands.map((bound) => operand(bound));
  const name = latexName(names.of(index));
  const isExtreme = node.op === "max" || node.op === "min";
  const range: Piece[] = isOverItsVectors(node)
    ? [`_{${name}} `]
    : isExtreme
      ? ["_{", lower!, ` \\le ${name} \\le `, upper!, "} "]
      : [`_{${name}=`, lower!, "}^{", upper!, "} "];
  const least = node.op === "any" ? BIND.relation : BIND.reduction;
  const bind = node.op === "any" ? BIND.or : BIND.reduction;
  return { bind, pieces: [SIGNS[node.op], ...range, operand(body, least)] };
}

const ranges: Omit<RangeNotation, "named"> = {
  times: " ",
  over: (op, name, [lower, upper], body) => ({
    bind: BIND.reduction,
    pieces: [`${SIGNS[op]}_{${latexName(name)}=`, ...lower, "}^{", ...upper, "} ", ...body],
  }),
};

/** A name that has a subscript already is grouped, or the second would be an error. */
function element({ operands: [vector, position] }: Element): Layout {
  const isSubscripted = vector.kind === "variable" && latexName(vector.name).includes("_");
  const written = isSubscripted
    ? ["{", operand(vector, BIND.atom), "}"]
    : [operand(vector, BIND.atom)];
  return atom(...written, "_{", operand(position), "}");
}

function separated(nodes: readonly Node[], separator: string): Piece[] {
  return nodes.flatMap((node, index) => [...(index > 0 ? [separator] : []), operand(node)]);
}

/** One form for all elements, as a family; or zeros with additions, each with place and ranges. */
function scatter(node: Scatter, names: IndexNames): Layout {
  const { additions } = node;
  const uniform = uniformElements(node);
  if (uniform !== undefined) {
    const { index, value, guard } = uniform;
    const cases = ["\\begin{cases}", operand(value), " & \\text{if } "];
    const element: Piece[] =
      guard === undefined
        ? [operand(value)]
        : [...cases, operand(guard), " \\\\ 0 & \\text{otherwise}\\end{cases}"];
    const [lower, upper] = index.operands.map((bound) => operand(bound));
    const range = [`_{${latexName(names.of(index))}=`, lower!, "}^{", upper!, "}"];
    return atom("\\left(", ...element, "\\right)", ...range);
  }
  const rows = additions.flatMap((addition, at): Piece[] => [
    ...(at === 0 ? [] : [" \\\\ "]),
    ...additionPieces(addition, names),
  ]);
  return { bind: BIND.conditional, pieces: ["\\begin{aligned}", ...rows, "\\end{aligned}"] };
}

function additionPieces({ loops, at, value, guard }: Addition, names: IndexNames): Piece[] {
  const nest = loops.flatMap((index): Piece[] => [
    `,\\; ${latexName(names.of(index))} = `,
    operand(index.operands[0]),
    ", \\ldots, ",
    operand(index.operands[1]),
  ]);
  const where = isApplyOf(guard, "true") ? [] : [" \\text{ if } ", operand(guard)];
  return [
    "\\left[",
    ...separated(at, ", "),
    "\\right] &\\mathrel{+}= ",
    operand(value),
    ...nest,
    ...where,
  ];
}
