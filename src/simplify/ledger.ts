/**
 * The domain ledger: what a rewrite no longer asks for, though the formula did. `x/x` asks that x is
 * not 0, and 1 does not, so the result carries "x != 0". Nothing is written down that an assumption
 * says, or a test around the place, or what the result itself still asks for.
 */
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, type Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { formulaText } from "../print/formula-text.ts";
import { Knowledge, type KnowledgeOptions } from "./knowledge.ts";
import { type Requirement, requirementsOf, type Sign } from "./requirements.ts";

/** Where a simplified formula is known to be the same as the one it came from. */
export interface Condition {
  /** Formula text, such as `x != 0`. */
  readonly text: string;
  /** The name of the rewrite that needs it. */
  readonly rule: string;
  /** The condition as a node of the formula's graph. */
  readonly test: Node;
}

/** One note: what was asked for, and what was rewritten where. */
interface Entry {
  readonly requirement: Requirement;
  readonly rule: string;
  readonly place: Node;
}

/** Operations that may be looked through for what a part that vanishes asked for. */
const MOST_NODES = 64;

export class Ledger {
  readonly #graph: Graph;
  readonly #roots: readonly Node[];
  readonly #options: KnowledgeOptions;
  readonly #entries: Entry[] = [];
  #known: Knowledge | undefined;
  /** The node that is being rewritten. */
  place: Node;

  constructor(graph: Graph, roots: readonly Node[], options: KnowledgeOptions) {
    this.#graph = graph;
    this.#roots = roots;
    this.#options = options;
    this.place = roots[0]!;
  }

  /** What is known where the rewriting is, from the formula as it was. */
  get known(): Knowledge {
    return (this.#known ??= new Knowledge(this.#graph, this.#roots, this.#options));
  }

  /** Whether it is known to hold where the rewriting is. */
  knows(requirement: Requirement): boolean {
    return this.known.implies(requirement, this.place);
  }

  /** Notes what the result of a rewrite no longer asks for. */
  forgo(requirements: readonly Requirement[], rule: string): void {
    for (const requirement of requirements)
      this.#entries.push({ requirement, rule, place: this.place });
  }

  /** Notes all that `node` asked for; where that cannot be said it has to stay. */
  forgoAll(node: Node, rule: string): boolean {
    const isDerivative = this.#options.smooth !== undefined;
    const nodes = node.operands.length === 0 ? [node] : postorder([node]);
    if (nodes.length > MOST_NODES && !isDerivative) return false;
    const build = valueBuilder(this.#graph);
    const asked: Requirement[] = [];
    for (const part of nodes.slice(-MOST_NODES)) {
      if (part.kind !== "apply") continue;
      const ofPart = requirementsOf(build, part, "enough");
      if (ofPart !== undefined) asked.push(...ofPart);
      else if (!isDerivative) return false;
    }
    const isNowhere = asked.some(({ node: about }) => about.kind === "constant");
    if (isNowhere && !isDerivative) return false;
    this.forgo(asked, rule);
    return true;
  }

  /** Makes something, with the notes that were taken for it, which count once they are accepted. */
  attempt<T>(make: () => T): { readonly made: T; readonly notes: readonly Entry[] } {
    const before = this.#entries.length;
    const made = make();
    return { made, notes: this.#entries.splice(before) };
  }

  accept(notes: readonly Entry[]): void {
    this.#entries.push(...notes);
  }

  /** What has to be told with these results. */
  conditions(results: readonly Node[]): Condition[] {
    if (this.#entries.length === 0) return [];
    const { assume = [], smooth } = this.#options;
    const lasting = new Knowledge(this.#graph, this.#roots, { assume, fromDomains: false });
    const remaining = new Knowledge(this.#graph, results, { assume, smooth });
    const told: Entry[] = [];
    for (const entry of this.#entries) {
      const { requirement, place } = entry;
      if (lasting.implies(requirement, place) || remaining.implies(requirement)) continue;
      tellOnce(told, entry);
    }
    return told.map(({ requirement, rule }) => {
      const test = testOf(this.#graph, requirement);
      return { text: formulaText(test), rule, test };
    });
  }
}

/** Adds an entry, unless another one says as much; `x >= 0` and `x != 0` are `x > 0` together. */
function tellOnce(told: Entry[], entry: Entry): void {
  const { node, sign, than } = entry.requirement;
  const same = told.findIndex(
    ({ requirement }) => requirement.node === node && requirement.than.equals(than),
  );
  if (same === -1) {
    told.push(entry);
    return;
  }
  const { requirement } = told[same]!;
  const signs = [requirement.sign, sign];
  const strict = (whole: Sign, open: Sign): boolean =>
    signs.includes(open) || (signs.includes(whole) && signs.includes("!="));
  const isMore = strict(">=", ">");
  const isLess = strict("<=", "<");
  if (requirement.sign === sign) return;
  if (isMore === isLess) told.push(entry);
  else told[same] = { ...entry, requirement: { node, than, sign: isMore ? ">" : "<" } };
}

/** As a comparison of two sides, where one side is a difference. */
function testOf(graph: Graph, { node, sign, than }: Requirement): Node {
  const [a, b] = isApplyOf(node, "+") && than.n === 0n ? node.operands : [];
  if (a !== undefined && isApplyOf(b!, "neg")) return graph.apply(sign, [a, b!.operands[0]!]);
  return graph.apply(sign, [node, graph.constant(than)]);
}
