/** A formula: a root in the graph that owns it, with the text it came from where there is one. */
import type { Graph } from "./graph.ts";
import type { Node } from "./node.ts";
import { variablesOf } from "./traverse.ts";

/** What a text calls a part of its formula. */
export interface Called {
  /** The name of a definition, or of the function that is called, with its apostrophes. */
  readonly name: string;
  /** What a function is called with; absent for a definition's own value. */
  readonly of?: readonly Node[];
}

export interface Formula {
  readonly graph: Graph;
  readonly root: Node;
  /** The text it was parsed from, for error messages; absent on results. */
  readonly text?: string | undefined;
  /** The parts that the text has defined, each with its first name; absent on results. */
  readonly called?: ReadonlyMap<Node, Called> | undefined;
}

/** The names of the formula's variables, in order of first appearance. */
export function variableNames(formula: Formula): string[] {
  return variablesOf([formula.root]).map((variable) => variable.name);
}
