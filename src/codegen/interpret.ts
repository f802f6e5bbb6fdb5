/**
 * Runs a program without making code of it: for pages whose Content-Security-Policy forbids
 * `new Function`, and to count what a point costs. The operations are those of the emitted code,
 * one by one, so the numbers are the same to the bit.
 */
import type { Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { Block, Program, Statement } from "./program.ts";

/** Values by slot; a truth value is 1 or 0. One array of doubles spares a box for every number. */
interface Machine {
  readonly values: Float64Array;
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
  const machine: Machine = { values: new Float64Array(slots.size), cost: 0 };
  const places = new Map(program.variables.map((name, index) => [name, index]));
  const reads: [slot: number, index: number][] = [];
  for (const [node, slot] of slots) {
    if (node.kind === "variable") reads.push([slot, places.get(node.name)!]);
    else if (node.operands.length === 0) machine.values[slot] = immediateValue(node);
  }
  const execute = (at: readonly number[]): void => {
    for (const [slot, index] of reads) machine.values[slot] = at[index]!;
    machine.cost = 0;
    run(steps, machine);
  };
  return {
    run: (at) => {
      execute(at);
      return outputs.map((slot) => machine.values[slot]!);
    },
    cost: (at) => {
      execute(at);
      return machine.cost;
    },
  };
}

function run(steps: readonly Step[], machine: Machine): void {
  for (const step of steps) step(machine);
}

/** What is there from the start; everything else is computed before it is read. */
function immediateValue(node: Node): number {
  if (node.kind === "constant") return node.nearest;
  if (node.kind !== "apply") throw new Error(`a ${node.kind} has no value of its own`);
  return Number((entryOf(node).kernel as () => number | boolean)());
}

type SlotOf = (node: Node) => number;

const blockSteps = (block: Block, slotOf: SlotOf): Step[] =>
  block.statements.flatMap((statement) => step(statement, slotOf) ?? []);

function step(statement: Statement, slotOf: SlotOf): Step | undefined {
  switch (statement.kind) {
    case "bind":
    case "compute":
      return operation(statement.node, slotOf);
    case "declare": {
      const { node, initial } = statement;
      return initial === undefined ? undefined : copy(slotOf(node), slotOf(initial), 0);
    }
    case "assign":
      return copy(slotOf(statement.target), slotOf(statement.value), 1);
    case "branch": {
      const test = slotOf(statement.test);
      const then = blockSteps(statement.then, slotOf);
      const otherwise = blockSteps(statement.otherwise, slotOf);
      return (machine) => run(machine.values[test] === 1 ? then : otherwise, machine);
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
  const entry = entryOf(node);
  const { cost } = entry;
  const target = slotOf(node);
  const [a = 0, b = 0, ...more] = node.operands.map(slotOf);
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
