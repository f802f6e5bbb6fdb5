/** The neighbours in a loop: elements that each turn reads, and additions that it makes, in a row. */
import type { Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";
import { type Add, type Bind, blocksOf, type Loop, type Statement } from "../program.ts";
import { isInRange } from "./in-range.ts";

/** Statements at neighbouring places, by ascending place. */
export type Chain<S> = readonly S[];

/** How many neighbours are handed on at most: each takes a variable. */
const MOST = 8;

/** The elements of a vector at neighbouring places that every turn reads. */
export function chainsOfReads({ index, body }: Loop): Chain<Bind>[] {
  const byVector = new Map<Node, Map<number, Bind[]>>();
  for (const statement of body.statements) {
    if (statement.kind !== "bind" || statement.node.kind !== "element") continue;
    const [vector, at] = statement.node.operands;
    const { base, by } = shifted(at);
    if (base !== index || vector.kind !== "variable" || !isInRange(statement.node)) continue;
    collect(byVector, vector, by, statement);
  }
  return [...byVector.values()].flatMap(neighbours);
}

/** The additions to a vector at neighbouring places that every turn makes, if it makes no others. */
export function chainsOfAdditions({ index, body }: Loop): Chain<Add>[] {
  const byVector = new Map<Node, Map<number, Add[]>>();
  for (const statement of body.statements) {
    if (statement.kind !== "add") continue;
    const like = statement.target.operands[0]!;
    const { base, by } = shifted(statement.at[0]!);
    if (like.kind === "variable" && base === index) collect(byVector, like, by, statement);
  }
  const others = othersIn(body.statements, byVector);
  return [...byVector].flatMap(([like, places]) => (others.has(like) ? [] : neighbours(places)));
}

/** The vectors to which something is added elsewhere in the statements. */
function othersIn(
  statements: readonly Statement[],
  known: ReadonlyMap<Node, ReadonlyMap<number, readonly Add[]>>,
): Set<Node> {
  const found = new Set<Node>();
  const visit = (statement: Statement): void => {
    if (statement.kind === "add") {
      const like = statement.target.operands[0]!;
      const isKnown = [...(known.get(like)?.values() ?? [])].flat().includes(statement);
      if (!isKnown) found.add(like);
    }
    for (const inner of blocksOf(statement)) inner.statements.forEach(visit);
  };
  statements.forEach(visit);
  return found;
}

function collect<S>(
  byVector: Map<Node, Map<number, S[]>>,
  vector: Node,
  by: number,
  statement: S,
): void {
  const places = byVector.get(vector) ?? new Map<number, S[]>();
  byVector.set(vector, places);
  places.set(by, [...(places.get(by) ?? []), statement]);
}

/** Runs of places one after the other, each taken once. */
function neighbours<S>(places: ReadonlyMap<number, readonly S[]>): Chain<S>[] {
  const runs: S[][] = [];
  let last = -Infinity;
  for (const [by, statements] of [...places].sort(([a], [b]) => a - b)) {
    if (statements.length > 1) continue;
    if (by === last + 1 && runs.at(-1)!.length < MOST) runs.at(-1)!.push(statements[0]!);
    else runs.push([statements[0]!]);
    last = by;
  }
  return runs.filter((run) => run.length > 1);
}
