/**
 * Formulas and their derivatives in forms that keep their digits. A form whose derivative keeps them
 * too takes the formula's place before differentiation; where the derivative as written is the good
 * one, values and derivatives are rewritten when both are there. One pass over the nodes, operands
 * first; a rule sees the formula as written, and what it makes is over operands that are rewritten.
 */
import type { Builder } from "../../ast/builder.ts";
import type { Formula } from "../../ast/formula.ts";
import type { Graph } from "../../ast/graph.ts";
import { Known } from "../../ast/known.ts";
import { isApplyOf, type Node } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { instantiateRule } from "../../parser/instantiate-rule.ts";
import { exponentialSums } from "./exponential-sums.ts";
import { type Bound, match, type Signed } from "./pattern.ts";
import { type Candidate, Candidates, headOf } from "./candidates.ts";
import type { Rewrite, StableRule } from "./table.ts";

export type { Rewrite } from "./table.ts";

export interface StabilityOptions {
  /** Whether the formula is computed as it is written, digits lost and all. */
  readonly asWritten?: boolean;
  /** Whether intermediate results are kept from overflow too, as in `sqrt(x^2 + y^2)` at 1e200. */
  readonly fullRange?: boolean;
}

/** What replaces the nodes of one graph. */
export interface StableForms {
  /** The formula that is differentiated. */
  readonly formula: Formula;
  /** What the formula is made of, as it is written and as it is differentiated, and nothing else. */
  readonly known: Known;
  /** Begins to give values and derivatives as they are computed. */
  settler(): (nodes: readonly Node[]) => readonly Node[];
  /** What was rewritten until now, each rule once. */
  readonly rewrites: readonly Rewrite[];
}

/** The stable forms of a formula, and of derivatives of those. */
export function stableForms(formula: Formula, options: StabilityOptions = {}): StableForms {
  const known = Known.under([formula.root]);
  if (options.asWritten === true)
    return { formula, known, settler: () => (nodes) => nodes, rewrites: [] };
  const fullRange = options.fullRange ?? false;
  const applied = new Map<string, Rewrite>();
  const finished = new Set<Node>();
  const { graph } = formula;
  const stable = graph.knowing(known, (): Formula => {
    const before = new Pass(graph, "before", { fullRange, applied, finished });
    const [root] = before.of([formula.root]) as readonly [Node];
    return root === formula.root ? formula : { ...formula, root, called: before.named(formula) };
  });
  return {
    formula: stable,
    known,
    settler: () => {
      const context = { fullRange, applied, finished: new Set(finished) };
      const after = new Pass(graph, "after", context);
      return (nodes) => after.of(nodes);
    },
    get rewrites() {
      return [...applied.values()];
    },
  };
}

interface Context {
  readonly fullRange: boolean;
  readonly applied: Map<string, Rewrite>;
  /** What rules made, before differentiation or since. */
  readonly finished: Set<Node>;
}

/** Rules applied one upon another at one node. */
const MOST_AT_ONCE = 4;

class Pass {
  readonly #graph: Graph;
  readonly #build: Builder;
  readonly #plain: Builder;
  readonly #context: Context;
  readonly #candidates: Candidates;
  readonly #made = new Map<Node, Node>();
  /** Before differentiation: the rules for what is left until after it. */
  readonly #later: Candidates | undefined;

