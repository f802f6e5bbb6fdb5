/** How often each value of a program is written, and where, to tell which need a line of their own. */
import { isApplyOf, type Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";
import { isImmediate } from "../schedule/invariants.ts";
import {
  type Block,
  blocksOf,
  changedBy,
  type Program,
  readBy,
  type Statement,
} from "../program.ts";

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
  /** Whether a node is assigned in more than one place, the two branches of one test aside. */
  isSetAgain(node: Node): boolean;
}

/**
 * The uses of a program's values.
 * @param declared the values that branches assign: of a piece all those of the whole program
 */
export function countUses(
  program: Program,
  declared: ReadonlySet<Node> = declaredIn(program.body),
): Uses {
  const isInline = (node: Node): boolean => isImmediate(node) || isNearlyFree(node, declared);

  const uses = new Map<Node, Use>();
  const use = (node: Node, block: Block, isResult = false): void => {
    if (isImmediate(node)) return;
    if (isInline(node)) {
      for (const operand of node.operands) use(operand, block, isResult);
      return;
    }
    const known = uses.get(node);
    if (known === undefined) uses.set(node, { count: 1, block, isResult });
    else known.count += 1;
  };
  const setIn = new Map<Node, Statement | undefined>();
  const setAgain = new Set<Node>();
  const visit = (block: Block, around?: Statement): void => {
    for (const statement of block.statements) {
      const changed = changedBy(statement);
      if (changed !== undefined && setIn.has(changed) && setIn.get(changed) !== around)
        setAgain.add(changed);
      if (changed !== undefined) setIn.set(changed, around);
      for (const node of valuesOf(statement, isInline)) use(node, block, isAssigned(statement));
      for (const inner of blocksOf(statement)) visit(inner, statement);
    }
  };
  visit(program.body);
  for (const output of program.outputs) use(output, program.body, true);
  const isSetAgain = (node: Node): boolean => setAgain.has(node);
  return { of: (node) => uses.get(node), isInline, isSetAgain };
}

/** The values that branches assign, in a block and the blocks inside it. */
export function declaredIn(block: Block): ReadonlySet<Node> {
  const declared = new Set<Node>();
  collectDeclared(block, declared);
  return declared;
}

/** A sign is free, unless it is set in a branch for code outside that cannot see its operand. */
export function isNearlyFree(node: Node, declared: ReadonlySet<Node>): boolean {
  if (node.kind === "length") return node.operands.length === 1 && !declared.has(node);
  const isShift = isApplyOf(node, "+") && shifted(node).base?.kind === "index";
  return (isShift || isApplyOf(node, "neg")) && !declared.has(node);
}

const isAssigned = ({ kind }: Statement): boolean =>
  ["assign", "join", "add", "advance", "store"].includes(kind);

/** The values that a statement writes, as often as it does. */
function valuesOf(statement: Statement, isInline: (node: Node) => boolean): readonly Node[] {
  const read = readBy(statement);
  switch (statement.kind) {
    case "bind":
    case "compute":
      return isInline(statement.node) ? [] : read;
    case "loop":
      // Twice, since a bound is read at every turn.
      return [...read, ...read];
    case "allocate":
      return statement.node.kind === "states" ? rangeOf(statement.node) : [];
    default:
      return read;
  }
}

const rangeOf = (states: Node & { kind: "states" }): readonly Node[] => states.operands[0].operands;

function collectDeclared(block: Block, declared: Set<Node>): void {
  for (const statement of block.statements) {
    if (statement.kind === "declare") declared.add(statement.node);
    for (const inner of blocksOf(statement)) collectDeclared(inner, declared);
  }
}
