/**
 * What one application passes to each of its operands, read from the catalogue. The chain rule
 * itself stands in the sweep; here a rule's text becomes nodes, with its condition taken out: a
 * partial `c ? p : 0` is a guard, never a factor, since 0 times infinity is NaN.
 */
import type { Builder } from "../ast/builder.ts";
import { FormulaError } from "../ast/formula-error.ts";
import { isConstant, type Apply, type Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { RealEntry } from "../functions/entry.ts";
import type { Style } from "./style.ts";
import { always, type Contribution } from "./guard.ts";
import { instantiateRule, type RuleScope } from "../parser/instantiate-rule.ts";

/** The operands through which a derivative can flow. */
export function differentiableOperands(node: Node): readonly Node[] {
  switch (node.kind) {
    case "conditional":
      return [node.operands[1], node.operands[2]];
    case "reduce":
      return [node.operands[1]];
    case "scan":
      return [node.operands[2], node.operands[3]];
    case "element":
      return [node.operands[0]];
    case "list":
      return node.operands;
    case "apply": {
      const entry = entryOf(node);
      if (entry.kind !== "real") return [];
      return node.operands.filter((_, index) => partialText(entry, node, index, "speed") !== "0");
    }
    default:
      return [];
  }
}

function partialText(entry: RealEntry, node: Apply, index: number, style: Style): string | null {
  const plain = entry.variadic && node.operands.length === 2 ? entry.ofTwo : undefined;
  const partials = plain ?? (style === "reading" ? entry.textbook : undefined) ?? entry.partials;
  return (entry.variadic && plain === undefined ? partials[0] : partials[index]) ?? null;
}

/** `seed` times the partial derivative of `node` by its operand number `index`, with its guard. */
export function localContribution(
  build: Builder,
  node: Apply,
  index: number,
  seed: Node,
  style: Style,
): Contribution {
  const entry = entryOf(node) as RealEntry;
  const symbolic = node.operands.every(isSymbolic) ? entry.symbolicAdjoints : undefined;
  const adjoints = symbolic ?? entry.adjoints;
  const adjoint = style === "speed" ? adjoints?.[index] : undefined;
  if (adjoint !== undefined) {
    const scope = scopeOf(build, entry, node, index);
    const get = (name: string): Node | undefined => (name === "seed" ? seed : scope.get(name));
    return takeGuard(build, instantiateRule(adjoint, build, { get }));
  }
  const { term: partial, guard } = localPartial(build, node, index, style);
  return { term: isConstant(seed, 1) ? partial : build.apply("*", partial, seed), guard };
}

/** Neither a constant nor different from turn to turn of a loop, where exponents are whole numbers. */
const isSymbolic = ({ kind, operands, free }: Node): boolean =>
  kind === "variable" || (operands.length > 0 && free.length === 0);

/** The partial derivative of `node` by its operand number `index`, with its guard. */
export function localPartial(
  build: Builder,
  node: Apply,
  index: number,
  style: Style,
): Contribution {
  const entry = entryOf(node) as RealEntry;
  const text = partialText(entry, node, index, style);
  if (text === null) throw notDifferentiable(node, entry, index);
  return takeGuard(build, instantiateRule(text, build, scopeOf(build, entry, node, index)));
}

/** What the names in the rules of `node` stand for. */
function scopeOf(build: Builder, entry: RealEntry, node: Apply, index: number): RuleScope {
  const { operands } = node;
  const isOfTwo = operands.length === 2;
  const get = (name: string): Node | undefined => {
    if (name === "self") return node;
    if (!entry.variadic) return operands[entry.parameters.indexOf(name)];
    if (name === "x") return operands[entry.ofTwo && isOfTwo ? 0 : index];
    if (name === "y" && isOfTwo) return operands[1];
    return name === "ties" ? ties(build, node) : undefined;
  };
  return { get };
}

/** The ties of each builder's nodes, which all operands ask for. */
const tiesOf = new WeakMap<Builder, WeakMap<Node, Node>>();

/** How many operands of a maximum or minimum equal it. */
function ties(build: Builder, node: Apply): Node {
  const known = tiesOf.get(build) ?? new WeakMap<Node, Node>();
  tiesOf.set(build, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const [one, zero] = [build.constant(1), build.constant(0)];
  const count = node.operands
    .map((operand) => build.conditional(build.apply("==", operand, node), one, zero))
    .reduce((sum, tie) => build.apply("+", sum, tie));
  known.set(node, count);
  return count;
}

/** Splits `c ? p : 0` into the term p and the guard c. */
function takeGuard(build: Builder, partial: Node): Contribution {
  if (partial.kind === "conditional") {
    const [test, then, otherwise] = partial.operands;
    if (isConstant(otherwise, 0)) return { term: then, guard: test };
    if (isConstant(then, 0)) return { term: otherwise, guard: build.apply("not", test) };
  }
  return { term: partial, guard: always(build) };
}

function notDifferentiable(node: Apply, entry: RealEntry, index: number): FormulaError {
  return new FormulaError({
    code: "not-differentiable",
    message: `${node.fn} is not differentiable by its argument ${entry.parameters[index]}, which is a whole number`,
    suggestion: `leave the variables of that argument out of the differentiation`,
  });
}
