/**
 * What statements and expressions look like in a language, as a table: the writers of function
 * bodies ask it for everything that is not the same in all of the languages we emit. Those are of
 * one family, so blocks, operators, calls and assignments are the same and stand with the writers.
 */
import type { Apply, Element, Length, List, Node } from "../../ast/node.ts";
import type { Spelling } from "../../functions/spelling.ts";
import type { Allocate, Loop } from "../program.ts";
import type { Expression, Write } from "./expression.ts";
import type { Literal } from "./results.ts";

export interface Language {
  /** How an application is written. */
  spelling(node: Apply): Spelling;
  /** A number that is not negative, from the shortest digits of its double. */
  number(digits: string): string;
  /** The index of a loop, as a number. */
  index(name: string): Expression;
  /** `vector[position]`, where formulas count from 1. */
  element(node: Element, write: Write): Expression;
  length(node: Length, write: Write): Expression;
  /** A vector written out. */
  list(items: readonly string[]): string;
  /** The place at `at`, counted from 0, of a vector `name` whose places are those of `like`. */
  place(name: string, like: Node, at: Node, write: Write): string;
  /** The place of an index in its range, counted from 0. */
  placeInRange(index: Node, lower: Node, write: Write): string;
  /** How many elements a vector has, to reckon places with. */
  count(vector: Node, write: Write): string;
  /** What stands between the brackets of `for`. */
  loopHead(loop: Loop, name: string, write: Write): string;
  /** The larger or the smaller of two numbers; NaN where one is. */
  extreme(op: "max" | "min", a: string, b: string): string;
  /** Lines in front of a value, a vector or a loop: what has to hold for it. */
  required(of: Node | Loop, write: Write): readonly string[];
  /** A name as it is declared, in front of ` = `. */
  declared(node: Node, name: string, keyword: "const" | "let"): string;
  /** The line for a value that branches assign, where there is none from the start. */
  undetermined(node: Node, target: string): string | undefined;
  assigned(node: Node, target: string, value: string): string;
  /** The lines that make a vector, before anything is in it, declared here or further out. */
  made(allocation: Allocate, name: string, write: Write): readonly string[];
  /** The lines that write a list into a vector to work in; none where lists are values. */
  listed?(list: List, target: string, name: string, items: readonly string[]): readonly string[];
  /** The call that appends an entry to a sparse matrix: row, column and value. */
  appended(name: string, entry: readonly string[]): Literal;
  /** Code without what a formula does not have, to see whether a comment would only repeat it. */
  bare(code: string): string;
}
