/**
 * Identifiers of emitted code. Variables and definitions keep their names unless JavaScript forbids
 * them; another value is named after what it holds (`dOverV`), where that is short, and else
 * numbered.
 */
import type { Called } from "../../ast/formula.ts";
import type { Node } from "../../ast/node.ts";
import { callName, capital, suggestions, type Surroundings, word } from "./suggest.ts";

/** Words that no binding of a strict-mode module may have, and globals the code relies on. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true try " +
    "typeof var void while with yield undefined NaN Infinity Math Object Number Float64Array"
  ).split(" "),
);

/** Longest name of a call of a defined function. */
const LONGEST_CALLED = 20;

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether a property can be written without quotes. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** A name as an identifier: as it is, or with subscripts as plain digits, `x0` for `x₀`. */
const identifierOf = (name: string): string | undefined =>
  [name, name.normalize("NFKC")].find(isIdentifier);

/** Whether a text is that of a place in a storage, such as `stored[3]`, and no name. */
export const isPlace = (text: string): boolean => text.endsWith("]");

/** What the formula says of the nodes of a program. */
export interface NameSources {
  /** What the text calls a node. */
  called(node: Node): Called | undefined;
  /** The variable or definition that a node is the derivative by. */
  derivativeBy(node: Node): string | undefined;
  /** The part of the formula that a node stands for. */
  origin(node: Node): Node;
  /** The node of the program that stands for a part of the formula. */
  selected(part: Node): Node;
}

const NOTHING_KNOWN: NameSources = {
  called: () => undefined,
  derivativeBy: () => undefined,
  origin: (node) => node,
  selected: (part) => part,
};

export class Names {
  readonly #reserved: ReadonlySet<string>;
  protected readonly taken: Set<string>;
  readonly #sources: NameSources;
  readonly #around: Surroundings;
  /** Those whose names say nothing. */
  readonly #numbered = new Set<Node>();
  readonly #names = new Map<Node, string>();
  /** The names given, in order, each with the one that the node had further out. */
  readonly #given: { node: Node; name: string; outer: string | undefined }[] = [];
  #count = 0;

