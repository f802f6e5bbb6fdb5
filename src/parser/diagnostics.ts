/**
 * Every message of the parser, in one place, so that they speak with one voice: what is wrong,
 * where, and what to write instead. Codes are stable; texts are for the person who typed.
 */
import { FormulaError, position, type Span } from "../ast/formula-error.ts";
import { counted, limitMet } from "../ast/limits.ts";

const LONGEST_QUOTE = 40;
const LONGEST_SUGGESTION = 80;

/** The text of a span. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

/** A name or a piece of text, cut if long. */
export function quote(piece: string): string {
  return piece.length > LONGEST_QUOTE ? `${piece.slice(0, LONGEST_QUOTE)}…` : piece;
}

/** The error of a mistake in `text`; a suggestion too long to be read is left out. */
export function failure(
  code: string,
  text: string,
  span: Span | undefined,
  message: string,
  suggestion?: string,
  related?: Span,
): FormulaError {
  // Formula text that is not at hand (a tree lowered alone) leaves nothing to quote from.
  if (text === "") return new FormulaError({ code, message });
  const short = suggestion !== undefined && suggestion.length <= LONGEST_SUGGESTION;
  return new FormulaError({
    code,
    message,
    span,
    suggestion: short ? suggestion : undefined,
    related,
    text,
  });
}

const EXAMPLE = "(d/v - t)^2";

// The whole text.

export function emptyFormula(text: string): FormulaError {
  return new FormulaError({
    code: "empty-formula",
    message: "the formula is empty",
    suggestion: EXAMPLE,
    text,
  });
}

export function textTooLong(length: number, limit: number): FormulaError {
  const message = `the formula has ${counted(length)} characters; at most ${counted(limit)} are read`;
  return limitMet("text-too-long", message, { name: "text", value: limit, needed: length });
}

export function truthValueResult(text: string, span: Span): FormulaError {
  const message = "the formula is a condition, true or false, and not a number";
  return failure("truth-value-result", text, span, message, `${slice(text, span)} ? 1 : 0`);
}

// Characters and brackets.

/** What to say of characters that people expect to mean something: a reason and what to write. */
const characterAdvice: ReadonlyMap<string, readonly [reason: string, instead?: string]> = new Map([
  ["{", ["expressions are grouped with ( )", "( )"]],
  ["}", ["expressions are grouped with ( )", "( )"]],
  ["@", ["names consist of letters, digits and _"]],
  ["$", ["names consist of letters, digits and _"]],
  ["%", ["the remainder is a function", "mod(x, y)"]],
  ["&", ["conditions are joined by a word", "and"]],
  ["|", ["conditions are joined by a word, and the absolute value is a function", "abs(x)"]],
  ["~", ["the negation of a condition is a word", "not"]],
  ["\\", ["LaTeX is not read; functions are written plainly", "sqrt(x)"]],
  [".", ["a point belongs inside a number, as in 0.5"]],
]);

export function unexpectedCharacter(text: string, offset: number): FormulaError {
  const character = String.fromCodePoint(text.codePointAt(offset)!);
  const [reason, instead] = characterAdvice.get(character) ?? [];
  const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  const shown = /[\p{C}\p{Z}\p{M}\p{DI}]/u.test(character) ? `U+${number}` : character;
  const message = `unexpected character ${shown}${reason === undefined ? "" : `: ${reason}`}`;
  const span = { start: offset, end: offset + character.length };
  return failure("unexpected-character", text, span, message, instead);
}

/** `closing` is what would close all brackets that are open. */
export function unclosedBracket(text: string, span: Span, closing: string): FormulaError {
  const trimmed = text.trimEnd();
  const { line, column } = position(text, trimmed.length);
  const end = text.includes("\n") ? `line ${line}, column ${column}` : `column ${column}`;
  const message = `this bracket is never closed: the text ended at ${end}`;
  // Closing helps where a value stands before; after an operator something else is missing too.
  const complete = !trimmed.includes("\n") && /[\p{L}\p{M}\p{N}_.)\]]$/u.test(trimmed.slice(-2));
  const closed = complete ? trimmed.trimStart() + closing : undefined;
  const expected = { start: trimmed.length, end: trimmed.length };
  return failure("unclosed-bracket", text, span, message, closed, expected);
}

