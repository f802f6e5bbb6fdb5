/**
 * How somebody's functions want their arguments: one object by names, numbers in a row, or one array
 * in the order of the variables. The names of the parameters say it, or the first call that gives
 * numbers.
 */
import type { Point } from "../../verify/points.ts";
import { type Foreign, ForeignFault } from "./foreign.ts";

export interface Convention {
  /** In words. */
  readonly text: string;
  /** The order of the variables, which that of the results follows; none where names tell. */
  readonly order: readonly string[] | undefined;
  argumentsAt(at: Point): readonly unknown[];
}

const byNames: Convention = {
  text: "one object by names",
  order: undefined,
  argumentsAt: (at) => [{ ...at }],
};

const inRow = (order: readonly string[]): Convention => ({
  text: `numbers in the order ${order.join(", ")}`,
  order,
  argumentsAt: (at) => order.map((name) => at[name]),
});

const inArray = (order: readonly string[]): Convention => ({
  text: `one array in the order ${order.join(", ")}`,
  order,
  argumentsAt: (at) => [order.map((name) => at[name])],
});

/** The ways to call a function that its parameters leave, the likeliest first. */
function conventions(parameters: readonly string[], variables: readonly string[]): Convention[] {
  const [first = ""] = parameters;
  if (first.startsWith("{")) return [byNames];
  const isNamedBy = (names: readonly string[]): boolean =>
    names.length === variables.length && names.every((name) => variables.includes(name));
  if (first.startsWith("[")) {
    const names = first
      .slice(1, -1)
      .split(",")
      .map((name) => name.trim());
    return [inArray(isNamedBy(names) ? names : variables)];
  }
  const isNamed = isNamedBy(parameters);
  if (isNamed && parameters.length > 1) return [inRow(parameters)];
  if (isNamed) return [inRow(parameters), byNames, inArray(variables)];
  if (parameters.length > 1) return [inRow(variables)];
  return [
    byNames,
    ...(variables.length === 1 || first.startsWith("...") || first === ""
      ? [inRow(variables)]
      : []),
    inArray(variables),
  ];
}

/**
 * How to call a function, as found at some points: `read` takes what is returned, and gives numbers.
 * @throws ForeignFault where no way gives anything that can be read, with what the first way gave
 */
export function conventionOf(
  foreign: Foreign,
  fn: string,
  variables: readonly string[],
  points: readonly Point[],
  read: (returned: unknown, at: Point, order: Convention["order"]) => readonly number[],
): Convention {
  const ways = conventions(foreign.parametersOf(fn), variables);
  let readable: Convention | undefined;
  let fault: unknown;
  for (const way of ways)
    for (const at of points) {
      try {
        const numbers = read(foreign.call(fn, way.argumentsAt(at)), at, way.order);
        if (numbers.every(Number.isFinite)) return way;
        readable ??= way;
      } catch (error) {
        if (!(error instanceof ForeignFault)) throw error;
        fault ??= new ForeignFault(`${fn} ${explained(error.message, foreign, fn, variables)}`);
      }
    }
  if (readable !== undefined) return readable;
  throw fault ?? new ForeignFault(`${fn} was not called, since there is no point to call it at`);
}

/** With what it takes, where that is not what there is. */
function explained(
  message: string,
  foreign: Foreign,
  fn: string,
  variables: readonly string[],
): string {
  const taken = foreign.parametersOf(fn);
  const counts = taken.length > 1 && taken.length !== variables.length;
  const takes = counts
    ? `; it takes ${taken.length} arguments (${taken.join(", ")}), and the variables are ${variables.join(", ")}`
    : "";
  return `${message}${takes}`;
}
