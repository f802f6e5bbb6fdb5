/** The picture of a mistake: message, line and column, the line with carets, what to try. */
import { describe, expect, it } from "vitest";
import { FormulaError, position, type Span } from "../../src/ast/formula-error.ts";

function picture(text: string, span: Span, suggestion?: string): string {
  return new FormulaError({ code: "a-code", message: "what is wrong", text, span, suggestion })
    .render()
    .replace("error: what is wrong [a-code]\n", "");
}

const at = (start: number, end = start + 1): Span => ({ start, end });

describe("a mistake is drawn", () => {
  it.each<[string, string, Span, string[]]>([
    ["under one character", "x + ?", at(4), ["  line 1, column 5:", "    x + ?", "        ^"]],
    [
      "under a word",
      "sin(speed)",
      at(4, 9),
      ["  line 1, column 5:", "    sin(speed)", "        ^^^^^"],
    ],
    ["at the end of the text", "x +", at(3, 3), ["  line 1, column 4:", "    x +", "       ^"]],
    ["in an empty text", "", at(0, 0), ["  line 1, column 1:", "    ", "    ^"]],
    ["in a later line", "q = d/v\n(q - t", at(8), ["  line 2, column 1:", "    (q - t", "    ^"]],
    [
      "up to the end of its first line",
      "f(x +\n y) + 1",
      at(0, 10),
      ["  line 1, column 1:", "    f(x +", "    ^^^^^"],
    ],
    // Tabs stay tabs in front of the carets, so that both lines move alike.
    ["behind tabs", "\tx\t+ ?", at(5), ["  line 1, column 6:", "    \tx\t+ ?", "    \t \t  ^"]],
    // A letter outside the basic plane is two UTF-16 units and one column.
    [
      "behind letters of two units",
      "𝛼*𝛽 + ?",
      at(8),
      ["  line 1, column 7:", "    𝛼*𝛽 + ?", "          ^"],
    ],
    ["under a letter of two units", "x+𝛼", at(2, 4), ["  line 1, column 3:", "    x+𝛼", "      ^"]],
  ])("%s", (_, text, span, lines) => expect(picture(text, span)).toBe(lines.join("\n")));

  it("in a long line with 50 characters on both sides, and dots where it is cut", () => {
    const text = `${"a".repeat(300)}?${"b".repeat(300)}`;
    expect(picture(text, at(300))).toBe(
      [
        "  line 1, column 301:",
        `    …${"a".repeat(50)}?${"b".repeat(49)}…`,
        `     ${" ".repeat(50)}^`,
      ].join("\n"),
    );
  });

  it("in a long line without dots where nothing is cut", () => {
    const [before, after] = [picture(`?${"b".repeat(300)}`, at(0)), "b".repeat(99)];
    expect(before).toBe(["  line 1, column 1:", `    ?${after}…`, "    ^"].join("\n"));
    const end = picture(`${"a".repeat(300)}?`, at(300));
    expect(end).toBe(
      ["  line 1, column 301:", `    …${"a".repeat(50)}?`, `     ${" ".repeat(50)}^`].join("\n"),
    );
  });

  it("with carets no longer than the line that is shown", () => {
    const [, line, carets] = picture("x".repeat(500), at(0, 500)).split("\n");
    expect(line).toBe(`    ${"x".repeat(100)}…`);
    expect(carets).toBe(`    ${"^".repeat(100)}`);
  });

  it("with what to try below it", () => {
    expect(picture("sni(x)", at(0, 3), "sin")).toBe(
      ["  line 1, column 1:", "    sni(x)", "    ^^^", "  try: sin"].join("\n"),
    );
  });

  it("by its message alone where it is in no text", () => {
    const error = new FormulaError({ code: "missing", message: "no value" });
    expect(error.render()).toBe("error: no value [missing]");
    expect(error.name).toBe("FormulaError");
    expect(error).toBeInstanceOf(Error);
  });
});

describe("position", () => {
  it.each<[string, number, number, number]>([
    ["", 0, 1, 1],
    ["x + y", 4, 1, 5],
    ["x\ny", 2, 2, 1],
    ["x\n", 2, 2, 1],
    ["\n\n\nx", 3, 4, 1],
    ["𝛼𝛽x", 4, 1, 3],
  ])("in %j, offset %d is line %d, column %d", (text, offset, line, column) => {
    expect(position(text, offset)).toEqual({ line, column });
  });
});
