/**
 * Where nodes are evaluated: a region is a root, a branch of a conditional, or the body of a loop,
 * which may run no turn. A node's region is the innermost one that holds all of its uses, so it is
 * evaluated only when that is entered; it is certain where it is evaluated whenever that is.
 *
 * Regions form a tree; the innermost common one of two is found by jumps (E. W. Myers, "An
 * applicative random-access stack", 1983), so that deep chains of branches stay near-linear.
 */
import type { Node } from "../ast/node.ts";
import { isTruth } from "../functions/catalogue.ts";

export interface Region {
  readonly parent: Region | undefined;
  readonly depth: number;
  readonly jump: Region | undefined;
  /** The test that holds in it, or does not. */
  readonly test?: { readonly node: Node; readonly holds: boolean };
  /** What is evaluated whenever it is entered. */
  readonly certain: Node[];
}

export interface Regions {
  /** The region around all roots. */
  readonly top: Region;
  readonly of: ReadonlyMap<Node, Region>;
}

function inside(parent: Region | undefined, test?: Region["test"]): Region {
  const depth = parent === undefined ? 0 : parent.depth + 1;
  const far = parent?.jump;
  // Two jumps of equal length become one.
  const joins =
    far !== undefined && parent!.depth - far.depth === far.depth - (far.jump?.depth ?? -1);
  const jump = joins ? far.jump : parent;
  return { parent, depth, jump, certain: [], ...(test === undefined ? {} : { test }) };
}

/** The innermost region that holds both. */
function common(a: Region, b: Region): Region {
  let [x, y] = a.depth >= b.depth ? [a, b] : [b, a];
  while (x.depth > y.depth)
    x = x.jump !== undefined && x.jump.depth >= y.depth ? x.jump : x.parent!;
  while (x !== y) {
    const apart = x.jump !== y.jump && x.jump !== undefined && y.jump !== undefined;
    [x, y] = apart ? [x.jump!, y.jump!] : [x.parent!, y.parent!];
  }
  return x;
}

/** A use of a node: in which region, and whether it is sure to happen there. */
interface Use {
  region: Region;
  certain: boolean;
}

/** The regions of `nodes`, which come operands first. One root is the whole, several are apart. */
export function regionsOf(nodes: readonly Node[], roots: readonly Node[]): Regions {
  const top = inside(undefined);
  const uses = new Map<Node, Use>();
  const use = (node: Node, region: Region, certain: boolean): void => {
    const known = uses.get(node);
    if (known === undefined) {
      uses.set(node, { region, certain });
      return;
    }
    const shared = common(known.region, region);
    known.certain = (known.certain && shared === known.region) || (certain && shared === region);
    known.region = shared;
  };
  for (const root of new Set(roots)) use(root, roots.length === 1 ? top : inside(top), true);
  for (const node of nodes.toReversed()) {
    const { region, certain } = uses.get(node)!;
    if (certain) region.certain.push(node);
    useOperands(node, region, certain, use);
  }
  return { top, of: new Map([...uses].map(([node, { region }]) => [node, region])) };
}

function useOperands(
  node: Node,
  region: Region,
  certain: boolean,
  use: (node: Node, region: Region, certain: boolean) => void,
): void {
  switch (node.kind) {
    case "conditional": {
      const [test, then, otherwise] = node.operands;
      use(test, region, false);
      use(then, inside(region, { node: test, holds: true }), true);
      use(otherwise, inside(region, { node: test, holds: false }), true);
      return;
    }
    case "list":
      for (const operand of node.operands) use(operand, inside(region), true);
      return;
    case "apply":
      // A comparison with what has no value is false, and that is a value.
      for (const operand of node.operands) use(operand, region, certain && !isTruth(node));
      return;
    case "element":
      for (const operand of node.operands) use(operand, region, certain);
      return;
    default: {
      if (node.operands.length === 0) return;
      const body = inside(region);
      for (const operand of node.operands) use(operand, body, false);
    }
  }
}
