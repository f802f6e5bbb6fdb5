/**
 * One lazy evaluation of an expression graph, in any number system.
 *
 * A plan lists the nodes under the root in postorder with the places of their operands, and serves
 * any number of points. Where nothing branches or loops the list is walked from front to back. Else
 * an explicit stack asks for what is needed, so that a branch not taken, the right side of an `and`
 * or `or` already decided, and the body of an empty sum are never touched, and no depth overflows.
 * A recursive evaluator with a memo would be shorter, and would overflow at a depth of ten thousand.
 *
 * A sum that does not depend on the index of a loop may run over the same index within a turn of
 * it; afterwards the turn is taken up again, and what was overwritten is computed again.
 */
import type { Apply, Element, Length, Node, Reduce, Scan } from "../ast/node.ts";
import { isTruth } from "../functions/catalogue.ts";
import type { Algebra } from "./algebra.ts";
import type { Allowance } from "./allowance.ts";
import { scopeOf, type Plan } from "./evaluation-plan.ts";
import { Joining, States, type Loop } from "./loops.ts";
import { Turns } from "./turns.ts";

export class Evaluation<V extends object | number> {
  readonly #plan: Plan;
  readonly #algebra: Algebra<V>;
  readonly #allowance: Allowance;
  readonly #values: (V | boolean | undefined)[];
  readonly #turns: Turns | undefined;
  readonly #stack: number[] = [];
  readonly #loops: Loop<V>[] = [];
  /** The states of recurrences by their places. */
  readonly #states = new Map<number, States<V>>();

  constructor(plan: Plan, algebra: Algebra<V>, allowance: Allowance) {
    this.#plan = plan;
    this.#algebra = algebra;
    this.#allowance = allowance;
    this.#values = new Array(plan.nodes.length);
    this.#turns = plan.scopes === undefined ? undefined : new Turns(plan.scopes);
  }

  /** Computes every node from front to back. */
  walk(): void {
    this.#plan.nodes.forEach((node, place) => (this.#values[place] = this.#compute(node, place)));
  }

  /** Each place on the stack asks for operands until it can be computed, then leaves. */
  at(root: number): V | boolean {
    const stack = this.#stack;
    stack.push(root);
    while (stack.length > 0) {
      const place = stack.at(-1)!;
      if (this.#isKnown(place) || this.#advance(place)) stack.pop();
    }
    return this.#values[root]!;
  }

  #isKnown(place: number): boolean {
    if (this.#turns?.isInLoop(place) === true) return this.#turns.isCurrent(place);
    return this.#values[place] !== undefined;
  }

  /** Whether the value is known; if not it is asked for, ahead of what is on the stack. */
  #ask(place: number): boolean {
    if (this.#isKnown(place)) return true;
    this.#stack.push(place);
    return false;
  }

  #askAll(places: readonly number[]): boolean {
    const before = this.#stack.length;
    for (const place of places) if (!this.#isKnown(place)) this.#stack.push(place);
    return this.#stack.length === before;
  }

  #set(place: number, value: V | boolean): true {
    this.#values[place] = value;
    if (this.#turns?.isInLoop(place) === true) {
      this.#allowance.spend();
      this.#turns.mark(place);
    }
    return true;
  }

