/**
 * Vectors whose elements are all set before anything is added to them: the first loop that adds to
 * such a vector runs over its length and adds once, at its index. There the addition is an
 * assignment, and the vector need not begin as zeros.
 */
import type { Node } from "../../ast/node.ts";
import { isConstant } from "../../ast/node.ts";
import type { Add, Block, Loop, Program, Statement } from "../program.ts";

/** The program with assignments in place of first additions. */
export function overwriting(program: Program): Program {
  const { statements } = program.body;
  const firsts = new Map<Node, Add>();
  const seen = new Set<Node>();
  for (const statement of statements) {
    const added = addsIn([statement]);
    if (statement.kind === "loop") {
      for (const add of added) {
        const [like] = add.target.operands as readonly [Node];
        const isAlone = added.every((other) => other === add || other.target.operands[0] !== like);
        if (isAlone && !seen.has(like) && fills(add, statement)) firsts.set(like, add);
      }
    }
    for (const { target } of added) seen.add(target.operands[0]!);
  }
  if (firsts.size === 0) return program;
  return { ...program, body: { statements: statements.map((one) => marked(one, firsts)) } };
}

/** Whether a loop, at its own level, puts one number at each place of a vector. */
function fills({ target, at }: Add, { index, body }: Loop): boolean {
  const [like] = target.operands as readonly [Node];
  const [vector, ...others] = like.kind === "extent" ? like.operands : [like];
  const [lower, upper] = index.operands;
  const isOwn = body.statements.some((own) => own.kind === "add" && own.target === target);
  return (
    isOwn &&
    vector !== undefined &&
    others.length === 0 &&
    at.length === 1 &&
    at[0] === index &&
    isConstant(lower, 1) &&
    upper.kind === "length" &&
    upper.operands.includes(vector)
  );
}

function marked(statement: Statement, firsts: ReadonlyMap<Node, Add>): Statement {
  if (statement.kind === "allocate" && statement.node.kind === "scatter") {
    return firsts.has(statement.node.operands[0]!)
      ? { ...statement, isOverwritten: true }
      : statement;
  }
  if (statement.kind !== "loop") return statement;
  const isFirst = (own: Statement): own is Add =>
    own.kind === "add" && firsts.get(own.target.operands[0]!) === own;
  const own = statement.body.statements;
  if (!own.some(isFirst)) return statement;
  const body = { statements: own.map((one) => (isFirst(one) ? { ...one, isFirst: true } : one)) };
  return { ...statement, body };
}

/** The additions in statements and the blocks inside them. */
function addsIn(statements: readonly Statement[]): Add[] {
  const found: Add[] = [];
  const blocks: Block[] = [{ statements }];
  for (const { statements: own } of blocks) {
    for (const statement of own) {
      if (statement.kind === "add") found.push(statement);
      else if (statement.kind === "branch") blocks.push(statement.then, statement.otherwise);
      else if (statement.kind === "loop") blocks.push(statement.body);
    }
  }
  return found;
}
