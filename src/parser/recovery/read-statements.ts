/**
 * Statements read one by one. One that cannot be read gives its first mistake only, since all that
 * could be said after it is a guess; the names that it may define are remembered, so that nobody
 * is told that they do not exist.
 */
import { FormulaError } from "../../ast/formula-error.ts";
import { checkBrackets } from "../balance.ts";
import { operatorBeginsLine, unusedValue } from "../definition-mistakes.ts";
import { unexpectedCharacter } from "../diagnostics.ts";
import { infixes } from "../operators.ts";
import type { DefinitionSyntax, Syntax, TextSyntax } from "../syntax-tree.ts";
import { Equals, Name, Newline, Open, spanOf } from "../tokens.ts";
import { syntaxOf } from "../visitor.ts";
import type { Mistakes } from "./mistakes.ts";
import type { Statement } from "./split.ts";

/** What a statement says, as far as that can be known. */
export interface ReadStatement {
  readonly statement: Statement;
  readonly definition: DefinitionSyntax | undefined;
  /** A formula, which is the result if it is the last statement. */
  readonly value: Syntax | undefined;
}

export interface ReadStatements {
  readonly read: readonly ReadStatement[];
  /** Names that statements which cannot be read may define. */
  readonly lost: ReadonlySet<string>;
}

export function readStatements(
  statements: readonly Statement[],
  text: string,
  nesting: number,
  mistakes: Mistakes,
): ReadStatements {
  const lost = new Set<string>();
  let before: string | undefined;
  const read = statements.map((statement): ReadStatement => {
    for (const mistake of unexpectedIn(statement, text)) mistakes.add(mistake);
    try {
      const content = contentOf(statement, text, nesting);
      before = undefined;
      return { statement, ...content };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      // A bracket that was left open at a semicolon is closed behind it.
      const follows = error.code === "unopened-bracket" && before === "unclosed-bracket";
      if (statement.unexpected.length === 0 && !follows) mistakes.add(error);
      before = error.code;
      for (const name of namesMaybeDefined(statement)) lost.add(name);
      return { statement, definition: undefined, value: undefined };
    }
  });
  for (const mistake of unusedValues(read, text)) mistakes.add(mistake);
  return { read, lost };
}

function contentOf(
  statement: Statement,
  text: string,
  nesting: number,
): Pick<ReadStatement, "definition" | "value"> {
  const { tokens } = statement;
  const items = checkBrackets(tokens, text, nesting);
  if (goesOnWithLine(statement)) throw operatorBeginsLine(text, spanOf(tokens[0]!));
  const { definitions, result }: TextSyntax = syntaxOf(items, text);
  return { definition: definitions[0], value: result };
}

/** One mistake for each thing that is to be said: `|x|` is one, `{x}`, and `\frac{a}{b}`. */
function unexpectedIn({ unexpected }: Statement, text: string): Iterable<FormulaError> {
  const latex = unexpected.find(({ start }) => text[start] === "\\");
  const mistakes = new Map<string, FormulaError>();
  for (const { start } of unexpected) {
    if (latex !== undefined && start > latex.start && /[{}]/.test(text[start]!)) continue;
    const mistake = unexpectedCharacter(text, start);
    const advice = mistake.message.split(": ")[1] ?? "";
    if (!mistakes.has(advice)) mistakes.set(advice, mistake);
  }
  return mistakes.values();
}

/** Whether a statement begins with an operator that may go on with the line before. */
function goesOnWithLine({ tokens, after }: Statement): boolean {
  const { image } = tokens[0]!;
  return after?.tokenType === Newline && (infixes.has(image) || image === "?" || image === ":");
}

function namesMaybeDefined({ tokens }: Statement): string[] {
  if (!tokens.some(({ tokenType }) => tokenType === Equals)) return [];
  return tokens.flatMap(({ tokenType, image }, index) => {
    const next = tokens[index + 1]?.tokenType;
    const isDefined = tokenType === Name && (next === Equals || next === Open);
    return isDefined ? [image.normalize("NFC")] : [];
  });
}

/** Values before the last statement, unless the line behind them may belong to them. */
function unusedValues(read: readonly ReadStatement[], text: string): FormulaError[] {
  return read.slice(0, -1).flatMap(({ value, statement }, index) => {
    const isWhole =
      statement.unexpected.length === 0 && !goesOnWithLine(read[index + 1]!.statement);
    return value !== undefined && isWhole ? [unusedValue(text, value.span)] : [];
  });
}
