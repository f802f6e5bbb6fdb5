/**
 * The coefficients of sums and their kind, each again one of the family. A scan is linear in its
 * state, so that each coefficient is a scan by the same factors, whose terms are what the lower
 * coefficients give; a product is the last state of such a scan, so that a factor of zero is right.
 */
import type { Builder } from "../ast/builder.ts";
import type { Element, Index, List, Node, Reduce, Scan } from "../ast/node.ts";
import { type Coefficient, type Recurrence, weighted } from "./convolution.ts";

export function binderRecurrence(build: Builder, node: Reduce | Scan | Element | List): Recurrence {
  switch (node.kind) {
    case "reduce":
      return reduceRecurrence(build, node);
    case "scan":
      return scanRecurrence(build, node);
    case "element": {
      const [vector, position] = node.operands;
      const at = (k: number, of: Coefficient): Node => {
        const items = vector.operands.map((item) => of(item, k));
        return build.element(build.list(items), of(position, 0));
      };
      return { below: [], at };
    }
    case "list":
      return {
        below: [],
        at: (k, of) => build.list(node.operands.map((item) => of(item, k))),
      };
  }
}

function reduceRecurrence(build: Builder, node: Reduce): Recurrence {
  const [index, body] = node.operands;
  const rangeAt = (of: Coefficient): Index => of(index, 0) as Index;
  switch (node.op) {
    case "sum":
      return { below: [], at: (k, of) => build.reduce("sum", rangeAt(of), of(body, k)) };
    case "product":
      return productRecurrence(build, node);
    case "max":
    case "min": {
      const [zero, one] = [build.constant(0), build.constant(1)];
      const at = (k: number, of: Coefficient): Node => {
        const isIt = build.apply("==", of(body, 0), of(node, 0));
        const sum = (term: Node): Node =>
          build.reduce("sum", rangeAt(of), build.conditional(isIt, term, zero));
        return build.apply("/", sum(of(body, k)), sum(one));
      };
      return { below: [], at };
    }
    case "any":
      throw new Error("no derivative flows through a truth value");
  }
}

/** The products before an index are the states of a scan, and each passes on by those behind it. */
function productRecurrence(build: Builder, node: Reduce): Recurrence {
  const [index, body] = node.operands;
  const [zero, one] = [build.constant(0), build.constant(1)];
  const before: Node[] = [];
  const at = (k: number, of: Coefficient): Node => {
    const [range, factor] = [of(index, 0) as Index, of(body, 0)];
    before[0] ??= build.scan("up", range, one, factor, zero);
    const term = carried(build, k, (j) => before[j]!, body, of);
    before[k] = build.scan("up", range, zero, factor, term);
    const behind = build.scan("down", range, one, factor, zero);
    return build.reduce("sum", range, build.apply("*", behind, term));
  };
  return { below: [], at };
}

function scanRecurrence(build: Builder, node: Scan): Recurrence {
  const [index, start, factor, term] = node.operands;
  const at = (k: number, of: Coefficient): Node => {
    const gained = carried(build, k, (j) => of(node, j), factor, of);
    const own = build.apply("+", gained, of(term, k));
    const range = of(index, 0) as Index;
    return build.scan(node.direction, range, of(start, k), of(factor, 0), own);
  };
  return { below: [], at };
}

/** What a step gives to the coefficient k of a state from those before: `s_j*f_(k-j)` for j < k. */
function carried(
  build: Builder,
  k: number,
  state: (j: number) => Node,
  factor: Node,
  of: Coefficient,
): Node {
  return weighted(build, k, 0, k - 1, (j) => build.apply("*", state(j), of(factor, k - j)));
}
