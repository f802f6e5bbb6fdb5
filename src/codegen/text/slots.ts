/**
 * Values of very long functions live in slots of one array: V8 keeps every local of a function in
 * its stack frame, and some hundred thousand of them overflow the stack.
 */
import { isVector, type Node } from "../../ast/node.ts";
import type { GivenRoom } from "./room.ts";
import type { Naming } from "./names.ts";
import { type Block, blocksOf, type Program } from "../program.ts";

/** Functions of more statements and variables than this use slots. */
const MOST_LOCALS = 20_000;

export class Slots implements Naming {
  readonly declares = false;
  readonly #places = new Map<Node, string>();
  #count = 0;
  #vectors = 0;

  ofVariable(node: Node): string {
    return this.ofTemporary(node);
  }

  ofTemporary(node: Node): string {
    if (isVector(node)) return this.ofVector(node);
    const place = `slots[${this.#count++}]`;
    this.#places.set(node, place);
    return place;
  }

  ofIndex(node: Node): string {
    return this.#named(node, "index");
  }

  inBlock<T>(write: () => T): T {
    return write();
  }

  ofVector(node: Node): string {
    return this.#named(node, "vector");
  }

  #named(node: Node, word: string): string {
    const place = `${word}${this.#vectors++}`;
    this.#places.set(node, place);
    return place;
  }

  share(node: Node, host: Node): void {
    this.#places.set(node, this.#places.get(host)!);
  }

  get(node: Node): string | undefined {
    return this.#places.get(node);
  }

  forget(node: Node): void {
    this.#places.delete(node);
  }

  /**
   * The line that makes the array, or takes one that is kept from call to call. A truth value in it
   * is 1 or 0, which tests read alike.
   */
  declared(room: Pick<GivenRoom, "work"> | undefined): string {
    const array = room?.work(undefined, String(this.#count)) ?? `new Float64Array(${this.#count})`;
    return `  const slots = ${array};`;
  }
}

/** Whether a program has too many values for locals. */
export function needsSlots(program: Program): boolean {
  return program.variables.length + statementsIn(program.body) > MOST_LOCALS;
}

function statementsIn({ statements }: Block): number {
  let count = statements.length;
  for (const statement of statements) {
    for (const inner of blocksOf(statement)) count += statementsIn(inner);
  }
  return count;
}
