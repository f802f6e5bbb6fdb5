/**
 * Runs a program without making code of it: for pages whose Content-Security-Policy forbids
 * `new Function`, and to count what a point costs. The operations are those of the emitted code,
 * one by one, so the numbers are the same to the bit.
 */
import {
  type Apply,
  type Element,
  isApplyOf,
  isConstant,
  isVector,
  type Length,
  type List,
  type Node,
  type Scan,
  type Scatter,
  type States,
} from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import { commonLength, elementAt, requireWhole } from "./checked-reads.ts";
import type { Vector } from "./point.ts";
import type { Block, Join, Loop, Program, Statement } from "./program.ts";
import { nameOf } from "./vector-expression.ts";

/** Values by slot; a truth value is 1 or 0. One array of doubles spares a box for every number. */
interface Machine {
  readonly values: Float64Array;
  /** Vectors by slot. */
  readonly vectors: Vector[];
  cost: number;
}

type Step = (machine: Machine) => void;

/** What a program returns: numbers, and vectors where it has some. */
export type Output = number | Float64Array | number[];

/** A runnable form of a program: outputs at a point given in the order of its variables. */
export interface Interpreter {
  run(at: readonly (number | Vector)[]): Output[];
  /**
   * What running costs at the point: 1 for an operation, comparison, selection or access to an
   * element, 5 for a call. Only what is executed counts.
   */
  cost(at: readonly (number | Vector)[]): number;
}

export function interpreter(program: Program): Interpreter {
  const slots = new Slots();
  const steps = blockSteps(program.body, slots);
  const outputs = program.outputs.map((node) => [slots.of(node), isVector(node)] as const);
  const places = new Map(program.variables.map((name, index) => [name, index]));
  const reads = slots.nodes.filter((node) => node.kind === "variable");
  const machine: Machine = { values: new Float64Array(slots.nodes.length), vectors: [], cost: 0 };
  for (const node of slots.nodes) {
    if (isKnown(node)) machine.values[slots.of(node)] = immediateValue(node);
  }
  const execute = (at: readonly (number | Vector)[]): void => {
    for (const node of reads) {
      const value = at[places.get(node.name)!]!;
      if (typeof value === "number") machine.values[slots.of(node)] = value;
      else machine.vectors[slots.of(node)] = value;
    }
    machine.cost = 0;
    run(steps, machine);
  };
  return {
    run: (at) => {
      execute(at);
      return outputs.map(([slot, isVector]) =>
        isVector ? (machine.vectors[slot] as Float64Array) : machine.values[slot]!,
      );
    },
    cost: (at) => {
      execute(at);
      return machine.cost;
    },
  };
}

/** The places of values; those of additions to a vector are where the vector is made. */
class Slots {
  readonly nodes: Node[] = [];
  readonly #places = new Map<Node, number>();
  readonly #targets = new Map<Node, number>();

  of(node: Node): number {
    const known = this.#places.get(node);
    if (known !== undefined) return known;
    this.#places.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
  }

  makes(node: Scatter | States): number {
    if (node.kind === "scatter") this.#targets.set(node.operands[0]!, this.of(node));
    return this.of(node);
  }

  target({ operands: [like] }: Scatter): number {
    return this.#targets.get(like!)!;
  }
}

function run(steps: readonly Step[], machine: Machine): void {
  for (const step of steps) step(machine);
}

/** Whether a value is the same at every point: a constant, or minus infinity, as maxima begin. */
function isKnown(node: Node): boolean {
  if (isApplyOf(node, "neg")) return isApplyOf(node.operands[0]!, "inf");
  return node.operands.length === 0 && (node.kind === "constant" || node.kind === "apply");
}

/** What is there from the start; everything else is computed before it is read. */
function immediateValue(node: Node): number {
  if (node.kind === "constant") return node.nearest;
  if (isApplyOf(node, "neg")) return -immediateValue(node.operands[0]!);
  if (node.kind !== "apply") throw new Error(`a ${node.kind} has no value of its own`);
  return Number((entryOf(node).kernel as () => number | boolean)());
}

const blockSteps = (block: Block, slots: Slots): Step[] =>
  block.statements.flatMap((statement) => step(statement, slots) ?? []);

function step(statement: Statement, slots: Slots): Step | undefined {
  switch (statement.kind) {
    case "bind":
    case "compute":
      return computation(statement.node, slots);
    case "declare": {
      const { node, initial } = statement;
      return initial === undefined ? undefined : copy(slots.of(node), slots.of(initial), 0);
    }
    case "assign":
      return copy(slots.of(statement.target), slots.of(statement.value), 1);
    case "branch": {
      const test = slots.of(statement.test);
      const then = blockSteps(statement.then, slots);
      const otherwise = blockSteps(statement.otherwise, slots);
      return (machine) => run(machine.values[test] === 1 ? then : otherwise, machine);
    }
    case "loop":
      return loop(statement, slots);
    case "join":
      return join(statement, slots);
    case "advance":
      return advance(statement.scan, slots);
    case "allocate":
      return allocate(statement.node, slots);
    case "keep": {
      const [states, scan] = [slots.of(statement.states), slots.of(statement.scan)];
      const { operands } = statement.scan.operands[0];
      const [index, lower] = [slots.of(statement.scan.operands[0]), slots.of(operands[0])];
      return (machine) => {
        const place = machine.values[index]! - machine.values[lower]!;
        (machine.vectors[states] as Float64Array)[place] = machine.values[scan]!;
        machine.cost += 1;
      };
    }
    case "add": {
      const target = slots.target(statement.target);
      const [at, value] = [slots.of(statement.at), slots.of(statement.value)];
      return (machine) => {
        const vector = machine.vectors[target] as Float64Array;
        vector[machine.values[at]! - 1]! += machine.values[value]!;
        machine.cost += 2;
      };
    }
  }
}