  /**
   * @param reserved further names that the code around uses
   * @param words those that the language reserves
   */
  constructor(
    reserved: Iterable<string> = [],
    sources: NameSources = NOTHING_KNOWN,
    words: ReadonlySet<string> = RESERVED,
  ) {
    this.#reserved = new Set([...words, ...reserved]);
    this.taken = new Set(this.#reserved);
    this.#sources = sources;
    const nameOf = (node: Node): string | undefined =>
      this.#numbered.has(node) ? undefined : this.#named(node);
    this.#around = { nameOf, origin: (node) => sources.origin(node) };
  }

  /** Has a value live in a place such as `stored[3]`, without a name. */
  place(node: Node, place: string): string {
    this.#given.push({ node, name: place, outer: this.#names.get(node) });
    this.#names.set(node, place);
    return place;
  }

  /** Whether a value has a place to be assigned to, and no name to be declared. */
  isPlaced(node: Node): boolean {
    return isPlace(this.#names.get(node) ?? "");
  }

  /** The name of a node; undefined where it has only a place. */
  #named(node: Node): string | undefined {
    return this.isPlaced(node) ? undefined : this.#names.get(node);
  }

  /** An identifier for a variable of the formula, by its name. */
  ofVariable(node: Node, name: string): string {
    const bare = identifierOf(name) ?? "variable";
    return this.#take(node, this.taken.has(bare) || bare === "__proto__" ? `${bare}_` : bare);
  }

  /** An identifier for a temporary. */
  ofTemporary(node: Node): string {
    const known = this.#called(node) ?? this.#derivativeBy(node);
    if (known !== undefined) return this.#take(node, known);
    const suggested = suggestions(node, this.#around);
    const [wanted] = suggested;
    if (wanted === undefined) return this.#number(node);
    return this.#take(node, suggested.find((name) => !this.taken.has(name)) ?? wanted);
  }

  /** The index of a loop, called as it was in the formula. */
  ofIndex(node: Node, name: string): string {
    return this.#take(node, isIdentifier(name) ? name : "i");
  }

  /** Writes what is only seen inside a block: its names are free again behind it. */
  inBlock<T>(write: () => T): T {
    const before = this.#given.length;
    const written = write();
    for (const { node, name, outer } of this.#given.splice(before).reverse()) {
      this.taken.delete(name);
      if (outer === undefined) this.#names.delete(node);
      else this.#names.set(node, outer);
    }
    return written;
  }

  /**
   * Writes a branch: what has a name around it as well, and another one inside, has that name again
   * behind it.
   */
  inBranch<T>(write: () => T): T {
    const before = this.#given.length;
    const written = write();
    for (const { node, outer } of this.#given.slice(before).reverse())
      if (outer !== undefined) this.#names.set(node, outer);
    return written;
  }

  /** A vector that the function makes. */
  ofVector(node: Node): string {
    if (node.kind === "states")
      return this.#take(node, node.operands[1].kind === "scan" ? "states" : "kept");
    const [like] = node.operands as readonly [Node];
    // No variable is called so: values row by row.
    if (like.kind === "extent" && like.purpose.startsWith("#")) return this.#take(node, "values");
    const word = like.kind === "extent" ? purposeWord(like.purpose) : this.#named(like);
    return this.#take(node, word === undefined ? "derivatives" : `by${capital(word)}`);
  }

  /** Gives a vector the name of the one in whose array it lies. */
  share(node: Node, host: Node): void {
    this.#names.set(node, this.#names.get(host)!);
  }

  /** Frees the name of a node that will not be kept after all. */
  forget(node: Node): void {
    this.taken.delete(this.#names.get(node) ?? "");
    this.#names.delete(node);
  }

  get(node: Node): string | undefined {
    return this.#names.get(node);
  }

  #take(node: Node, wanted: string): string {
    let name = wanted;
    for (let suffix = 2; this.taken.has(name); suffix++) name = `${wanted}${suffix}`;
    this.#numbered.delete(node);
    return this.#give(node, name);
  }

  #number(node: Node): string {
    let name: string;
    do name = `t${++this.#count}`;
    while (this.taken.has(name));
    this.#numbered.add(node);
    return this.#give(node, name);
  }

  #give(node: Node, name: string): string {
    this.taken.add(name);
    this.#given.push({ node, name, outer: this.#names.get(node) });
    this.#names.set(node, name);
    return name;
  }

  /** The formula's own name, where an identifier can say it. */
  #called(node: Node): string | undefined {
    const called = this.#sources.called(node);
    if (called === undefined) return undefined;
    const { name, of } = called;
    const identifier = identifierOf(name);
    if (of === undefined) return identifier === undefined ? undefined : this.#allowed(identifier);
    const [argument, ...others] = of.map((part) =>
      word(this.#sources.selected(part), this.#around),
    );
    const made = callName(name, argument ?? "");
    const isShort = made.length <= LONGEST_CALLED && isIdentifier(made);
    return argument !== undefined && others.length === 0 && isShort ? made : undefined;
  }

  /** `byD1` for the derivative by what is called `d1`. */
  #derivativeBy(node: Node): string | undefined {
    const name = this.#sources.derivativeBy(node);
    const identifier = name === undefined ? undefined : identifierOf(name);
    return identifier === undefined ? undefined : `by${capital(identifier)}`;
  }

  /** A name of the formula as it is, unless JavaScript or the code around forbids it. */
  #allowed(name: string): string {
    return this.#reserved.has(name) || name === "__proto__" ? `${name}_` : name;
  }
}

/** `a x` as `aX`. */
function purposeWord(purpose: string): string | undefined {
  const [first, ...others] = purpose.split(" ") as [string, ...string[]];
  const word = first + others.map(capital).join("");
  return isIdentifier(`_${word}`) ? word : undefined;
}
