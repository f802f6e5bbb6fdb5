/** Trees and graphs written with every bracket, so that tests can state them as equations. */
import type { Node } from "../../src/ast/node.ts";
import { parse, parseSyntax } from "../../src/parser/parse.ts";
import type { Syntax } from "../../src/parser/syntax-tree.ts";

/** How a formula is grouped: `1/2x` is `((1 / 2) * x)`. */
export const grouped = (text: string): string => showSyntax(parseSyntax(text));

/** What a formula is in the graph: `2x` is `*(2, x)`. */
export const lowered = (text: string): string => showNode(parse(text).root);

function showSyntax(syntax: Syntax): string {
  const operands = syntax.operands.map(showSyntax);
  switch (syntax.kind) {
    case "number":
      return syntax.text;
    case "name":
      return syntax.name;
    case "call":
      return `${syntax.name}(${operands.join(", ")})`;
    case "unary":
      return `(${syntax.sign} ${operands[0]})`;
    case "binary":
      return `(${operands.join(` ${syntax.sign} `)})`;
    case "comparison":
      return `(${operands.map((one, i) => (i === 0 ? one : `${syntax.signs[i - 1]} ${one}`)).join(" ")})`;
    case "element":
      return `${operands[0]}[${operands[1]}]`;
    case "list":
      return `[${operands.join(", ")}]`;
    case "conditional":
      return `(${operands[0]} ? ${operands[1]} : ${operands[2]})`;
  }
}

export function showNode(node: Node): string {
  const operands = node.operands.map(showNode).join(", ");
  switch (node.kind) {
    case "constant":
      return node.value.toFraction();
    case "variable":
      return node.name;
    case "apply":
      return node.operands.length === 0 ? node.fn : `${node.fn}(${operands})`;
    case "conditional":
      return `?(${operands})`;
    case "index":
      return `${node.name}${node.level}`;
    case "reduce": {
      const [index, body] = node.operands;
      const bounds = index.operands.map(showNode).join(", ");
      return `${node.op}(${showNode(index)}, ${bounds}, ${showNode(body)})`;
    }
    case "element":
      return `${showNode(node.operands[0])}[${showNode(node.operands[1])}]`;
    case "list":
      return `[${operands}]`;
    case "length":
    case "states":
    case "scan":
    case "extent":
    case "scatter":
      return `${node.kind}(${operands})`;
  }
}
