/** What all kinds of rules do once they match: ask for their condition, and tell what they forgo. */
import { isApplyOf, type Node } from "../../ast/node.ts";
import { instantiateRule } from "../../parser/instantiate-rule.ts";
import type { Forms } from "../forms.ts";
import { requirementsIn } from "../requirements.ts";
import type { Rule } from "./table.ts";

export type Bindings = ReadonlyMap<string, Node>;

/** Whether what the rule asks for is known. */
export function holds({ where }: Rule, forms: Forms, bindings: Bindings): boolean {
  if (where === undefined) return true;
  const test = instantiateRule(where, forms.builder, bindings);
  if (isApplyOf(test, "true")) return true;
  const asked = requirementsIn(forms.graph, test);
  return asked.length > 0 && asked.every((requirement) => forms.ledger.knows(requirement));
}

/** The right side, in normal form. */
export function replacement({ right }: Rule, forms: Forms, bindings: Bindings): Node {
  return instantiateRule(right, forms.builder, bindings);
}

/**
 * Tells what the left asked for and the right does not, with all that a variable asked for which
 * the right does not have; where that cannot be said the rule is not applied.
 */
export function tell(
  { right, forgoes = [], name }: Rule,
  forms: Forms,
  bindings: Bindings,
): boolean {
  const { made, notes } = forms.ledger.attempt(() =>
    [...bindings].every(
      ([variable, node]) =>
        new RegExp(`\\b${variable}\\b`).test(right) || forms.ledger.forgoAll(node, name),
    ),
  );
  if (!made) return false;
  forms.ledger.accept(notes);
  for (const text of forgoes) {
    const test = instantiateRule(text, forms.builder, bindings);
    forms.ledger.forgo(requirementsIn(forms.graph, test), name);
  }
  return true;
}
