/**
 * Kinks between two points: where the operand of `abs`, the difference of the operands of `max`, or
 * of the sides of a comparison has one sign here and the other there, halving the way finds the
 * place (bisection, to the last bit). Inside loops nothing is looked for.
 */
import type { Node } from "../ast/node.ts";
import { type Met, inspect } from "./domain.ts";
import { evaluateAll, type Plan } from "./evaluate.ts";
import { Allowance, TooCostly } from "./allowance.ts";
import { coordinate, coordinatesOf, movable, type Gradient, type Point } from "./points.ts";
import type { Subject } from "./subject.ts";
import { plainAlgebra } from "./witnesses.ts";

export interface Crossing {
  readonly met: Met;
  readonly at: Point;
  /** Whether the sign is 0 at the point, or changes within rounding of it. */
  readonly exactly: boolean;
}

/** Sample points between which kinks are looked for. */
const MOST_POINTS = 40;
const MOST_STEPS = 100_000;
/** Halvings until two doubles are neighbours. */
const HALVINGS = 1_100;
/** Gradients that differ less across the place, relatively, show no kink. */
const SAME = 1e-6;

/** Kinks of parts that are not `known`, each at one place. */
export function crossings(
  plan: Plan,
  subject: Subject,
  points: readonly Point[],
  known: ReadonlySet<Node>,
): Crossing[] {
  const found = new Map<Node, Crossing>();
  const near = points.slice(0, MOST_POINTS).map((at) => ({ at, gaps: gapsAt(plan, at) }));
  for (const [i, here] of near.entries())
    for (const there of near.slice(i + 1, i + 4))
      for (const [node, { gap }] of here.gaps) {
        const other = there.gaps.get(node)?.gap;
        if (other === undefined || known.has(node) || found.has(node)) continue;
        if (gap * other >= 0 || !isWay(here.at, there.at)) continue;
        const crossing = between(plan, subject, node, here.at, there.at);
        if (crossing !== undefined) found.set(node, crossing);
      }
  return [...found.values()];
}

interface Gap {
  readonly gap: number;
  readonly met: Met;
}

/** What is signed at each part that may have a kink. */
function gapsAt(plan: Plan, at: Point): Map<Node, Gap> {
  const gaps = new Map<Node, Gap>();
  const note = (node: Node, fn: string, operands: readonly number[], gap: number): void => {
    if (node.free.length === 0 && node.kind === "apply")
      gaps.set(node, { gap, met: { node, fn, operands } });
  };
  const exactly = plainAlgebra(at);
  try {
    evaluateAll(
      plan,
      {
        ...exactly,
        apply(entry, operands, fn, node) {
          const [x, y] = operands as [number, number?];
          if (fn === "abs" || fn === "sign") note(node, fn, operands, x);
          if ((fn === "max" || fn === "min") && y !== undefined && operands.length === 2)
            note(node, fn, operands, x - y);
          return exactly.apply(entry, operands, fn, node);
        },
        compare(entry, x, y, node) {
          note(node, node.fn, [x, y], x - y);
          return exactly.compare(entry, x, y, node);
        },
      },
      new Allowance(MOST_STEPS),
    );
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error;
  }
  return gaps;
}

/** Whether there is a straight way: vectors are of one length. */
function isWay(here: Point, there: Point): boolean {
  const names = Object.keys(here);
  return coordinatesOf(here, names).length === coordinatesOf(there, names).length;
}

function between(
  plan: Plan,
  subject: Subject,
  node: Node,
  here: Point,
  there: Point,
): Crossing | undefined {
  const names = Object.keys(here).filter((name) => !plan.counted.has(name));
  const places = coordinatesOf(here, names);
  const pointAt = (t: number): Point => {
    const [point, move] = movable(here);
    for (const where of places) {
      const [from, to] = [coordinate(here, where), coordinate(there, where)];
      move(where, from + t * (to - from));
    }
    return point;
  };
  const gapAt = (t: number): number => gapsAt(plan, pointAt(t)).get(node)?.gap ?? NaN;
  let [low, high] = [0, 1];
  const sign = Math.sign(gapAt(low));
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const gap = gapAt(middle);
    // On the way the part may not be evaluated, and then the way is given up.
    if (Number.isNaN(gap)) return undefined;
    if (Math.sign(gap) === sign) low = middle;
    else high = middle;
  }
  const at = pointAt(high);
  const met = gapsAt(plan, at).get(node)?.met;
  if (met === undefined || !inspect(plan, at).inside) return undefined;
  if (isSame(subject.gradient(pointAt(low - 1e-9)), subject.gradient(pointAt(high + 1e-9))))
    return undefined;
  return { met, at, exactly: gapAt(high) === 0 };
}

function isSame(one: Gradient, other: Gradient): boolean {
  const names = Object.keys(one);
  return coordinatesOf(one, names).every((where) => {
    const [a, b] = [coordinate(one, where), coordinate(other, where)];
    return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  });
}
