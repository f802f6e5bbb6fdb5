/**
 * What the catalogue says of a function. The parser, suggestions, folding, differentiation,
 * printing, emission, sampling and the rule tests all read these entries; nothing else in the
 * house knows a function by name unless it is an operator.
 */
import type { Float } from "./float.ts";
import type { Rational } from "../ast/rational.ts";
import type { KernelName } from "./kernels.ts";
import type { CKernelName, Spelling, Unsupported } from "./spelling.ts";

/** An open interval of the reals, in the units of the argument. */
export type Interval = readonly [low: number, high: number];

interface Described {
  /** Other names that people type. */
  readonly aliases?: readonly string[];
  /** One line of documentation. */
  readonly summary: string;
  /** How JavaScript and TypeScript spell it. */
  readonly js: Spelling<KernelName>;
  /** How C spells it, as of C99. */
  readonly c: Spelling<CKernelName> | Unsupported;
  /** LaTeX with `$0`, `$1` for operands; `\operatorname{name}` in front of a list without it. */
  readonly latex?: string;
  /**
   * MathJSON's name for it, or JSON with `$0`, `$1` for operands and `$*` for all of them; null where
   * its library has none, so that it is a call of our name.
   */
  readonly mathJson: string | null;
  /** 1 for arithmetic, comparisons and selections, 5 for a call. */
  readonly cost: 0 | 1 | 5;
}

/** A function of real operands with a real value. */
export interface RealEntry extends Described {
  readonly kind: "real";
  /** Names of the operands, as the partials use them; a variadic function names only `x`. */
  readonly parameters: readonly string[];
  /** Any number of operands from one on. */
  readonly variadic?: true;
  /**
   * The partial derivative by each parameter as formula text, in the form that is numerically
   * good; null where the function is not differentiable by it (an order, an index). For a variadic
   * function one text serves all: `x` is the operand, `self` the function's own value, and `ties`
   * the number of operands equal to it.
   */
  readonly partials: readonly (string | null)[];
  /** The partials of a variadic function at exactly two operands `x` and `y`, where simpler. */
  readonly ofTwo?: readonly [string, string];
  /** The partials as a textbook writes them, where that differs. */
  readonly textbook?: readonly string[];
  /**
   * The reverse rule as formula text, where sharing between the operands' adjoints makes it
   * cheaper than `seed * partial`; `seed` is the incoming adjoint, `self` the function's value.
   */
  readonly adjoints?: readonly string[];
  /** The same, for operands of which none is a constant or depends on an index. */
  readonly symbolicAdjoints?: readonly string[];
  /**
   * The forward rule as formula text, where one for all operands is cheaper than a sum of
   * `partial * tangent`; `dx` is the tangent of the operand `x`.
   */
  readonly tangent?: string;
  /** Open intervals in which each operand must lie. */
  readonly domain: readonly Interval[];
  /** Further condition on the operands together. */
  readonly within?: (...operands: number[]) => boolean;
  /** Where tests sample each operand; the domain, cut to moderate size, unless given. */
  readonly sample?: readonly Interval[];
  /** Operands that take integers only. */
  readonly integer?: readonly boolean[];
  /** A closed interval that holds every value. */
  readonly range?: Interval;
  /** Never 0. */
  readonly nonzero?: true;
  /** Never less at a larger operand, so that bounds of the operand bound the value. */
  readonly increasing?: true;
  /** The same, to the bit, of operands without their signs. */
  readonly even?: true;
  /** What poles and `within` ask of the operands, as formula text. */
  readonly needs?: readonly string[];
  /** Has isolated poles inside the intervals of its domain. */
  readonly poles?: true;
  /** What its derivative is at a kink or jump, in words for reports; none where it has no derivative. */
  readonly atKink?: string;
  /** Distance of the operands to the nearest kink, jump or pole. */
  readonly singular?: (...operands: number[]) => number;
  /** The value in doubles; bit for bit what `js` computes. */
  readonly kernel: (...operands: number[]) => number;
  /** The value in MPFR. */
  readonly precise: (...operands: Float[]) => Float;
  /** The exact value at exact operands, where there is one. */
  readonly exact?: (...operands: Rational[]) => Rational | undefined;
}

/** A comparison of two reals. */
export interface RelationEntry extends Described {
  readonly kind: "relation";
  readonly parameters: readonly string[];
  readonly kernel: (x: number, y: number) => boolean;
}

/** A function of truth values. */
export interface LogicEntry extends Described {
  readonly kind: "logic";
  readonly parameters: readonly string[];
  readonly kernel: (...operands: boolean[]) => boolean;
}

export type Entry = RealEntry | RelationEntry | LogicEntry;

type Optional<T extends object, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** Everything on the real line. */
export const REALS: Interval = [-Infinity, Infinity];
export const POSITIVE: Interval = [0, Infinity];

/** A real function; one operand `x`, defined everywhere, costing a call, unless told otherwise. */
export function real(
  entry: Optional<Omit<RealEntry, "kind">, "parameters" | "domain" | "cost">,
): RealEntry {
  const parameters = entry.parameters ?? ["x"];
  return { kind: "real", cost: 5, domain: parameters.map(() => REALS), ...entry, parameters };
}
