/** Comparisons of real numbers by `==` and `!=`, which rounding decides. */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { type Apply, isApplyOf, isConstant, type Node, type Variable } from "../../ast/node.ts";
import { postorder } from "../../ast/traverse.ts";
import { wholeNumbersIn } from "../../functions/whole-numbers.ts";
import { slice } from "../../parser/diagnostics.ts";
import type { ComparisonSyntax, Syntax } from "../../parser/syntax-tree.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

export function exactComparisons(reading: Reading): Diagnostic[] {
  const comparisons = [...reading.nodes.keys()].filter((part) => part.kind === "comparison");
  const exact = comparisons.flatMap((comparison) => exactPairs(comparison));
  if (exact.length === 0) return [];
  const guarded = singular(reading);
  const counted = wholeNumbersIn(postorder(reading.nodes.values()));
  return exact.flatMap(({ sign, left, right }) => {
    const [a, b] = [reading.nodes.get(left)!, reading.nodes.get(right)!];
    const isGuard = (x: Node): boolean => guarded.has(x) || (sign === "!=" && isQuantity(x));
    const isCounted = (x: Node): boolean => counted.has(x as Variable) || isWhole(x);
    if (isCounted(a) || isCounted(b) || isFine(a, b, isGuard) || isFine(b, a, isGuard)) return [];
    const span = { start: left.span.start, end: right.span.end };
    const message = `${sign} compares real numbers to the last digit, and computed ones are rounded`;
    const distance = distanceText(left, right, b, reading.text);
    const suggestion = `${distance} ${sign === "==" ? "<" : ">"} 1e-9`;
    return [suspicion("exact-comparison", span, message, suggestion)];
  });
}

interface Pair {
  readonly sign: "==" | "!=";
  readonly left: Syntax;
  readonly right: Syntax;
}

function exactPairs({ signs, operands }: ComparisonSyntax): Pair[] {
  return signs.flatMap((sign, index) =>
    sign === "==" || sign === "!="
      ? [{ sign, left: operands[index]!, right: operands[index + 1]! }]
      : [],
  );
}

/** A choice is exact, and so are constants; a variable compared with 0 may guard a division. */
function isFine(a: Node, b: Node, isGuard: (node: Node) => boolean): boolean {
  if (isConstant(b, 0) && isGuard(a)) return true;
  if (isChoice(a) && a.operands.includes(b)) return true;
  return a.kind === "constant" && b.kind === "constant";
}

const isChoice = (node: Node): node is Apply => isApplyOf(node, "max") || isApplyOf(node, "min");

const ROUNDING: ReadonlySet<string> = new Set(["floor", "ceil", "round", "sign", "mod"]);
const KEEPING: ReadonlySet<string> = new Set(["+", "-", "*", "neg", "abs", "max", "min"]);
const DEEPEST = 20;

/** Whether counting or rounding made the node a whole number, or it was made of such ones. */
function isWhole(node: Node, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const isWholePart = (part: Node): boolean =>
    (part.kind === "constant" && part.value.d === 1n) || isWhole(part, depth + 1);
  if (node.kind === "index" || node.kind === "length") return true;
  if (node.kind === "conditional") return node.operands.slice(1).every(isWholePart);
  if (node.kind === "reduce") return isWholePart(node.operands[1]);
  if (node.kind !== "apply") return false;
  return ROUNDING.has(node.fn) || (KEEPING.has(node.fn) && node.operands.every(isWholePart));
}

const isQuantity = ({ kind }: Node): boolean => kind === "variable" || kind === "element";

/** Variables and elements in divisors and under logarithms, where 0 has to be kept out. */
function singular({ nodes }: Reading): ReadonlySet<Node> {
  const dangerous = [...nodes.values()].flatMap((node) => {
    if (node.kind !== "apply") return [];
    if (isApplyOf(node, "/")) return [node.operands[1]!];
    return ["log", "log2", "log10"].includes(node.fn) ? [node.operands[0]!] : [];
  });
  return new Set(postorder(dangerous).filter(isQuantity));
}

/** `abs(a - b)`. */
function distanceText(left: Syntax, right: Syntax, b: Node, text: string): string {
  const [before, after] = [slice(text, left.span), slice(text, right.span)];
  if (isConstant(b, 0)) return `abs(${before})`;
  const isSum = right.kind === "binary" && (right.sign === "+" || right.sign === "-");
  const isBare = isSum && text[right.span.start] !== "(";
  return `abs(${before} - ${isBare ? `(${after})` : after})`;
}
