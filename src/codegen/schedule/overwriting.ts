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
      const counts = new Map<Node, number>();
      for (const add of added) counts.set(likeOf(add), (counts.get(likeOf(add)) ?? 0) + 1);
      for (const own of statement.body.statements) {
        if (own.kind !== "add" || seen.has(likeOf(own)) || counts.get(likeOf(own)) !== 1) continue;
        if (fills(own, statement)) firsts.set(likeOf(own), own);
      }
    }
    for (const add of added) seen.add(likeOf(add));
  }
  if (firsts.size === 0) return program;
  return { ...program, body: { statements: statements.map((one) => marked(one, firsts)) } };
}

/** What tells the length of the vector that is added to, and which one it is. */
const likeOf = ({ target }: Add): Node => target.operands[0]!;

/** Whether an addition of a loop comes to each place of its vector. */
function fills(add: Add, { index }: Loop): boolean {
  const { at } = add;
  const like = likeOf(add);
  const [vector, ...others] = like.kind === "extent" ? like.operands : [like];
  const [lower, upper] = index.operands;
  return (
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
    own.kind === "add" && firsts.get(likeOf(own)) === own;
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
