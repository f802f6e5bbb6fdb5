/**
 * Splits a program that V8 would not optimise, being too long for one function (`bytes.ts`), into
 * pieces, functions that run one after the other and pass values through a storage that they share.
 *
 * The storage is one array of doubles beside the functions. Measured on Node 20 it is the fastest
 * there is: V8 knows its address, so that a value costs a load or a store without a test. An array
 * passed as an argument takes 1.6 times as long where many values cross, a fresh one at every call
 * twice, variables of the module twenty times, since each number is a box of its own
 * (`docs/performance.md`).
 */
import type { Node } from "../../ast/node.ts";
import { blocksOf, type Block, type Piece, type Place, type Program } from "../program.ts";
import { declaredIn } from "../text/uses.ts";
import { bytesOf, ENTRY } from "./bytes.ts";
import { Inserter } from "./insert.ts";
import { Cutter } from "./pieces.ts";
import { placeValues } from "./places.ts";
import { Reads } from "./reads.ts";
import { type Values, valuesIn } from "./values.ts";

/** How large functions are, in bytes of V8's bytecode as estimated. */
export interface PieceSizes {
  /** Functions that take more are split. */
  readonly most: number;
  /** What each piece should take. */
  readonly piece: number;
}

/**
 * A quarter below V8's limit, and some seven hundred operations: what a piece loads and stores is
 * not counted when it is cut, and takes up to five times as much as its operations do.
 */
export const PIECE_SIZES: PieceSizes = { most: 45_000, piece: 9_000 };

export interface SplitProgram {
  readonly main: Block;
  /** In the order in which they are first called. */
  readonly pieces: readonly Piece[];
  readonly values: Values;
  /** How many numbers and vectors pass between pieces at a time. */
  readonly places: Readonly<Record<Place["among"], number>>;
  /** The values of the whole program that branches assign. */
  readonly declared: ReadonlySet<Node>;
}

/**
 * The pieces of a program; undefined where it is short enough for one function.
 * @param read bytes that reading a variable takes
 */
export function split(
  program: Program,
  read: number,
  sizes: PieceSizes = PIECE_SIZES,
): SplitProgram | undefined {
  const { variables, body, outputs } = program;
  const around = variables.length * read + outputs.length * ENTRY;
  if (around + blockBytes(body) <= sizes.most) return undefined;
  const declared = declaredIn(program.body);
  const reads = new Reads(program.body, declared);
  const { block } = new Cutter(reads, sizes.piece).cut(program.body);
  const values = valuesIn(block, program.outputs, reads);
  const places = placeValues(values);
  const inserter = new Inserter(values, reads);
  const main = inserter.main(block);
  return { main, pieces: inserter.pieces, values, places, declared };
}

function blockBytes({ statements }: Block): number {
  let bytes = 0;
  for (const statement of statements) {
    bytes += bytesOf(statement);
    for (const inner of blocksOf(statement)) bytes += blockBytes(inner);
  }
  return bytes;
}
