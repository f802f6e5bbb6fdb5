/** Rules for factors of one product, such as `sin(x)/cos(x)`, by the first function. */
import { isApplyOf, type Node } from "../../ast/node.ts";
import { isUnit } from "../../ast/rational.ts";
import type { Forms } from "../forms.ts";
import type { Product } from "../product.ts";
import { holds, replacement, tell } from "./apply.ts";
import { type FactorPattern, type ProductRule, rulesOf } from "./compile.ts";

/** The product with one rule applied, if one shortens it; the rest follows in turn. */
export function rewrittenByRules(forms: Forms, product: Product): Node | undefined {
  for (const [base] of product.factors) {
    if (base.kind !== "apply" || base.operands.length !== 1) continue;
    for (const rule of rulesOf(base.fn).products) {
      const found = applied(forms, product, rule, base.operands[0]!);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function applied(
  forms: Forms,
  product: Product,
  { rule, pattern }: ProductRule,
  argument: Node,
): Node | undefined {
  const scaled = !isUnit(pattern.coefficient);
  const coefficient = product.coefficient.div(pattern.coefficient);
  if (scaled && coefficient.d !== 1n) return undefined;
  const matches = pattern.factors.map((factor) => matchOf(product, factor, argument));
  const times = Math.min(...matches.map((match) => match?.times ?? 0));
  if (times < 1 || (scaled && times > 1)) return undefined;
  const bindings = new Map([["x", argument]]);
  if (!holds(rule, forms, bindings)) return undefined;
  const collector = forms.collector();
  collector.scale(coefficient);
  const taken = new Set(matches.map((match) => match!.base));
  for (const [base, exponent] of product.factors)
    if (!taken.has(base)) collector.multiply(base, exponent);
  pattern.factors.forEach(({ exponent }, place) => {
    const { base, power } = matches[place]!;
    const left = power.value.sub(exponent.mul(times));
    if (left.n !== 0n) collector.multiply(base, forms.graph.constant(left));
  });
  const { made: shorter, notes } = forms.ledger.attempt(() => {
    const right = replacement(rule, forms, bindings);
    forms.multiplyBy(collector, right, forms.graph.constant(times), true);
    return forms.write(collector.product);
  });
  if (forms.measure(shorter) >= forms.measure(forms.writeFactors(product))) return undefined;
  if (!tell(rule, forms, bindings)) return undefined;
  forms.ledger.accept(notes);
  return shorter;
}

/** The factor that a pattern means, and how often that is in its power. */
function matchOf(
  { factors }: Product,
  { fn, exponent }: FactorPattern,
  argument: Node,
): { base: Node; power: Node & { kind: "constant" }; times: number } | undefined {
  for (const [base, power] of factors) {
    const isIt =
      fn === undefined
        ? base === argument
        : base.kind === "apply" && isApplyOf(base, fn) && base.operands[0] === argument;
    if (!isIt || power.kind !== "constant" || power.value.d !== 1n) continue;
    return { base, power, times: Math.floor(power.value.div(exponent).valueOf()) };
  }
  return undefined;
}
