/**
 * The statements of a text as they end: definitions, and behind them the result. A line that begins
 * with an operator is refused rather than guessed at: it may go on with the line before, or not.
 */
import type { Span } from "../ast/formula-error.ts";
import {
  definitionTarget,
  definitionWithoutName,
  operatorBeginsLine,
  strayEquals,
  unusedValue,
} from "./definition-mistakes.ts";
import { operandMissingAfter } from "./diagnostics.ts";
import { infixes } from "./operators.ts";
import type { OperatorStack } from "./precedence.ts";
import {
  isPlainName,
  nameSyntax,
  type DefinitionSyntax,
  type NameSyntax,
  type Syntax,
  type TextSyntax,
} from "./syntax-tree.ts";
import { Newline, spanOf, type Token } from "./tokens.ts";

/** A definition whose right-hand side is being read. */
interface Begun extends Omit<DefinitionSyntax, "body"> {
  readonly equals: Span;
}

export class Statements {
  readonly #text: string;
  readonly #definitions: DefinitionSyntax[] = [];
  #begun: Begun | undefined;
  #result: Syntax | undefined;
  /** What ended the statement before. */
  #ended: Token | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes what stands before an `=` as the name, with parameters perhaps, that is defined. */
  define(stack: OperatorStack, equals: Span): void {
    if (this.#begun !== undefined) throw strayEquals(this.#text, equals);
    if (stack.isEmpty) throw definitionWithoutName(this.#text, equals);
    this.#begun = { ...this.#target(stack.finish("=")), equals };
  }

  #target(left: Syntax): Omit<DefinitionSyntax, "body"> {
    if (this.#isPlainName(left)) return { name: left, parameters: undefined };
    const isCall = left.kind === "call" && left.primes === 0 && this.#text[left.span.start] !== "(";
    if (!isCall || left.operands.length === 0 || !left.operands.every(this.#isPlainName))
      throw definitionTarget(this.#text, left);
    return { name: nameSyntax(left.name, left.nameSpan), parameters: left.operands };
  }

  readonly #isPlainName = (syntax: Syntax): syntax is NameSyntax => isPlainName(syntax, this.#text);

  /** Ends a statement at the end of a line, a semicolon or the end of the text. */
  end(stack: OperatorStack, end: Token | undefined): void {
    const begun = this.#begun;
    if (stack.isEmpty) {
      if (begun !== undefined)
        throw operandMissingAfter(this.#text, begun.equals, end && end.image);
      this.#ended &&= end;
      return;
    }
    const body = stack.finish(end?.image);
    if (this.#result !== undefined) throw unusedValue(this.#text, this.#result.span);
    if (begun === undefined) this.#result = body;
    else this.#definitions.push({ name: begun.name, parameters: begun.parameters, body });
    this.#begun = undefined;
    this.#ended = end;
  }

  /** Refuses an operator at the beginning of a line that may go on with the line before. */
  checkBeginning(operator: Token): void {
    const { image } = operator;
    if (this.#begun !== undefined || this.#ended?.tokenType !== Newline) return;
    if (infixes.has(image) || image === "?" || image === ":")
      throw operatorBeginsLine(this.#text, spanOf(operator));
  }

  finish(): TextSyntax {
    return { definitions: this.#definitions, result: this.#result };
  }
}
