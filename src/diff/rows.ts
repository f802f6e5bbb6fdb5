/**
 * The derivatives of what is added to a vector, by vectors: rows of second derivatives. A gradient
 * by a vector is a list of additions, each a value at every turn of its loops. At one turn the
 * value is a formula like any other, in which the indices of the loops stand still, and a reverse
 * sweep finds the elements that it depends on. So a banded matrix costs its band, however long it is.
 *
 * The indices that stand still are made free of all bound ones first, since a sum in the value may
 * run over the same range; prefix products along them become products up to where they stand. Nodes
 * over other indices are made by the constructors of values: a term that is tested for being the
 * maximum of many must be computed as it is there, to the bit.
 */
import type { Builder } from "../ast/builder.ts";
import {
  type Addition,
  type Index,
  isConstant,
  type Node,
  type Scan,
  type Variable,
} from "../ast/node.ts";
import { rebuild, withIndex } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";
import { ABOVE_ALL } from "../functions/binders.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { reverseSweep } from "./reverse.ts";
import type { Style } from "./style.ts";

/** Levels between two indices that stand still, for those bound under the outer of them. */
const APART = 100;
/** A level above those, through which indices pass on their way to another. */
const BEYOND = 100 * ABOVE_ALL;

/** For each of `by` the derivatives of one addition, at its place and that of the element. */
export function rowsOf(
  build: Builder,
  addition: Addition,
  by: readonly Variable[],
  style: Style,
): Addition[][] {
  const row = still(build, addition);
  const value = closed(build, row.value, row.loops);
  return reverseSweep(build, value, by, style).map((swept) => {
    const additions = swept.kind === "scatter" ? swept.additions : [];
    return additions.map((entry) =>
      levelled(build, {
        loops: [...row.loops, ...entry.loops],
        at: [...row.at, ...entry.at],
        value: entry.value,
        guard: build.apply("and", row.guard, entry.guard),
      }),
    );
  });
}

/** The addition with indices that nothing in its value binds. */
function still(build: Builder, addition: Addition): Addition {
  return relabelled(build, addition, (place) => ABOVE_ALL + APART * place);
}

/** The addition with the indices of its loops at the levels 0, 1, … from the outermost on. */
function levelled(build: Builder, addition: Addition): Addition {
  const beyond = relabelled(build, addition, (place) => BEYOND + APART * place);
  return relabelled(build, beyond, (place) => place);
}

/**
 * The addition with the indices of its loops, from the outermost on, at other levels. The innermost
 * moves first: a sum that depends on an outer one may bind the very index that an inner loop has.
 */
function relabelled(
  build: Builder,
  addition: Addition,
  level: (place: number) => number,
): Addition {
  const loops = [...addition.loops];
  const exact = valueBuilder(build.graph);
  let parts = [...addition.at, addition.value, addition.guard];
  for (const place of [...loops.keys()].reverse()) {
    const index = loops[place]!;
    const [lower, upper] = index.operands;
    const other = build.index(lower, upper, level(place), index.name);
    const moved = (node: Node): Node => withIndex(node, index, other, exact);
    parts = parts.map(moved);
    loops[place] = other;
    for (let inner = place + 1; inner < loops.length; inner++)
      loops[inner] = moved(loops[inner]!) as Index;
  }
  const [guard, value, ...at] = parts.toReversed() as [Node, Node, ...Node[]];
  return { loops, at: at.toReversed(), value, guard };
}

/** A value in which recurrences along indices that stand still are sums and products up to there. */
function closed(build: Builder, value: Node, indices: readonly Index[]): Node {
  const exact = valueBuilder(build.graph);
  const made = new Map<Node, Node>();
  for (const node of postorder([value])) {
    if (!node.operands.some((operand) => made.has(operand)) && node.kind !== "scan") continue;
    if (node.kind !== "scan" || !indices.includes(node.operands[0])) {
      rebuild([node], made, exact);
      continue;
    }
    const [index, ...parts] = node.operands;
    const [start, factor, term] = parts.map((part) => made.get(part) ?? part);
    made.set(node, stateAt(build, node.direction, [index, start!, factor!, term!]));
  }
  return made.get(value) ?? value;
}

/** The state of a recurrence before one step, from the steps before it. */
function stateAt(
  build: Builder,
  direction: Scan["direction"],
  [index, start, factor, term]: Scan["operands"],
): Node {
  const [lower, upper] = index.operands;
  const [one, zero] = [build.constant(1), build.constant(0)];
  const [from, to] =
    direction === "up"
      ? [lower, build.apply("-", index, one)]
      : [build.apply("+", index, one), upper];
  const passed = build.index(from, to, index.level + ABOVE_ALL, index.name);
  const exact = valueBuilder(build.graph);
  const at = (node: Node): Node => withIndex(node, index, passed, exact);
  const factors = build.reduce("product", passed, at(factor));
  const begun = isConstant(start, 0) ? zero : build.apply("*", start, factors);
  if (isConstant(term, 0)) return begun;
  const against = direction === "up" ? "down" : "up";
  const later = isConstant(factor, 1) ? one : build.scan(against, passed, one, at(factor), zero);
  const added = build.reduce("sum", passed, build.apply("*", at(term), later));
  return build.apply("+", begun, added);
}
