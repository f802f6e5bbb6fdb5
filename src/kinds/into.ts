/** Functions that write their results into what they are given, so that a call allocates nothing. */
import type { FunctionInput, ResultType } from "../codegen/plan.ts";

/**
 * The function that writes what another one returns; a result that is one number, or the value that
 * comes with derivatives, is returned.
 * @returns undefined for what returns one number only, or a sparse matrix
 */
export function intoForm(input: FunctionInput): FunctionInput | undefined {
  const { name, type } = input;
  if (type === "number" || type === "sparse") return undefined;
  const returned = returnedType(type);
  const own = `The same as \`${name}\`, written into \`out\``;
  return {
    name: `${name}Into`,
    text: returned === undefined ? `${own}.` : `${own}; the value is returned.`,
    type: returned ?? "nothing",
    out: outType(type),
    ...(input.point === undefined ? {} : { point: input.point }),
    parameters: [...(input.parameters ?? []), "out"],
    get inputs() {
      return input.inputs ?? new Map();
    },
    ...(input.primal === undefined ? {} : { primal: input.primal }),
    ...(input.shared === undefined ? {} : { shared: input.shared }),
    result: input.result,
  };
}

/** What the function returns: the number among the members. */
function returnedType(type: ResultType): ResultType | undefined {
  const hasNumber =
    typeof type === "object" && "members" in type && type.members[0]![1] === "number";
  return hasNumber ? "number" : undefined;
}

/** What it is given: the other member, or all. */
function outType(type: ResultType): ResultType {
  const isSplit = returnedType(type) !== undefined;
  return isSplit ? (type as Members).members[1]![1] : type;
}

type Members = Extract<ResultType, { readonly members: unknown }>;
