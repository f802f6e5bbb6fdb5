/** Written statements, and their layout on lines as prettier would have it. */
import type { Node } from "../../ast/node.ts";
import { LEVEL } from "../../functions/spelling.ts";
import type { Expression } from "./expression.ts";
import { laidOut, type Literal } from "./results.ts";

/** Prettier's default line width. */
export const WIDTH = 80;

/** A line of code, or a branch or loop with the lines inside. */
export type Written =
  | { readonly kind: "line"; readonly code: string; readonly comment: string | undefined }
  | { readonly kind: "literal"; readonly before: string; readonly literal: Literal }
  | Declared
  | {
      readonly kind: "set";
      readonly node: Node;
      readonly code: string;
      readonly value: Expression;
    }
  | { readonly kind: "for"; readonly head: string; readonly body: readonly Written[] }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: readonly Written[];
      readonly otherwise: readonly Written[];
    };

/** The declaration of a value that branches assign. */
export interface Declared {
  readonly kind: "let";
  readonly node: Node;
  /** None where the language needs no line for it. */
  readonly code: string | undefined;
  /** What it is if no branch assigns it. */
  readonly initial: Expression | undefined;
}

export const plainLine = (code: string): Written => ({ kind: "line", code, comment: undefined });

/** The lines of statements, indented by `indent` spaces. */
export function* linesOf(written: readonly Written[], indent: number): Iterable<string> {
  const pad = " ".repeat(indent);
  for (const item of written) {
    switch (item.kind) {
      case "line":
        yield* line(item.code, item.comment, pad);
        break;
      case "literal":
        yield* laidOut(item.before, item.literal, ";", indent);
        break;
      case "let":
        if (item.code !== undefined) yield* line(item.code, undefined, pad);
        break;
      case "set":
        yield* line(item.code, undefined, pad);
        break;
      case "for":
        yield `${pad}for (${item.head}) {`;
        yield* linesOf(item.body, indent + 2);
        yield `${pad}}`;
        break;
      case "if":
        yield* branchLines(item, indent);
    }
  }
}

function* branchLines(
  { test, then, otherwise }: Written & { kind: "if" },
  indent: number,
): Iterable<string> {
  const pad = " ".repeat(indent);
  const flipped = then.length === 0;
  yield `${pad}if (${flipped ? negation(test) : test.text}) {`;
  yield* linesOf(flipped ? otherwise : then, indent + 2);
  if (!flipped && otherwise.length > 0) {
    yield `${pad}} else {`;
    yield* linesOf(otherwise, indent + 2);
  }
  yield `${pad}}`;
}

/** A line of code, continued after its `=` where it is long, with its comment. */
export function line(code: string, comment: string | undefined, pad: string): string[] {
  const note = comment === undefined ? "" : ` // ${comment}`;
  if (pad.length + code.length <= WIDTH) return [pad + code + note];
  const [, left, right] = /^(.*? [-+*]?=) (.*)$/s.exec(code) ?? [];
  if (left === undefined) return [pad + code + note];
  return [pad + left, `${pad}  ${right}${note}`];
}

function negation(test: Expression): string {
  return test.level === LEVEL.atom ? `!${test.text}` : `!(${test.text})`;
}
