/**
 * Rules read from the table, and kept by the function that they begin with: a call by its own name,
 * a product by its first function, a sum by that of its first term. A rule is read when a function
 * that its left side names is first asked for: reading them all would take a cold start 5 ms, and
 * most formulas call few functions.
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

/** The rules that begin with one function. */
export interface RulesOf {
  readonly calls: readonly CallRule[];
  readonly products: readonly ProductRule[];
  readonly sums: readonly SumRule[];
}

const known = new Map<string, RulesOf>();

/** The rules that begin with a function, in the order of the table. */
export function rulesOf(fn: string): RulesOf {
  let found = known.get(fn);
  if (found === undefined) {
    found = readFor(fn);
    known.set(fn, found);
  }
  return found;
}

/** The rules whose left sides name each function; of operators powers alone begin any. */
let namedBy: ReadonlyMap<string, readonly Rule[]> | undefined;

function indexByName(): ReadonlyMap<string, readonly Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const fn of new Set(rule.left.match(/[a-z]\w*(?=\()|\^/g))) keep(index, fn, rule);
  return index;
}

function readFor(fn: string): RulesOf {
  const found = { calls: [] as CallRule[], products: [] as ProductRule[], sums: [] as SumRule[] };
  for (const rule of (namedBy ??= indexByName()).get(fn) ?? []) {
    const read = readRule(rule);
    if (read.begins !== fn) continue;
    if ("terms" in read) found.sums.push(read);
    else if ("pattern" in read) found.products.push(read);
    else found.calls.push(read);
  }
  return found;
}

/** The function that a rule begins with. */
interface Begins {
  readonly begins: string;
}

/** A rule by its left side, with the function that it begins with. */
export function readRule(rule: Rule): Begins & (CallRule | ProductRule | SumRule) {
  const left = instantiateRule(rule.left, valueBuilder(new Graph()), new Map()) as Apply;
  if (left.fn === "+") {
    const [a, b] = left.operands.map((term) => termPattern(term, rational(1)));
    const terms = a!.factors.length > 0 ? ([a!, b!] as const) : ([b!, a!] as const);
    return { begins: terms[0].factors[0]!.fn!, rule, terms };
  }
  if (left.fn === "*" || left.fn === "/") {
    const pattern = termPattern(left, rational(1));
    const factors = [...pattern.factors].sort((x, y) => Number(!x.fn) - Number(!y.fn));
    return { begins: factors[0]!.fn!, rule, pattern: { ...pattern, factors } };
  }
  return { begins: left.fn, rule, operands: left.operands };
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
