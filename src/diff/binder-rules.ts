/**
 * What reductions and scans pass on. The adjoint of each lies in the family: of a sum, its body at
 * every index; of a product, the product of all others, by scans from both sides, so that a factor
 * of zero is right; of a maximum, the operands that tie; of a scan, a scan the other way.
 */
import type { Builder } from "../ast/builder.ts";
import {
  isApplyOf,
  isConstant,
  type Index,
  type Node,
  type Reduce,
  type Scan,
} from "../ast/node.ts";
import { withIndex } from "../ast/rebuild.ts";
import { ABOVE_ALL } from "../functions/binders.ts";
import { type Adjoint, and, type Contribution, guardAround, splitGuard } from "./guard.ts";
import type { Style } from "./style.ts";
import type { Nest, Seed } from "./nest.ts";

/** A contribution to an operand, in the nest where the operand is. */
export interface PlacedContribution extends Contribution {
  readonly operand: Node;
  readonly at: Nest;
}

export function binderContributions(
  build: Builder,
  node: Reduce | Scan,
  nest: Nest,
  adjoint: Adjoint,
  style: Style,
): PlacedContribution[] {
  if (node.kind === "scan") return scanContributions(build, node, nest, adjoint);
  const [index, body] = node.operands;
  const at = nest.within(index);
  const { demand } = adjoint;
  const place = (term: Node, value: Node, guard = demand): PlacedContribution[] => [
    { operand: body, at, term, guard, seed: seedOf({ ...adjoint, value }, nest) },
  ];
  switch (node.op) {
    case "sum":
      return place(build.constant(1), adjoint.value);
    case "product":
      return place(allOthers(build, index, body, style), adjoint.value);
    case "max":
    case "min": {
      const [one, zero] = [build.constant(1), build.constant(0)];
      const isIt = build.apply("==", body, node);
      const ties = build.reduce("sum", index, build.conditional(isIt, one, zero));
      const share = build.apply("/", adjoint.value, ties);
      return place(one, share, build.apply("and", demand, isIt));
    }
    case "any":
      return [];
  }
}

/** The adjoint of a reduction as a factor that waits outside of it. */
function seedOf({ value, demand, seed }: Adjoint, nest: Nest): Seed | undefined {
  return isConstant(value, 1) ? seed : { value, demand, nest, outer: seed };
}

/** The product of the body at all indices but the current one. */
export function allOthers(build: Builder, index: Index, body: Node, style: Style): Node {
  const [one, zero] = [build.constant(1), build.constant(0)];
  if (style === "speed") {
    const before = build.scan("up", index, one, body, zero);
    return build.apply("*", before, build.scan("down", index, one, body, zero));
  }
  const [lower, upper] = index.operands;
  const over = (from: Node, to: Node): Node => {
    const other = build.index(from, to, index.level + ABOVE_ALL, index.name);
    return build.reduce("product", other, withIndex(body, index, other, build));
  };
  const before = over(lower, build.apply("-", index, one));
  return build.apply("*", before, over(build.apply("+", index, one), upper));
}

/**
 * `s` becomes `s*factor + term`: an adjoint of the states flows against the direction, by a
 * recurrence with the same factors whose terms are the adjoints at each index.
 */
function scanContributions(
  build: Builder,
  node: Scan,
  nest: Nest,
  adjoint: Adjoint,
): PlacedContribution[] {
  const [index, , factor, term] = node.operands;
  const direction = node.direction === "up" ? "down" : "up";
  const { value: flowing, demand: some } = flow(build, direction, index, factor, adjoint);
  const guard = and(build, guardAround(build, adjoint, index), some);
  const { seed } = adjoint;
  return [
    { operand: factor, at: nest, term: build.apply("*", flowing, node), guard, seed },
    { operand: term, at: nest, term: flowing, guard, seed },
  ];
}

/**
 * What flows along a recurrence that begins with nothing: at each index times `factor`, and what
 * comes to it there. Nothing is multiplied before something has come, since 0 times an infinite
 * factor is not 0; the demand says where something has.
 */
export function flow(
  build: Builder,
  direction: Scan["direction"],
  index: Index,
  factor: Node,
  { value, demand }: Pick<Adjoint, "value" | "demand">,
): Pick<Adjoint, "value" | "demand"> {
  const [one, zero] = [build.constant(1), build.constant(0)];
  const coming = build.conditional(demand, value, zero);
  const [, inner] = splitGuard(build, demand, index);
  if (isApplyOf(inner, "true"))
    return { value: build.scan(direction, index, zero, factor, coming), demand: inner };
  const count = build.scan(direction, index, zero, one, build.conditional(inner, one, zero));
  const some = build.apply(">", count, zero);
  const open = build.conditional(some, factor, one);
  return { value: build.scan(direction, index, zero, open, coming), demand: some };
}
