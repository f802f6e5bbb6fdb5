/**
 * Results of very many numbers: a literal of ten thousand entries is as long a code as that many
 * statements. Its long parts get functions of their own, and what is still long is made with zeros,
 * a literal that V8 copies as a whole, and filled by functions of some hundred lines each. That is
 * faster than the literal (Node 20: 19 in place of 51 ns an entry of 2,000), and V8 optimises it.
 */
import { ENTRY } from "../split/bytes.ts";
import type { Beside } from "./function-parts.ts";
import { itemsOf, laidOut, type Literal, member, returnLines, zerosFor } from "./results.ts";

/** Parts of no more entries than this are written in place. */
const FEW = 8;

/** @param target bytes that a function should take */
export function splitResult(
  name: string,
  literal: Literal,
  target: number,
): { readonly literal: Literal; readonly functions: readonly Beside[] } {
  const splitter = new ResultSplitter(name, Math.max(2, Math.floor(target / ENTRY)));
  return { literal: splitter.part(literal), functions: splitter.functions };
}

class ResultSplitter {
  readonly functions: Beside[] = [];
  readonly #name: string;
  readonly #most: number;

  /** @param most the most entries that a function writes */
  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  part(literal: Literal): Literal {
    if (typeof literal === "string" || entries(literal) <= this.#most) return literal;
    const inner = itemsOf(literal).map((item) => {
      const own = this.part(item);
      return entries(own) > FEW ? this.#returned(own) : own;
    });
    const whole = withItems(literal, inner);
    return entries(whole) <= this.#most ? whole : this.#filled(whole);
  }

  #add(kind: "Result" | "Fill", lines: readonly string[], isFilling = false): string {
    const name = `${this.#name}${kind}${this.functions.length + 1}`;
    const parameters = isFilling ? ([["result", "any"]] as const) : [];
    this.functions.push({ kind: "function", name, parameters, lines });
    return name;
  }

  #returned(literal: Literal): string {
    return `${this.#add("Result", returnLines(literal, 2))}()`;
  }

  #filled(literal: Literal & object): string {
    const lines = itemsOf(literal).map((item, place) => {
      const where =
        literal.kind === "object" ? member(literal.properties[place]![0]) : `[${place}]`;
      return { lines: laidOut(`result${where} = `, item, ";", 2), size: entries(item) };
    });
    const calls: string[] = [];
    let current: string[] = [];
    let taken = 0;
    const finish = (): void => {
      calls.push(`  ${this.#add("Fill", current, true)}(result);`);
      [current, taken] = [[], 0];
    };
    for (const { lines: own, size } of lines) {
      if (taken + size > this.#most && current.length > 0) finish();
      current.push(...own);
      taken += size;
    }
    finish();
    return `${this.#add("Result", [...zerosFor("  const result = ", literal), ...calls, "  return result;"])}()`;
  }
}

/** How many numbers a literal has; a call counts as one. */
function entries(literal: Literal): number {
  if (typeof literal === "string") return 1;
  return itemsOf(literal).reduce((sum, item) => sum + entries(item), 0);
}

function withItems(literal: Literal & object, items: readonly Literal[]): Literal & object {
  switch (literal.kind) {
    case "object":
      return {
        ...literal,
        properties: literal.properties.map(([key], place) => [key, items[place]!]),
      };
    case "array":
      return { ...literal, items };
    case "call":
      return { ...literal, args: items };
  }
}
