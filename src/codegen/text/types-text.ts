/** The types of emitted functions as TypeScript writes them: points, derivatives, and what is returned. */
import type { Parameter, Plan, PlannedFunction, ResultType } from "../plan.ts";
import { propertyName } from "./results.ts";

/** A type that an emitted module declares: an object's members, or another type for its name. */
export interface TypeDeclaration {
  readonly name: string;
  readonly text: string;
  readonly type: readonly (readonly [member: string, type: string])[] | string;
}

/** A type's name, or its text where it has none; members are separated by commas. */
export function typeText(type: ResultType): string {
  switch (type) {
    case "number":
      return "number";
    case "numbers":
      return "number[]";
    case "gradient":
      return "Gradient";
    case "gradients":
      return "Gradient[]";
    case "hessian":
      return "Hessian";
    case "sparse":
      return "SparseMatrix";
    case "vector":
      return "Float64Array";
    case "vectors":
      return "Float64Array[]";
    case "gradientBatch":
      return "GradientBatch";
    case "gradientSum":
      return "GradientSum";
    case "nothing":
      return "void";
    default:
      return "order" in type
        ? orderName(type.order)
        : `{ ${type.members.map(([key, member]) => `${key}: ${typeText(member)}`).join(", ")} }`;
  }
}

const orderName = (order: number): string => (order === 1 ? "Gradient" : `Derivatives${order}`);

export function parameterType(parameter: Parameter, planned: PlannedFunction): string {
  const { inputs, out, point } = planned;
  if (parameter === "at") return point;
  if (parameter === "out") return typeText(out ?? "nothing");
  if (parameter === "direction") return "Direction";
  const isVector = [...inputs.values()].some(
    (input) => input.parameter === parameter && input.shape === "vector",
  );
  return isVector ? "ArrayLike<number>" : "number";
}

/** The types that the functions of a plan refer to. */
export function typeDeclarations(plan: Plan): TypeDeclaration[] {
  const planned = plan.names.map((name) => plan.planned(name));
  const used = new Set(
    planned.flatMap(({ type, out = "nothing" }) => [type, out].flatMap(partsOf)),
  );
  const names = new Set([...used].map((type) => (typeof type === "string" ? type : "order")));
  const orders = [...used].flatMap((type) =>
    typeof type === "object" && "order" in type ? [type.order] : [],
  );
  const hasGradient = ["gradient", "gradients", "hessian", "order"].some((name) =>
    names.has(name as never),
  );
  const isDirected = planned.some(({ parameters }) => parameters.includes("direction"));
  return [
    members(plan, "Point", "Values of the variables.", plan.variables, "ArrayLike<number>"),
    ...(hasGradient
      ? [members(plan, "Gradient", "Derivatives by variable.", plan.wrt, "Float64Array")]
      : []),
    ...(names.has("hessian") ? [hessian(plan)] : []),
    ...Array.from({ length: Math.max(1, ...orders) - 1 }, (_, place) => ofOrder(place + 2)),
    ...(names.has("sparse") ? [SPARSE] : []),
    ...overRows(plan, planned, names),
    ...(isDirected
      ? [members(plan, "Direction", "How fast variables move.", plan.wrt, "ArrayLike<number>")]
      : []),
  ];
}

function partsOf(type: ResultType): ResultType[] {
  return typeof type === "object" && "members" in type
    ? type.members.flatMap(([, member]) => partsOf(member))
    : [type];
}

function members(
  plan: Plan,
  name: string,
  text: string,
  variables: readonly string[],
  vector: string,
): TypeDeclaration {
  const typeOf = (variable: string): string => (plan.vectors.has(variable) ? vector : "number");
  return { name, text, type: variables.map((key) => [propertyName(key), typeOf(key)]) };
}

/** The types of functions over the rows of a table. */
function overRows(
  plan: Plan,
  planned: readonly PlannedFunction[],
  names: ReadonlySet<string>,
): TypeDeclaration[] {
  const first = planned.find(({ point }) => point === "Table");
  if (first === undefined) return [];
  const { inputs } = first;
  const isColumn = (name: string): boolean => inputs.get(name)?.shape === "vector";
  const keyed = (keys: readonly string[], typeOf: (key: string) => string): Members =>
    keys.map((key) => [propertyName(key), typeOf(key)]);
  const [column, either] = ["Float64Array", "ArrayLike<number>"];
  const ofSum = (key: string): string => (isColumn(key) ? column : "number");
  return [
    {
      name: "Table",
      text: "Values of the variables: numbers, and columns with one for each row.",
      type: keyed(plan.variables, (key) => (isColumn(key) ? either : "number")),
    },
    ...(names.has("gradientBatch")
      ? [
          {
            name: "GradientBatch",
            text: "Derivatives by variable, one for each row.",
            type: keyed(plan.wrt, () => column),
          },
        ]
      : []),
    ...(names.has("gradientSum")
      ? [
          {
            name: "GradientSum",
            text: "Derivatives of the sum by variable, by a column one for each row.",
            type: keyed(plan.wrt, ofSum),
          },
        ]
      : []),
  ];
}

type Members = readonly (readonly [member: string, type: string])[];

/** By two numbers a number; by a vector, or two, an array of numbers, row by row. */
function hessian(plan: Plan): TypeDeclaration {
  const typeOf = (variable: string): string =>
    plan.vectors.has(variable) ? "Record<keyof Gradient, Float64Array>" : "Gradient";
  const rows = plan.wrt.map((key) => [propertyName(key), typeOf(key)] as const);
  return { name: "Hessian", text: "Second derivatives by two variables.", type: rows };
}

const ofOrder = (order: number): TypeDeclaration => ({
  name: orderName(order),
  text: `Derivatives by ${order} variables in turn.`,
  type: `Record<keyof Gradient, ${orderName(order - 1)}>`,
});

const SPARSE: TypeDeclaration = {
  name: "SparseMatrix",
  text: "Entries with their places, counted from 0; of a Hessian the lower triangle.",
  type: [
    ["rows", "Int32Array"],
    ["columns", "Int32Array"],
    ["values", "Float64Array"],
  ],
};
