/** A formula: a root in the graph that owns it, with the text it came from where there is one. */
import type { Graph } from "./graph.ts";
import type { Node } from "./node.ts";
import { variablesOf } from "./traverse.ts";

export interface Formula {
  readonly graph: Graph;
  readonly root: Node;
  /** The text it was parsed from, for error messages; absent on results. */
  readonly text?: string | undefined;
}

/** The names of the formula's variables, in order of first appearance. */
export function variableNames(formula: Formula): string[] {
  return variablesOf([formula.root]).map((variable) => variable.name);
}