export function unclosedAtSemicolon(text: string, span: Span, end: Span): FormulaError {
  const message = "this bracket is never closed: a ; ends the statement before";
  return failure("unclosed-bracket", text, span, message, undefined, end);
}

export function unopenedBracket(text: string, span: Span): FormulaError {
  const message = "this bracket closes nothing: no bracket is open here";
  return failure("unopened-bracket", text, span, message, "remove it, or open one before it");
}

export function emptyBrackets(text: string, span: Span): FormulaError {
  return failure("empty-brackets", text, span, "there is nothing between these brackets");
}

export function nestingTooDeep(text: string, span: Span, limit: number): FormulaError {
  const message = `brackets are nested more than ${counted(limit)} deep`;
  return limitMet("nesting-too-deep", message, { name: "nesting", value: limit }, { text, span });
}

export function strayComma(text: string, span: Span): FormulaError {
  const before = /\d+$/.exec(text.slice(Math.max(0, span.start - 20), span.start))?.[0];
  const after = /^\d+/.exec(text.slice(span.end, span.end + 20))?.[0];
  const decimal = before !== undefined && after !== undefined;
  const message = decimal
    ? "a comma separates arguments of a function; decimals are written with a point"
    : "a comma separates arguments of a function, and there is no function here";
  return failure("stray-comma", text, span, message, decimal ? `${before}.${after}` : undefined);
}

// Operands and operators.

/** What ends where the item stands that ended an expression; others are ends of statements. */
const ends: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, "the formula ends"],
  [",", "the argument ends"],
  [")", "the bracket closes"],
  ["]", "the bracket closes"],
  ["=", "an = follows"],
]);

/** `end` is what came instead, such as a bracket; nothing at the end of the formula. */
export function operandMissingAfter(
  text: string,
  span: Span,
  end: string | undefined,
): FormulaError {
  const ended = ends.get(end) ?? "the statement ends";
  const message = `${slice(text, span)} needs a value on its right, but ${ended}`;
  return failure("operand-missing", text, span, message);
}

export function operandMissingBefore(text: string, span: Span): FormulaError {
  const message = `${slice(text, span)} needs a value on its left`;
  return failure("operand-missing", text, span, message);
}

export function operandMissingBetween(text: string, left: Span, right: Span): FormulaError {
  const span = { start: left.start, end: right.end };
  const message = `a value is missing between ${slice(text, left)} and ${slice(text, right)}`;
  return failure("operand-missing", text, span, message);
}

export function argumentMissing(text: string, span: Span): FormulaError {
  const message = "an argument is missing here, before or after a comma";
  return failure("argument-missing", text, span, message);
}

export function operatorMissing(text: string, left: Span, right: Span): FormulaError {
  const [before, after] = [slice(text, left), slice(text, right)];
  const span = { start: left.start, end: right.end };
  // After a raised exponent the product would have to be written out.
  const numbers = /^[\d.]/.test(before);
  const message = `an operator is missing between ${quote(before)} and ${quote(after)}`;
  return failure(
    "operator-missing",
    text,
    span,
    message,
    numbers ? `${before}*${after}` : undefined,
  );
}

/** A `not` or `!` behind an operand. */
export function operatorMissingBefore(text: string, span: Span): FormulaError {
  const sign = slice(text, span);
  if (sign === "!") {
    const message =
      "! is the negation of a condition and stands before it; the factorial is a function";
    return failure("operator-missing", text, span, message, "gamma(x + 1)");
  }
  const message = `an operator is missing before ${sign}`;
  return failure("operator-missing", text, span, message, `and ${sign}`);
}

export function colonMissing(text: string, span: Span): FormulaError {
  const message = "this ? has no : after it; both outcomes are needed";
  return failure("colon-missing", text, span, message, "condition ? value : other value");
}

export function questionMissing(text: string, span: Span): FormulaError {
  const message = "this : has no ? before it";
  return failure("question-mark-missing", text, span, message, "condition ? value : other value");
}

// Numbers.

export function numberTooLarge(text: string, span: Span): FormulaError {
  const message = `${quote(slice(text, span))} is too large: numbers reach up to about 1.8e308`;
  return failure("number-too-large", text, span, message, "inf");
}