function loop({ index, direction, body }: Loop, slots: Slots): Step {
  const place = slots.of(index);
  const [lower, upper] = index.operands.map((bound) => slots.of(bound));
  const steps = blockSteps(body, slots);
  return (machine) => {
    const { values } = machine;
    const [from, to] = [values[lower!]!, values[upper!]!];
    requireWhole(from);
    requireWhole(to);
    const count = Math.max(0, to - from + 1);
    for (let turn = 0; turn < count; turn++) {
      values[place] = direction === "up" ? from + turn : to - turn;
      run(steps, machine);
    }
  };
}

function join({ target, value }: Join, slots: Slots): Step {
  const [into, from] = [slots.of(target), slots.of(value)];
  const { kernel, cost } = JOINS[target.op];
  return (machine) => {
    machine.values[into] = kernel(machine.values[into]!, machine.values[from]!);
    machine.cost += cost;
  };
}

const JOINS = {
  sum: { kernel: (a: number, b: number) => a + b, cost: 1 },
  product: { kernel: (a: number, b: number) => a * b, cost: 1 },
  max: { kernel: Math.max, cost: 5 },
  min: { kernel: Math.min, cost: 5 },
  any: { kernel: (a: number, b: number) => Number(a === 1 || b === 1), cost: 1 },
} as const;

function advance(scan: Scan, slots: Slots): Step {
  const [, , factor, term] = scan.operands;
  const [state, times, plus] = [slots.of(scan), slots.of(factor), slots.of(term)];
  const cost = isConstant(term, 0) ? 1 : 2;
  return (machine) => {
    const { values } = machine;
    const product = values[state]! * values[times]!;
    values[state] = cost === 1 ? product : product + values[plus]!;
    machine.cost += cost;
  };
}

function allocate(node: Scatter | States, slots: Slots): Step {
  const made = slots.makes(node);
  if (node.kind === "scatter") {
    const like = slots.of(node.operands[0]!);
    return (machine) => {
      machine.vectors[made] = new Float64Array(machine.vectors[like]!.length);
    };
  }
  const [lower, upper] = node.operands[0].operands[0].operands.map((bound) => slots.of(bound));
  return (machine) => {
    const count = Math.max(machine.values[upper!]! - machine.values[lower!]! + 1, 0);
    machine.vectors[made] = new Float64Array(count);
  };
}

function copy(target: number, source: number, cost: number): Step {
  return (machine) => {
    machine.values[target] = machine.values[source]!;
    machine.cost += cost;
  };
}

function computation(node: Node, slots: Slots): Step {
  switch (node.kind) {
    case "apply":
      return operation(node, slots);
    case "element":
      return element(node, slots);
    case "length":
      return length(node, slots);
    case "list":
      return list(node, slots);
    default:
      throw new Error(`a ${node.kind} is not computed`);
  }
}

function element(node: Element, slots: Slots): Step {
  const [vector, position] = node.operands.map((operand) => slots.of(operand));
  const [target, name] = [slots.of(node), nameOf(node.operands[0])];
  return (machine) => {
    const { values, vectors } = machine;
    values[target] = elementAt(vectors[vector!]!, values[position!]!, name);
    machine.cost += 1;
  };
}

function length(node: Length, slots: Slots): Step {
  const target = slots.of(node);
  const named = node.operands.map((vector) => [nameOf(vector), slots.of(vector)] as const);
  return (machine) => {
    const vectors = named.map(([name, slot]) => [name, machine.vectors[slot]!] as const);
    machine.values[target] = commonLength(Object.fromEntries(vectors));
  };
}

function list(node: List, slots: Slots): Step {
  const target = slots.of(node);
  const items = node.operands.map((item) => slots.of(item));
  return (machine) => {
    machine.vectors[target] = items.map((item) => machine.values[item]!);
  };
}

function operation(node: Apply, slots: Slots): Step {
  const entry = entryOf(node);
  const { cost } = entry;
  const target = slots.of(node);
  const [a = 0, b = 0, ...more] = node.operands.map((operand) => slots.of(operand));
  if (more.length > 0) throw new Error(`${node.fn} of more than two operands was not selected`);
  switch (entry.kind) {
    case "real": {
      const { kernel } = entry;
      return (machine) => {
        machine.values[target] = kernel(machine.values[a]!, machine.values[b]!);
        machine.cost += cost;
      };
    }
    case "relation": {
      const { kernel } = entry;
      return (machine) => {
        machine.values[target] = Number(kernel(machine.values[a]!, machine.values[b]!));
        machine.cost += cost;
      };
    }
    case "logic": {
      const { kernel } = entry;
      return (machine) => {
        machine.values[target] = Number(kernel(machine.values[a] === 1, machine.values[b] === 1));
        machine.cost += cost;
      };
    }
  }
}
