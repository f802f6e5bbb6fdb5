/**
 * Where the vectors of a program live. What is kept along a range for a later loop may lie in the
 * array of a result that this loop fills: each turn reads its place before it sets it. What is kept
 * inside of an outer loop, over a range that does not change with it, has one array for all turns.
 * And where nothing can have been added before, an addition sets.
 */
import { isConstant, type Node, type Scatter, type States } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";
import {
  type Add,
  type Block,
  blocksOf,
  changedBy,
  type Loop,
  madeBy,
  readBy,
  type Statement,
} from "../program.ts";

/** The block with its vectors placed. */
export function placeVectors(block: Block): Block {
  const firsts = firstAdditions(block);
  const hosts = hostsIn(block, firsts);
  const first = new Set([...firsts.values()].map(({ add }) => add));
  const filled = new Set([...firsts].filter(([, place]) => isFilled(place)).map(([like]) => like));
  const written = (statements: readonly Statement[]): Statement[] =>
    statements.flatMap((statement) => {
      switch (statement.kind) {
        case "add":
          return [first.has(statement) ? { ...statement, isFirst: true } : statement];
        case "allocate": {
          const { node } = statement;
          const host = hosts.get(node);
          if (host !== undefined) return [{ ...statement, host }];
          const isOverwritten = node.kind === "scatter" && filled.has(node.operands[0]!);
          return [isOverwritten ? { ...statement, isOverwritten } : statement];
        }
        case "branch": {
          const [then, otherwise] = [statement.then, statement.otherwise].map(inside);
          return [{ ...statement, then: then!, otherwise: otherwise! }];
        }
        case "loop":
          return outOf({ ...statement, body: inside(statement.body) });
        default:
          return [statement];
      }
    });
  const inside = ({ statements }: Block): Block => ({ statements: written(statements) });
  return inside(block);
}

/** A loop behind the allocations in it that are the same at every turn. */
function outOf(loop: Loop): Statement[] {
  const isSteady = (statement: Statement): boolean =>
    statement.kind === "allocate" &&
    !statement.isDeclared &&
    statement.node.kind === "states" &&
    statement.node.operands[0].operands.every(isSteadyBound);
  const { statements } = loop.body;
  const body = { statements: statements.filter((statement) => !isSteady(statement)) };
  return [...statements.filter(isSteady), { ...loop, body }];
}

/** Whether a bound is the same throughout a function, and there without being computed. */
const isSteadyBound = (bound: Node): boolean =>
  bound.kind === "constant" ||
  bound.kind === "variable" ||
  (bound.kind === "length" &&
    bound.operands.length === 1 &&
    bound.operands[0]!.kind === "variable");

/** An addition, and the loops and branches around it. */
interface Place {
  readonly add: Add;
  readonly around: readonly Statement[];
}

function* additionsIn({ statements }: Block, around: readonly Statement[] = []): Iterable<Place> {
  for (const statement of statements) {
    if (statement.kind === "add") yield { add: statement, around };
    for (const inner of blocksOf(statement)) yield* additionsIn(inner, [...around, statement]);
  }
}

/** By vector, the first of its additions, where each turn of one loop has a place of its own. */
function firstAdditions(block: Block): Map<Node, Place> {
  const all = new Map<Node, Place[]>();
  for (const place of additionsIn(block)) {
    const like = place.add.target.operands[0]!;
    const known = all.get(like);
    if (known === undefined) all.set(like, [place]);
    else known.push(place);
  }
  const firsts = new Map<Node, Place>();
  for (const [like, [first, ...others]] of all) {
    const [loop, ...further] = first!.around.filter(({ kind }) => kind === "loop") as Loop[];
    if (loop === undefined || further.length > 0 || !isAlong(first!.add, loop)) continue;
    if (others.every(({ around }) => !around.includes(loop))) firsts.set(like, first!);
  }
  return firsts;
}

function isAlong({ at, target }: Add, { index }: Loop): boolean {
  return vectorOf(target.operands[0]!) !== undefined && shifted(at[0]!).base === index;
}

/** The vector that a dense one is as long as, if it has one dimension. */
function vectorOf(like: Node): Node | undefined {
  if (like.kind !== "extent") return like;
  return like.form === "dense" && like.operands.length === 1 ? like.operands[0] : undefined;
}

/** Whether an addition comes to each place of its vector, whatever the point. */
function isFilled({ add, around }: Place): boolean {
  const [loop] = around;
  if (around.length > 1 || loop?.kind !== "loop") return false;
  const [lower, upper] = loop.index.operands;
  const isWhole = isConstant(lower, 1) && upper.kind === "length";
  const vector = vectorOf(add.target.operands[0]!)!;
  return add.at[0] === loop.index && isWhole && upper.operands.includes(vector);
}

/** The results in whose arrays something is kept before they are filled. */
function hostsIn(block: Block, firsts: ReadonlyMap<Node, Place>): Map<Node, Scatter> {
  const allocations = block.statements.filter((statement) => statement.kind === "allocate");
  const free = new Set(allocations.flatMap(({ node }) => (node.kind === "scatter" ? [node] : [])));
  const hosts = new Map<Node, Scatter>();
  for (const { node, isDeclared } of allocations) {
    if (node.kind !== "states" || isDeclared) continue;
    for (const result of free) {
      const first = firsts.get(result.operands[0]!);
      if (first === undefined || !isFilledFrom(block, node, first)) continue;
      hosts.set(node, result);
      free.delete(result);
      break;
    }
  }
  return hosts;
}

/** Whether the turns that set the places of a result are all that read what is kept, each its own. */
function isFilledFrom(block: Block, states: States, { add, around }: Place): boolean {
  if (!isFilled({ add, around })) return false;
  const [loop] = around as [Loop];
  const range = states.operands[0].operands;
  if (!loop.index.operands.every((bound, end) => bound === range[end])) return false;
  const read = elementsOf(states, block);
  if ([...read].some(({ operands }) => operands[1] !== loop.index)) return false;
  const own = elementsOf(states, loop.body);
  return own.size > 0 && own.size === read.size && !isReadAfter(add, loop.body.statements, own);
}

type Reads = Set<Node>;

function elementsOf(states: States, block: Block): Reads {
  const found: Reads = new Set();
  for (const statement of block.statements) {
    const node =
      statement.kind === "bind" || statement.kind === "compute" ? statement.node : undefined;
    if (node?.kind === "element" && node.operands[0] === states) found.add(node);
    for (const inner of blocksOf(statement))
      for (const each of elementsOf(states, inner)) found.add(each);
  }
  return found;
}

/** Whether what comes from these values is written behind an addition, where it may be read anew. */
function isReadAfter(
  add: Add,
  statements: readonly Statement[],
  values: ReadonlySet<Node>,
): boolean {
  const coming = new Set(values);
  let isAfter = false;
  const passes = (statement: Statement): boolean => {
    const comes = readBy(statement).some((node) => coming.has(node));
    if (comes && isAfter) return false;
    if (statement === add) isAfter = true;
    else if (comes)
      for (const node of [madeBy(statement), changedBy(statement)])
        if (node !== undefined) coming.add(node);
    return blocksOf(statement).every((inner) => inner.statements.every(passes));
  };
  return !statements.every(passes);
}