  constructor(graph: Graph, when: StableRule["when"], context: Context) {
    this.#graph = graph;
    this.#build = valueBuilder(graph);
    this.#plain = plainBuilder(graph);
    this.#context = context;
    this.#candidates = new Candidates(
      when === "before" ? [when] : ["before", "after"],
      context.fullRange,
    );
    this.#later = when === "before" ? new Candidates(["after"], context.fullRange) : undefined;
  }

  /** What stands for the nodes. */
  of(roots: readonly Node[]): readonly Node[] {
    const nodes = postorder(roots).filter((node) => !this.#made.has(node));
    const rules = this.#candidates.among(nodes);
    if (rules.size === 0 && this.#made.size === 0) return roots;
    const kept = this.#keptIn(nodes, rules);
    for (const node of nodes) {
      const open = !this.#isFinished(node) && !kept.has(node);
      const found = open ? this.#rewritten(node, rules, this.#of) : undefined;
      this.#made.set(node, found ?? this.#carried(node, rules, open));
    }
    return roots.map(this.#of);
  }

  /** What the text calls parts of the formula, for what stands for them too. */
  named({ called = new Map() }: Formula): Formula["called"] {
    const names = new Map(called);
    for (const [node, name] of called) {
      const made = this.#of(node);
      if (!names.has(made)) names.set(made, name);
    }
    return names;
  }

  /**
   * What waits for rules that apply after differentiation, with the parts of it that they take apart:
   * `log(x + 1)` of `log(x + 1) - log(x)`.
   */
  #keptIn(nodes: readonly Node[], rules: Rules): ReadonlySet<Node> {
    const kept = new Set<Node>();
    const later = this.#later?.among(nodes);
    if (later === undefined || later.size === 0) return kept;
    for (const node of nodes) {
      for (const candidate of later.get(headOf(node)) ?? []) {
        if (rules.get(headOf(node))?.some((now) => this.#fits(now, node) !== undefined)) break;
        const bound = this.#fits(candidate, node);
        if (bound === undefined) continue;
        const ends = new Set([...bound.values()].map((signed) => signed.node));
        const parts = [node];
        for (const part of parts) {
          if (ends.has(part)) continue;
          kept.add(part);
          parts.push(...part.operands);
        }
        break;
      }
    }
    return kept;
  }

  /** What the variables of a rule stand for where it applies to a node. */
  #fits(candidate: Candidate, node: Node): Bound | undefined {
    for (const negative of signsOf(candidate)) {
      const bound = this.#matches(candidate, { node, negative }, this.#of, (found) => found);
      if (bound !== undefined) return bound;
    }
    return undefined;
  }

  readonly #of = (node: Node): Node => this.#made.get(node) ?? node;

  /** The node over its new operands, which may be what a rule waits for. */
  #carried(node: Node, rules: Rules, open: boolean): Node {
    const operands = node.operands.map(this.#of);
    if (operands.every((operand, place) => operand === node.operands[place])) return node;
    const isPlain = node.kind !== "apply" && node.kind !== "conditional";
    const made = rebuilt(node, operands, isPlain ? this.#plain : this.#build);
    if (!open) return made;
    return this.#rewritten(made, rules, (same) => same) ?? made;
  }

  /** The node by the first rule that fits, and by what that makes possible; undefined if none does. */
  #rewritten(node: Node, rules: Rules, of: Of): Node | undefined {
    let found = this.#byOneRule(node, rules, of);
    for (let count = 1; found !== undefined && count < MOST_AT_ONCE; count++) {
      const more = this.#byOneRule(found, rules, (same) => same);
      if (more === undefined) break;
      found = more;
    }
    return found;
  }

  #byOneRule(node: Node, rules: Rules, of: Of): Node | undefined {
    if (this.#isFinished(node)) return undefined;
    const made = exponentialSums(this.#build, node, of);
    if (made !== undefined) {
      this.#note(made.rewrite);
      return made.node;
    }
    for (const candidate of rules.get(headOf(node)) ?? [])
      for (const negative of signsOf(candidate)) {
        const found = this.#applied(candidate, { node, negative }, of);
        if (found === undefined) continue;
        this.#note(candidate.rewrite);
        return negative ? this.#build.apply("neg", found) : found;
      }
    return undefined;
  }

  #note(rewrite: Rewrite): void {
    this.#context.applied.set(rewrite.rule, rewrite);
  }

  #applied(candidate: Candidate, given: Signed, of: Of): Node | undefined {
    const { rule } = candidate;
    return this.#matches(candidate, given, of, (_, scope) => {
      const made = instantiateRule(rule.right, this.#build, scope);
      this.#finish(made, new Set(scope.values()));
      return made;
    });
  }

  /** What a rule makes is left as it is when values and derivatives are rewritten at last. */
  #finish(made: Node, given: ReadonlySet<Node>): void {
    if (this.#later === undefined) return;
    const parts = new Set([made]);
    for (const part of parts) {
      if (given.has(part)) continue;
      this.#context.finished.add(part);
      part.operands.forEach((operand) => parts.add(operand));
    }
  }

  /** Whether a node was made by a rule before differentiation. */
  #isFinished(node: Node): boolean {
    return this.#later === undefined && this.#context.finished.has(node);
  }

  /** What is made of the first match whose conditions hold. */
  #matches<T>(
    { rule, pattern }: Candidate,
    given: Signed,
    of: Of,
    make: (bound: Bound, scope: ReadonlyMap<string, Node>) => T,
  ): T | undefined {
    return match(this.#graph, pattern, given, new Map(), (bound) => {
      const scope = new Map([...bound].map(([name, one]) => [name, this.#signed(one, of)]));
      return this.#holds(rule, scope) ? make(bound, scope) : undefined;
    });
  }

  #holds({ where, notWhole, varying }: StableRule, scope: ReadonlyMap<string, Node>): boolean {
    const exponent = notWhole === undefined ? undefined : scope.get(notWhole);
    if (exponent?.kind === "constant" && exponent.value.d === 1n) return false;
    if (varying !== undefined && scope.get(varying)!.kind === "constant") return false;
    return where === undefined || isApplyOf(instantiateRule(where, this.#build, scope), "true");
  }

  #signed({ node, negative }: Signed, of: Of): Node {
    const made = of(node);
    return negative ? this.#build.apply("neg", made) : made;
  }
}

/** What stands for a node. */
type Of = (node: Node) => Node;

type Rules = ReadonlyMap<string, readonly Candidate[]>;

/** The signs in which a node may be what a rule says: a sum may be the negative of it. */
const signsOf = ({ rule, pattern }: Candidate): readonly boolean[] =>
  isApplyOf(pattern, "+") && rule.signed !== true ? [false, true] : [false];
