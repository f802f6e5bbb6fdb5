/**
 * Rules read from the table once, on first use, and kept by the function that they begin with: a
 * call by its own name, a product by its first function, a sum by that of its first term.
 */
import { Graph } from "../../ast/graph.ts";
import { isApplyOf, type Apply, type Constant, type Node } from "../../ast/node.ts";
import { rational, type Rational } from "../../ast/rational.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { instantiateRule } from "../../parser/instantiate-rule.ts";
import { type Rule, rules } from "./table.ts";

/** A function of the rule's variable, or that itself, to a power. */
export interface FactorPattern {
  /** Absent where it is the variable itself. */
  readonly fn: string | undefined;
  readonly exponent: Rational;
}

/** A coefficient times at most one factor. */
export interface TermPattern {
  readonly coefficient: Rational;
  readonly factors: readonly FactorPattern[];
}

export interface CallRule {
  readonly rule: Rule;
  readonly operands: readonly Node[];
}

export interface ProductRule {
  readonly rule: Rule;
  readonly pattern: TermPattern;
}

export interface SumRule {
  readonly rule: Rule;
  /** The first has a function. */
  readonly terms: readonly [TermPattern, TermPattern];
}

export interface RuleBook {
  readonly calls: ReadonlyMap<string, readonly CallRule[]>;
  readonly products: ReadonlyMap<string, readonly ProductRule[]>;
  readonly sums: ReadonlyMap<string, readonly SumRule[]>;
}

let book: RuleBook | undefined;

export function ruleBook(): RuleBook {
  return (book ??= compiled());
}

function compiled(): RuleBook {
  const graph = new Graph();
  const [calls, products, sums] = [
    new Map<string, CallRule[]>(),
    new Map<string, ProductRule[]>(),
    new Map<string, SumRule[]>(),
  ];
  for (const rule of rules) {
    const left = instantiateRule(rule.left, valueBuilder(graph), new Map()) as Apply;
    if (left.fn === "+") {
      const [a, b] = left.operands.map((term) => termPattern(term, rational(1)));
      const terms = a!.factors.length > 0 ? ([a!, b!] as const) : ([b!, a!] as const);
      keep(sums, terms[0].factors[0]!.fn!, { rule, terms });
    } else if (left.fn === "*" || left.fn === "/") {
      const pattern = termPattern(left, rational(1));
      const factors = [...pattern.factors].sort((x, y) => Number(!x.fn) - Number(!y.fn));
      keep(products, factors[0]!.fn!, { rule, pattern: { ...pattern, factors } });
    } else keep(calls, left.fn, { rule, operands: left.operands });
  }
  return { calls, products, sums };
}

function keep<R>(index: Map<string, R[]>, fn: string, rule: R): void {
  const known = index.get(fn);
  if (known === undefined) index.set(fn, [rule]);
  else known.push(rule);
}

/** Reads `2*sin(x)^2/cos(x)` and its kind. */
function termPattern(node: Node, exponent: Rational): TermPattern {
  if (node.kind === "constant") return { coefficient: node.value.pow(exponent)!, factors: [] };
  if (node.kind !== "apply")
    return { coefficient: rational(1), factors: [{ fn: undefined, exponent }] };
  const [a, b] = node.operands;
  switch (node.fn) {
    case "neg": {
      const { coefficient, factors } = termPattern(a!, exponent);
      return { coefficient: coefficient.neg(), factors };
    }
    case "*":
    case "/": {
      const first = termPattern(a!, exponent);
      const second = termPattern(b!, isApplyOf(node, "/") ? exponent.neg() : exponent);
      return {
        coefficient: first.coefficient.mul(second.coefficient),
        factors: [...first.factors, ...second.factors],
      };
    }
    case "^":
      return termPattern(a!, exponent.mul((b as Constant).value));
    default:
      return { coefficient: rational(1), factors: [{ fn: node.fn, exponent }] };
  }
}
