/** Where a node's value lies, given where those of its operands do. */
import type { Apply, Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import {
  ANYWHERE,
  both,
  either,
  magnitude,
  mapped,
  negated,
  power,
  product,
  range,
  type Range,
  reciprocal,
  sum,
} from "./ranges.ts";

type RangeOf = (node: Node) => Range;

export function rangeByOperands(node: Node, of: RangeOf): Range {
  switch (node.kind) {
    case "constant": {
      const slack = Number.isSafeInteger(node.nearest) ? 0 : Math.abs(node.nearest) * 2 ** -52;
      return range(node.nearest - slack, node.nearest + slack, node.value.n !== 0n);
    }
    case "conditional":
      return either(of(node.operands[1]), of(node.operands[2]));
    case "index":
      return range(of(node.operands[0]).low, of(node.operands[1]).high);
    case "length":
      return range(0, Infinity);
    case "reduce":
      // A sum of what is never negative is not; of no turns it is 0.
      return node.op === "sum" && of(node.operands[1]).low >= 0 ? range(0, Infinity) : ANYWHERE;
    case "apply":
      return ofApplication(node, of);
    default:
      return ANYWHERE;
  }
}

function ofApplication(node: Apply, of: RangeOf): Range {
  const entry = entryOf(node);
  if (entry.kind !== "real") return ANYWHERE;
  const ranges = node.operands.map(of);
  const [a, b] = ranges as [Range, Range];
  switch (node.fn) {
    case "+":
      return sum(a, b);
    case "neg":
      return negated(a);
    case "*":
      return node.operands[0] === node.operands[1] ? power(a, 2) : product(a, b);
    case "/":
      return product(a, reciprocal(b));
    case "^": {
      const exponent = node.operands[1]!;
      if (exponent.kind === "constant") return power(a, exponent.nearest);
      return a.low >= 0 ? range(0, Infinity, a.nonzero) : ANYWHERE;
    }
    case "abs":
      return magnitude(a);
    case "max":
      return ranges.reduce((x, y) => range(Math.max(x.low, y.low), Math.max(x.high, y.high)));
    case "min":
      return ranges.reduce((x, y) => range(Math.min(x.low, y.low), Math.min(x.high, y.high)));
    case "pi":
    case "e":
      return range(2, 4);
    default: {
      const whole =
        entry.range === undefined ? ANYWHERE : range(...entry.range, entry.nonzero === true);
      const never = entry.nonzero === true ? range(-Infinity, Infinity, true) : ANYWHERE;
      const here = entry.increasing === true ? mapped(a, (x) => entry.kernel(x)) : ANYWHERE;
      return both(both(whole, never), here);
    }
  }
}
