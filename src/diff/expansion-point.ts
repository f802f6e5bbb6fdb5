/**
 * Whether a formula has a Taylor expansion about a point: every function on the way must be
 * analytic there, so its operands must keep away from the poles, kinks and jumps that the catalogue
 * knows, and no condition may change. The branch not taken is not looked at. What depends on other
 * variables is taken to be well; a range that is unknown or long is looked at as one turn of which
 * the index is unknown.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Apply, Index, Node, Reduce, Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { catalogue, entryOf } from "../functions/catalogue.ts";
import type { RealEntry } from "../functions/entry.ts";
import {
  applied,
  exactly,
  inOrder,
  isWithinErrors,
  mayBeEqual,
  type PointValue,
  wholeNumber,
} from "./point-value.ts";

/** A number, a truth value, or undefined where it depends on what is unknown. */
type Known = PointValue | boolean | undefined;

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
  readonly #by: Variable;
  readonly #depends: ReadonlySet<Node>;
  readonly #decisions = new Map<Node, boolean>();
  #turns = 0;

  constructor(root: Node, by: Variable, about: Node) {
    this.#by = by;
    this.#depends = dependentOn(by, root);
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
        return this.#apply(node, turn);
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

  #apply(node: Apply, turn: Turn): Known {
    const entry = entryOf(node);
    const operands = node.operands.map((operand) => this.#known(operand, turn));
    switch (entry.kind) {
      case "relation": {
        const [a, b] = operands;
        if (typeof a !== "object" || typeof b !== "object") return undefined;
        const isBorder = mayBeEqual(a, b);
        if (isBorder && this.#depends.has(node)) throw this.#refused("a condition changes");
        const isClear = !isBorder || (a.exact !== undefined && b.exact !== undefined);
        return isClear ? entry.kernel(...inOrder(a, b)) : undefined;
      }
      case "logic":
        return logic(node.fn, operands, entry.kernel);
      case "real": {
        const numbers = operands.map((operand) =>
          typeof operand === "object" ? operand : NOTHING,
        );
        if (this.#depends.has(node)) this.#keepAway(node, entry, numbers);
        if (!numbers.includes(NOTHING)) return this.#finite(node, applied(entry, numbers));
        const isZero = (node.fn === "*" && numbers.some(isExactZero)) || isZeroOver(node, numbers);
        return isZero ? ZERO : undefined;
      }
    }
  }

  /** Refuses operands at which the function is not analytic, as far as they are known. */
  #keepAway(node: Apply, entry: RealEntry, operands: readonly PointValue[]): void {
    const distance = this.#distance(node, entry, operands);
    const known = operands.filter((operand) => operand !== NOTHING);
    if (isWithinErrors(distance, known))
      throw this.#refused(`${nameOf(node)} has a pole, a kink or a jump`);
  }

  #distance(node: Apply, entry: RealEntry, operands: readonly PointValue[]): number {
    const values = operands.map(({ value }) => value);
    const [base, exponent] = operands;
    const isGeneralPower =
      node.fn === "^" && (exponent === NOTHING || this.#depends.has(node.operands[1]!));
    if (isGeneralPower) return Math.max(0, base!.value);
    const isKnown = node.fn === "/" || !operands.includes(NOTHING);
    return isKnown ? (entry.singular?.(...values) ?? Infinity) : Infinity;
  }

  #finite(node: Node, value: PointValue): PointValue {
    const isConstant = node.operands.length === 0;
    if (isConstant || Number.isFinite(value.value)) return value;
    throw this.#refused(`${nameOf(node)} has no value`);
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
    return this.#joined(node, values);
  }

  #joined(node: Reduce, values: readonly Known[]): Known {
    if (node.op === "any") return logic("or", values, (...all) => all.includes(true));
    const numbers = values.filter((value) => typeof value === "object");
    if (numbers.length < values.length || numbers.length === 0) return undefined;
    const [first, ...others] = numbers as [PointValue, ...PointValue[]];
    if (node.op === "max" || node.op === "min") return this.#extreme(node, numbers);
    const entry = catalogue[node.op === "sum" ? "+" : "*"];
    return others.reduce((joined, next) => applied(entry, [joined, next]), first);
  }

  #extreme(node: Reduce, numbers: readonly PointValue[]): PointValue {
    const sign = node.op === "max" ? 1 : -1;
    const [best, next] = numbers.toSorted((a, b) => sign * (b.value - a.value));
    const isKink = next !== undefined && this.#depends.has(node) && mayBeEqual(best!, next);
    if (isKink) throw this.#refused(`${node.op} has a kink`);
    return best!;
  }

  #refused(why: string): FormulaError {
    return new FormulaError({
      code: "no-taylor-expansion",
      message: `${why} at this point, so there is no Taylor expansion by ${this.#by.name} about it`,
      suggestion: "expand about a point beside it",
    });
  }
}

/** The nodes under `root` whose value, or a condition of it, a variable changes. */
function dependentOn(by: Variable, root: Node): Set<Node> {
  const found = new Set<Node>([by]);
  for (const node of postorder([root]))
    if (node.operands.some((operand) => found.has(operand))) found.add(node);
  return found;
}

/** Where nothing is known of an operand. */
const NOTHING: PointValue = { value: NaN, error: 0, exact: undefined };
const ZERO = wholeNumber(0);

const isExactZero = ({ exact }: PointValue): boolean => exact?.n === 0n;

const isZeroOver = (node: Apply, [above]: readonly PointValue[]): boolean =>
  node.fn === "/" && isExactZero(above!);

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

/** A connective of what is known, which one operand may decide alone. */
function logic(
  fn: string,
  operands: readonly Known[],
  kernel: (...operands: boolean[]) => boolean,
): Known {
  const deciding = fn === "or";
  if (fn !== "not" && operands.includes(deciding)) return deciding;
  return operands.every((operand) => typeof operand === "boolean")
    ? kernel(...operands)
    : undefined;
}

const nameOf = (node: Node): string =>
  node.kind === "apply" ? (NAMES[node.fn] ?? node.fn) : "the formula";

const NAMES: Readonly<Record<string, string>> = {
  "/": "a quotient",
  "*": "a product",
  "+": "a sum",
  "^": "a power",
};
