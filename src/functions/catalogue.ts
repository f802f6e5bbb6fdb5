/**
 * The catalogue: every function and operator, once. To add a function, add one entry to a family
 * and one dual rule (docs/adding-a-function.md).
 */
import type { Apply, Node } from "../ast/node.ts";
import type { Entry } from "./entry.ts";
import { constants } from "./families/constants.ts";
import { exponential } from "./families/exponential.ts";
import { hyperbolic } from "./families/hyperbolic.ts";
import { logic } from "./families/logic.ts";
import { operators } from "./families/operators.ts";
import { piecewise } from "./families/piecewise.ts";
import { removable } from "./families/removable.ts";
import { special } from "./families/special.ts";
import { trigonometric } from "./families/trigonometric.ts";

export const catalogue = {
  ...constants,
  ...operators,
  ...exponential,
  ...trigonometric,
  ...hyperbolic,
  ...piecewise,
  ...special,
  ...removable,
  ...logic,
};

export type FunctionName = keyof typeof catalogue;

const entries: ReadonlyMap<string, Entry> = new Map(Object.entries(catalogue));

/** The entry of that name, which is the catalogue's own. */
export const entryNamed = (name: string): Entry | undefined => entries.get(name);

/** Every entry. */
export const entriesOf = (): readonly Entry[] => [...entries.values()];

const names: ReadonlyMap<string, FunctionName> = new Map(
  [...entries].flatMap(([name, entry]) =>
    [name, ...(entry.aliases ?? [])].map((alias) => [alias, name as FunctionName] as const),
  ),
);

/** The catalogue's own name for what people typed, if it is a function's name or alias. */
export function resolveFunction(typed: string): FunctionName | undefined {
  return names.get(typed);
}

/** Every name and alias that can be typed as a call. */
export function callableNames(): string[] {
  return [...names.keys()].filter(isCallable);
}

/** Whether a name is an identifier (and not an operator's sign) that takes operands. */
function isCallable(name: string): boolean {
  const entry = entries.get(names.get(name) ?? "");
  return (
    /^[a-z]/i.test(name) && name !== "neg" && entry?.kind === "real" && entry.parameters.length > 0
  );
}

/** The entry of an application. */
export function entryOf(node: Apply): Entry {
  const entry = entries.get(node.fn);
  if (entry === undefined) throw new Error(`no catalogue entry for ${node.fn}`);
  return entry;
}

/** Whether the node's value is a truth value rather than a number. */
export function isTruth(node: Node): boolean {
  if (node.kind === "reduce") return node.op === "any";
  return node.kind === "apply" && entryOf(node).kind !== "real";
}
