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
  readonly #headNumbers: Map<string, number>;
  /** Where nodes are found that are not here; nothing is added there meanwhile. */
  readonly #beneath: NodeTable | undefined;
  #nodes = new Array<Node | undefined>(FEWEST_SLOTS).fill(undefined);
  /** The number of the head of the node in the same slot. */
  #heads = new Array<number>(FEWEST_SLOTS).fill(0);
  /** The hash of the same node, which its operands are not read for again. */
  #hashes = new Array<number>(FEWEST_SLOTS).fill(0);
  #count = 0;
  /** Where the node goes that was last looked for in vain, and its hash. */
  #free = 0;
  #hash = 0;

  constructor(beneath?: NodeTable) {
    this.#beneath = beneath;
    this.#headNumbers = beneath === undefined ? new Map() : beneath.#headNumbers;
  }

  /** The number of what nodes have in common besides the number of their operands: `sin`, say. */
  head(text: string): number {
    const known = this.#headNumbers.get(text);
    if (known !== undefined) return known;
    this.#headNumbers.set(text, this.#headNumbers.size + 1);
    return this.#headNumbers.size;
  }

  /** The node with this head and exactly these operands. */
  find(head: number, operands: readonly Node[]): Node | undefined {
    return this.#lookUp(hashOf(head, operands), head, operands);
  }

  #lookUp(hash: number, head: number, operands: readonly Node[]): Node | undefined {
    const mask = this.#nodes.length - 1;
    let slot = hash & mask;
    for (let node = this.#nodes[slot]; node !== undefined; node = this.#nodes[slot]) {
      const mayBe = this.#hashes[slot] === hash && this.#heads[slot] === head;
      if (mayBe && isSame(node.operands, operands)) return node;
      slot = (slot + 1) & mask;
    }
    [this.#free, this.#hash] = [slot, hash];
    const beneath = this.#beneath;
    return beneath === undefined ? undefined : beneath.#lookUp(hash, head, operands);
  }

  /** Adds the node that was last looked for, and not found. */
  add(head: number, node: Node): void {
    this.#nodes[this.#free] = node;
    this.#heads[this.#free] = head;
    this.#hashes[this.#free] = this.#hash;
    this.#count += 1;
    if (2 * this.#count > this.#nodes.length) this.#grow();
  }

  #grow(): void {
    const [nodes, heads, hashes] = [this.#nodes, this.#heads, this.#hashes];
    const size = 2 * nodes.length;
    this.#nodes = new Array<Node | undefined>(size).fill(undefined);
    this.#heads = new Array<number>(size).fill(0);
    this.#hashes = new Array<number>(size).fill(0);
    for (let from = 0; from < nodes.length; from++) {
      if (nodes[from] === undefined) continue;
      let slot = hashes[from]! & (size - 1);
      while (this.#nodes[slot] !== undefined) slot = (slot + 1) & (size - 1);
      this.#nodes[slot] = nodes[from];
      this.#heads[slot] = heads[from]!;
      this.#hashes[slot] = hashes[from]!;
    }
  }
}

function isSame(a: readonly Node[], b: readonly Node[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Ids are consecutive, so that each has to reach all bits (the multiplier is MurmurHash3's). */
function hashOf(head: number, operands: readonly Node[]): number {
  let mixed = Math.imul(head, 0x9e3779b1);
  for (const { id } of operands) {
    mixed = Math.imul(mixed ^ id, 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
