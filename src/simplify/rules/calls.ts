/** Rules for one call, such as `exp(log(x))`, by the function called. */
import { isApplyOf, isConstant, type Apply, type Node } from "../../ast/node.ts";
import { isUnit, rational } from "../../ast/rational.ts";
import { entryNamed } from "../../functions/catalogue.ts";
import type { Forms } from "../forms.ts";
import { holds, replacement, tell } from "./apply.ts";
import { rulesOf } from "./compile.ts";

/** The call in a simpler form, if a rule gives one. */
export function rewrittenCall(
  forms: Forms,
  fn: string,
  operands: readonly Node[],
): Node | undefined {
  if (isEven(fn) && operands.some((operand) => isNegative(forms, operand))) {
    const bare = operands.map((operand) =>
      isNegative(forms, operand) ? forms.timesConstant(rational(-1), operand) : operand,
    );
    return forms.builder.apply(fn, ...bare);
  }
  for (const { rule, operands: patterns } of rulesOf(fn).calls) {
    const bindings = new Map<string, Node>();
    const matches = patterns.every((pattern, place) =>
      matched(forms, pattern, operands[place]!, bindings),
    );
    if (!matches || !holds(rule, forms, bindings) || !tell(rule, forms, bindings)) continue;
    return replacement(rule, forms, bindings);
  }
  return undefined;
}

/** Whether signs of its operands change nothing: `cos(-x - 1)` is `cos(x + 1)`. */
function isEven(fn: string): boolean {
  const entry = entryNamed(fn);
  return entry?.kind === "real" && entry.even === true;
}

/** Whether `node` is what the pattern says; the variables' meanings are added to `bindings`. */
function matched(forms: Forms, pattern: Node, node: Node, bindings: Map<string, Node>): boolean {
  if (pattern.kind === "variable") {
    const known = bindings.get(pattern.name);
    if (known === undefined) bindings.set(pattern.name, node);
    return known === undefined || known === node;
  }
  if (pattern.kind === "constant")
    return node.kind === "constant" && node === forms.graph.constant(pattern.value);
  if (pattern.kind !== "apply") return false;
  switch (pattern.fn) {
    case "neg":
      return (
        isNegative(forms, node) &&
        matched(forms, pattern.operands[0]!, forms.timesConstant(rational(-1), node), bindings)
      );
    case "*":
      return matchedMultiple(forms, pattern, node, bindings);
    case "/":
      return matchedPower(forms, [pattern.operands[1]!, forms.graph.constant(-1)], node, bindings);
    case "^":
      return matchedPower(forms, pattern.operands, node, bindings);
    default:
      return (
        node.kind === "apply" &&
        node.fn === pattern.fn &&
        pattern.operands.every((part, place) =>
          matched(forms, part, node.operands[place]!, bindings),
        )
      );
  }
}

/** Whether a minus can leave it: it has a negative coefficient, or all of its terms have. */
function isNegative(forms: Forms, node: Node): boolean {
  const terms = forms.termsOf(node);
  if (terms === undefined) return forms.productOf(node).coefficient.s < 0n;
  const isBelow = [...terms.cores.values()].every((coefficient) => coefficient.s < 0n);
  return isBelow && (terms.constant.n === 0n || terms.constant.s < 0n);
}

/** `y*f(x)`: one factor is the function, and y is all the others. */
function matchedMultiple(
  forms: Forms,
  { operands: [a, b] }: Apply,
  node: Node,
  bindings: Map<string, Node>,
): boolean {
  const [rest, pattern] = a!.kind === "variable" ? [a!, b!] : [b!, a!];
  const { coefficient, factors } = forms.productOf(node);
  for (const [base, exponent] of factors) {
    const tried = new Map(bindings);
    if (!isApplyOf(base, (pattern as Apply).fn) || !isConstant(exponent, 1)) continue;
    if (!matched(forms, pattern, base, tried)) continue;
    const others = new Map(factors);
    others.delete(base);
    const found = matched(forms, rest, forms.write({ coefficient, factors: others }), tried);
    if (!found) continue;
    for (const [name, value] of tried) bindings.set(name, value);
    return true;
  }
  return false;
}

/** A power alone, with any exponent but 1. */
function matchedPower(
  forms: Forms,
  [base, exponent]: readonly Node[],
  node: Node,
  bindings: Map<string, Node>,
): boolean {
  const { coefficient, factors } = forms.productOf(node);
  const [single] = factors;
  if (single === undefined || factors.size > 1 || !isUnit(coefficient)) return false;
  if (isConstant(single[1], 1)) return false;
  return (
    matched(forms, base!, single[0], bindings) && matched(forms, exponent!, single[1], bindings)
  );
}
