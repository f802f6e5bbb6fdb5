/**
 * What is a finite number wherever its variables are, and what loops are sure to run: asked of each
 * factor of each sum, so that only few nodes are looked at, and the answer may be no too often.
 * Results that overflow are not thought of (DESIGN, section 1).
 */
import { type Apply, type Constant, type Index, isConstant, type Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { Entry } from "../functions/entry.ts";
import { rangeByOperands } from "./node-ranges.ts";
import { ANYWHERE, type Range } from "./ranges.ts";

/** Nodes looked at for one question. */
const MOST_NODES = 32;
/** Bounds within bounds looked at. */
const DEEPEST = 5;

/** Functions without bounds that are finite wherever their operands are. */
const GROWING: ReadonlySet<string> = new Set(["+", "-", "neg", "*", "abs", "max", "min"]);

export function isSurelyFinite(node: Node): boolean {
  const nodes = new Set([node]);
  for (const part of nodes) {
    if (nodes.size > MOST_NODES || !isFiniteOfFinite(part)) return false;
    for (const operand of valuesIn(part)) nodes.add(operand);
  }
  return true;
}

/** The operands that its value is made of. */
function valuesIn({ kind, operands }: Node): readonly Node[] {
  if (kind === "apply") return operands;
  return kind === "conditional" || kind === "reduce" ? operands.slice(1) : [];
}

/** Whether it is finite wherever those are. */
function isFiniteOfFinite(node: Node): boolean {
  switch (node.kind) {
    case "constant":
    case "variable":
    case "index":
    case "length":
    case "conditional":
      return true;
    case "reduce":
      return node.op === "sum" || node.op === "product";
    case "element":
      return node.operands[0].kind === "variable";
    case "apply":
      return GROWING.has(node.fn) || isPolynomial(node) || isBounded(entryOf(node));
    default:
      return false;
  }
}

function isPolynomial({ fn, operands }: Apply): boolean {
  const [, exponent] = operands;
  return fn === "^" && exponent!.kind === "constant" && isWhole(exponent!) && exponent.value.s > 0n;
}

const isWhole = ({ value }: Constant): boolean => value.d === 1n;

/** Constants, and functions with bounded values at all operands. */
function isBounded(entry: Entry): boolean {
  if (entry.kind !== "real") return false;
  if (entry.parameters.length === 0) return Number.isFinite(entry.kernel());
  const isWhereverAsked =
    entry.domain.every((interval) => !interval.some(Number.isFinite)) &&
    entry.poles === undefined &&
    entry.within === undefined &&
    entry.integer === undefined;
  return isWhereverAsked && entry.range !== undefined && entry.range.every(Number.isFinite);
}

/** Whether a loop over the index is sure to have a turn; vectors are taken to have elements. */
export function hasTurns({ operands: [lower, upper] }: Index): boolean {
  if (upper.kind === "length" && isConstant(lower, 1)) return true;
  const { high } = rangeOf(lower, DEEPEST);
  return Number.isFinite(high) && rangeOf(upper, DEEPEST).low >= high;
}

const rangeOf = (node: Node, depth: number): Range =>
  depth === 0 ? ANYWHERE : rangeByOperands(node, (operand) => rangeOf(operand, depth - 1));
