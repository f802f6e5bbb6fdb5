/** Syntax trees of JavaScript, as acorn makes them, and what is asked of them. */
import { parse, type Node as AcornNode } from "acorn";

/** A node of ESTree, whatever its kind. */
export type Tree = AcornNode & Readonly<Record<string, unknown>>;

export const isTree = (part: unknown): part is Tree =>
  typeof part === "object" && part !== null && typeof (part as Tree).type === "string";

/** The nodes right below a node. */
export const children = (tree: Tree): Tree[] => Object.values(tree).flat().filter(isTree);

export const parsed = (code: string, sourceType: "module" | "script" = "module"): Tree =>
  parse(code, {
    ecmaVersion: 2022,
    sourceType,
    allowReturnOutsideFunction: sourceType === "script",
  }) as unknown as Tree;

export const nameOf = (tree: Tree): string =>
  tree.type === "Identifier" ? (tree["name"] as string) : `a ${tree.type}`;

export const isTypeof = (part: unknown): boolean => isTree(part) && part["operator"] === "typeof";

export const isZero = (part: unknown): boolean => isTree(part) && part["value"] === 0;

export function isCallOf(tree: Tree, object: string, method: string): boolean {
  const callee = tree["callee"];
  if (tree.type !== "CallExpression" || !isTree(callee) || !isTree(callee["object"])) return false;
  return nameOf(callee["object"]) === object && nameOf(callee["property"] as Tree) === method;
}

/** The names that statements declare. */
export function declaredIn(statements: readonly Tree[]): string[] {
  return statements.flatMap((statement) => {
    const of = isTree(statement["declaration"]) ? statement["declaration"] : statement;
    if (of.type === "FunctionDeclaration") return [nameOf(of["id"] as Tree)];
    if (of.type !== "VariableDeclaration") return [];
    return (of["declarations"] as readonly Tree[]).flatMap(({ id }) => {
      const pattern = id as Tree;
      if (pattern.type !== "ObjectPattern") return [nameOf(pattern)];
      return (pattern["properties"] as readonly Tree[]).map(({ value }) => nameOf(value as Tree));
    });
  });
}

/** What a chain of members begins with. */
export function rootOf(tree: Tree): Tree {
  let root = tree;
  while (root.type === "MemberExpression") root = root["object"] as Tree;
  return root;
}

/** Numbers, names, elements and sums and products of them. */
export const isPosition = (tree: Tree): boolean => {
  switch (tree.type) {
    case "Literal":
      return typeof tree["value"] === "number";
    case "Identifier":
    case "MemberExpression":
    case "ConditionalExpression":
    case "UnaryExpression":
    case "CallExpression":
      return true;
    case "BinaryExpression":
      return [tree["left"], tree["right"]].every((part) => isPosition(part as Tree));
    default:
      return false;
  }
};
