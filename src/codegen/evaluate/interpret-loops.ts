/** Steps of loops: their turns, what reductions and scans do at each, and the vectors they fill. */
import { isConstant, isVector, type Node, type Scan } from "../../ast/node.ts";
import type { FormulaError } from "../../ast/formula-error.ts";
import { counted, limitMet } from "../../ast/limits.ts";
import { placeIn, requireWhole } from "../runtime/checked-reads.ts";
import { run, type Slots, type Step } from "./machine.ts";
import type { Add, Allocate, Join, Keep, Loop } from "../program.ts";
import { dimensions, nameOf } from "../text/vector-expression.ts";

/** A loop whose turns take the `steps` of its body. */
export function loop({ index, direction }: Loop, steps: readonly Step[], slots: Slots): Step {
  const place = slots.of(index);
  const [lower, upper] = index.operands.map((bound) => slots.of(bound));
  return (machine) => {
    const { values } = machine;
    const [from, to] = [values[lower!]!, values[upper!]!];
    const count = countBetween(from, to);
    machine.turns += count;
    if (machine.turns > machine.mostTurns) throw tooManyTurns(machine.mostTurns);
    for (let turn = 0; turn < count; turn++) {
      machine.tick();
      values[place] = direction === "up" ? from + turn : to - turn;
      run(steps, machine);
    }
  };
}

/** How many whole numbers there are in a range. */
function countBetween(from: number, to: number): number {
  requireWhole(from);
  requireWhole(to);
  return Math.max(0, to - from + 1);
}

/** The error of a run whose loops take too many turns. */
export function tooManyTurns(value: number): FormulaError {
  const message = `at this point loops take more than ${counted(value)} turns`;
  return limitMet("too-many-turns", message, { name: "turns", value });
}

export function join({ target, value }: Join, slots: Slots): Step {
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

export function advance(scan: Scan, slots: Slots): Step {
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

export function allocate({ node, host }: Allocate, slots: Slots): Step {
  const made = slots.makes(node);
  if (host !== undefined) {
    const place = slots.of(host);
    return (machine) => {
      machine.vectors[made] = machine.vectors[place]!;
    };
  }
  if (node.kind === "scatter") {
    const [like] = node.operands as readonly [Node];
    if (like.kind === "extent" && like.form === "sparse")
      return (machine) => {
        machine.vectors[made] = [];
      };
    const vectors = dimensions(like).map((vector) => slots.of(vector));
    return (machine) => {
      const lengths = vectors.map((vector) => machine.vectors[vector]!.length);
      machine.vectors[made] = new Float64Array(lengths.reduce((all, length) => all * length));
    };
  }
  const [lower, upper] = node.operands[0].operands.map((bound) => slots.of(bound));
  return (machine) => {
    const count = countBetween(machine.values[lower!]!, machine.values[upper!]!);
    if (count > machine.mostTurns) throw tooManyTurns(machine.mostTurns);
    machine.vectors[made] = new Float64Array(count);
  };
}

export function keep({ states, index, value }: Keep, slots: Slots): Step {
  const [from, place] = [slots.of(index.operands[0]), slots.of(index)];
  const [vector, state] = [slots.of(states), slots.of(value)];
  return (machine) => {
    const { values } = machine;
    const kept = machine.vectors[vector] as Float64Array;
    kept[values[place]! - values[from]!] = values[state]!;
    machine.cost += 1;
  };
}

/** The dimension of a number. */
const ONE_PLACE = [0];

export function add({ target, at, value, isFirst = false }: Add, slots: Slots): Step {
  const filled = slots.target(target);
  const added = slots.of(value);
  const [like] = target.operands as readonly [Node];
  const vectors = dimensions(like).map((vector, dimension) => ({
    slot: isVector(vector) ? slots.of(vector) : undefined,
    name: nameOf(vector),
    position: slots.of(at[dimension]!),
  }));
  const isSparse = like.kind === "extent" && like.form === "sparse";
  return (machine) => {
    const { values } = machine;
    const places: number[] = [];
    let whole = 0;
    for (const { slot, name, position } of vectors) {
      const vector = slot === undefined ? ONE_PLACE : machine.vectors[slot]!;
      const place = placeIn(vector, values[position]!, name);
      places.push(place);
      whole = whole * vector.length + place;
    }
    const into = machine.vectors[filled] as Float64Array | number[];
    if (isSparse) (into as number[]).push(...places, values[added]!);
    else if (isFirst) into[whole] = values[added]!;
    else into[whole]! += values[added]!;
    machine.cost += isFirst ? 1 : 2;
  };
}
