/**
 * The pieces of a program: blocks that take too many bytes become calls of functions of their own,
 * the innermost first, so that what is left of a long branch or loop is small again.
 */
import type { Node } from "../../ast/node.ts";
import { type Block, blocksOf, changedBy, madeBy, type Piece, type Statement } from "../program.ts";
import { bytesOf } from "./bytes.ts";
import { cutsIn, type Span } from "./cuts.ts";
import type { Reads, Visit } from "./reads.ts";

/** A block, cut or as it was, and the bytes that it takes now. */
interface Cut {
  readonly block: Block;
  readonly bytes: number;
}

/** What is read and what is changed. */
interface Touched {
  readonly read: Set<Node>;
  readonly changed: Set<Node>;
}

/** Some calls fit into every piece, or there would be no end of them. */
const LEAST_OF_CALLS = 64;

export class Cutter {
  #count = 0;
  readonly #reads: Reads;
  readonly #target: number;
  /** What pieces read and change, those that they call included. */
  readonly #touched = new Map<Piece, Touched>();

  /** @param target bytes that a piece should take */
  constructor(reads: Reads, target: number) {
    this.#reads = reads;
    this.#target = target;
  }

  /** The block with its long parts cut off, and itself cut up where it is still too long. */
  cut(block: Block, target = this.#target): Cut {
    const inner = block.statements.map((statement) => this.#inside(statement));
    const statements = inner.map(({ statement }) => statement);
    const all = inner.map(({ bytes }) => bytes);
    const bytes = all.reduce((sum, own) => sum + own, 0);
    if (bytes <= target) return { block: { statements }, bytes };
    return this.#inPieces(statements, all, target);
  }

  #inside(statement: Statement): { statement: Statement; bytes: number } {
    const own = bytesOf(statement);
    if (statement.kind === "loop") {
      const { block, bytes } = this.cut(statement.body);
      return { statement: { ...statement, body: block }, bytes: own + bytes };
    }
    if (statement.kind !== "branch") return { statement, bytes: own };
    const [then, otherwise] = [this.cut(statement.then), this.cut(statement.otherwise)];
    return {
      statement: { ...statement, then: then.block, otherwise: otherwise.block },
      bytes: own + then.bytes + otherwise.bytes,
    };
  }

  /** The statements as calls of pieces; of so many that those are too long, in pieces again. */
  #inPieces(statements: readonly Statement[], bytes: readonly number[], target: number): Cut {
    if (statements.length === 1) return { block: { statements }, bytes: bytes[0]! };
    const cuts = cutsIn(bytes, this.#spans(statements), target);
    const calls = [0, ...cuts].map((from, place): Statement => {
      const part = statements.slice(from, cuts[place] ?? statements.length);
      return { kind: "call", piece: this.#piece({ statements: part }) };
    });
    return this.cut({ statements: calls }, Math.max(target, LEAST_OF_CALLS));
  }

  #piece(body: Block): Piece {
    const piece = { number: ++this.#count, body };
    const touched: Touched = { read: new Set(), changed: new Set() };
    const read: Visit = (node) => touched.read.add(node);
    const change: Visit = (node) => touched.changed.add(node);
    for (const statement of body.statements) this.#touch(statement, read, change);
    this.#touched.set(piece, touched);
    return piece;
  }

  /** Visits what a statement, and what is in it, reads and changes. */
  #touch(statement: Statement, read: Visit, change: Visit): void {
    this.#reads.of(statement, read);
    const changed = changedBy(statement);
    if (changed !== undefined) change(changed);
    if (statement.kind === "call") {
      const touched = this.#touched.get(statement.piece)!;
      for (const node of touched.read) read(node);
      for (const node of touched.changed) change(node);
    }
    for (const block of blocksOf(statement)) {
      for (const inner of block.statements) this.#touch(inner, read, change);
    }
  }

  /** From where to where the values live that a list of statements makes. */
  #spans(statements: readonly Statement[]): Iterable<Span> {
    const spans = new Map<Node, Span>();
    statements.forEach((statement, place) => {
      const read = (node: Node): void => {
        const span = spans.get(node);
        if (span !== undefined) span.last = place;
      };
      this.#touch(statement, read, (node) => {
        const span = spans.get(node);
        if (span === undefined) return;
        span.last = place;
        span.changed = place;
      });
      const made = madeBy(statement);
      if (made !== undefined) spans.set(made, { first: place, last: place, changed: place });
    });
    return spans.values();
  }
}
