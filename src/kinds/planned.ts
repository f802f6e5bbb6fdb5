/** The programs for a formula's value and for derivatives of the kinds that are asked for. */
import { FormulaError } from "../ast/formula-error.ts";
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import { type StabilityOptions, stableForms } from "../simplify/stable/rewrite.ts";
import { type Plan, plan } from "../codegen/plan.ts";
import { requireOrder } from "../diff/requirements.ts";
import type { FunctionInput } from "../codegen/plan.ts";
import { type FormOptions, formsFor } from "./form.ts";
import { functionsOf } from "./functions.ts";
import { intoForm } from "./into.ts";
import { type Kind, type KindOptions, KINDS } from "./kind.ts";
import { batchFunctions, sumFunctions } from "./over-rows.ts";

export interface Asked extends KindOptions, FormOptions, StabilityOptions {
  /**
   * The kinds of derivative. Unless given, an order of 2 asks for the Hessian and one above for
   * `derivative`, a variable `of` for implicit derivatives, several results for the Jacobian, and
   * nothing of that for the gradient.
   */
  readonly kinds?: readonly Kind[];
}

/**
 * What is asked for: of several results the Jacobian, of one the gradient, or an order.
 * @throws FormulaError for a kind that there is not
 */
export function kindsFor({ root }: Formula, { kinds, of, order = 1 }: Asked): readonly Kind[] {
  const unknown = kinds?.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined)
    throw new FormulaError({
      code: "unknown-kind",
      message: `there is no kind of derivative ${unknown}; there are ${KINDS.join(", ")}`,
    });
  requireOrder(order, 1);
  if (kinds !== undefined) return kinds;
  if (of !== undefined) return ["implicit"];
  if (order > 1) return [order === 2 ? "hessian" : "derivative"];
  return [root.kind === "list" ? "jacobian" : "gradient"];
}

/** The kinds in whose modules the gradient is wanted as well. */
const WITH_GRADIENT: ReadonlySet<Kind> = new Set(["hessian", "sparseHessian", "hvp", "derivative"]);

/** The functions with those of all forms: over the rows of a table, and all of them written into. */
export function inAllForms(
  formula: Formula,
  wrt: readonly Variable[],
  plain: readonly FunctionInput[],
  options: FormOptions,
): FunctionInput[] {
  const ofRows = [batchFunctions, sumFunctions].flatMap((make) => make(formula, wrt, options));
  return withInto([...plain, ...ofRows]);
}

/** The functions with those of the forms that are asked for. */
function inForms(
  formula: Formula,
  wrt: readonly Variable[],
  plain: readonly FunctionInput[],
  options: FormOptions,
): readonly FunctionInput[] {
  const forms = formsFor(options);
  const [value, ...derivatives] = batchFunctions(formula, wrt, options);
  // Row by row, there are the values of several results.
  const batch = formula.root.kind === "list" ? [value!] : [value!, ...derivatives];
  const all = [
    ...plain,
    ...(forms.includes("batch") ? batch : []),
    ...(forms.includes("sum") ? sumFunctions(formula, wrt, options) : []),
  ];
  return forms.includes("into") ? withInto(all) : all;
}

const withInto = (functions: readonly FunctionInput[]): FunctionInput[] => [
  ...functions,
  ...functions.flatMap((one) => intoForm(one) ?? []),
];

/** The programs; a module has those of the kinds, and evidence needs the gradient too. */
export function planKinds(
  formula: Formula,
  wrt: readonly Variable[],
  kinds: readonly Kind[],
  options: KindOptions & FormOptions & StabilityOptions,
): Plan {
  const computed = stableForms(formula, options);
  const functions = functionsOf(computed.formula, wrt, options, formula);
  const emitted = kinds.flatMap((kind): Kind[] =>
    WITH_GRADIENT.has(kind) ? ["gradient", kind] : [kind],
  );
  const value = functions.value();
  const plain = [value, ...[...new Set(emitted)].flatMap((kind) => functions[kind]())];
  const named = inForms(computed.formula, wrt, plain, options);
  return plan({
    formula,
    computed,
    variables: variableNames(formula),
    wrt: wrt.map(({ name }) => name),
    functions: [...named, ...functions.gradient()],
    names: named.map(({ name }) => name),
  });
}
