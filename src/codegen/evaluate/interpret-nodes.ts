/** Steps that compute a node from its operands. */
import type { Apply, Element, Length, List, Node } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import { commonLength, elementAt } from "../runtime/checked-reads.ts";
import type { Slots, Step } from "./machine.ts";
import { nameOf } from "../text/vector-expression.ts";

export function computation(node: Node, slots: Slots): Step {
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
