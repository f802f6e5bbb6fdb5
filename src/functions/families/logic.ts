/** Comparisons and connectives, whose values are truth values, never numbers. */
import type { LogicEntry, RelationEntry } from "../entry.ts";
import { infix, LEVEL, type Level, spelled } from "../spelling.ts";

function relation(
  summary: string,
  operator: string,
  level: Level,
  latex: string,
  mathJson: string,
  kernel: (x: number, y: number) => boolean,
): RelationEntry {
  return {
    kind: "relation",
    summary,
    parameters: ["x", "y"],
    js: infix(operator.replace(/^[!=]=$/, "$&="), level),
    c: infix(operator, level),
    latex,
    mathJson,
    cost: 1,
    kernel,
  };
}

const truth = (value: boolean): LogicEntry => ({
  kind: "logic",
  summary: `the truth value ${value}`,
  parameters: [],
  js: spelled(String(value), LEVEL.atom),
  c: spelled(String(value), LEVEL.atom),
  mathJson: value ? "True" : "False",
  cost: 0,
  kernel: () => value,
});

export const logic = {
  "<": relation("less than", "<", LEVEL.relation, "$0 < $1", "Less", (x, y) => x < y),
  "<=": relation("at most", "<=", LEVEL.relation, "$0 \\le $1", "LessEqual", (x, y) => x <= y),
  ">": relation("greater than", ">", LEVEL.relation, "$0 > $1", "Greater", (x, y) => x > y),
  ">=": relation("at least", ">=", LEVEL.relation, "$0 \\ge $1", "GreaterEqual", (x, y) => x >= y),
  "==": relation("equal", "==", LEVEL.equality, "$0 = $1", "Equal", (x, y) => x === y),
  "!=": relation("not equal", "!=", LEVEL.equality, "$0 \\ne $1", "NotEqual", (x, y) => x !== y),
  and: {
    kind: "logic",
    summary: "both; the second is evaluated only where the first is true",
    parameters: ["p", "q"],
    js: infix("&&", LEVEL.and),
    c: infix("&&", LEVEL.and),
    latex: "$0 \\land $1",
    mathJson: "And",
    cost: 1,
    kernel: (p, q) => p! && q!,
  },
  or: {
    kind: "logic",
    summary: "one or both; the second is evaluated only where the first is false",
    parameters: ["p", "q"],
    js: infix("||", LEVEL.or),
    c: infix("||", LEVEL.or),
    latex: "$0 \\lor $1",
    mathJson: "Or",
    cost: 1,
    kernel: (p, q) => p! || q!,
  },
  not: {
    kind: "logic",
    summary: "negation",
    parameters: ["p"],
    js: spelled("!$0", LEVEL.unary, LEVEL.atom),
    c: spelled("!$0", LEVEL.unary, LEVEL.atom),
    latex: "\\lnot $0",
    mathJson: "Not",
    cost: 1,
    kernel: (p) => !p!,
  },
  true: truth(true),
  false: truth(false),
} satisfies Record<string, RelationEntry | LogicEntry>;
