/** Somebody's code for a formula's derivatives as something that the witnesses can test. */
import type { Formula } from "../../ast/formula.ts";
import { nearestName } from "../../parser/suggest.ts";
import type { Point } from "../../verify/points.ts";
import type { Second, Subject } from "../../verify/subject.ts";
import { flat } from "../flat.ts";
import { type Convention, conventionOf } from "./calling.ts";
import { type Foreign, ForeignFault } from "./foreign.ts";
import { readGradient, readHessian, readList, readValue } from "./results.ts";

/** What is tested of somebody's code. */
export interface Tested {
  readonly subject: Subject;
  /** How its functions are called. */
  readonly calling: string;
  /** Functions that are tested, and those that are not. */
  readonly tested: readonly string[];
  readonly others: readonly string[];
  /** The same by `valueAndGradient`, where both are there. */
  readonly both: Subject | undefined;
  /** What functions threw, or returned that is no number, as the check went on. */
  readonly faults: Map<string, { count: number; readonly at: Point }>;
}

/** What is known of the formula, whose own functions stand in for those that the code lacks. */
export interface Own {
  readonly formula: Formula;
  readonly subject: Subject;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly slopes: readonly Formula[] | undefined;
}

/**
 * @param points some of the formula's domain, to find out how functions are called
 * @throws ForeignFault where there is no gradient, or none that can be called
 */
export function testedOf(foreign: Foreign, own: Own, points: readonly Point[]): Tested {
  const { wrt, variables, subject } = own;
  const has = (fn: string): boolean => foreign.functions.includes(fn);
  if (own.formula.root.kind === "list") return testedResults(foreign, own);
  const main = mainOf(foreign);
  const faults: Tested["faults"] = new Map();
  const conventions = new Map<string, Convention>();
  const reader =
    <T>(
      fn: string,
      read: (returned: unknown, at: Point, order: readonly string[]) => T,
      flatten: (read: T) => number[],
    ) =>
    (at: Point): T => {
      const ordered = (order: Convention["order"]): readonly string[] =>
        order?.filter((name) => wrt.includes(name)) ?? wrt;
      const way =
        conventions.get(fn) ??
        conventionOf(foreign, fn, variables, points, (returned, where, order) =>
          flatten(read(returned, where, ordered(order))),
        );
      conventions.set(fn, way);
      return read(foreign.call(fn, way.argumentsAt(at)), at, ordered(way.order));
    };
  const value = reader("value", readValue, (one) => [one]);
  const gradientBy = (fn: string): ((at: Point) => ReturnType<typeof readGradient>) =>
    reader(
      fn,
      (returned, at, order) => readGradient(returned, at, order),
      (one) => flat(one, wrt),
    );
  const gradient = gradientBy(main);
  const hessian = reader(
    "hessian",
    (returned, at, order) => readHessian(returned, at, order),
    (rows) => wrt.flatMap((name) => flat(rows[name]!, wrt)),
  );
  /** What goes wrong at one point is no number there, and told. */
  const careful =
    <T>(fn: string, run: (at: Point) => T, otherwise: (at: Point) => T) =>
    (at: Point): T => {
      try {
        return run(at);
      } catch (error) {
        if (!(error instanceof ForeignFault)) throw error;
        const told = `${fn} ${error.message}`;
        const known = faults.get(told);
        if (known === undefined) faults.set(told, { count: 1, at });
        else known.count++;
        return otherwise(at);
      }
    };
  const noGradient = (at: Point): ReturnType<typeof readGradient> =>
    readGradient(
      flat(subject.gradient(at), wrt).map(() => NaN),
      at,
      wrt,
    );
  const [first] = points;
  // What cannot be called at all is told at once.
  if (first !== undefined) {
    gradient(first);
    if (has("value")) value(first);
    if (has("hessian") && own.slopes !== undefined) hessian(first);
  }
  const second: Second | undefined =
    has("hessian") && own.slopes !== undefined
      ? {
          slopes: own.slopes,
          hessian: careful("hessian", hessian, (at) =>
            readHessian(
              Array.from({ length: wrt.length ** 2 }, () => NaN),
              at,
              wrt,
            ),
          ),
        }
      : undefined;
  const free = { valueCost: () => 0, bothCost: () => 0 };
  const theirs: Subject = {
    ...subject,
    ...free,
    value: has("value") ? careful("value", value, () => NaN) : subject.value,
    gradient: careful(main, gradient, noGradient),
    ...(second === undefined ? {} : { second }),
  };
  const isBoth = main !== BOTH && has(BOTH);
  const both: Subject = {
    ...theirs,
    value: careful(
      BOTH,
      reader(BOTH, readBothValue, (one) => [one]),
      () => NaN,
    ),
    gradient: careful(BOTH, gradientBy(BOTH), noGradient),
  };
  const tested = [
    main,
    ...(has("value") ? ["value"] : []),
    ...(isBoth ? [BOTH] : []),
    ...(second === undefined ? [] : ["hessian"]),
  ];
  const { second: _, ...bothOnly } = both;
  return {
    subject: theirs,
    calling: conventions.get(main)?.text ?? "one object by names",
    tested,
    others: foreign.functions.filter((fn) => !tested.includes(fn)),
    both: isBoth ? bothOnly : undefined,
    faults,
  };
}

const BOTH = "valueAndGradient";

/** Of several results their values: derivatives are kinds, which are asked for. */
function testedResults(foreign: Foreign, { subject }: Own): Tested {
  const tested = foreign.functions.filter((fn) => fn === "value");
  const value: Subject["value"] = (at) => readList(foreign.call("value", [at]));
  return {
    subject: tested.length === 0 ? subject : { ...subject, value },
    calling: "one object by names",
    tested,
    others: foreign.functions.filter((fn) => fn !== "value"),
    both: undefined,
    faults: new Map(),
  };
}

/** Of `{ value, gradient }` or `[value, gradient]` the value. */
function readBothValue(returned: unknown): number {
  if (Array.isArray(returned)) return readValue(returned[0]);
  return readValue((returned as { value?: unknown } | undefined)?.value);
}

/** The function that gives the gradient. */
function mainOf({ functions }: Foreign): string {
  const main = ["gradient", BOTH, "default"].find((fn) => functions.includes(fn));
  if (main !== undefined) return main;
  const there = functions.length === 0 ? "no function" : `${functions.slice(0, 8).join(", ")} only`;
  const near = nearestName("gradient", functions) ?? functions[0];
  const advice = near === undefined ? "" : `; export { ${near} as gradient }, if it is that`;
  throw new ForeignFault(`it exports ${there}, and a function gradient is expected${advice}`);
}
