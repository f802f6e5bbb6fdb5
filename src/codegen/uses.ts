/** How often each value of a program is written, and where, to tell which need a line of their own. */
import { isApplyOf, type Node } from "../ast/node.ts";
import type { Block, Program } from "./program.ts";

export interface Use {
  count: number;
  /** Where it is first used. */
  readonly block: Block;
  /** Whether it is first used as a result or assigned. */
  readonly isResult: boolean;
}

export interface Uses {
  of(node: Node): Use | undefined;
  /** Whether a node is written wherever it is used, since that costs nothing or nearly so. */
  isInline(node: Node): boolean;
}

export function countUses(program: Program): Uses {
  const declared = new Set<Node>();
  collectDeclared(program.body, declared);
  // A sign is free, unless it is set in a branch for code outside that cannot see its operand.
  const isInline = (node: Node): boolean =>
    node.operands.length === 0 || (isApplyOf(node, "neg") && !declared.has(node));

  const uses = new Map<Node, Use>();
  const use = (node: Node, block: Block, isResult = false): void => {
    if (isInline(node)) {
      for (const operand of node.operands) use(operand, block, isResult);
      return;
    }
    const known = uses.get(node);
    if (known === undefined) uses.set(node, { count: 1, block, isResult });
    else known.count += 1;
  };
  const visit = (block: Block): void => {
    for (const statement of block.statements) {
      if (statement.kind === "assign") use(statement.value, block, true);
      else if (statement.kind === "branch") {
        use(statement.test, block);
        visit(statement.then);
        visit(statement.otherwise);
      } else if (statement.kind !== "declare" && !isInline(statement.node)) {
        for (const operand of statement.node.operands) use(operand, block);
      }
    }
  };
  visit(program.body);
  for (const output of program.outputs) use(output, program.body, true);
  return { of: (node) => uses.get(node), isInline };
}

function collectDeclared(block: Block, declared: Set<Node>): void {
  for (const statement of block.statements) {
    if (statement.kind === "declare") declared.add(statement.node);
    else if (statement.kind === "branch") {
      collectDeclared(statement.then, declared);
      collectDeclared(statement.otherwise, declared);
    }
  }
}
