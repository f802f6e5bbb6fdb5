/**
 * The rules that may apply to a formula, by the function that they begin with. Reading them all would
 * take a cold start some milliseconds, so a rule is read when all functions that it names occur.
 */
import { Graph } from "../../ast/graph.ts";
import type { Node } from "../../ast/node.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { instantiateRule } from "../../parser/instantiate-rule.ts";
import { fullRangeRules } from "./full-range.ts";
import { type Rewrite, type StableRule, stableRules } from "./table.ts";

export interface Candidate {
  readonly rule: StableRule;
  readonly pattern: Node;
  readonly rewrite: Rewrite;
}

/** What a rule begins with: a function, or the choice of a conditional. */
export const headOf = (node: Node): string => (node.kind === "apply" ? node.fn : node.kind);

const known = new Map<StableRule, Candidate>();

export class Candidates {
  readonly #rules: readonly StableRule[];
  readonly #functions = new Set<string>();
  readonly #taken = new Set<StableRule>();
  #byFunction = new Map<string, Candidate[]>();

  constructor(when: readonly StableRule["when"][], fullRange: boolean) {
    const rules = fullRange ? [...fullRangeRules, ...stableRules] : stableRules;
    this.#rules = rules.filter((rule) => when.includes(rule.when));
  }

  /** The rules all of whose functions occur in these nodes or in those before them. */
  among(nodes: readonly Node[]): ReadonlyMap<string, readonly Candidate[]> {
    const before = this.#functions.size;
    for (const node of nodes) if (node.kind === "apply") this.#functions.add(node.fn);
    if (this.#functions.size === before) return this.#byFunction;
    const found = this.#rules.filter(
      (rule) => this.#taken.has(rule) || namesIn(rule.left).every((fn) => this.#occurs(fn)),
    );
    this.#byFunction = new Map();
    for (const rule of found) {
      this.#taken.add(rule);
      const candidate = candidateOf(rule);
      const fn = headOf(candidate.pattern);
      const others = this.#byFunction.get(fn);
      if (others === undefined) this.#byFunction.set(fn, [candidate]);
      else others.push(candidate);
    }
    return this.#byFunction;
  }

  #occurs(fn: string): boolean {
    // Squares are written as products too, and what rules make may be what others name.
    return this.#functions.has(fn) || (MADE.get(fn)?.some((from) => this.#occurs(from)) ?? false);
  }
}

/** Functions that rules make, and of what. */
const MADE: ReadonlyMap<string, readonly string[]> = new Map([["sigmoid", ["exp"]]]);

/** The functions that each rule's left side names. */
const named = new Map<string, readonly string[]>();

function namesIn(text: string): readonly string[] {
  const names = named.get(text) ?? text.match(/[a-z]\w*(?=\()/g) ?? [];
  named.set(text, names);
  return names;
}

function candidateOf(rule: StableRule): Candidate {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const { name, left, right, reason, source } = rule;
  const pattern = instantiateRule(left, valueBuilder(new Graph()), new Map());
  const rewrite = { rule: name, from: left, to: right, reason, source };
  const candidate = { rule, pattern, rewrite };
  known.set(rule, candidate);
  return candidate;
}
