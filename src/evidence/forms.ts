/**
 * The code of further forms as something that the witnesses can test: row by row as one sum over the
 * rows in which each has a weight of its own, so that no wrong row can hide; summed over the rows as
 * the formula that it is. What is written into room that is given is tested by what is there then,
 * where NaN was before.
 */
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import type { Plan } from "../codegen/plan.ts";
import type { FormOptions } from "../kinds/form.ts";
import { columnsOf, formsFor } from "../kinds/form.ts";
import type { Kind, KindOptions } from "../kinds/kind.ts";
import { TITLES } from "../kinds/kind.ts";
import { summed } from "../kinds/over-rows.ts";
import { rowsOf } from "../kinds/rows.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { reduceValue } from "../functions/binders.ts";
import { type Gradient, type Point, pointOf, vectorAt } from "../verify/points.ts";
import type { Subject } from "../verify/subject.ts";
import { kindSubject } from "./kinds.ts";
import { type Run, runIn } from "./run.ts";

/** Something to test, and what it is called. */
export interface FormSubject {
  readonly title: string;
  readonly subject: Subject;
}

/** What is tested of the forms that are asked for. */
export function formSubjects(
  planned: Plan,
  wrt: readonly Variable[],
  kinds: readonly Kind[],
  options: KindOptions & FormOptions,
): FormSubject[] {
  const forms = formsFor(options);
  const ways = forms.includes("into") ? [false, true] : [false];
  const ended = (title: string, isInto: boolean): string =>
    isInto ? `${title}, written into what is given` : title;
  return ways.flatMap((isInto): FormSubject[] => [
    ...(isInto ? kinds.flatMap((kind) => written(planned, wrt, kind, options)) : []),
    ...(forms.includes("batch")
      ? [
          {
            title: ended("Row by row", isInto),
            subject: batchSubject(planned, wrt, options, isInto),
          },
        ]
      : []),
    ...(forms.includes("sum") && planned.results === undefined
      ? [
          {
            title: ended("Summed over rows", isInto),
            subject: sumSubject(planned, wrt, options, isInto),
          },
        ]
      : []),
  ]);
}

/** The functions of a kind that write into what they are given. */
function written(
  planned: Plan,
  wrt: readonly Variable[],
  kind: Kind,
  options: KindOptions,
): FormSubject[] {
  if (!planned.names.includes(`${kind}Into`)) return [];
  const subject =
    kind === "gradient" ? gradientSubject(planned) : kindSubject(planned, wrt, kind, options, true);
  return subject === undefined
    ? []
    : [{ title: `${TITLES[kind]}, written into what is given`, subject }];
}

function gradientSubject(planned: Plan): Subject {
  return {
    formula: planned.formula,
    wrt: planned.wrt,
    value: runIn(planned, "value", false) as Subject["value"],
    gradient: runIn(planned, "gradient", true) as Subject["gradient"],
    ...FREE,
  };
}

/** What forms cost is what the plain functions do, which is counted. */
const FREE = { valueCost: () => 0, bothCost: () => 0 } as const;

function sumSubject(
  planned: Plan,
  wrt: readonly Variable[],
  options: FormOptions,
  isInto: boolean,
): Subject {
  return {
    formula: summed(planned.formula, wrt, options).formula,
    wrt: planned.wrt,
    value: runIn(planned, "valueSum", false) as Subject["value"],
    gradient: runIn(planned, "gradientSum", isInto) as Subject["gradient"],
    ...FREE,
  };
}

function batchSubject(
  planned: Plan,
  wrt: readonly Variable[],
  options: FormOptions,
  isInto: boolean,
): Subject {
  const { formula, results } = planned;
  const columns = columnsOf(formula, wrt, options);
  const { root, weights } = weightedRows(formula, columns);
  const [value, gradient] = ["valueBatch", "gradientBatch"].map((name) =>
    runIn(planned, name, isInto),
  ) as [Run, Run];
  const weightsAt = (at: Point): ArrayLike<number>[] =>
    weights.map(({ name }) => vectorAt(at, name));
  const isColumn = new Set(columns.map(({ name }) => name));
  const alike = weights.map(({ name }) => [columns[0]!.name, name] as const);
  return {
    formula: { graph: formula.graph, root },
    wrt: results === undefined ? planned.wrt : [],
    around: { nodes: postorder([root]), alike },
    value: (at) => {
      const values = [value(at)].flat() as Float64Array[];
      return weightsAt(at).reduce((sum, own, place) => sum + dot(own, values[place]!), 0);
    },
    gradient: (at) => {
      const [own] = weightsAt(at) as [ArrayLike<number>];
      const slopes = gradient(at) as Record<string, Float64Array>;
      const entries = planned.wrt.map((name) =>
        isColumn.has(name)
          ? slopes[name]!.map((slope, row) => slope * own[row]!)
          : dot(own, slopes[name]!),
      );
      return pointOf(planned.wrt, entries) as Gradient;
    },
    ...FREE,
  };
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, weight, row) => sum + weight * b[row]!, 0);

/** The sum over all rows of each result times a weight, a vector of which is for each result. */
function weightedRows(
  formula: Formula,
  columns: readonly Variable[],
): { root: Node; weights: Variable[] } {
  const { graph, root } = formula;
  const build = derivativeBuilder(graph);
  const taken = new Set(variablesOf([root]).map(({ name }) => name));
  let word = "weight";
  while ([...taken].some((name) => name.startsWith(word))) word += "_";
  const rows = rowsOf(graph, root, columns);
  const results = rows.at(root.kind === "list" ? root.operands : [root]);
  const weights = results.map((_, place) => graph.variable(`${word}${place + 1}`, "vector"));
  const body = results
    .map((node, place) => build.apply("*", build.element(weights[place]!, rows.index), node))
    .reduce((sum, term) => build.apply("+", sum, term));
  return { root: reduceValue(build, "sum", rows.index, body), weights };
}
