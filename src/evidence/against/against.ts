/** Somebody's code for a formula's derivatives as something that the witnesses can test. */
import type { Formula } from "../../ast/formula.ts";
import { nearestName } from "../../parser/suggest.ts";
import type { Point } from "../../verify/points.ts";
import type { Second, Subject } from "../../verify/subject.ts";
import { flat } from "../flat.ts";
import { callersOf, carefully, type Faults } from "./callers.ts";
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
  readonly faults: Faults;
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
  const { wrt, variables, subject, slopes } = own;
  if (own.formula.root.kind === "list") return testedResults(foreign, own);
  const has = (fn: string): boolean => foreign.functions.includes(fn);
  const main = mainOf(foreign);
  const { reading, calling } = callersOf(foreign, { variables, wrt, points });
  const faults: Faults = new Map();
  const careful = <T>(fn: string, run: (at: Point) => T, otherwise: (at: Point) => T) =>
    carefully(faults, fn, run, otherwise);

  const value = reading("value", readValue, (one) => [one]);
  const gradientBy = (fn: string) => reading(fn, readGradient, (one) => flat(one, wrt));
  const gradient = gradientBy(main);
  const hessian = reading("hessian", readHessian, (rows) =>
    wrt.flatMap((name) => flat(rows[name]!, wrt)),
  );
  const noGradient: Subject["gradient"] = (at) => {
    const nothing = flat(subject.gradient(at), wrt).map(() => NaN);
    return readGradient(nothing, at, wrt);
  };
  const noHessian: Second["hessian"] = (at) => {
    const nothing = Array.from({ length: wrt.length ** 2 }, () => NaN);
    return readHessian(nothing, at, wrt);
  };

  const isTwice = has("hessian") && slopes !== undefined;
  const [first] = points;
  // What cannot be called at all is told at once.
  if (first !== undefined) {
    gradient(first);
    if (has("value")) value(first);
    if (isTwice) hessian(first);
  }
  const apart: Subject = {
    ...subject,
    valueCost: () => 0,
    bothCost: () => 0,
    value: has("value") ? careful("value", value, () => NaN) : subject.value,
    gradient: careful(main, gradient, noGradient),
  };
  const second = isTwice && { slopes, hessian: careful("hessian", hessian, noHessian) };
  const isBoth = main !== BOTH && has(BOTH);
  const bothValue = reading(BOTH, readBothValue, (one) => [one]);
  const both: Subject = {
    ...apart,
    value: careful(BOTH, bothValue, () => NaN),
    gradient: careful(BOTH, gradientBy(BOTH), noGradient),
  };
  const tested = [
    main,
    ...(has("value") ? ["value"] : []),
    ...(isBoth ? [BOTH] : []),
    ...(isTwice ? ["hessian"] : []),
  ];
  return {
    subject: second === false ? apart : { ...apart, second },
    calling: calling(main) ?? "one object by names",
    tested,
    others: foreign.functions.filter((fn) => !tested.includes(fn)),
    both: isBoth ? both : undefined,
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
