/** What a program must hold to, whoever runs it: it reads nothing that is not made in its reach. */
import type { Node } from "../../src/ast/node.ts";
import { blocksOf, type Block, madeBy, type Program, readBy } from "../../src/codegen/program.ts";

/** The first node that a program reads outside of the reach of what makes it. */
export function readUnmade(program: Program): Node | undefined {
  const reader = new Reader();
  reader.block(program.body, new Set());
  return reader.unmade;
}

class Reader {
  unmade: Node | undefined;

  block({ statements }: Block, around: ReadonlySet<Node>): void {
    const made = new Set(around);
    const isMade = (node: Node): boolean =>
      made.has(node) || node.kind === "constant" || node.kind === "variable" || isWritten(node);
    const isWritten = ({ kind, operands }: Node): boolean =>
      kind !== "index" && kind !== "scan" && kind !== "states" && operands.every(isMade);
    for (const statement of statements) {
      this.unmade ??= readBy(statement).find((node) => !made.has(node) && !isMade(node));
      const node = madeBy(statement);
      if (statement.kind === "loop") {
        this.block(statement.body, new Set([...made, statement.index]));
        continue;
      }
      for (const inner of blocksOf(statement)) this.block(inner, made);
      if (node !== undefined) made.add(node);
    }
  }
}
