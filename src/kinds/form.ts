/**
 * The forms in which functions come for hot loops: with results that are written into what is given,
 * over the rows of a table one by one, and summed over the rows.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import { variablesOf } from "../ast/traverse.ts";
import { unknownVariable } from "../diff/wrt.ts";

/** Each form by the ending of the names of its functions, in small letters. */
export const FORMS = ["into", "batch", "sum"] as const;

export type Form = (typeof FORMS)[number];

export interface FormOptions {
  /**
   * The forms in which functions come beside the plain one: `"into"` writes results into what is
   * given, `"batch"` evaluates each row of a table, `"sum"` sums over the rows. Unless given,
   * `columns` ask for the last two.
   */
  readonly forms?: readonly Form[] | undefined;
  /** The numbers that differ from row to row; all that are not in `wrt` unless given. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * What is asked for, in the order of the list.
 * @throws FormulaError for a form that there is not
 */
export function formsFor({ forms, columns }: FormOptions): readonly Form[] {
  const unknown = forms?.find((form) => !FORMS.includes(form));
  if (unknown !== undefined)
    throw new FormulaError({
      code: "unknown-form",
      message: `there is no form of functions ${unknown}; there are ${FORMS.join(", ")}`,
    });
  if (forms === undefined) return columns === undefined ? [] : ["batch", "sum"];
  return FORMS.filter((form) => forms.includes(form));
}

/**
 * The variables that differ from row to row.
 * @throws FormulaError for a name that is not a number of the formula, and where there is none
 */
export function columnsOf(
  formula: Formula,
  wrt: readonly Variable[],
  { columns }: FormOptions,
): readonly Variable[] {
  const variables = variablesOf([formula.root]);
  const named =
    columns === undefined
      ? variables.filter((variable) => variable.shape === "number" && !wrt.includes(variable))
      : [...new Set(columns.map((name) => name.normalize("NFC")))].map((name) => {
          const variable = variables.find((one) => one.name === name);
          if (variable !== undefined) return variable;
          throw unknownVariable(
            name,
            variables.map((one) => one.name),
            "it is the same in every row",
          );
        });
  const vector = named.find(({ shape }) => shape === "vector");
  if (vector !== undefined)
    throw new FormulaError({
      code: "column-of-vectors",
      message: `${vector.name} is a vector, and a column has one number for each row`,
      suggestion: "leave it out: it is the same for all rows",
    });
  if (named.length > 0) return named;
  throw new FormulaError({
    code: "no-columns",
    message: "there is no variable that differs from row to row",
    suggestion: "name those that do by --columns, or the option columns",
  });
}
