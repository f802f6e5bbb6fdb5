/**
 * Whether a formula is smooth around a point: the point is inside every domain that the evaluation
 * meets on the paths taken, and clear of every kink, pole and tie.
 *
 * Clear is meant relative to how far a value can move: each value carries its reach, the change that
 * follows from changing the variables by their own size, to first order. A fixed distance would
 * reject all of `x/6.6e-34`, and accept `abs(x - y)` between large neighbours.
 */
import type { Apply, Constant, Node, Reduce, Variable } from "../ast/node.ts";
import type { RealEntry, RelationEntry } from "../functions/entry.ts";
import { Allowance, TooCostly } from "./allowance.ts";
import { isStaircase, isStep, slopeOf, type RealFunctionName } from "./dual-rules.ts";
import { evaluateAll, type Algebra, type Plan } from "./evaluate.ts";
import { coordinate, vectorAt, type Point } from "./points.ts";

export interface Inspection {
  /** Every application within its domain, finite, and of a size whose cube is finite. */
  readonly inside: boolean;
  /** Inside, and no kink, pole or tie nearby. */
  readonly smooth: boolean;
  /** Why it is not inside: what was met first. */
  readonly outside: Outside | undefined;
  /** The functions and comparisons met exactly at a kink, a pole or a tie. */
  readonly kinks: readonly Met[];
  /** Nodes evaluated, those in loops as often as they were. */
  readonly cost: number;
  /** False where there were too many of them, so that nothing is known of the point. */
  readonly affordable: boolean;
}

/** What keeps a point out. */
export interface Outside {
  /**
   * `domain`: the function has no value there, or none around; `size`: the value is too large or too
   * small for derivatives in doubles; `place`: no such element, or a bound that is not whole;
   * `steps`: too many of them to look at.
   */
  readonly kind: "domain" | "size" | "place" | "steps";
  /** The application, or the sum or product that does it at each turn. */
  readonly node: Node | undefined;
  readonly fn: string;
  readonly operands: readonly number[];
}

/** A function or comparison at a kink, with its operands there. */
export interface Met {
  readonly node: Node;
  readonly fn: string;
  readonly operands: readonly number[];
}

interface Moving {
  readonly value: number;
  readonly reach: number;
  /** Constant around the point, as floor(x) is between its jumps: a tie with it is no kink. */
  readonly steady: boolean;
}

/** Beyond these magnitudes the square or cube in some derivative could overflow or vanish. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;
/** The share of its reach by which a value is moved to see whether a singularity is near. */
const PROBE = 1e-4;
/** Jumps nearer than this share of the reach look like a slope to any difference. */
const STAIRCASE = 1e-3;
/** A singularity that this many probes would reach is near. */
const CLEARANCE = 10;

/** Steps in loops that the certificate of one point can afford. */
const MOST_STEPS = 100_000;

/** Looks at the formula at a point; one that takes too many steps does not count as inside. */
export function inspect(plan: Plan, at: Readonly<Point>): Inspection {
  const watch = new Watch(plan, at);
  const allowance = new Allowance(MOST_STEPS);
  const inspection = (affordable: boolean): Inspection => ({
    inside: affordable && watch.inside,
    smooth: affordable && watch.inside && watch.clear,
    outside: affordable ? watch.outside : NO_END,
    kinks: affordable ? [...watch.kinks.values()] : [],
    cost: plan.nodes.length + allowance.spent,
    affordable,
  });
  try {
    evaluateAll(plan, watch, allowance);
  } catch (error) {
    if (error instanceof TooCostly) return inspection(false);
    throw error;
  }
  return inspection(true);
}

const NO_END: Outside = { kind: "steps", node: undefined, fn: "", operands: [] };
const NO_PLACE: Outside = { kind: "place", node: undefined, fn: "", operands: [] };

/** Numbers that know how far they can move, and the notes taken of where they come to. */
class Watch implements Algebra<Moving> {
  outside: Outside | undefined;
  clear = true;
  readonly kinks = new Map<Node, Met>();
  readonly #plan: Plan;
  readonly #at: Readonly<Point>;

  constructor(plan: Plan, at: Readonly<Point>) {
    this.#plan = plan;
    this.#at = at;
  }

  get inside(): boolean {
    return this.outside === undefined;
  }

  constant(node: Constant): Moving {
    return still(node.nearest);
  }

  variable({ name }: Variable): Moving {
    return this.#read(name, coordinate(this.#at, name));
  }

  element({ name }: Variable, position: number): Moving {
    return this.#read(name, vectorAt(this.#at, name)[position - 1]!);
  }

