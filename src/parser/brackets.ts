/**
 * Brackets while they are open, and what they stand for once closed: a call, a list, a position in
 * a vector, or the expression inside.
 */
import type { Span } from "../ast/formula-error.ts";
import { strayEquals } from "./definition-mistakes.ts";
import { argumentMissing, emptyBrackets } from "./diagnostics.ts";
import { isSumName, MOST_SUMS, opensSum } from "./sum-syntax.ts";
import type { OperatorStack } from "./precedence.ts";
import {
  bracketed,
  callSyntax,
  elementSyntax,
  isPlainName,
  listSyntax,
  type NameSyntax,
  type Syntax,
} from "./syntax-tree.ts";
import { endOf, spanOf, type Token } from "./tokens.ts";
import { emptyList, positionMissing, severalPositions, sumsTooDeep } from "./vector-mistakes.ts";

/** What is known of an open bracket. */
interface Bracket {
  readonly kind: "group" | "call" | "list" | "position";
  /** The stack outside it, which takes what the bracket makes. */
  readonly outer: OperatorStack;
  readonly open: Span;
  /** The name it is a call of. */
  readonly called: NameSyntax | undefined;
  readonly operands: Syntax[];
  /** Where the operand being read begins: the bracket or the comma before it. */
  from: Span;
  /** Whether its first operand was declared to be an index. */
  declared: boolean;
  /** How deep sums are nested in it. */
  sums: number;
}

export class Brackets {
  readonly #text: string;
  readonly #open: Bracket[] = [];
  /** Where each name stood last in a position. */
  readonly #positions = new Map<string, number>();
  #positionsOpen = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get areOpen(): boolean {
    return this.#open.length > 0;
  }

  open(kind: Bracket["kind"], outer: OperatorStack, token: Token, called?: NameSyntax): void {
    const open = spanOf(token);
    if (kind === "position") this.#positionsOpen++;
    this.#open.push({
      kind,
      outer,
      open,
      called,
      operands: [],
      from: open,
      declared: false,
      sums: 0,
    });
  }

  /** Takes note of a name among the operands. */
  name({ name, span }: NameSyntax): void {
    if (this.#positionsOpen > 0) this.#positions.set(name, span.start);
  }

  comma(stack: OperatorStack, comma: Token): void {
    const bracket = this.#open.at(-1)!;
    if (bracket.kind === "position") {
      const { start } = bracket.open;
      throw severalPositions(this.#text, { start, end: endOf(comma) });
    }
    this.#takeOperand(bracket, stack, comma);
  }

  /** In `sum(i = 1, n, x[i])` the index is declared. */
  equals(stack: OperatorStack, equals: Token): void {
    const bracket = this.#open.at(-1)!;
    const isFirst = bracket.operands.length === 0 && !bracket.declared && !stack.isEmpty;
    if (bracket.called === undefined || !isSumName(bracket.called.name) || !isFirst)
      throw strayEquals(this.#text, spanOf(equals));
    const index = stack.finish("=");
    if (!isPlainName(index, this.#text)) throw strayEquals(this.#text, spanOf(equals));
    bracket.operands.push(index);
    bracket.from = spanOf(equals);
    bracket.declared = true;
  }

  /** Closes the last bracket over `stack`, and gives the stack outside it. */
  close(stack: OperatorStack, close: Token): OperatorStack {
    const bracket = this.#open.pop()!;
    const { kind, outer } = bracket;
    if (kind === "position") {
      this.#positionsOpen--;
      if (stack.isEmpty) throw positionMissing(this.#text, this.#span(bracket, close));
      const position = stack.finish(close.image);
      outer.replaceLast((vector) => elementSyntax(vector, position, endOf(close)));
    } else outer.operand(this.#content(bracket, stack, close));
    const around = this.#open.at(-1);
    if (around !== undefined) around.sums = Math.max(around.sums, bracket.sums);
    return outer;
  }

  #content(bracket: Bracket, stack: OperatorStack, close: Token): Syntax {
    const { called, operands } = bracket;
    const isEmpty = stack.isEmpty && operands.length === 0;
    const span = this.#span(bracket, close);
    if (bracket.kind === "group") {
      if (isEmpty) throw emptyBrackets(this.#text, span);
      return bracketed(stack.finish(close.image), span);
    }
    if (!isEmpty) this.#takeOperand(bracket, stack, close);
    if (called !== undefined) return this.#call(bracket, called, close);
    if (isEmpty) throw emptyList(this.#text, span);
    return listSyntax(operands, span);
  }

  #call(bracket: Bracket, called: NameSyntax, close: Token): Syntax {
    const { operands, declared } = bracket;
    const [first] = operands;
    const body = operands.at(-1);
    const isUsed =
      first !== body &&
      isPlainName(first!, this.#text) &&
      (this.#positions.get(first.name) ?? -1) >= body!.span.start;
    const indexing = declared ? "declared" : isUsed ? "used" : undefined;
    const call = callSyntax(called, operands, endOf(close), indexing);
    if (opensSum(call) && ++bracket.sums > MOST_SUMS)
      throw sumsTooDeep(this.#text, call.nameSpan, MOST_SUMS);
    return call;
  }

  /** Ends an operand at the comma or bracket behind it. */
  #takeOperand(bracket: Bracket, stack: OperatorStack, end: Token): void {
    if (stack.isEmpty)
      throw argumentMissing(this.#text, { start: bracket.from.start, end: endOf(end) });
    bracket.operands.push(stack.finish(end.image));
    bracket.from = spanOf(end);
  }

  #span({ open }: Bracket, close: Token): Span {
    return { start: open.start, end: endOf(close) };
  }
}
