/**
 * Identifiers of C. A variable keeps its name where C allows it; letters beyond ASCII are written by
 * their Greek name or their number, since not every compiler reads them, and what C, C++ or a macro of
 * the headers has taken gets an underscore behind it.
 */
import { entriesOf } from "../../../functions/catalogue.ts";
import { Names } from "../names.ts";
import type { Node } from "../../../ast/node.ts";

/** Keywords of C and C++, for headers are read by both, and macros of the standard headers. */
const WORDS =
  "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t " +
  "char8_t class co_await co_return co_yield compl complex concept const const_cast consteval " +
  "constexpr constinit continue decltype default delete do double dynamic_cast else enum explicit " +
  "export extern false float for friend goto if imaginary import inline int linux long module " +
  "mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public " +
  "register reinterpret_cast requires restrict return short signed sizeof static static_assert " +
  "static_cast struct switch template this thread_local throw true try typedef typeid typename " +
  "typeof typeof_unqual union unix unsigned using virtual void volatile wchar_t while xor xor_eq " +
  "i386 errno assert offsetof isnan isinf isfinite isnormal signbit fpclassify isgreater isless " +
  "isgreaterequal islessequal islessgreater isunordered math_errhandling alloca stdin stdout stderr " +
  "near far huge small interface I";

/** By custom, a name of several capitals is that of a macro; headers have hundreds of them. */
const MACRO = /^[A-Z][A-Z0-9_]*[A-Z][A-Z0-9_]*$/;

/** Names of the library that are no functions of the catalogue, and types. */
const LIBRARY =
  "j0 j1 jn y0 y1 yn gamma lgamma tgamma signgam drem significand exp2 exp10 pow10 frexp ldexp logb " +
  "ilogb modf scalb scalbn scalbln fma fdim fmax fmin fmod remainder remquo nan nearbyint rint lrint " +
  "llrint lround llround trunc copysign nextafter nexttoward finite isinff abs labs div ldiv index " +
  "rindex time exit abort atoi atof malloc calloc free realloc memcpy memset size_t ptrdiff_t pow " +
  "hypot round";

const reservedWords: ReadonlySet<string> = new Set(WORDS.split(" "));

/** What locals may not be called: words, and every function that an expression may call. */
const localWords: ReadonlySet<string> = new Set([
  ...reservedWords,
  ...LIBRARY.split(" "),
  ...entriesOf().flatMap(({ c }) => ("text" in c ? (c.text.match(/[a-z]\w*/gi) ?? []) : [])),
]);

const GREEK =
  "Α Alpha Β Beta Γ Gamma Δ Delta Ε Epsilon Ζ Zeta Η Eta Θ Theta Ι Iota Κ Kappa Λ Lambda Μ Mu Ν Nu " +
  "Ξ Xi Ο Omicron Π Pi Ρ Rho Σ Sigma Τ Tau Υ Upsilon Φ Phi Χ Chi Ψ Psi Ω Omega α alpha β beta γ gamma " +
  "δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho " +
  "ς sigma σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega";

const greek: ReadonlyMap<string, string> = new Map(
  [...GREEK.matchAll(/(\S+) (\S+)/g)].map(([, letter, name]) => [letter!, name!]),
);

/** C tells identifiers apart by 63 letters at least; some are left for what makes them differ. */
const LONGEST = 50;

/** A name as an identifier of C that no header has taken, for members of structures. */
export function identifier(name: string): string {
  const ascii = [...name]
    .map((letter) => (/[\w]/.test(letter) ? letter : (greek.get(letter) ?? numbered(letter))))
    .join("");
  // What begins with an underscore and a capital or another one belongs to the compiler.
  const own = (/^(?:_[_A-Z]|\d)/.test(ascii) ? `v${ascii}` : ascii).slice(0, LONGEST);
  return reservedWords.has(own) || MACRO.test(own) ? `${own}_` : own;
}

const numbered = (letter: string): string => `u${letter.codePointAt(0)!.toString(16)}`;

/** An identifier for each name, no two alike, and for what is said of it: `x_length`. */
export function membersOf(
  names: readonly string[],
  suffixes: ReadonlyMap<string, string>,
): { readonly name: ReadonlyMap<string, string>; readonly suffixed: ReadonlyMap<string, string> } {
  const taken = new Set<string>();
  const take = (wanted: string): string => {
    let own = wanted;
    while (taken.has(own)) own += "_";
    taken.add(own);
    return own;
  };
  const name = new Map(names.map((each) => [each, take(identifier(each))]));
  const suffixed = new Map(
    [...suffixes].map(([each, suffix]) => [each, take(name.get(each)! + suffix)]),
  );
  return { name, suffixed };
}

/** A vector that a function fills, and the name of the pointer to it. */
export interface MadeVector {
  readonly node: Node;
  readonly name: string;
}

/**
 * Names of the locals of a function. Those of vectors that it makes are kept to the end, since the
 * function frees them there.
 */
export class CNames extends Names {
  readonly made: MadeVector[] = [];

  readonly #prefix: string;

  /** @param prefix that of the module, with which the functions begin that may be called */
  constructor(reserved: Iterable<string>, prefix: string) {
    super(reserved, undefined, localWords);
    this.#prefix = prefix;
  }

  override ofVariable(node: Node, name: string): string {
    return super.ofVariable(node, this.#local(name));
  }

  override ofIndex(node: Node, name: string): string {
    return super.ofIndex(node, this.#local(name));
  }

  override ofTemporary(node: Node): string {
    const isMade = node.kind === "scatter" || node.kind === "states";
    return isMade ? this.ofVector(node) : super.ofTemporary(node);
  }

  override ofVector(node: Node): string {
    const name = super.ofVector(node);
    this.made.push({ node, name });
    return name;
  }

  override inBlock<T>(write: () => T): T {
    const written = super.inBlock(write);
    for (const { name } of this.made) this.taken.add(name);
    return written;
  }

  #local(name: string): string {
    const own = identifier(name);
    return own.startsWith(`${this.#prefix}_`) ? `v_${own}` : own;
  }

  /** A name for something that is no value of the program. */
  ofOther(wanted: string): string {
    let name = wanted;
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    return name;
  }
}
