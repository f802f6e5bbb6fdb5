/**
 * Rules are formula text; here a text becomes nodes over given operands. Parsing is done once per
 * text, on first use.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { lower } from "./lower.ts";
import { parseSyntax } from "./parse.ts";
import type { Syntax } from "./syntax-tree.ts";

const parsed = new Map<string, Syntax>();

/** The nodes that `text` denotes where its names stand for the nodes in `scope`. */
export function instantiateRule(
  text: string,
  build: Builder,
  scope: ReadonlyMap<string, Node>,
): Node {
  let syntax = parsed.get(text);
  if (syntax === undefined) parsed.set(text, (syntax = parseSyntax(text)));
  return lower(syntax, build, scope);
}
