/**
 * From nodes to a program: they are placed in branches (placement.ts), put in order (arrangement.ts)
 * and written as statements (writer.ts).
 *
 * The body of a loop is a region of its own, scheduled by the same code when all that the loop
 * computes is known. A second loop over a range gets copies of the index and what depends on it.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Node } from "../../ast/node.ts";
import type { Block, Program, Statement } from "../program.ts";
import { arranged } from "./arrangement.ts";
import { carryNeighbours } from "./carry.ts";
import { Copies } from "./loop-body.ts";
import { Region } from "./region.ts";
import { keepStates } from "./scans.ts";
import { placeVectors } from "./storage.ts";
import { Writer } from "./writer.ts";

/** The program that computes `outputs`, reading `variables`; what it needs of `first` comes first. */
export function schedule(
  graph: Graph,
  outputs: readonly Node[],
  variables: readonly string[],
  first: readonly Node[] = [],
): Program {
  const kept = keepStates(graph, outputs);
  const wanted = [...new Set(kept)];
  const vectors = wanted.filter((output) => output.kind === "scatter");
  const additions = vectors.flatMap(({ operands: [like], additions }) =>
    additions.map((addition) => graph.scatter(like!, [addition])),
  );
  const numbers = wanted.filter((output) => output.kind !== "scatter");
  const roots = [...numbers, ...additions];
  const region = new Region(graph, roots, undefined, new Set());
  const allocations = vectors.map((node): Statement => ({
    kind: "allocate",
    node,
    isDeclared: false,
  }));
  const { statements } = written(region, roots, new Copies(graph), new Set(), first);
  const whole = carryNeighbours(graph, { statements: [...allocations, ...statements] });
  return { variables, body: placeVectors(whole), outputs: kept };
}

/** What a region computes for `wanted`, of what is `given` to it. */
function written(
  region: Region,
  wanted: readonly Node[],
  copies: Copies,
  given: ReadonlySet<Node>,
  first: readonly Node[] = [],
): Block {
  const arrangement = arranged(region, wanted, given, first);
  const outputs = wanted.filter(({ kind }) => kind !== "scatter");
  const writer = new Writer(arrangement, outputs, copies, (loop, inside) =>
    written(loop.region, loop.wanted, copies, inside),
  );
  return writer.block();
}
