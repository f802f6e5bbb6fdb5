/**
 * Tokens to a syntax tree: an operator stack for each bracket that is open, so that
 * no depth of nesting recurses. Brackets after a name make a call of it, square ones after a value
 * an element, space between or not. An end of line ends a statement unless a value is still
 * expected; in brackets there are none.
 */
import { Brackets } from "./brackets.ts";
import { strayApostrophe } from "./definition-mistakes.ts";
import { tooManyMarks } from "./diagnostics.ts";
import { raised } from "./operators.ts";
import { OperatorStack } from "./precedence.ts";
import { Statements } from "./statements.ts";
import {
  nameSyntax,
  numberSyntax,
  unarySyntax,
  type NameSyntax,
  type TextSyntax,
} from "./syntax-tree.ts";
import {
  Close,
  CloseSquare,
  Comma,
  endOf,
  Equals,
  Name,
  Newline,
  NumberLiteral,
  Open,
  OpenSquare,
  Primes,
  Raised,
  Semicolon,
  spanOf,
  type Token,
} from "./tokens.ts";

/** The syntax tree of a text's tokens, whose brackets are known to match. */
export function syntaxOf(items: readonly Token[], text: string): TextSyntax {
  const statements = new Statements(text);
  const brackets = new Brackets(text);
  let stack = new OperatorStack(text);
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    switch (item.tokenType) {
      case NumberLiteral:
        stack.operand(numberSyntax(item.image, spanOf(item)));
        break;
      case Name: {
        const marks = items[index + 1]?.tokenType === Primes ? items[++index] : undefined;
        const name = nameOf(item, marks, text);
        const following = items[index + 1];
        if (following?.tokenType !== Open) {
          brackets.name(name);
          stack.operand(name);
          break;
        }
        index++;
        brackets.open("call", stack, following, name);
        stack = new OperatorStack(text);
        break;
      }
      case Open:
        brackets.open("group", stack, item);
        stack = new OperatorStack(text);
        break;
      case OpenSquare:
        brackets.open(stack.expectsOperand ? "list" : "position", stack, item);
        stack = new OperatorStack(text);
        break;
      case Comma:
        brackets.comma(stack, item);
        stack = new OperatorStack(text);
        break;
      case Close:
      case CloseSquare:
        stack = brackets.close(stack, item);
        break;
      case Raised:
        raise(stack, item);
        break;
      case Primes:
        throw strayApostrophe(text, spanOf(item));
      case Equals:
        if (brackets.areOpen) brackets.equals(stack, item);
        else statements.define(stack, spanOf(item));
        stack = new OperatorStack(text);
        break;
      case Newline:
      case Semicolon:
        if (item.tokenType === Newline && stack.expectsOperand) break;
        statements.end(stack, item);
        stack = new OperatorStack(text);
        break;
      default:
        if (!brackets.areOpen && stack.isEmpty) statements.checkBeginning(item);
        stack.operator(item.image, spanOf(item));
    }
  }
  statements.end(stack, undefined);
  return statements.finish();
}

/** Marks on one letter; to put more in order, as NFC asks for, would not stay linear. */
const MOST_MARKS = 100;
const MANY_MARKS = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, "u");

function nameOf(item: Token, marks: Token | undefined, text: string): NameSyntax {
  if (MANY_MARKS.test(item.image)) throw tooManyMarks(text, spanOf(item), MOST_MARKS);
  const name = item.image.normalize("NFC");
  if (marks === undefined) return nameSyntax(name, spanOf(item));
  return nameSyntax(name, { start: item.startOffset, end: endOf(marks) }, marks.image.length);
}

/** `x²` is `x^2`, with the place of the raised characters. */
function raise(stack: OperatorStack, token: Token): void {
  const span = spanOf(token);
  const exponent = [...token.image].map((character) => raised.get(character)).join("");
  stack.operator("^", span);
  const digits = numberSyntax(exponent.replace("-", ""), span);
  stack.operand(exponent.startsWith("-") ? unarySyntax("neg", span.start, digits) : digits);
}
