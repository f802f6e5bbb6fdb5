/**
 * The forward sweep: tangents flow from the variables to the results, as dual numbers carry them
 * (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 3), but as nodes. What does not
 * depend on the moving variables has no tangent, so a sweep costs what depends on them and no more:
 * one sweep over a large graph for each variable costs what its sparsity allows.
 *
 * Where a conditional chooses, so does its tangent; a partial `c ? p : 0` is a conditional around
 * the term, never a factor. So the branch not taken leaves nothing behind, as in the reverse sweep.
 */
import type { Builder } from "../ast/builder.ts";
import { type Apply, isApplyOf, isConstant, type Node, type Scan } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";
import { allOthers } from "./binder-rules.ts";
import { instantiateRule } from "../parser/instantiate-rule.ts";
import { differentiableOperands, localContribution } from "./local-rules.ts";
import type { Style } from "./style.ts";

/** How variables move: a number's tangent, or for a vector the vector of its elements' tangents. */
export type Motion = ReadonlyMap<Node, Node>;

/** Tangents of the nodes under some roots, along one motion after another. */
export class ForwardSweep {
  readonly #build: Builder;
  readonly #style: Style;
  readonly #users = new Map<Node, Node[]>();

  constructor(build: Builder, roots: readonly Node[], style: Style) {
    this.#build = build;
    this.#style = style;
    for (const node of postorder(roots)) {
      for (const operand of new Set(differentiableOperands(node))) {
        const users = this.#users.get(operand);
        if (users === undefined) this.#users.set(operand, [node]);
        else users.push(node);
      }
    }
  }

  /** The tangents along a motion, of all nodes that have one other than 0. */
  along(motion: Motion): ReadonlyMap<Node, Node> {
    const reached = new Set(motion.keys());
    for (const node of reached) for (const user of this.#users.get(node) ?? []) reached.add(user);
    const tangents = new Map<Node, Node>();
    for (const node of [...reached].sort((a, b) => a.id - b.id)) {
      const tangent = motion.get(node) ?? this.#tangent(node, tangents);
      if (tangent !== undefined && !isConstant(tangent, 0)) tangents.set(node, tangent);
    }
    return tangents;
  }

  /** The tangent of a node from those of its operands. */
  #tangent(node: Node, tangents: ReadonlyMap<Node, Node>): Node | undefined {
    const build = this.#build;
    const of = (operand: Node): Node => tangents.get(operand) ?? build.constant(0);
    switch (node.kind) {
      case "apply":
        return this.#applied(node, tangents);
      case "conditional": {
        const [test, then, otherwise] = node.operands;
        return build.conditional(test, of(then), of(otherwise));
      }
      case "element": {
        const [vector, position] = node.operands;
        const moving = tangents.get(vector);
        return moving === undefined ? undefined : build.element(moving, position);
      }
      case "list":
        return node.operands.some((item) => tangents.has(item))
          ? build.list(node.operands.map(of))
          : undefined;
      case "reduce":
        return this.#reduced(node, of);
      case "scan":
        return this.#scanned(node, of);
      default:
        throw new Error(`no tangent flows through a ${node.kind}`);
    }
  }

  #applied(node: Apply, tangents: ReadonlyMap<Node, Node>): Node | undefined {
    const build = this.#build;
    const joint = this.#joint(node, tangents);
    if (joint !== undefined) return joint;
    const flowing = new Set(differentiableOperands(node));
    let total: Node | undefined;
    node.operands.forEach((operand, index) => {
      const moving = tangents.get(operand);
      if (moving === undefined || !flowing.has(operand)) return;
      const { term, guard } = localContribution(build, node, index, moving, {
        style: this.#style,
        jointly: false,
      });
      const own = isApplyOf(guard, "true")
        ? term
        : build.conditional(guard, term, build.constant(0));
      total = total === undefined ? own : build.apply("+", total, own);
    });
    return total;
  }

  /** The rule for all operands together, where the catalogue has one. */
  #joint(node: Apply, tangents: ReadonlyMap<Node, Node>): Node | undefined {
    const entry = entryOf(node);
    if (entry.kind !== "real" || entry.tangent === undefined || this.#style === "reading")
      return undefined;
    const scope = new Map<string, Node>([["self", node]]);
    entry.parameters.forEach((name, place) => {
      const operand = node.operands[place]!;
      scope.set(name, operand);
      scope.set(`d${name}`, tangents.get(operand) ?? this.#build.constant(0));
    });
    return instantiateRule(entry.tangent, this.#build, scope);
  }

  #reduced(node: Node & { kind: "reduce" }, of: (operand: Node) => Node): Node | undefined {
    const build = this.#build;
    const [index, body] = node.operands;
    const moving = of(body);
    const [one, zero] = [build.constant(1), build.constant(0)];
    switch (node.op) {
      case "sum":
        return build.reduce("sum", index, moving);
      case "product": {
        const others = allOthers(build, index, body, this.#style);
        return build.reduce("sum", index, build.apply("*", others, moving));
      }
      case "max":
      case "min": {
        const isIt = build.apply("==", body, node);
        const ties = build.reduce("sum", index, build.conditional(isIt, one, zero));
        const tied = build.reduce("sum", index, build.conditional(isIt, moving, zero));
        return build.apply("/", tied, ties);
      }
      case "any":
        return undefined;
    }
  }

  /** `s` becomes `s*factor + term`, so its tangent is a recurrence with the same factor. */
  #scanned(node: Scan, of: (operand: Node) => Node): Node {
    const build = this.#build;
    const [index, start, factor, term] = node.operands;
    const own = build.apply("+", build.apply("*", node, of(factor)), of(term));
    return build.scan(node.direction, index, of(start), factor, own);
  }
}
