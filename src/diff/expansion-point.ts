/**
 * Whether a formula has a Taylor expansion about a point: every function on the way must be
 * analytic there, so its operands must keep away from the poles, kinks and jumps that the catalogue
 * knows, and no condition may change. The branch not taken is not looked at. What depends on other
 * variables is taken to be well; a range that is unknown or long is looked at as one turn of which
 * the index is unknown.
 */
import type { Index, Node, Reduce, Variable } from "../ast/node.ts";
import { Analyticity, type Known } from "./analyticity.ts";
import { exactly, wholeNumber } from "./point-value.ts";

/** Turns of loops that are looked at, all together. */
const MOST_TURNS = 10_000;

/**
 * The truth values at the point of all conditions that decide something there.
 * @throws FormulaError where there is no expansion
 */
export function conditionsAt(root: Node, by: Variable, about: Node): ReadonlyMap<Node, boolean> {
  const inspection = new Inspection(root, by, about);
  return inspection.decisions();
}

/** What is known within a turn of a loop. */
class Turn {
  readonly outer: Turn | undefined;
  readonly index: Index | undefined;
  readonly known = new Map<Node, Known>();

  constructor(outer?: Turn, index?: Index) {
    this.outer = outer;
    this.index = index;
  }

  /** The turn that a node is the same in. */
  of(node: Node): Turn {
    return this.outer === undefined || node.free.includes(this.index!) ? this : this.outer.of(node);
  }
}

class Inspection {
  readonly #rules: Analyticity;
  readonly #decisions = new Map<Node, boolean>();
  #turns = 0;

  constructor(root: Node, by: Variable, about: Node) {
    this.#rules = new Analyticity(root, by);
    const outside = new Turn();
    outside.known.set(by, this.#look(about, new Turn()));
    this.#look(root, outside);
  }

  decisions(): ReadonlyMap<Node, boolean> {
    return this.#decisions;
  }

  /** What is known of `root` in a turn, after looking at all that its value needs there. */
  #look(root: Node, turn: Turn): Known {
    const waiting = [root];
    for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
      const { known } = turn.of(node);
      const missing = known.has(node) ? [] : this.#missing(node, turn);
      if (missing.length > 0) {
        waiting.push(...missing);
        continue;
      }
      waiting.pop();
      if (!known.has(node)) known.set(node, this.#valueOf(node, turn.of(node)));
    }
    return this.#known(root, turn);
  }

  #known(node: Node, turn: Turn): Known {
    return turn.of(node).known.get(node);
  }

  #missing(node: Node, turn: Turn): Node[] {
    const unseen = (nodes: readonly Node[]): Node[] =>
      nodes.filter((operand) => !turn.of(operand).known.has(operand));
    const decider = unseen(deciders(node));
    return decider.length > 0 ? decider : unseen(this.#needed(node, turn));
  }

  /** What a value needs once it is decided which that is. */
  #needed(node: Node, turn: Turn): readonly Node[] {
    switch (node.kind) {
      case "conditional": {
        const [test, then, otherwise] = node.operands;
        const outcome = this.#known(test, turn);
        if (typeof outcome !== "boolean") return [then, otherwise];
        return [outcome ? then : otherwise];
      }
      case "element": {
        const [vector, position] = node.operands;
        const at = this.#known(position, turn);
        if (vector.kind !== "list") return [];
        if (typeof at !== "object") return vector.operands;
        return vector.operands.slice(at.value - 1, at.value);
      }
      case "apply":
      case "list":
        return node.operands;
      case "scan":
        return node.operands.slice(1);
      default:
        return [];
    }
  }

  #valueOf(node: Node, turn: Turn): Known {
    switch (node.kind) {
      case "constant":
        return exactly(node.value);
      case "apply":
        return this.#rules.applied(
          node,
          node.operands.map((operand) => this.#known(operand, turn)),
        );
      case "conditional": {
        const [test] = node.operands;
        const outcome = this.#known(test, turn);
        if (typeof outcome !== "boolean") return undefined;
        if (test.free.length === 0) this.#decisions.set(test, outcome);
        return this.#known(this.#needed(node, turn)[0]!, turn);
      }
      case "element": {
        const needed = this.#needed(node, turn);
        return needed.length === 1 ? this.#known(needed[0]!, turn) : undefined;
      }
      case "reduce":
        return this.#reduce(node, turn);
      default:
        return undefined;
    }
  }

  #reduce(node: Reduce, turn: Turn): Known {
    const [index, body] = node.operands;
    const bounds = index.operands.map((bound) => this.#known(bound, turn));
    const [lower, upper] = bounds.map((bound) => (typeof bound === "object" ? bound.value : NaN));
    const isShort = this.#turns + upper! - lower! < MOST_TURNS;
    if (!isShort) {
      const unknown = new Turn(turn, index);
      unknown.known.set(index, undefined);
      this.#look(body, unknown);
      return undefined;
    }
    const values: Known[] = [];
    for (let at = lower!; at <= upper!; at++) {
      const inside = new Turn(turn, index);
      inside.known.set(index, wholeNumber(at));
      values.push(this.#look(body, inside));
      this.#turns++;
    }
    return this.#rules.joined(node, values);
  }
}

/** What has to be known before it is clear what else is needed. */
function deciders(node: Node): readonly Node[] {
  switch (node.kind) {
    case "conditional":
      return [node.operands[0]];
    case "element":
      return [node.operands[1]];
    case "reduce":
      return node.operands[0].operands;
    default:
      return [];
  }
}
