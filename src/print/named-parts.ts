/**
 * Formula text in which the parts that a text has named stand by their names: `(d1 - s)/T` instead
 * of what `d1` is, and `N(d1)` for a call. Such text is for people; it does not parse alone.
 */
import type { Called } from "../ast/formula.ts";
import type { Node } from "../ast/node.ts";
import { formulaLayout } from "./formula-text.ts";
import { AS_TYPED, indexNames, type IndexNames } from "./index-names.ts";
import { BIND, type Layout, type Manner, type Notation, type Piece } from "./layout.ts";
import { lengthOf } from "./length.ts";
import { written } from "./write.ts";

export class NamedParts {
  readonly #called: ReadonlyMap<Node, Called>;
  /** The notations of parts, which share what is known of their lengths. */
  readonly #notations = new WeakMap<IndexNames, Notation>();

  constructor(called: ReadonlyMap<Node, Called>) {
    this.#called = called;
  }

  /** The node written out as far as its named parts; undefined where that is longer than `most`. */
  textOf(node: Node, most: number): string | undefined {
    const around = this.#called.has(node) ? this.#around : this.#parts;
    if (lengthOf(node, around(AS_TYPED), most + 1) > most) return undefined;
    return written(node, around(indexNames(node)), Infinity);
  }

  /** The notation of a node that has a name, and is written out all the same. */
  #around = (names: IndexNames): Notation => {
    const parts = this.#parts(names);
    const inParts = (piece: Piece): Piece =>
      typeof piece === "string" ? piece : { notation: parts, ...piece };
    const layout = (node: Node, manner: Manner): Layout => {
      const { bind, pieces } = this.#unnamed(node, manner, names);
      return { bind, pieces: pieces.map(inParts) };
    };
    return { layout, open: "(", close: ")" };
  };

  /** That of all others. */
  #parts = (names: IndexNames): Notation => {
    const known = this.#notations.get(names);
    if (known !== undefined) return known;
    const layout = (node: Node, manner: Manner): Layout => {
      // What is written without its minus, or as items, is written out.
      const called = manner === "whole" ? this.#nameOf(node) : undefined;
      return called === undefined ? this.#unnamed(node, manner, names) : named(called);
    };
    const made: Notation = { layout, open: "(", close: ")" };
    this.#notations.set(names, made);
    return made;
  };

  /**
   * What a node is called; not where that could lead back to the node, as `f(a)` does for `f(x) = x`:
   * what is older than a node does not have it inside.
   */
  #nameOf(node: Node): Called | undefined {
    const called = this.#called.get(node);
    return called?.of?.some(({ id }) => id >= node.id) === true ? undefined : called;
  }

  #unnamed(node: Node, manner: Manner, names: IndexNames): Layout {
    return formulaLayout(node, manner, names, this.#parts);
  }
}

function named({ name, of }: Called): Layout {
  const operands = (of ?? []).flatMap((node, place): Piece[] => [
    ...(place > 0 ? [", "] : []),
    { node, least: BIND.conditional },
  ]);
  return { bind: BIND.atom, pieces: of === undefined ? [name] : [`${name}(`, ...operands, ")"] };
}
