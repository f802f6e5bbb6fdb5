/** Tables of formulas and what they simplify to, with the conditions that this takes. */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { bothValues } from "../support/both-values.ts";

/** A text, what it is simplified to, and the conditions joined by "and" where there are some. */
export type Row = [text: string, expected: string, conditions?: string];

/** A test of each row: the text to the letter, and that values stay. */
export function testWrittenAs(table: readonly Row[]): void {
  it.each<Row>([...table])("%s is %s", (text, expected, conditions = "") => {
    const simple = simplify(parse(text));
    const told = simple.conditions.map((one) => one.text).join(" and ");
    expect([print(simple), told]).toEqual([expected, conditions]);
    for (const [was, is] of bothValues(text, expected))
      expect(Math.abs(is - was)).toBeLessThan(1e-9 * (1 + Math.abs(was)));
  });
}
