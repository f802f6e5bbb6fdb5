/** The stages of the pipeline, each as work on what the stages before it made of a text. */
import { Budget } from "../../../src/ast/budget.ts";
import type { Formula } from "../../../src/ast/formula.ts";
import { Graph } from "../../../src/ast/graph.ts";
import type { GivenLimits } from "../../../src/ast/limits.ts";
import { postorder } from "../../../src/ast/traverse.ts";
import { compile } from "../../../src/compile.ts";
import { diagnose } from "../../../src/diagnostics/diagnose.ts";
import { emitModule } from "../../../src/codegen/text/module.ts";
import { variablesByName } from "../../../src/diff/wrt.ts";
import { subjectIn } from "../../../src/evidence/subject.ts";
import { derivatives } from "../../../src/kinds/derivatives.ts";
import { planKinds } from "../../../src/kinds/planned.ts";
import { parse } from "../../../src/parse.ts";
import { print } from "../../../src/print/formula-text.ts";
import { toLatex } from "../../../src/print/latex.ts";
import { toMathJson } from "../../../src/print/math-json.ts";
import { toUnicode } from "../../../src/print/unicode.ts";
import { simplify } from "../../../src/simplify/simplify.ts";
import { certify } from "../../../src/verify/certificate.ts";
import type { Plan } from "../../../src/codegen/plan.ts";

/** The limits of a search: sizes are what it is about, so that time alone ends what takes too long. */
export const SEARCHED: GivenLimits = {
  text: Infinity,
  nesting: Infinity,
  steps: 3_000_000,
  printed: 20_000_000,
  time: 120_000,
};

/** Work that is ready to be done, and measured; it returns the size of what it made. */
export type Work = () => number;

/** Variables that derivatives are taken by: a Hessian by all of them would be the size of its result. */
const MOST_VARIABLES = 3;

const nodesOf = (...formulas: readonly Formula[]): number =>
  postorder(formulas.map(({ root }) => root)).length;

function read(text: string): Formula {
  return parse(text, { graph: new Graph(new Budget(SEARCHED)), limits: SEARCHED });
}

const names = (formula: Formula): string[] => {
  const all = variablesByName(formula).map(({ name }) => name);
  return all.slice(0, MOST_VARIABLES);
};

/** Programs for value and gradient, which code is made of. */
function planned(formula: Formula): Plan {
  const isSeveral = formula.root.kind === "list";
  const wrt = variablesByName(formula, names(formula));
  return planKinds(formula, wrt, [isSeveral ? "jacobian" : "gradient"], {});
}

const programSize = (plan: Plan): number =>
  plan.names.reduce((size, name) => size + postorder(plan.planned(name).program.outputs).length, 0);

/** Derivatives of a kind, by some of the variables. */
const derived =
  (kind: "gradient" | "hessian", style: "speed" | "reading") =>
  (formula: Formula): Work => {
    const wrt = names(formula);
    return () => nodesOf(...derivatives(formula, { kind, wrt, for: style }));
  };

const one =
  (make: (formula: Formula) => Work) =>
  (formula: Formula): Work | undefined =>
    formula.root.kind === "list" ? undefined : make(formula);

/** What works on a formula; nothing where the formula has no such thing. */
const onFormulas: Readonly<Record<string, (formula: Formula) => Work | undefined>> = {
  print: (formula) => () => print(formula).length / 4,
  unicode: (formula) => () => toUnicode(formula).length / 4,
  latex: (formula) => () => toLatex(formula).length / 4,
  mathjson: (formula) => () => (toMathJson(formula), nodesOf(formula)),
  "simplify for reading": (formula) => () => nodesOf(simplify(formula)),
  "simplify for speed": (formula) => () => nodesOf(simplify(formula, { for: "speed" })),
  "gradient for speed": one(derived("gradient", "speed")),
  "gradient for reading": one(derived("gradient", "reading")),
  "hessian for speed": one(derived("hessian", "speed")),
  plan: (formula) => () => programSize(planned(formula)),
  "module text": (formula) => {
    const plan = planned(formula);
    const size = programSize(plan);
    const options = { target: "js", checked: false, prefix: "f", header: [] } as const;
    return () => Math.max(size, emitModule(plan, options).code.length / 20);
  },
  certificate: (formula) => {
    const plan = planned(formula);
    const subject = subjectIn(plan);
    const size = programSize(plan);
    return () => (certify(subject), size);
  },
  "compiled code": (formula) => () => {
    compile(formula, { wrt: names(formula) }).value(pointOf(formula));
    return nodesOf(formula);
  },
  interpreter: (formula) => {
    const { value } = compile(formula, { wrt: [], evaluate: "interpret" });
    const at = pointOf(formula);
    return () => (value(at), nodesOf(formula));
  },
};

/** A point at which the elements that formulas of the families ask for are there. */
function pointOf({ root }: Formula): Record<string, number | Float64Array> {
  const variables = postorder([root]).filter((node) => node.kind === "variable");
  const value = (name: string): number => (name === "k" || name === "m" ? 2 : 1.25);
  return Object.fromEntries(
    variables.map(({ name, shape }) => [
      name,
      shape === "vector" ? new Float64Array(1 << 20) : value(name),
    ]),
  );
}

/** Every stage by its name: work on a text, or on the formula that it is. */
export const stages: Readonly<Record<string, (text: string) => Work | undefined>> = {
  parse: (text) => () => read(text).graph.size,
  diagnose: (text) => () => diagnose(text, { limits: SEARCHED }).length,
  ...Object.fromEntries(
    Object.entries(onFormulas).map(([name, work]) => [name, (text) => work(read(text))] as const),
  ),
};

/** The size of a text and of what it means. */
export function inputSize(text: string): number {
  try {
    return text.length / 4 + nodesOf(read(text));
  } catch {
    return text.length / 4;
  }
}
