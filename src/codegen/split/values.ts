/**
 * The values of a split program as they are made and read, in the order in which it runs. A loop
 * or a branch may make a node again that was made before it, so that a value is a node in one of
 * those: it hides the one further out until that has ended, as names do.
 */
import type { Node } from "../../ast/node.ts";
import { type Block, blocksOf, changedBy, madeBy, type Place, type Statement } from "../program.ts";
import type { Reads } from "./reads.ts";

/** Functions by number: pieces from 1, what calls them, what has read the point, what returns. */
export const [MAIN, READING, RESULT] = [0, -1, -2];

export class Value {
  readonly node: Node;
  /** The function that makes it. */
  readonly maker: number;
  /** From which to which statement of the main function it is needed. */
  readonly begin: number;
  end: number;
  /** What it is made of. */
  parts: readonly Value[] = [];
  /** How often it is read. */
  reads = 0;
  /** Whether branches or turns of a loop assign it. */
  isChanging: boolean;
  /** Whether other functions read it. */
  isShared = false;
  /** Whether it has no name anywhere, only its place. */
  isFixed = false;
  place: Place | undefined;

  constructor(node: Node, maker: number, time: number, isChanging = false) {
    this.node = node;
    this.maker = maker;
    this.begin = time;
    this.end = time;
    this.isChanging = isChanging;
  }
}

/** The values by their nodes, those of the loops and branches that run before those further out. */
export class Scopes {
  readonly #current = new Map<Node, Value>();
  /** What the running loops and branches have hidden. */
  readonly #hidden: Map<Node, Value | undefined>[] = [];

  get(node: Node): Value | undefined {
    return this.#current.get(node);
  }

  set(value: Value): void {
    const hidden = this.#hidden.at(-1);
    if (hidden !== undefined && !hidden.has(value.node))
      hidden.set(value.node, this.#current.get(value.node));
    this.#current.set(value.node, value);
  }

  /** Runs what happens inside a loop or a branch. */
  inside<T>(run: () => T): T {
    this.#hidden.push(new Map());
    const result = run();
    for (const [node, value] of this.#hidden.pop()!) {
      if (value === undefined) this.#current.delete(node);
      else this.#current.set(node, value);
    }
    return result;
  }
}

export interface Values {
  /** The values that statements make. */
  readonly made: ReadonlyMap<Statement, Value>;
  /** The variables that are read. */
  readonly variables: ReadonlyMap<Node, Value>;
  /** The results' values. */
  readonly outputs: ReadonlyMap<Node, Value>;
}

/** Follows a program through its functions. */
export function valuesIn(main: Block, outputs: readonly Node[], reads: Reads): Values {
  const walk = new Walk(reads);
  walk.main(main);
  return walk.values(outputs);
}

/** Operations that are written in one another at most, where what is read once only is read. */
const MOST_NESTED = 8;

class Walk {
  readonly #made = new Map<Statement, Value>();
  readonly #variables = new Map<Node, Value>();
  readonly #scopes = new Scopes();
  readonly #reads: Reads;
  /** The functions that are running. */
  readonly #running = new Set<number>([MAIN]);
  /** The number of the statement of the main function that is running. */
  #time = 0;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  main(block: Block): void {
    for (const statement of block.statements) {
      this.#time += 1;
      this.#statement(statement, MAIN);
    }
  }

  values(outputs: readonly Node[]): Values {
    this.#time = Infinity;
    const results = new Map<Node, Value>();
    for (const output of outputs) {
      this.#reads.named(output, (node) => results.set(node, this.#read(node, RESULT)));
    }
    return { made: this.#made, variables: this.#variables, outputs: results };
  }

  #block(block: Block, owner: number): void {
    for (const statement of block.statements) this.#statement(statement, owner);
  }

  #statement(statement: Statement, owner: number): void {
    const parts: Value[] = [];
    this.#reads.of(statement, (node) => parts.push(this.#read(node, owner)));
    const changed = changedBy(statement);
    if (changed !== undefined) this.#change(changed, owner);
    if (statement.kind === "call") {
      const { number, body } = statement.piece;
      this.#running.add(number);
      this.#block(body, number);
      this.#running.delete(number);
    } else if (statement.kind === "loop") {
      this.#scopes.inside(() => {
        this.#make(statement, owner);
        this.#block(statement.body, owner);
      });
    } else {
      this.#make(statement, owner, parts);
      for (const inner of blocksOf(statement)) this.#scopes.inside(() => this.#block(inner, owner));
    }
  }

  #make(statement: Statement, owner: number, parts: readonly Value[] = []): void {
    const node = madeBy(statement);
    if (node === undefined) return;
    const value = new Value(node, owner, this.#time, statement.kind === "declare");
    if (statement.kind === "bind") value.parts = parts;
    this.#made.set(statement, value);
    this.#scopes.set(value);
  }

  #change(node: Node, owner: number): void {
    const value = this.#scopes.get(node)!;
    value.end = this.#time;
    if (value.maker !== owner) value.isShared = value.isFixed = true;
  }

  #read(node: Node, reader: number): Value {
    const value = this.#scopes.get(node) ?? this.#variable(node);
    value.end = this.#time;
    value.reads += 1;
    if (value.maker === reader) {
      if (value.reads === 1) this.#needParts(value, MOST_NESTED);
      return value;
    }
    value.isShared = true;
    // Who reads it while it still changes finds it in its place.
    if (value.isChanging && this.#running.has(value.maker) && reader !== RESULT)
      value.isFixed = true;
    return value;
  }

  /** What is read once may be written there, so that what it is made of is needed there as well. */
  #needParts({ parts, maker }: Value, depth: number): void {
    for (const part of parts) {
      part.end = this.#time;
      if (depth > 0 && part.reads === 1 && part.maker === maker) this.#needParts(part, depth - 1);
    }
  }

  #variable(node: Node): Value {
    let value = this.#variables.get(node);
    if (value === undefined) {
      if (node.kind !== "variable") throw new Error(`a ${node.kind} is read before it is made`);
      value = new Value(node, READING, 0);
      this.#variables.set(node, value);
    }
    return value;
  }
}

/** Whether a value is loaded where it is read, having a name there. */
export const isLoaded = (value: Value): boolean => value.isShared && !value.isFixed;
