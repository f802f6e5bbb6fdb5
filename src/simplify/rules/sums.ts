/**
 * Rules for two terms of one sum, such as `sin(x)^2 + cos(x)^2`, times anything that both share. A
 * term with the first function says which term the other one must be.
 */
import type { Node } from "../../ast/node.ts";
import { rational, type Rational } from "../../ast/rational.ts";
import type { Forms } from "../forms.ts";
import type { Product } from "../product.ts";
import type { Terms } from "../terms.ts";
import { holds, replacement, tell } from "./apply.ts";
import { rulesOf, type SumRule, type TermPattern } from "./compile.ts";

/** The sum with one rule applied, if there is one. */
export function applySumRules(forms: Forms, terms: Terms): Terms | undefined {
  for (const [core, coefficient] of terms.cores) {
    const { factors } = forms.productOf(core);
    for (const [base] of factors) {
      if (base.kind !== "apply" || base.operands.length !== 1) continue;
      for (const rule of rulesOf(base.fn).sums) {
        const found = applied(forms, terms, rule, { core, coefficient, factors, base });
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

interface Found {
  readonly core: Node;
  readonly coefficient: Rational;
  readonly factors: Product["factors"];
  /** The function of the first term. */
  readonly base: Node;
}

function applied(
  forms: Forms,
  terms: Terms,
  { rule, terms: [first, second] }: SumRule,
  { core, coefficient, factors, base }: Found,
): Terms | undefined {
  const rest = new Map(factors);
  if (!takeOut(forms, rest, first, base)) return undefined;
  const argument = base.operands[0]!;
  const scale = coefficient.div(first.coefficient);
  const partner = partnerOf(forms, terms, rest, second, argument);
  if (partner === undefined || partner.core === core) return undefined;
  if (!partner.coefficient.equals(scale.mul(second.coefficient))) return undefined;
  const bindings = new Map([["x", argument]]);
  if (!holds(rule, forms, bindings) || !tell(rule, forms, bindings)) return undefined;
  const cores = new Map(terms.cores);
  cores.delete(core);
  if (partner.core !== undefined) cores.delete(partner.core);
  const left: Terms = {
    cores,
    constant: partner.core === undefined ? rational(0) : terms.constant,
  };
  const collector = forms.collector();
  collector.scale(scale);
  for (const [other, exponent] of rest) collector.multiply(other, exponent);
  const right = replacement(rule, forms, bindings);
  forms.multiplyBy(collector, right, forms.graph.constant(1), true);
  forms.addProduct(left, collector.product);
  return left;
}

/** Takes the pattern's power of the base out of the factors, if it is in them. */
function takeOut(
  forms: Forms,
  rest: Map<Node, Node>,
  { factors: [pattern] }: TermPattern,
  base: Node,
): boolean {
  const power = rest.get(base)!;
  if (power.kind !== "constant") return false;
  const left = power.value.sub(pattern!.exponent);
  if (left.s < 0n || left.d !== 1n) return false;
  if (left.n === 0n) rest.delete(base);
  else rest.set(base, forms.graph.constant(left));
  return true;
}

/** The other term, or the constant, which has no core. */
function partnerOf(
  forms: Forms,
  terms: Terms,
  rest: ReadonlyMap<Node, Node>,
  { factors: [pattern] }: TermPattern,
  argument: Node,
): { core: Node | undefined; coefficient: Rational } | undefined {
  if (pattern === undefined && rest.size === 0)
    return { core: undefined, coefficient: terms.constant };
  for (const [core, coefficient] of terms.cores) {
    const { factors } = forms.productOf(core);
    const own = pattern === undefined ? undefined : functionIn(factors, pattern.fn!, argument);
    if (pattern !== undefined && own === undefined) continue;
    const left = new Map(factors);
    if (own !== undefined && !takeOut(forms, left, { coefficient, factors: [pattern!] }, own))
      continue;
    if (isSame(left, rest)) return { core, coefficient };
  }
  return undefined;
}

function functionIn(factors: Product["factors"], fn: string, argument: Node): Node | undefined {
  for (const [base] of factors)
    if (base.kind === "apply" && base.fn === fn && base.operands[0] === argument) return base;
  return undefined;
}

function isSame(a: ReadonlyMap<Node, Node>, b: ReadonlyMap<Node, Node>): boolean {
  return a.size === b.size && [...a].every(([base, exponent]) => b.get(base) === exponent);
}
