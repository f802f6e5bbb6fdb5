/**
 * The structures of a module in C: points, directions and derivatives. A vector is a pointer to its
 * first element; how many elements it has is said once, in the point.
 */
import type { Plan, ResultType } from "../../plan.ts";
import { membersOf } from "./identifiers.ts";

/** How a module in C calls what it declares. */
export interface Vocabulary {
  readonly prefix: string;
  /** The member for each variable. */
  readonly members: ReadonlyMap<string, string>;
  /** The member for the length of each vector, in the point. */
  readonly lengths: ReadonlyMap<string, string>;
}

export function vocabulary(plan: Plan, prefix: string): Vocabulary {
  const suffixes = new Map([...plan.vectors].map((name) => [name, "_length"]));
  const { name, suffixed } = membersOf(plan.variables, suffixes);
  return { prefix, members: name, lengths: suffixed };
}

/** The type of a result that has members of its own; undefined of numbers and sparse matrices. */
export function structureOf(type: ResultType, prefix: string): string | undefined {
  if (type === "gradient" || type === "gradients") return `struct ${prefix}_gradient`;
  if (type === "hessian") return `struct ${prefix}_hessian`;
  if (typeof type === "string" || "members" in type) return undefined;
  return orderName(type.order, prefix);
}

const orderName = (order: number, prefix: string): string =>
  order === 1 ? `struct ${prefix}_gradient` : `struct ${prefix}_derivatives${order}`;

/** The declarations that the functions of a plan refer to, those that others are made of first. */
export function structures(plan: Plan, words: Vocabulary): string[] {
  const { prefix } = words;
  const planned = plan.names.map((name) => plan.planned(name));
  const types = planned.flatMap(({ type }) => partsOf(type));
  const orders = types.flatMap((type) => (isOrder(type) ? [type.order] : []));
  const isNested = types.includes("hessian");
  const hasGradient = isNested || types.some((type) => /^gradients?$/.test(String(type)));
  const isDirected = planned.some(({ parameters }) => parameters.includes("direction"));
  const higher = Array.from({ length: Math.max(1, ...orders) - 1 }, (_, place) => place + 2);
  return [
    point(plan, words),
    ...(hasGradient || orders.length > 0
      ? [byVariable(plan, words, "gradient", "Derivatives by variable.", "double *")]
      : []),
    ...(isNested ? hessian(plan, words) : []),
    ...higher.map((order) => ofOrder(plan, words, order)),
    ...(isDirected
      ? [byVariable(plan, words, "direction", "How fast variables move.", "const double *")]
      : []),
  ].map((text) => text.replaceAll("struct $", `struct ${prefix}`));
}

const isOrder = (type: ResultType): type is { readonly order: number } =>
  typeof type === "object" && "order" in type;

function partsOf(type: ResultType): ResultType[] {
  return typeof type === "object" && "members" in type
    ? type.members.flatMap(([, member]) => partsOf(member))
    : [type];
}

/** A structure, which must have a member even if there is nothing to say. */
function structure(name: string, text: string, members: readonly string[]): string {
  const own = members.length === 0 ? ["char none; /* There are no variables. */"] : members;
  return [`/* ${text} */`, `struct $_${name} {`, ...own.map((line) => `  ${line}`), "};"].join(
    "\n",
  );
}

function point(plan: Plan, { members, lengths }: Vocabulary): string {
  const lines = plan.variables.flatMap((name) => {
    const [member, length] = [members.get(name)!, lengths.get(name)];
    return length === undefined
      ? [`double ${member};${called(name, member)}`]
      : [`const double *${member};${called(name, member)}`, `size_t ${length};`];
  });
  return structure("point", "Values of the variables; vectors with their lengths.", lines);
}

/** What a variable is called in the formula, where that is not allowed here. */
const called = (name: string, member: string): string => (name === member ? "" : ` /* ${name} */`);

function byVariable(
  plan: Plan,
  { members }: Vocabulary,
  name: string,
  text: string,
  vector: string,
): string {
  const lines = plan.wrt.map((key) => {
    const type = plan.vectors.has(key) ? vector : "double ";
    return `${type}${members.get(key)!};`;
  });
  const note = plan.wrt.some((key) => plan.vectors.has(key))
    ? ` By a vector as many as it has elements${name === "gradient" ? ", in memory of the caller's" : ""}.`
    : "";
  return structure(name, text + note, lines);
}

/** By two numbers a number; by a vector and a number a vector, by two vectors their pairs row by row. */
function hessian(plan: Plan, { members }: Vocabulary): string[] {
  const rows = plan.wrt.map((key) => {
    const type = plan.vectors.has(key) ? "row" : "gradient";
    return `struct $_${type} ${members.get(key)!};`;
  });
  const columns = plan.wrt.map((key) => `double *${members.get(key)!};`);
  const text = "Second derivatives by two variables; by two vectors row by row.";
  const row = "Second derivatives by a vector and a variable, in memory of the caller's.";
  return [
    ...(plan.wrt.some((key) => plan.vectors.has(key)) ? [structure("row", row, columns)] : []),
    structure("hessian", text, rows),
  ];
}

function ofOrder(plan: Plan, { members, prefix }: Vocabulary, order: number): string {
  const inner = orderName(order - 1, prefix);
  const lines = plan.wrt.map((key) => `${inner} ${members.get(key)!};`);
  return structure(`derivatives${order}`, `Derivatives by ${order} variables in turn.`, lines);
}
