/**
 * What the indices of a formula are called when it is written: one name for each level, since no
 * two indices of one level are free in the same place. A name is the one that was typed, unless a
 * variable or another level has it.
 */
import { type Index, isVector, type Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { resolveFunction } from "../functions/catalogue.ts";

const USUAL = [..."ijkmnlpqrs"];

export class IndexNames {
  readonly #byLevel: ReadonlyMap<number, string>;
  readonly #taken: ReadonlySet<string>;
  readonly #renamed = new Map<string, IndexNames>();

  constructor(byLevel: ReadonlyMap<number, string>, taken: ReadonlySet<string>) {
    this.#byLevel = byLevel;
    this.#taken = taken;
  }

  of({ level, name }: Index): string {
    return this.#byLevel.get(level) ?? name;
  }

  /** A name that nothing has. */
  unused(): string {
    return unusedName(USUAL[0]!, this.#taken);
  }

  /** The same names, but for one index. */
  with({ level }: Index, name: string): IndexNames {
    const key = `${level} ${name}`;
    const known = this.#renamed.get(key);
    if (known !== undefined) return known;
    const byLevel = new Map(this.#byLevel).set(level, name);
    const made = new IndexNames(byLevel, new Set(this.#taken).add(name));
    this.#renamed.set(key, made);
    return made;
  }
}

/** Every index by the name that it was typed with. */
export const AS_TYPED = new IndexNames(new Map(), new Set());

/** The names for all indices under `root`. */
export function indexNames(root: Node): IndexNames {
  if (!hasVectors(root)) return AS_TYPED;
  const nodes = postorder([root]);
  const taken = new Set(nodes.flatMap((node) => (node.kind === "variable" ? [node.name] : [])));
  const byLevel = new Map<number, string>();
  for (const node of nodes) {
    if (node.kind !== "index" || byLevel.has(node.level)) continue;
    const name = unusedName(node.name, taken);
    byLevel.set(node.level, name);
    taken.add(name);
  }
  return new IndexNames(byLevel, taken);
}

/** `wanted`, or else a usual name of an index, or one with a number behind it. */
function unusedName(wanted: string, taken: ReadonlySet<string>): string {
  const isUnused = (name: string): boolean =>
    !taken.has(name) && resolveFunction(name) === undefined;
  const free = [wanted, ...USUAL].find(isUnused);
  if (free !== undefined) return free;
  let number = 1;
  while (!isUnused(`i${number}`)) number++;
  return `i${number}`;
}

const known = new WeakMap<Node, boolean>();

/** Whether there are indices or vectors in it. Each node is looked at once. */
export function hasVectors(root: Node): boolean {
  const stack = [root];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const missing = known.has(top) ? [] : top.operands.filter((operand) => !known.has(operand));
    if (missing.length > 0) {
      for (const operand of missing) stack.push(operand);
      continue;
    }
    stack.pop();
    const own = top.kind === "index" || isVector(top);
    known.set(top, own || top.operands.some((operand) => known.get(operand) === true));
  }
  return known.get(root)!;
}
