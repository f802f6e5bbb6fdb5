/** The commands of the session, `:name`. */
import { FormulaError } from "../../ast/formula-error.ts";
import type { Formula } from "../../ast/formula.ts";
import { Graph } from "../../ast/graph.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { emit } from "../../emit.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import type { DefinedFunction } from "../../parser/expansion.ts";
import { nearestName } from "../../parser/suggest.ts";
import { formulaText } from "../../print/formula-text.ts";
import { simplify } from "../../simplify/simplify.ts";
import { reportText } from "../check.ts";
import { whereText } from "../conditions.ts";
import { derivativeLines, type Order } from "./derivatives.ts";
import { latexLines, mathJsonLines, unicodeLines } from "./notations.ts";
import { openBody } from "./relocate.ts";
import { shown } from "./show.ts";
import { type Values, valueText } from "./values.ts";

/** What commands see of a session. */
export interface SessionState {
  readonly functions: ReadonlyMap<string, DefinedFunction>;
  readonly values: Values;
  /** No line is read after this one. */
  ended: boolean;
  /** The formula in the line from an offset on, or the last one. */
  formulaIn(line: string, from: number): Formula;
}

type Answer = readonly string[] | Promise<readonly string[]>;

interface SessionCommand {
  /** What follows the name, for the help. */
  readonly takes: string;
  readonly says: string;
  /** The answer; the line's rest begins at `from`. */
  run(session: SessionState, line: string, from: number): Answer;
}

const onFormula = (says: string, answer: (formula: Formula) => Answer): SessionCommand => ({
  takes: "[formula]",
  says,
  run: (session, line, from) => answer(session.formulaIn(line, from)),
});

/** The derivatives of an order, with numbers where all variables are set. */
const derivativesOf = (says: string, order: Order): SessionCommand => ({
  takes: "[formula]",
  says,
  run(session, line, from) {
    const formula = session.formulaIn(line, from);
    const lines = derivativeLines(formula, order, variablesByName(formula), session.values);
    return lines.length === 0 ? ["no variables, so no derivatives"] : lines;
  },
});

const commands: Readonly<Record<string, SessionCommand>> = {
  js: onFormula("the module for a formula, or for the last one", moduleLines),
  jacobian: derivativesOf("the derivatives of each result", "first"),
  hessian: derivativesOf("the second derivatives, each pair of variables once", "second"),
  unicode: onFormula("the formula and its derivatives in the signs of mathematics", unicodeLines),
  latex: onFormula("the formula and its derivatives in LaTeX", latexLines),
  mathjson: onFormula("the formula and its derivatives in MathJSON", mathJsonLines),
  simplify: onFormula("the formula, or the last one, in a simpler form", simplerLines),
  check: onFormula("the formula's code against three witnesses", checkLines),
  vars: { takes: "", says: "what is defined and set", run: variableLines },
  help: { takes: "", says: "this list", run: helpLines },
  quit: {
    takes: "",
    says: "leave; Ctrl-D does too",
    run(session) {
      session.ended = true;
      return [];
    },
  },
};

/**
 * The command of this name.
 * @throws FormulaError with the nearest one
 */
export function commandNamed(name: string): SessionCommand {
  if (Object.hasOwn(commands, name)) return commands[name]!;
  throw new FormulaError({
    code: "unknown-command",
    message: `there is no command :${name}`,
    suggestion: `:${nearestName(name, Object.keys(commands)) ?? "help"}`,
  });
}

/** The simpler form, and where it is the same. */
function simplerLines(formula: Formula): readonly string[] {
  const simple = simplify(formula);
  const { conditions } = simple;
  return [formulaText(simple.root), ...(conditions.length === 0 ? [] : [whereText(conditions)])];
}

/** As of `derive`, a disagreement is shown instead of the module. */
function moduleLines(formula: Formula): Answer {
  const { code, certificate, further } = emit(formula);
  const all = [certificate, ...further.map((other) => other.certificate)];
  const disagrees = all.some(({ verdict }) => verdict === "disagrees");
  return disagrees ? checkLines(formula) : [code.trimEnd()];
}

async function checkLines(formula: Formula): Promise<readonly string[]> {
  const { check } = await import("../../evidence/check.ts");
  return [reportText(await check(formula))];
}

function variableLines(session: SessionState): readonly string[] {
  const functions = [...session.functions].map(
    ([name, fn]) =>
      `${name}(${fn.parameters.join(", ")}) = ${shown(openBody(fn, valueBuilder(new Graph())))}`,
  );
  const values = [...session.values].map(([name, value]) => `${name} = ${valueText(value)}`);
  const lines = [...functions, ...values];
  return lines.length === 0 ? ["nothing is defined yet"] : lines;
}

const EXAMPLES = [
  ["(d/v - t)^2", "a formula: its variables and derivatives, and its value once all are set"],
  ["d = 6", "give a variable a value"],
  ["x = [1, 2, 3]", "a vector, for formulas like sum(i, x[i]^2) and dot(x, x)"],
  ["f(v) = (d/v - t)^2", "define a function"],
  ["f(35), f'(35), f''(35)", "its value and derivatives; in formulas too: 2*f(x) + 1"],
  ["diff(x^3, x, 2)", "a derivative as a part of a formula"],
  ["[x[1]^2, 2*d]", "several results"],
  ["q = d/v; q^2", "a formula with definitions of its own"],
] as const;

function helpLines(): readonly string[] {
  const named = Object.entries(commands).map(
    ([name, { takes, says }]) => [`:${name} ${takes}`, says] as const,
  );
  return [...EXAMPLES, ...named].map(([left, right]) => `${left.padEnd(24)}${right}`);
}
