/**
 * Identifiers of emitted code. A variable keeps its name unless JavaScript forbids it; a temporary
 * is named after what it holds (`dOverV`), where that is short, and else numbered.
 */
import { type Element, isApplyOf, isConstant, type Node } from "../../ast/node.ts";
import { shifted } from "../../ast/shifted.ts";

/** Words that no binding of a strict-mode module may have, and globals the code relies on. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true try " +
    "typeof var void while with yield undefined NaN Infinity Math Object Number Float64Array"
  ).split(" "),
);

const LONGEST = 20;
/** No name of that length has more words; what has no name here may have no end. */
const DEEPEST = 8;

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether a property can be written without quotes. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** Whether a text is that of a place in a storage, such as `stored[3]`, and no name. */
export const isPlace = (text: string): boolean => text.endsWith("]");

export class Names {
  protected readonly taken: Set<string>;
  readonly #names = new Map<Node, string>();
  /** The names given, in order, each with the one that the node had further out. */
  readonly #given: { node: Node; name: string; outer: string | undefined }[] = [];
  #count = 0;

  /**
   * @param reserved further names that the code around uses
   * @param words those that the language keeps to itself: JavaScript's unless given
   */
  constructor(reserved: Iterable<string> = [], words: Iterable<string> = RESERVED) {
    this.taken = new Set([...words, ...reserved]);
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

  /** An identifier for a variable of the formula, by its name. */
  ofVariable(node: Node, name: string): string {
    const bare = isIdentifier(name) ? name : "variable";
    return this.#take(node, this.taken.has(bare) || bare === "__proto__" ? `${bare}_` : bare);
  }

  /** An identifier for a temporary. */
  ofTemporary(node: Node): string {
    const suggested = this.#suggest(node);
    return this.#take(node, suggested ?? `t${++this.#count}`);
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
    for (let suffix = 2; this.taken.has(name); suffix++) {
      name = /^t\d+$/.test(wanted) ? `t${++this.#count}` : `${wanted}${suffix}`;
    }
    this.taken.add(name);
    this.#given.push({ node, name, outer: this.#names.get(node) });
    this.#names.set(node, name);
    return name;
  }

  /** The name of a node; undefined where it has only a place. */
  #named(node: Node): string | undefined {
    return this.isPlaced(node) ? undefined : this.#names.get(node);
  }

  /** A name that says what the node is, made from its operands' names. */
  #suggest(node: Node, depth = 0): string | undefined {
    if (node.kind === "reduce") return node.op;
    if (node.kind === "element") return this.#ofElement(node);
    if (node.kind === "scan") return isConstant(node.operands[2], 0) ? "carried" : undefined;
    if (node.kind !== "apply" || depth > DEEPEST) return undefined;
    const [left, right] = node.operands;
    const a = left && this.#word(left, depth + 1);
    if (a === undefined) return undefined;
    const b = right && this.#word(right, depth + 1);
    const name = b === undefined ? this.#ofCall(node.fn, a) : this.#ofOperator(node, a, b);
    return name !== undefined && name.length <= LONGEST ? name : undefined;
  }

  #word(node: Node, depth: number): string | undefined {
    const known = this.#named(node);
    if (known !== undefined) return /^t\d+$/.test(known) ? undefined : known;
    if (isApplyOf(node, "neg") && depth <= DEEPEST) {
      const inner = this.#word(node.operands[0]!, depth + 1);
      return inner === undefined ? undefined : `minus${capital(inner)}`;
    }
    return node.kind === "apply" ? this.#suggest(node, depth) : undefined;
  }

  /** `xI` for `x[i]`. */
  #ofElement({ operands: [vector, position] }: Element): string | undefined {
    const name = this.#named(vector);
    if (name === undefined) return undefined;
    if (position.kind === "constant") return `${name}${position.nearest}`;
    const { base, by } = shifted(position);
    if (base?.kind !== "index" || !Number.isInteger(by)) return undefined;
    const place = `${name}${capital(this.#named(base) ?? base.name)}`;
    return by === 0 ? place : `${place}${by > 0 ? "Plus" : "Minus"}${Math.abs(by)}`;
  }

  #ofCall(fn: string, operand: string): string | undefined {
    return /^[a-z]/.test(fn) && fn !== "neg" ? `${fn}${capital(operand)}` : undefined;
  }

  #ofOperator(
    { fn, operands }: Node & { kind: "apply" },
    a: string,
    b: string,
  ): string | undefined {
    if (operands[0] === operands[1]) return fn === "*" ? `${a}Squared` : undefined;
    if (fn === "/") return `${a}Over${capital(b)}`;
    if (fn === "*") return `${a}Times${capital(b)}`;
    if (fn !== "+") return undefined;
    const minus = isApplyOf(operands[1]!, "neg");
    return minus ? `${a}Minus${b.slice("minus".length)}` : `${a}Plus${capital(b)}`;
  }
}

/** `a x` as `aX`. */
function purposeWord(purpose: string): string | undefined {
  const [first, ...others] = purpose.split(" ") as [string, ...string[]];
  const word = first + others.map(capital).join("");
  return isIdentifier(`_${word}`) ? word : undefined;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
