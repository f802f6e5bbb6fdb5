/** What names mean while a text is scanned for the shapes of its variables, and how they are used. */
import type { Span } from "../ast/formula-error.ts";
import type { Shape } from "../ast/node.ts";
import { isReserved } from "./reserved.ts";
import type { Definition } from "./scope.ts";

/** What a place makes of the name that stands there; `alone` is the one operand of `max` or `min`. */
export type Use = Shape | "alone" | "either";

/** The first place of each use. */
export type Uses = Partial<Record<Use, Span>>;

export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
}

export type Meaning =
  | { readonly kind: "uses"; readonly uses: Uses }
  | { readonly kind: "function"; readonly parameters: readonly Parameter[] }
  | { readonly kind: "index" | "other" };

export const INDEX: Meaning = { kind: "index" };
export const OTHER: Meaning = { kind: "other" };

/** The names bound around a place, together those that one function or sum binds, innermost first. */
export interface Bound {
  readonly names: ReadonlyMap<string, Meaning>;
  readonly outer: Bound | undefined;
}

/** What the uses of a name make it. */
export const shapeOf = ({ vector, number, alone }: Uses): Shape =>
  vector !== undefined || (alone !== undefined && number === undefined) ? "vector" : "number";

function lookUp(name: string, bound: Bound | undefined): Meaning | undefined {
  for (let next = bound; next !== undefined; next = next.outer) {
    const meaning = next.names.get(name);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** The definitions met so far, those from before the text, and the free variables. */
export class Meanings {
  readonly #before: ReadonlyMap<string, Definition> | undefined;
  readonly #defined = new Map<string, Meaning>();
  readonly #free = new Map<string, Uses>();

  constructor(before: ReadonlyMap<string, Definition> | undefined) {
    this.#before = before;
  }

  define(name: string, meaning: Meaning): void {
    this.#defined.set(name, meaning);
  }

  /** What a name means where `bound` are the names bound around it. */
  of(name: string, bound: Bound | undefined): Meaning {
    const known = lookUp(name, bound) ?? this.#definition(name);
    if (known !== undefined) return known;
    if (isReserved(name)) return OTHER;
    const uses = this.#free.get(name) ?? {};
    this.#free.set(name, uses);
    return { kind: "uses", uses };
  }

  /** What a name before brackets means, which is no variable. */
  ofCalled(name: string, bound: Bound | undefined): Meaning {
    if (lookUp(name, bound) !== undefined) return OTHER;
    return this.#definition(name) ?? OTHER;
  }

  #definition(name: string): Meaning | undefined {
    const defined = this.#defined.get(name);
    if (defined !== undefined) return defined;
    const before = this.#before?.get(name);
    if (before?.kind !== "function") return before && OTHER;
    const { parameters, slots } = before;
    const made = parameters.map((parameter, index) => {
      return { name: parameter, shape: slots[index]!.shape };
    });
    return { kind: "function", parameters: made };
  }

  /** Whether the name is bound or defined. */
  isBound(name: string, bound: Bound | undefined): boolean {
    return lookUp(name, bound) !== undefined || this.#definition(name) !== undefined;
  }

  /** Whether a meaning is that of the free variable of this name. */
  isFree(name: string, meaning: Meaning): boolean {
    return meaning.kind === "uses" && meaning.uses === this.#free.get(name);
  }

  /** The shape of a free variable. */
  shapeOf(name: string): Shape {
    return shapeOf(this.#free.get(name) ?? {});
  }
}
