/**
 * Runs a program without making code of it: for pages whose Content-Security-Policy forbids
 * `new Function`, and to count what a point costs. The operations are those of the emitted code,
 * one by one, so the numbers are the same to the bit.
 */
import { DEFAULT_LIMITS } from "../../ast/limits.ts";
import { isApplyOf, isVector, type Node } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import { add, advance, allocate, join, keep, loop } from "./interpret-loops.ts";
import { computation } from "./interpret-nodes.ts";
import { type Machine, run, Slots, type Step } from "./machine.ts";
import type { Vector } from "../point.ts";
import { type Block, madeBy, type Program, type Statement } from "../program.ts";

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

/**
 * @param turns what all loops of one run may take together; a FormulaError is thrown beyond
 * @param tick what counts each turn as a piece of work, and may throw
 */
export function interpreter(
  program: Program,
  turns = DEFAULT_LIMITS.turns,
  tick = (): void => {},
): Interpreter {
  const slots = new Slots();
  const steps = blockSteps(program.body, slots);
  const outputs = program.outputs.map((node) => [slots.of(node), isVector(node)] as const);
  const places = new Map(program.variables.map((name, index) => [name, index]));
  const reads = slots.nodes.filter((node) => node.kind === "variable");
  const values = new Float64Array(slots.nodes.length);
  const machine: Machine = { values, vectors: [], cost: 0, turns: 0, mostTurns: turns, tick };
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
    machine.turns = 0;
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
  slots.inside(() =>
    block.statements.flatMap((statement) => {
      const made = statement.kind === "loop" ? undefined : madeBy(statement);
      if (made !== undefined) slots.declare(made);
      return step(statement, slots) ?? [];
    }),
  );

function step(statement: Statement, slots: Slots): Step | Step[] | undefined {
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
      return loop(statement, blockSteps(statement.body, slots), slots);
    case "join":
      return join(statement, slots);
    case "advance":
      return advance(statement.scan, slots);
    case "allocate":
      return allocate(statement, slots);
    case "keep":
      return keep(statement, slots);
    case "add":
      return add(statement, slots);
    case "call":
      return blockSteps(statement.piece.body, slots);
    case "load":
    case "store":
      // Every value has one place here, whichever piece it belongs to.
      return undefined;
  }
}

function copy(target: number, source: number, cost: number): Step {
  return (machine) => {
    machine.values[target] = machine.values[source]!;
    machine.cost += cost;
  };
}
