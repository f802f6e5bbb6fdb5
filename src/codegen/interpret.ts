/**
 * Runs a program without making code of it: for pages whose Content-Security-Policy forbids
 * `new Function`, and to count what a point costs. The operations are those of the emitted code,
 * one by one, so the numbers are the same to the bit.
 */
import type { Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { Block, Program, Statement } from "./program.ts";

type Value = number | boolean;

interface Machine {
  readonly values: Value[];
  cost: number;
}

type Step = (machine: Machine) => void;

/** A runnable form of a program: outputs at a point given in the order of its variables. */
export interface Interpreter {
  run(at: readonly number[]): number[];
  /**
   * What running costs at the point: 1 for an operation, comparison or selection, 5 for a call.
   * Only what is executed counts.
   */
  cost(at: readonly number[]): number;
}

export function interpreter(program: Program): Interpreter {
  const slots = new Map<Node, number>();
  const slotOf = (node: Node): number => {
    const known = slots.get(node);
    if (known !== undefined) return known;
    slots.set(node, slots.size);
    return slots.size - 1;
  };
  const steps = blockSteps(program.body, slotOf);
  const outputs = program.outputs.map(slotOf);
  const initial: Value[] = [];
  const reads: [slot: number, index: number][] = [];
  for (const [node, slot] of slots) {
    if (node.kind === "variable") reads.push([slot, program.variables.indexOf(node.name)]);
    else initial[slot] = immediateValue(node);
  }
  const execute = (at: readonly number[]): Machine => {
    const machine = { values: initial.slice(), cost: 0 };
    for (const [slot, index] of reads) machine.values[slot] = at[index]!;
    run(steps, machine);
    return machine;
  };
  return {
    run: (at) => {
      const { values } = execute(at);
      return outputs.map((slot) => values[slot] as number);
    },
    cost: (at) => execute(at).cost,
  };
}

function run(steps: readonly Step[], machine: Machine): void {
  for (const step of steps) step(machine);
}

/** Constants are there from the start; everything else is computed before it is read. */
function immediateValue(node: Node): Value {
  if (node.kind === "constant") return node.nearest;
  if (node.kind === "apply" && node.operands.length === 0) {
    return (entryOf(node).kernel as () => Value)();
  }
  return Number.NaN;
}

type SlotOf = (node: Node) => number;

const blockSteps = (block: Block, slotOf: SlotOf): Step[] =>
  block.statements.map((statement) => step(statement, slotOf));

function step(statement: Statement, slotOf: SlotOf): Step {
  switch (statement.kind) {
    case "bind":
    case "compute":
      return operation(statement.node, slotOf);
    case "declare": {
      if (statement.initial === undefined) return () => {};
      return copy(slotOf(statement.node), slotOf(statement.initial), 0);
    }
    case "assign":
      return copy(slotOf(statement.target), slotOf(statement.value), 1);
    case "branch": {
      const test = slotOf(statement.test);
      const then = blockSteps(statement.then, slotOf);
      const otherwise = blockSteps(statement.otherwise, slotOf);
      return (machine) => run(machine.values[test] === true ? then : otherwise, machine);
    }
  }
}

function copy(target: number, source: number, cost: number): Step {
  return (machine) => {
    machine.values[target] = machine.values[source]!;
    machine.cost += cost;
  };
}

function operation(node: Node, slotOf: SlotOf): Step {
  if (node.kind !== "apply") throw new Error(`a ${node.kind} is not computed`);
  const { kernel, cost } = entryOf(node);
  const compute = kernel as (...operands: Value[]) => Value;
  const target = slotOf(node);
  const [first, second, ...more] = node.operands.map(slotOf);
  if (more.length > 0) throw new Error(`${node.fn} of more than two operands was not selected`);
  if (second !== undefined) {
    return (machine) => {
      machine.values[target] = compute(machine.values[first!]!, machine.values[second]!);
      machine.cost += cost;
    };
  }
  return (machine) => {
    machine.values[target] = compute(machine.values[first!]!);
    machine.cost += cost;
  };
}
