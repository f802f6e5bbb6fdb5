/**
 * The grammar's items to a syntax tree: an operator stack for each bracket that is open, so that
 * no depth of nesting recurses. Brackets after a name make a call of it, space between or not. An
 * end of line ends a statement unless a value is still expected; in brackets there are none.
 */
import type { IToken } from "chevrotain";
import type { Span } from "../ast/formula-error.ts";
import { argumentMissing, emptyBrackets } from "./diagnostics.ts";
import { strayApostrophe, strayEquals } from "./definition-mistakes.ts";
import { raised } from "./operators.ts";
import { OperatorStack } from "./precedence.ts";
import { Statements } from "./statements.ts";
import {
  bracketed,
  callSyntax,
  nameSyntax,
  numberSyntax,
  unarySyntax,
  type NameSyntax,
  type Syntax,
  type TextSyntax,
} from "./syntax-tree.ts";
import {
  Close,
  Comma,
  endOf,
  Equals,
  Name,
  Newline,
  NumberLiteral,
  Open,
  Primes,
  Raised,
  Semicolon,
  spanOf,
} from "./tokens.ts";

/** What is known of an open bracket. */
interface Bracket {
  /** The stack outside it, which takes what the bracket makes. */
  readonly outer: OperatorStack;
  readonly open: Span;
  /** The name it is a call of. */
  readonly called: NameSyntax | undefined;
  readonly operands: Syntax[];
  /** Where the operand being read begins: the bracket or the comma before it. */
  from: Span;
}

/** The syntax tree of a text's items, whose brackets are known to match. */
export function syntaxOf(items: readonly IToken[], text: string): TextSyntax {
  const statements = new Statements(text);
  const open: Bracket[] = [];
  let stack = new OperatorStack(text);
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    switch (item.tokenType) {
      case NumberLiteral:
        stack.operand(numberSyntax(item.image, spanOf(item)));
        break;
      case Name: {
        const marks = items[index + 1]?.tokenType === Primes ? items[++index] : undefined;
        const name = nameOf(item, marks);
        const following = items[index + 1];
        if (following?.tokenType !== Open) {
          stack.operand(name);
          break;
        }
        index++;
        open.push(bracketOf(stack, following, name));
        stack = new OperatorStack(text);
        break;
      }
      case Open:
        open.push(bracketOf(stack, item, undefined));
        stack = new OperatorStack(text);
        break;
      case Comma:
        takeOperand(open.at(-1)!, stack, item, text);
        stack = new OperatorStack(text);
        break;
      case Close: {
        const bracket = open.pop()!;
        const inside = contentOf(bracket, stack, item, text);
        stack = bracket.outer;
        stack.operand(inside);
        break;
      }
      case Raised:
        raise(stack, item);
        break;
      case Primes:
        throw strayApostrophe(text, spanOf(item));
      case Equals:
        if (open.length > 0) throw strayEquals(text, spanOf(item));
        statements.define(stack, spanOf(item));
        stack = new OperatorStack(text);
        break;
      case Newline:
      case Semicolon:
        if (item.tokenType === Newline && stack.expectsOperand) break;
        statements.end(stack, item);
        stack = new OperatorStack(text);
        break;
      default:
        if (open.length === 0 && stack.isEmpty) statements.checkBeginning(item);
        stack.operator(item.image, spanOf(item));
    }
  }
  statements.end(stack, undefined);
  return statements.finish();
}

function nameOf(item: IToken, marks: IToken | undefined): NameSyntax {
  const name = item.image.normalize("NFC");
  if (marks === undefined) return nameSyntax(name, spanOf(item));
  return nameSyntax(name, { start: item.startOffset, end: endOf(marks) }, marks.image.length);
}

function bracketOf(outer: OperatorStack, token: IToken, called: NameSyntax | undefined): Bracket {
  const open = spanOf(token);
  return { outer, open, called, operands: [], from: open };
}

/** Ends an operand at the comma or bracket behind it. */
function takeOperand(bracket: Bracket, stack: OperatorStack, end: IToken, text: string): void {
  if (stack.isEmpty) throw argumentMissing(text, { start: bracket.from.start, end: endOf(end) });
  bracket.operands.push(stack.finish(end.image));
  bracket.from = spanOf(end);
}

/** What a bracket stands for once it is closed: a call, or the expression inside. */
function contentOf(bracket: Bracket, stack: OperatorStack, close: IToken, text: string): Syntax {
  const { called, open, operands } = bracket;
  const end = endOf(close);
  const empty = stack.isEmpty && operands.length === 0;
  if (called === undefined) {
    const span = { start: open.start, end };
    if (empty) throw emptyBrackets(text, span);
    return bracketed(stack.finish(close.image), span);
  }
  if (!empty) takeOperand(bracket, stack, close, text);
  return callSyntax(called, operands, end);
}

/** `x²` is `x^2`, with the place of the raised characters. */
function raise(stack: OperatorStack, token: IToken): void {
  const span = spanOf(token);
  const exponent = [...token.image].map((character) => raised.get(character)).join("");
  stack.operator("^", span);
  const digits = numberSyntax(exponent.replace("-", ""), span);
  stack.operand(exponent.startsWith("-") ? unarySyntax("neg", span.start, digits) : digits);
}
