/** Builders of sums, products and vectors for tests, as a formula would write them. */
import { Graph } from "../../src/ast/graph.ts";
import type { Formula } from "../../src/ast/formula.ts";
import type { Node, Reduction, Scan } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";

type Operand = Node | number | string;

/** Constructors over one graph; numbers and names stand for constants and variables. */
export function binders() {
  const build = valueBuilder(new Graph());
  const node = (operand: Operand): Node => {
    if (typeof operand === "number") return build.constant(operand);
    return typeof operand === "string" ? build.variable(operand) : operand;
  };
  const apply = (fn: string, ...operands: readonly Operand[]): Node =>
    build.apply(fn, ...operands.map(node));
  const vector = (name: string): Node => build.variable(name, "vector");
  let depth = 10;
  const over = (
    op: Reduction,
    lower: Operand,
    upper: Operand,
    body: (i: Node) => Operand,
  ): Node => {
    // Inner indices stand above outer ones; each reduction takes its own down to where it belongs.
    const index = build.index(node(lower), node(upper), depth++, `i${depth}`);
    const made = build.reduce(op, index, node(body(index)));
    depth--;
    return made;
  };
  return {
    build,
    node,
    apply,
    vector,
    over,
    formula: (root: Operand): Formula => ({ graph: build.graph, root: node(root) }),
    add: (a: Operand, b: Operand): Node => apply("+", a, b),
    times: (a: Operand, b: Operand): Node => apply("*", a, b),
    power: (a: Operand, b: Operand): Node => apply("^", a, b),
    element: (name: string | Node, position: Operand): Node =>
      build.element(typeof name === "string" ? vector(name) : name, node(position)),
    length: (...names: readonly (string | Node)[]): Node =>
      build.length(names.map((name) => (typeof name === "string" ? vector(name) : name))),
    list: (...items: readonly Operand[]): Node => build.list(items.map(node)),
    when: (test: Node, then: Operand, otherwise: Operand): Node =>
      build.conditional(test, node(then), node(otherwise)),
    /** `op(i, lower, upper, body(i, state before i))` of a linear recurrence. */
    alongScan: (
      op: Reduction,
      direction: Scan["direction"],
      [lower, upper]: readonly [Operand, Operand],
      recurrence: (i: Node) => readonly [start: Operand, factor: Operand, term: Operand],
      body: (i: Node, state: Node) => Operand = (_, state) => state,
    ): Node =>
      over(op, lower, upper, (i) => {
        const [start, factor, term] = recurrence(i).map(node) as [Node, Node, Node];
        return body(i, build.scan(direction, i as Scan["operands"][0], start, factor, term));
      }),
  };
}

/** The formulas that people write with loops, by their text. */
export function typicalFormulas(): Readonly<Record<string, Formula>> {
  const { add, apply, element, formula, length, over, power, times, when } = binders();
  const residual = (i: Node): Node =>
    power(add(apply("/", times(60, element("d", i)), "v"), apply("neg", element("t", i))), 2);
  return {
    "mean(i, (60*d[i]/v - t[i])^2)": formula(
      apply("/", over("sum", 1, length("d", "t"), residual), length("d", "t")),
    ),
    "sum(i, 1, n, a[i]*x^i)": formula(
      over("sum", 1, "n", (i) => times(element("a", i), power("x", i))),
    ),
    "sum(i, 0, n, x^i/product(k, 1, i, k))": formula(
      over("sum", 0, "n", (i) =>
        apply(
          "/",
          power("x", i),
          over("product", 1, i, (k) => k),
        ),
      ),
    ),
    "product(i, 1, n, 1 + x[i]^2)": formula(
      over("product", 1, "n", (i) => add(1, power(element("x", i), 2))),
    ),
    "log(sum(i, exp(x[i])))": formula(
      apply(
        "log",
        over("sum", 1, length("x"), (i) => apply("exp", element("x", i))),
      ),
    ),
    "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)": formula(
      over("sum", 1, add(length("x"), -1), (i) => {
        const own = element("x", i);
        const step = add(element("x", add(i, 1)), apply("neg", power(own, 2)));
        return add(times(100, power(step, 2)), power(add(1, apply("neg", own)), 2));
      }),
    ),
    "max(i, x[i]) - min(i, x[i])": formula(
      add(
        over("max", 1, length("x"), (i) => element("x", i)),
        apply(
          "neg",
          over("min", 1, length("x"), (i) => element("x", i)),
        ),
      ),
    ),
    "sum(i, sum(j, 1, i, x[i]*y[j]))": formula(
      over("sum", 1, length("x", "y"), (i) =>
        over("sum", 1, i, (j) => times(element("x", i), element("y", j))),
      ),
    ),
    "sum(i, log(x[i]) > 0 ? sqrt(x[i] - c) : c*x[i])": formula(
      over("sum", 1, length("x"), (i) => {
        const own = element("x", i);
        const test = apply(">", apply("log", own), 0);
        return when(test, apply("sqrt", add(own, apply("neg", "c"))), times("c", own));
      }),
    ),
    "sum(i, 1, 12, x[i]^2)": formula(over("sum", 1, 12, (i) => power(element("x", i), 2))),
    "sum(i, i == n ? x[i]^2 : x[i])": formula(
      over("sum", 1, "n", (i) =>
        when(apply("==", i, "n"), power(element("x", i), 2), element("x", i)),
      ),
    ),
  };
}
