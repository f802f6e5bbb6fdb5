/**
 * A family: the functions of a formula that have their derivatives in common, alone and with the
 * value. Those are made, brought into their cheapest form and selected as instructions once for all
 * of them. Each family begins with what the formula is made of and knows nothing of the others, so
 * the code of a function is the same to the byte, and its results to the bit, whichever functions
 * were asked for before.
 */
import type { Called } from "../ast/formula.ts";
import type { Graph } from "../ast/graph.ts";
import { Known } from "../ast/known.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { economical } from "../simplify/speed/economy.ts";
import type { StableForms } from "../simplify/stable/rewrite.ts";
import type { Program } from "./program.ts";
import { mapNodes, nodesOf, type Result } from "./result.ts";
import { schedule } from "./schedule/schedule.ts";
import { InstructionSelector } from "./select/select.ts";
import type { NameSources } from "./text/names.ts";

/** What a function of a family computes. */
export interface Member {
  /** What has the formula's own operations, to the bit; the formula unless given. */
  readonly primal?: () => readonly Node[];
  /** Derivatives by parts of the formula that the text names, each with its part. */
  readonly adjoints?: ReadonlyMap<Node, Node>;
  readonly result: () => Result;
  /** The derivatives that it has in common with other functions; its result unless given. */
  readonly shared?: () => Result;
}

/** What the functions of a family have in common. */
export const sharedBy = (input: Member): (() => Result) => input.shared ?? input.result;

/** The result of a function in selected instructions, and the program that computes it. */
export interface Scheduled {
  readonly result: Result;
  readonly program: Program;
}

export class Family {
  readonly #graph: Graph;
  readonly #known: Known;
  readonly #shared: () => Result;
  readonly #derivatives: Result;
  readonly #settled: ReturnType<StableForms["settler"]>;
  /** The values as the formula computes them. */
  readonly #primal: readonly Node[];
  /** The cheaper forms of derivatives. */
  readonly #cheaper: ReadonlyMap<Node, Node>;
  readonly #selector: InstructionSelector;
  /** What the function's derivatives are by, where the text names that. */
  readonly #adjoints: ReadonlyMap<Node, Node>;
  readonly #computed: StableForms;

  /** The family that a function belongs to. */
  constructor(computed: StableForms, input: Member) {
    const { graph, root } = computed.formula;
    this.#graph = graph;
    this.#computed = computed;
    this.#known = new Known(computed.known);
    this.#shared = sharedBy(input);
    this.#settled = computed.settler();
    this.#selector = new InstructionSelector(graph);
    const made = graph.knowing(this.#known, () => {
      const primal = this.#settled(input.primal?.() ?? [root]);
      this.#selector.select(primal);
      const derivatives = this.#shared();
      const wanted = this.#settled(nodesOf(derivatives));
      const cheaper = cheaperForms(graph, wanted, primal);
      this.#selector.select(wanted.map((node) => cheaper.get(node) ?? node));
      const parts = [...(input.adjoints ?? [])];
      const adjoints = this.#settled(parts.map(([adjoint]) => adjoint));
      const byAdjoint = new Map(adjoints.map((adjoint, place) => [adjoint, parts[place]![1]]));
      return { primal, derivatives, cheaper, adjoints: byAdjoint };
    });
    this.#primal = made.primal;
    this.#derivatives = made.derivatives;
    this.#cheaper = made.cheaper;
    this.#adjoints = made.adjoints;
  }

  /** A function of the family, which reads variables of these names. */
  scheduled(input: Member, variables: readonly string[]): Scheduled {
    const result = this.#selected(input);
    const first = this.#primal.map(this.#selector.of);
    const program = this.#graph.knowing(new Known(this.#known), () =>
      schedule(this.#graph, nodesOf(result), variables, first),
    );
    return { result, program };
  }

  /** What a function returns, in selected instructions. */
  #selected({ result }: Member): Result {
    return this.#graph.knowing(this.#known, () => {
      const made = result === this.#shared ? this.#derivatives : result();
      const wanted = this.#settled(nodesOf(made)).map((node) => this.#cheaper.get(node) ?? node);
      this.#selector.select(wanted);
      const selected = wanted.map(this.#selector.of).values();
      return mapNodes(made, () => selected.next().value!);
    });
  }

  /** What the formula says of the nodes of programs. */
  get sources(): NameSources {
    const origin = (node: Node): Node => this.#selector.origins.get(node) ?? node;
    const { root, called } = this.#computed.formula;
    return {
      origin,
      selected: (part) => this.#selector.find(part) ?? part,
      called: (node) => called?.get(origin(node)),
      derivativeBy: (node) => derivativeBy(origin(node), root, this.#adjoints, called),
    };
  }
}

/** The cheaper forms of derivatives, beside values that are computed as they are. */
function cheaperForms(
  graph: Graph,
  wanted: readonly Node[],
  primal: readonly Node[],
): ReadonlyMap<Node, Node> {
  const given = new Set(postorder(primal));
  const derivatives = wanted.filter((node) => !given.has(node));
  if (derivatives.length === 0) return new Map();
  const forms = economical(graph, derivatives, given);
  return new Map(derivatives.map((node, place) => [node, forms[place]!]));
}

/** What a derivative is by: a variable, or what the text calls a part of the formula. */
function derivativeBy(
  derivative: Node,
  root: Node,
  adjoints: ReadonlyMap<Node, Node>,
  called: ReadonlyMap<Node, Called> | undefined,
): string | undefined {
  // What is part of the formula too is better told by what it is made of.
  const part = derivative.id > root.id ? adjoints.get(derivative) : undefined;
  if (part?.kind === "variable") return part.name;
  const known = part && called?.get(part);
  return known?.of === undefined ? known?.name : undefined;
}
