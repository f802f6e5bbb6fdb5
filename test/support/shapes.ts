/** Graphs of about as many nodes as asked for, in shapes that slow or deep passes stumble over. */
import type { Builder } from "../../src/ast/builder.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Formula } from "../../src/ast/formula.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";

type Shape = (build: Builder, nodes: number) => Node;

const { floor } = Math;

const variables = (build: Builder, count: number): Node[] =>
  Array.from({ length: count }, (_, i) => build.variable(`x${i}`));

/** Neighbours joined, in layers, until one is left. */
function tree(nodes: readonly Node[], join: (a: Node, b: Node, layer: number) => Node): Node {
  let layer = nodes;
  for (let depth = 0; layer.length > 1; depth++) {
    const pairs = Array.from({ length: floor(layer.length / 2) }, (_, i) =>
      join(layer[2 * i]!, layer[2 * i + 1]!, depth),
    );
    layer = layer.length % 2 === 0 ? pairs : [...pairs, layer.at(-1)!];
  }
  return layer[0]!;
}

const makers: Readonly<Record<string, Shape>> = {
  "sum of products": (build, nodes) => {
    const x = variables(build, floor(nodes / 40));
    let sum: Node = build.constant(0);
    for (let i = 0; i < nodes / 7; i++) {
      const [a, b, c] = [x[i % x.length]!, x[(7 * i + 3) % x.length]!, x[(13 * i + 1) % x.length]!];
      const wave = build.apply("sin", build.apply("*", build.constant(i + 2), c));
      sum = build.apply("+", sum, build.apply("*", build.apply("*", a, b), wave));
    }
    return sum;
  },
  "product of variables": (build, nodes) =>
    variables(build, floor(nodes / 2)).reduce((all, x) => build.apply("*", all, x)),
  "chain of functions": (build, nodes) => {
    let chain = build.variable("x");
    for (let i = 0; i < nodes; i++) chain = build.apply(i % 2 === 0 ? "sin" : "exp", chain);
    return chain;
  },
  "chain used twice at each link": (build, nodes) => {
    const x = build.variable("x");
    let chain = x;
    for (let i = 0; i < nodes / 3; i++)
      chain = build.apply("+", build.apply("sin", build.apply("*", chain, x)), chain);
    return chain;
  },
  "chain of quotients": (build, nodes) => {
    const x = variables(build, 50);
    const one = build.constant(1);
    let chain = x[0]!;
    for (let i = 0; i < nodes / 3; i++) {
      const divisor = build.apply("+", build.apply("*", chain, chain), one);
      chain = build.apply("/", x[i % x.length]!, divisor);
    }
    return chain;
  },
  "chain of powers": (build, nodes) => {
    const [x, y] = [build.variable("x"), build.variable("y")];
    let chain = x;
    for (let i = 0; i < nodes / 4; i++)
      chain = build.apply("+", build.apply("^", chain, i % 3 === 0 ? y : build.constant(i)), x);
    return chain;
  },
  "balanced tree": (build, nodes) =>
    tree(
      variables(build, floor(nodes / 3)).map((x) => build.apply("sin", x)),
      (a, b, layer) => build.apply(layer % 2 === 0 ? "*" : "+", a, b),
    ),
  "wide layers, each part used three times": (build, nodes) => {
    const width = floor(nodes / 80);
    let layer = variables(build, width);
    for (let depth = 0; depth < 40; depth++)
      layer = layer.map((a, i) => {
        const sum = build.apply("+", layer[(3 * i + 1) % width]!, layer[(5 * i + depth) % width]!);
        return build.apply("*", a, sum);
      });
    return layer.reduce((sum, a) => build.apply("+", sum, a));
  },
  "prefix sums": (build, nodes) => {
    let sum: Node = build.constant(1);
    let all: Node = build.constant(0);
    for (const x of variables(build, floor(nodes / 4))) {
      sum = build.apply("+", sum, x);
      all = build.apply("+", all, build.apply("*", sum, sum));
    }
    return all;
  },
  conditionals: (build, nodes) => {
    const x = variables(build, floor(nodes / 5));
    const zero = build.constant(0);
    return x.reduce((chain, a) => {
      const test = build.apply(">", a, zero);
      return build.conditional(test, build.apply("*", chain, build.apply("sqrt", a)), chain);
    });
  },
};

export const shapes = Object.keys(makers);

/** A formula of that shape, in a graph of its own. */
export function shaped(shape: string, nodes: number): Formula {
  const graph = new Graph();
  return { graph, root: makers[shape]!(valueBuilder(graph), nodes) };
}
