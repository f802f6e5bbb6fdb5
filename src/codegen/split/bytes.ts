/**
 * How many bytes of V8's bytecode a statement takes, estimated: V8 compiles no function of more than
 * 61,440 (`max_optimized_bytecode_size`). Registers beyond the first 127 take wide instructions, so
 * an operation of a long function is three instructions of four bytes and a little. The estimates
 * are of Node 20 and on the high side.
 */
import { isVector, type Node } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import type { Statement } from "../program.ts";
import { isImmediate } from "../schedule/invariants.ts";

const OPERATION = 13;
const CALL = 28;
const ELEMENT = 20;
const CHECK = 20;
const ASSIGNED = 8;
const HEAD = 40;

/** A value read from the storage, or written there. */
const CROSSING = 17;
/** One number of a literal, read from the storage. */
export const ENTRY = 24;
/** A variable read from the point; and with care. */
const READ = 22;
const CHECKED_READ = 60;

/** What reading a variable takes. */
export const readBytes = (isChecked: boolean): number => (isChecked ? CHECKED_READ : READ);

/** What a statement itself takes, without the blocks in it. */
export function bytesOf(statement: Statement): number {
  switch (statement.kind) {
    case "bind":
    case "compute":
      return computation(statement.node);
    case "declare":
    case "assign":
      return ASSIGNED;
    case "branch":
      return OPERATION;
    case "loop":
      return HEAD;
    case "join":
      return isVector(statement.value) ? CALL : OPERATION;
    case "advance":
      return 2 * OPERATION;
    case "keep":
      return ELEMENT + OPERATION;
    case "allocate":
      return CALL;
    case "add":
      return statement.at.length * (ELEMENT + CHECK) + OPERATION;
    case "load":
    case "store":
      return CROSSING;
    case "call":
      return ASSIGNED;
  }
}

function computation(node: Node): number {
  switch (node.kind) {
    case "apply":
      if (isImmediate(node)) return 0;
      return entryOf(node).js.text.includes("(")
        ? CALL
        : OPERATION * (node.operands.length > 2 ? 2 : 1);
    case "element":
      return ELEMENT + CHECK;
    case "length":
      return CALL + ASSIGNED * node.operands.length;
    case "list":
      return ASSIGNED * (node.operands.length + 1);
    default:
      return OPERATION;
  }
}
