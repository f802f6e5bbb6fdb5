/**
 * Where the interner finds a node again: a hash table with open addressing, by what the node is and
 * the ids of its operands (Knuth, "The Art of Computer Programming", volume 3, section 6.4,
 * algorithm L). A Map would need a text as key for each look-up, which takes most of the time that
 * it takes to build a graph, and as much memory again as the nodes.
 */
import type { Node } from "./node.ts";

/** Slots of a new table; there are always at least twice as many as nodes. */
const FEWEST_SLOTS = 32;

export class NodeTable {
  readonly #headNumbers = new Map<string, number>();
  #nodes = new Array<Node | undefined>(FEWEST_SLOTS).fill(undefined);
  /** The number of the head of the node in the same slot. */
  #heads = new Array<number>(FEWEST_SLOTS).fill(0);
  #count = 0;
  /** Where the node goes that was last looked for in vain. */
  #free = 0;

  /** The number of what nodes have in common besides the number of their operands: `sin`, say. */
  head(text: string): number {
    const known = this.#headNumbers.get(text);
    if (known !== undefined) return known;
    this.#headNumbers.set(text, this.#headNumbers.size + 1);
    return this.#headNumbers.size;
  }

  /** The node with this head and exactly these operands. */
  find(head: number, operands: readonly Node[]): Node | undefined {
    const mask = this.#nodes.length - 1;
    let slot = hash(head, operands) & mask;
    for (let node = this.#nodes[slot]; node !== undefined; node = this.#nodes[slot]) {
      if (this.#heads[slot] === head && isSame(node.operands, operands)) return node;
      slot = (slot + 1) & mask;
    }
    this.#free = slot;
    return undefined;
  }

  /** Adds the node that was last looked for, and not found. */
  add(head: number, node: Node): void {
    this.#nodes[this.#free] = node;
    this.#heads[this.#free] = head;
    this.#count += 1;
    if (2 * this.#count > this.#nodes.length) this.#grow();
  }

  #grow(): void {
    const [nodes, heads] = [this.#nodes, this.#heads];
    const mask = 4 * nodes.length - 1;
    this.#nodes = new Array<Node | undefined>(mask + 1).fill(undefined);
    this.#heads = new Array<number>(mask + 1).fill(0);
    for (let from = 0; from < nodes.length; from++) {
      const node = nodes[from];
      if (node === undefined) continue;
      let slot = hash(heads[from]!, node.operands) & mask;
      while (this.#nodes[slot] !== undefined) slot = (slot + 1) & mask;
      this.#nodes[slot] = node;
      this.#heads[slot] = heads[from]!;
    }
  }
}

function isSame(a: readonly Node[], b: readonly Node[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Ids are consecutive, so that each has to reach all bits (the multiplier is MurmurHash3's). */
function hash(head: number, operands: readonly Node[]): number {
  let mixed = Math.imul(head, 0x9e3779b1);
  for (const { id } of operands) {
    mixed = Math.imul(mixed ^ id, 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