  length({ name }: Variable): number {
    return vectorAt(this.#at, name).length;
  }

  /** What counts does not move. */
  #read(name: string, value: number): Moving {
    if (!Number.isFinite(value)) this.outside ??= NO_PLACE;
    return this.#plan.counted.has(name)
      ? still(value)
      : { value, reach: Math.abs(value) || 1, steady: false };
  }

  /** No element, no length, or the extreme of nothing is not inside. */
  plain(value: number): Moving {
    if (!Number.isFinite(value)) this.outside ??= NO_PLACE;
    return still(value);
  }

  toNumber({ value }: Moving): number {
    return value;
  }

  apply(entry: RealEntry, operands: readonly Moving[], fn: string, node: Node): Moving {
    const values = operands.map((operand) => operand.value);
    const value = entry.kernel(...values);
    if (operands.length === 0) return still(value);
    const kind = keptOut(entry, operands, values, fn, value);
    if (kind !== undefined) this.outside ??= { kind, node, fn, operands: values };
    const steady = operands.every((operand) => operand.steady);
    if (!steady && entry.singular !== undefined) {
      const distance = entry.singular(...values);
      if (distance === 0) this.kinks.set(node, { node, fn, operands: values });
      if (distance <= CLEARANCE * approach(entry, operands, values, distance)) this.clear = false;
      if (isStaircase(fn as RealFunctionName)) {
        const reach = Math.max(...operands.map((operand) => operand.reach));
        if (distance <= STAIRCASE * reach) this.clear = false;
      }
    }
    const reach = steady ? 0 : reachOf(fn, operands, values);
    return { value, reach, steady: steady || isStep(fn as RealFunctionName) };
  }

  compare(entry: RelationEntry, x: Moving, y: Moving, test: Apply): boolean {
    const gap = Math.abs(x.value - y.value);
    const { fn } = test;
    if (!(x.steady && y.steady) && !isTieTest(test)) {
      if (gap === 0) this.kinks.set(test, { node: test, fn, operands: [x.value, y.value] });
      if (!(gap > CLEARANCE * (probe(x) + probe(y)))) this.clear = false;
    }
    return entry.kernel(x.value, y.value);
  }
}

/**
 * Whether it asks if a term is the extreme of all terms, as derivatives of that do: the extreme
 * itself tells where terms tie, and the term that it is equals it all around the point.
 */
const isTieTest = ({ fn, operands }: Apply): boolean =>
  fn === "==" &&
  operands.some((operand) => operand.kind === "reduce" && EXTREMES.has(operand.op)) &&
  operands.some((operand) => operand.free.length > 0);

const EXTREMES: ReadonlySet<Reduce["op"]> = new Set(["max", "min"]);

const still = (value: number): Moving => ({ value, reach: 0, steady: true });

const isModerate = (value: number): boolean =>
  value === 0 || (Math.abs(value) <= LARGEST && Math.abs(value) >= SMALLEST);

/** Why a value is not inside, if it is not: where moderate operands give none, there is none. */
function keptOut(
  entry: RealEntry,
  operands: readonly Moving[],
  values: readonly number[],
  fn: string,
  value: number,
): Outside["kind"] | undefined {
  if (!withinDomain(entry, operands, values, fn)) return "domain";
  if (isModerate(value)) return undefined;
  const isPole = Number.isNaN(value) || entry.singular?.(...values) === 0;
  return isPole && values.every(isModerate) ? "domain" : "size";
}

/** A power of a negative base is fine where the exponent is a whole number and does not move. */
function withinDomain(
  entry: RealEntry,
  operands: readonly Moving[],
  values: readonly number[],
  fn: string,
): boolean {
  if (fn === "^" && operands[1]!.steady && Number.isInteger(values[1])) return true;
  return (
    values.every((value, i) => {
      const [low, high] = entry.domain[entry.variadic ? 0 : i]!;
      return low < value && value < high;
    }) &&
    (entry.within?.(...values) ?? true)
  );
}

const probe = (operand: Moving): number => PROBE * Math.min(1, operand.reach);

/** How much nearer a singularity may come when one operand is moved a little, at most. */
function approach(
  entry: RealEntry,
  operands: readonly Moving[],
  values: readonly number[],
  distance: number,
): number {
  let nearest = distance;
  operands.forEach((operand, i) => {
    if (operand.steady || entry.integer?.[i]) return;
    for (const step of [probe(operand), -probe(operand)])
      nearest = Math.min(nearest, entry.singular!(...values.with(i, values[i]! + step)));
  });
  return distance === nearest ? 0 : distance - nearest;
}

function reachOf(fn: string, operands: readonly Moving[], values: readonly number[]): number {
  let reach = 0;
  operands.forEach((operand, i) => {
    if (operand.steady) return;
    const part = Math.abs(slopeOf(fn as RealFunctionName, i, values)) * operand.reach;
    if (part > reach) reach = part;
  });
  return reach;
}