export function numberTooSmall(text: string, span: Span): FormulaError {
  const message = `${quote(slice(text, span))} is too small: numbers other than 0 reach down to about 5e-324`;
  return failure("number-too-small", text, span, message, "0");
}

export function tooManyMarks(text: string, span: Span, limit: number): FormulaError {
  const message = `this name has more than ${limit} accents and other marks on one letter`;
  return failure("too-many-marks", text, span, message);
}

export function numberTooLong(text: string, span: Span, limit: number): FormulaError {
  const message = `this number has more than ${counted(limit)} digits`;
  return limitMet("number-too-long", message, { name: "digits", value: limit }, { text, span });
}

export function notDecimal(text: string, span: Span): FormulaError {
  const written = slice(text, span);
  const message = `${quote(written)} is not read: numbers are decimal`;
  return failure("number-not-decimal", text, span, message, String(Number(written)));
}

// Functions.

export function unknownFunction(
  text: string,
  span: Span,
  name: string,
  nearest: string | undefined,
  list: Span,
): FormulaError {
  const message = `there is no function ${quote(name)}`;
  const suggestion = nearest === undefined ? undefined : nearest + slice(text, list).trimStart();
  return failure("unknown-function", text, span, message, suggestion);
}

/** A function of other tools, which is written in another way here. */
export function unknownHere(text: string, span: Span, name: string, meant: string): FormulaError {
  return failure("unknown-function", text, span, `there is no function ${quote(name)}`, meant);
}

/** `list` is the bracket behind the name, where it can be a factor. */
export function notAFunction(
  text: string,
  span: Span,
  name: string,
  list: Span | undefined,
): FormulaError {
  const message = `${quote(name)} is not a function`;
  const product = list && `${name}*${slice(text, list).trimStart()}`;
  return failure("not-a-function", text, span, message, product);
}

export function functionWithoutCall(
  text: string,
  span: Span,
  name: string,
  parameters: readonly string[],
): FormulaError {
  const message = `${name} is a function: what it applies to stands in brackets after it`;
  const example = `${name}(${parameters.join(", ")})`;
  const suggestion = callFromWhatFollows(name, text.slice(span.end, span.end + 100)) ?? example;
  return failure("function-without-call", text, span, message, suggestion);
}

/** `sin x` and `sin 2x` as `sin(x)` and `sin(2x)`; `sin^2(x)` as `sin(x)^2`. */
function callFromWhatFollows(name: string, following: string): string | undefined {
  const argument = /^\s*(\d[\d.]*[\p{L}_]?[\p{L}\d_]*|[\p{L}_][\p{L}\d_]*)(?!\s*\()/u.exec(
    following,
  );
  if (argument !== null) return `${name}(${argument[1]!})`;
  const raisedCall = /^\s*(?:\^|\*\*)\s*(\d+)\s*(\([^()]*\)|[\p{L}_][\p{L}\d_]*)/u.exec(following);
  if (raisedCall === null) return undefined;
  const [, exponent, operand] = raisedCall;
  return `${name}${operand!.startsWith("(") ? operand! : `(${operand!})`}^${exponent!}`;
}

export function wrongArity(
  text: string,
  call: Span,
  name: string,
  takes: string,
  given: readonly Span[],
  parameters: readonly string[],
): FormulaError {
  const count = given.length;
  const has = count === 0 ? "none is given" : count === 1 ? "1 is given" : `${count} are given`;
  const written = parameters.map((parameter, i) => (given[i] ? slice(text, given[i]) : parameter));
  const message = `${name} takes ${takes}, and ${has}`;
  return failure("wrong-arity", text, call, message, `${name}(${written.join(", ")})`);
}

export function tooManyArguments(
  text: string,
  span: Span,
  name: string,
  limit: number,
): FormulaError {
  const message = `${name} takes at most ${limit.toLocaleString("en")} arguments`;
  return failure("too-many-arguments", text, span, message);
}

// Kinds of value.

export function truthAsNumber(text: string, span: Span, instead: string): FormulaError {
  const message = "this is a condition, true or false, where a number is needed";
  return failure("truth-as-number", text, span, message, instead);
}

export function numberAsCondition(text: string, span: Span): FormulaError {
  const message = "this is a number where a condition, true or false, is needed";
  return failure("number-as-condition", text, span, message, `${slice(text, span)} != 0`);
}