  #number(place: number): number {
    return this.#algebra.toNumber(this.#values[place] as V);
  }

  /** Computes the value at a place if all is known that it needs, else asks for that. */
  #advance(place: number): boolean {
    const node = this.#plan.nodes[place]!;
    const operands = this.#plan.operands[place]!;
    switch (node.kind) {
      case "conditional": {
        if (!this.#ask(operands[0]!)) return false;
        const taken = operands[this.#values[operands[0]!] === true ? 1 : 2]!;
        return this.#ask(taken) && this.#set(place, this.#values[taken]!);
      }
      case "reduce":
      case "scan":
        return this.#advanceLoop(node, place, this.#turns!);
      case "element":
        return this.#advanceElement(node, place);
      case "apply":
        if (node.fn === "and" || node.fn === "or") return this.#advanceConnective(node, place);
        return this.#askAll(operands) && this.#set(place, this.#compute(node, place));
      default:
        return this.#set(place, this.#compute(node, place));
    }
  }

  #advanceConnective(node: Apply, place: number): boolean {
    const [left, right] = this.#plan.operands[place] as readonly [number, number];
    if (!this.#ask(left)) return false;
    if (this.#values[left] === (node.fn === "or")) return this.#set(place, node.fn === "or");
    return this.#ask(right) && this.#set(place, this.#values[right]!);
  }

  /** Only the element that is asked for is evaluated, of a vector written out too. */
  #advanceElement(node: Element, place: number): boolean {
    const [vectorPlace, positionPlace] = this.#plan.operands[place] as readonly [number, number];
    if (!this.#ask(positionPlace)) return false;
    const position = this.#number(positionPlace);
    const [vector] = node.operands;
    if (!Number.isInteger(position) || position < 1 || position > this.#lengthOf(vector))
      return this.#set(place, this.#algebra.plain(NaN));
    if (vector.kind === "variable")
      return this.#set(place, this.#algebra.element(vector, position));
    const item = this.#plan.operands[vectorPlace]![position - 1]!;
    return this.#ask(item) && this.#set(place, this.#values[item]!);
  }

  #lengthOf(vector: Node): number {
    if (vector.kind === "variable") return this.#algebra.length(vector);
    if (vector.kind === "list") return vector.operands.length;
    throw new Error(`no evaluation of ${vector.kind}`);
  }

  #commonLength(node: Length): V {
    const [first, ...others] = node.operands.map((vector) => this.#lengthOf(vector));
    return this.#algebra.plain(others.every((length) => length === first) ? first! : NaN);
  }

  /** Goes on with the loop under way, or begins it; a recurrence's states serve a whole run. */
  #advanceLoop(node: Reduce | Scan, place: number, turns: Turns): boolean {
    const last = this.#loops.at(-1);
    if (last?.place === place) return this.#continue(last, turns);
    const [index, start] = this.#plan.operands[place] as readonly [number, number];
    const states = this.#states.get(place);
    if (states !== undefined && states.run === turns.run(scopeOf(index)))
      return this.#set(place, states.result(turns.index(scopeOf(index))));
    const bounds = this.#plan.operands[index]!;
    if (!this.#askAll(node.kind === "scan" ? [...bounds, start] : bounds)) return false;
    const [lower, upper] = bounds.map((bound) => this.#number(bound)) as [number, number];
    if (!Number.isInteger(lower) || !Number.isInteger(upper))
      return this.#setUndefined(node, place);
    return this.#continue(this.#begin(node, place, lower, upper, turns), turns);
  }

  #begin(node: Reduce | Scan, place: number, lower: number, upper: number, turns: Turns): Loop<V> {
    const left = Math.max(0, upper - lower + 1);
    this.#allowance.require(left);
    const [indexPlace, ...others] = this.#plan.operands[place] as readonly [number, ...number[]];
    const scope = scopeOf(indexPlace);
    const outer = turns.scope(scope);
    const isDownward = node.kind === "scan" && node.direction === "down";
    const index = isDownward ? upper : lower;
    const step = isDownward ? -1 : 1;
    const range = { place, scope, outer, index, step, left };
    let loop: Loop<V>;
    if (node.kind === "reduce") {
      turns.beginRun(scope);
      loop = { ...range, bodies: others, gathering: new Joining(this.#algebra, node) };
    } else {
      const [start, ...bodies] = others;
      const from = this.#values[start!] as V;
      loop = {
        ...range,
        bodies,
        gathering: new States(this.#algebra, node, from, index, outer.run),
      };
    }
    turns.beginTurn(scope, index);
    this.#loops.push(loop);
    return loop;
  }

  /** Of a range whose bounds are not whole numbers. */
  #setUndefined(node: Reduce | Scan, place: number): boolean {
    const nothing = this.#algebra.plain(NaN);
    return this.#set(place, isTruth(node) ? false : nothing);
  }

  /** Takes a loop as far as it can go: to its end, or to a turn that needs something evaluated. */
  #continue(loop: Loop<V>, turns: Turns): boolean {
    const { gathering, scope, place, bodies } = loop;
    const [first, second = first] = bodies as readonly [number, number?];
    while (loop.left > 0 && !gathering.settled) {
      if (!this.#askAll(bodies)) return false;
      this.#allowance.spend();
      this.#plan.budget?.tick();
      gathering.accept(this.#values[first]!, this.#values[second]!);
      loop.index += loop.step;
      loop.left--;
      turns.beginTurn(scope, loop.index);
    }
    this.#loops.pop();
    turns.resume(scope, loop.outer);
    if (gathering instanceof States) this.#states.set(place, gathering);
    return this.#set(place, gathering.result(turns.index(scope)));
  }

  /** The value at one place, all its operands being known. */
  #compute(node: Node, place: number): V | boolean {
    const algebra = this.#algebra;
    switch (node.kind) {
      case "constant":
        return algebra.constant(node);
      case "variable":
        return algebra.variable(node);
      case "index":
        return algebra.plain(this.#turns!.index(scopeOf(place)));
      case "length":
        return this.#commonLength(node);
      case "apply": {
        const entry = this.#plan.entries[place]!;
        const operands = this.#plan.operands[place]!.map((operand) => this.#values[operand]!);
        if (entry.kind === "real") return algebra.apply(entry, operands as V[], node.fn, node);
        if (entry.kind === "relation")
          return algebra.compare(entry, operands[0] as V, operands[1] as V, node);
        return entry.kernel(...(operands as boolean[]));
      }
      default:
        throw new Error(`no evaluation of ${node.kind}`);
    }
  }
}
