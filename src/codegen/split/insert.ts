/**
 * Puts loads and stores into the functions of a split program: a value is loaded in front of the
 * first statement of a function that needs it, not at the function's start, and stored where it is
 * made or last changed, so that V8 need not keep it in a register, or a place of the stack, for
 * longer. A value that several functions change, or that one reads while another is still at it, is
 * used in its place.
 */
import type { Node } from "../../ast/node.ts";
import { type Block, blocksOf, changedBy, madeBy, type Piece, type Statement } from "../program.ts";
import type { Reads } from "./reads.ts";
import { isLoaded, MAIN, Scopes, type Value, type Values } from "./values.ts";

export class Inserter {
  /** The pieces, numbered in the order in which they are called. */
  readonly pieces: Piece[] = [];
  readonly #values: Values;
  readonly #reads: Reads;
  readonly #scopes = new Scopes();

  constructor(values: Values, reads: Reads) {
    this.#values = values;
    this.#reads = reads;
  }

  main(block: Block): Block {
    return this.#function(block, MAIN);
  }

  #function(block: Block, owner: number): Block {
    const own = new FunctionBody(owner);
    this.#block(block, own, (statement) => own.statements.push(statement));
    return { statements: own.statements };
  }

  /** Rewrites the statements of a block, which go to `out`; loads go to the function. */
  #block(block: Block, own: FunctionBody, out: (statement: Statement) => unknown): void {
    const last = new Map<number, Value[]>();
    block.statements.forEach((statement, place) => {
      this.#reads.of(statement, (node) => own.use(this.#get(node)));
      const changed = changedBy(statement);
      if (changed !== undefined) own.use(this.#get(changed));
      out(this.#rewritten(statement, own));
      const made = statement.kind === "loop" ? undefined : this.#values.made.get(statement);
      if (made !== undefined && isLoaded(made)) {
        const at = made.isChanging ? lastChange(block, place, made.node) : place;
        last.set(at, [...(last.get(at) ?? []), made]);
      }
      for (const value of last.get(place) ?? []) out(stored(value));
    });
  }

  #get(node: Node): Value {
    return this.#scopes.get(node) ?? this.#values.variables.get(node)!;
  }

  #rewritten(statement: Statement, own: FunctionBody): Statement {
    const made = this.#values.made.get(statement);
    if (made !== undefined && statement.kind !== "loop") this.#scopes.set(made);
    const inner = (block: Block, before: readonly Statement[] = []): Block => {
      const statements = [...before];
      this.#block(block, own, (one) => statements.push(one));
      return { statements };
    };
    switch (statement.kind) {
      case "call": {
        const { number, body } = statement.piece;
        const own = this.pieces.length;
        this.pieces.push(statement.piece);
        this.pieces[own] = { number: own + 1, body: this.#function(body, number) };
        return { kind: "call", piece: this.pieces[own]! };
      }
      case "branch": {
        const { then, otherwise } = statement;
        const [yes, no] = [then, otherwise].map((arm) => this.#scopes.inside(() => inner(arm)));
        return { ...statement, then: yes!, otherwise: no! };
      }
      case "loop": {
        const body = this.#scopes.inside(() => {
          this.#scopes.set(made!);
          return inner(statement.body, isLoaded(made!) ? [stored(made!)] : []);
        });
        return { ...statement, body };
      }
      case "declare":
        return made!.isFixed ? { ...statement, place: made!.place! } : statement;
      default:
        return statement;
    }
  }
}

const stored = ({ node, place }: Value): Statement => ({ kind: "store", node, place: place! });

/** The body of one function, as far as it is written. */
class FunctionBody {
  readonly statements: Statement[] = [];
  readonly #owner: number;
  readonly #loaded = new Set<Value>();

  constructor(owner: number) {
    this.#owner = owner;
  }

  /** Loads a value of another function, or says where it is, before the statement being written. */
  use(value: Value): void {
    if (value.maker === this.#owner || this.#loaded.has(value)) return;
    this.#loaded.add(value);
    const { node, place, isFixed } = value;
    this.statements.push({ kind: "load", node, place: place!, isFixed });
  }
}

/** The statement of a block that changes a value for the last time, itself or inside. */
function lastChange(block: Block, from: number, node: Node): number {
  for (let place = block.statements.length - 1; place > from; place--) {
    if (changes(block.statements[place]!, node)) return place;
  }
  return from;
}

function changes(statement: Statement, node: Node): boolean {
  if (changedBy(statement) === node) return true;
  // A block that makes the node again changes its own.
  return blocksOf(statement).some(
    ({ statements }) =>
      statements.some((one) => changes(one, node)) &&
      !statements.some((one) => madeBy(one) === node),
  );
}
