/**
 * What of a formula is made and compared. Everything, where a formula is looked at by itself; in a
 * long search a share, drawn for each formula: most mistakes show in many formulas, so that more
 * formulas find more than more work on each. What is dear, second derivatives of what is long, is
 * drawn the less often the more it takes.
 */
import type { Formula } from "../../src/ast/formula.ts";
import type { PieceSizes } from "../../src/codegen/split/split.ts";
import { postorder } from "../../src/ast/traverse.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import type { StabilityOptions } from "../../src/simplify/stable/rewrite.ts";
import type { Random } from "../support/random-formula.ts";
import { weighted } from "./place.ts";

/** How functions are made, where that is not as usual. */
export interface Unusual {
  readonly stability?: StabilityOptions;
  /** When functions are split, and into how large pieces. */
  readonly pieces?: PieceSizes;
}

export interface Ways extends Unusual {
  /** The kind of derivative beside the gradient: of the second order, or of several results. */
  readonly kind: Kind;
  /** Which functions of the value and the gradient are emitted, where there are all. */
  readonly first: readonly FirstName[];
  /** Whether the forms for readers are looked at as well. */
  readonly forms: boolean;
  /** Points that are tried inside the domain, and special ones. */
  readonly points: { readonly inside: number; readonly special: number };
  /** Shares of the comparisons that are made, where they could be. */
  readonly share: {
    /** Of points, at which second derivatives are compared by bits. */
    readonly secondBits: number;
    /** Of derivatives, which are compared with differences as well. */
    readonly differences: number;
  };
}

/** Functions of the value and the gradient. */
export const FIRST = ["value", "gradient", "valueAndGradient"] as const;
type FirstName = (typeof FIRST)[number];

const ofSeveral = ({ root }: Formula): boolean => root.kind === "list";

/** Everything. */
export const thorough = (formula: Formula, unusual: Unusual = {}): Ways => ({
  ...unusual,
  kind: ofSeveral(formula) ? "jacobian" : "hessian",
  first: FIRST,
  forms: true,
  points: { inside: 2, special: 3 },
  share: { secondBits: 1, differences: 1 },
});

/**
 * Formulas of which second derivatives are asked for, and forms for readers: the less often the more
 * nodes there are.
 */
const SHARE_OF_SECOND = 0.6;
const SHARE_OF_FORMS = 0.3;
const ALWAYS = 12;

/** As small as pieces get. */
export const SMALL: PieceSizes = { most: 0, piece: 90 };

/** A share, that takes about the same time for each formula. */
export function drawn(formula: Formula, random: Random): Ways {
  const nodes = postorder([formula.root]).length;
  const unusual = weighted<Unusual>(random, [
    [8, {}],
    [1, { stability: { fullRange: true } }],
    [1, { stability: { asWritten: true } }],
    [1, { pieces: SMALL }],
  ]);
  const first = weighted<readonly FirstName[]>(random, [
    [1, FIRST],
    [4, ["value", "gradient"]],
    [4, ["valueAndGradient"]],
  ]);
  const isSecond = random() < SHARE_OF_SECOND && random() * nodes < ALWAYS;
  const inside = random() < 0.5 ? 1 : 2;
  const forms = random() < SHARE_OF_FORMS && random() * nodes < ALWAYS;
  const kinds: readonly (readonly [number, Kind])[] = ofSeveral(formula)
    ? [
        [3, "jacobian"],
        [1, "sparseJacobian"],
        [1, "vjp"],
      ]
    : [
        [4, "hessian"],
        [4, "hvp"],
        [1, "sparseHessian"],
      ];
  const kind = weighted(random, kinds);
  return {
    ...unusual,
    kind: isSecond || ofSeveral(formula) ? kind : "gradient",
    first,
    forms,
    points: { inside, special: 2 },
    share: { secondBits: 0.5, differences: 0.25 },
  };
}
