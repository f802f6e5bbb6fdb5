/**
 * The text of a formula in what is written: it stays in its comment or string, whatever stands
 * around the module, and what an editor or a terminal would obey is written by its code. After
 * artifact-generator issue 45 (an end of a comment in generated code), "Trojan Source"
 * (CVE-2021-42574), the invisible letters of "The Invisible JavaScript Backdoor" (2021), scripts in
 * pages (HTML standard, 4.12.1.3, restrictions for contents of script elements), and terminal escape
 * sequences in logs (CVE-2003-0063 and its kind; OSC 8).
 */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { emit } from "../../../src/emit.ts";
import { FormulaError } from "../../../src/ast/formula-error.ts";
import { parse } from "../../../src/parse.ts";
import { visible } from "../../../src/ast/visible.ts";
import { ask } from "../../cli/ask.ts";
import { COMPILER, WITHOUT } from "../../support/c.ts";
import { violations } from "../../support/emitted/syntax.ts";

/** Comments of formulas, which may contain anything. */
const HOSTILE = [
  "*/ globalThis.pwned=1; /*",
  "*/globalThis.pwned=1//",
  "*\\/",
  "/* /* */ */",
  "</script><script>globalThis.pwned=1</script>",
  "<!-- <script> --> </SCRIPT >",
  "\u2028globalThis.pwned=1",
  "\u2029globalThis.pwned=1",
  "`${globalThis.pwned=1}`",
  "'\"; globalThis.pwned=1; //",
  "\\u002a/ \\x2a/ \\",
  "\\",
  "??/",
  "??/ */ ??' ??(",
  "#define x 1",
  "//# sourceMappingURL=data:application/json,{}",
  "//@ sourceURL=x",
  "@ts-nocheck @license @preserve",
  "\u001b[2J\u001b]8;;http://example.com\u0007x\u001b]8;;\u0007\u009b31m\u0090\u0007\b\u007f",
  "\u202e\u2066 if (admin) \u2069\u2066",
  "\u200b\u200d\u2060\ufeff\u00ad\u034f\u3164\uffa0\u180e\u{e0041}",
  "\ud800 and \udc00",
  "\0",
  "=cmd|' /C calc'!A0",
];

/** What terminals obey or editors hide. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/u;
const MARKUP = /<\/script|<script|<!--/i;

describe.each(HOSTILE.map((text) => [JSON.stringify(visible(text)), text]))(
  "# %s",
  (_, comment) => {
    const text = `x^2*y # ${comment}`;

    it("stays in its place in JavaScript and TypeScript", async () => {
      const { code, declarations } = emit(text, { points: 1 });
      expect(violations(code)).toEqual([]);
      const typed = emit(text, { target: "ts", points: 1 }).code;
      for (const written of [code, typed, declarations]) {
        expect(written).not.toMatch(UNSEEN);
        expect(written).not.toMatch(MARKUP);
      }
      const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
        formula: string;
        value(at: object): number;
      };
      expect(module.formula).toBe(text);
      expect(module.value({ x: 3, y: 2 })).toBe(18);
      expect(Object.keys(globalThis)).not.toContain("pwned");
    });

    it("has what is written about it without escape sequences", async () => {
      for (const format of ["json", "c"]) {
        const { stdout, stderr, code } = await ask([text, "--format", format]);
        expect(stdout + stderr).not.toMatch(UNSEEN);
        expect(code).toBe(0);
      }
      const json = JSON.parse((await ask([text, "--format", "json"])).stdout) as {
        formula: string;
      };
      expect(json.formula).toBe(text);
    });

    it("is shown without them where there is a mistake", async () => {
      for (const wrong of [`x + # ${comment}`, `f(${comment}`]) {
        const { stdout, stderr } = await ask([wrong]);
        expect(stdout + stderr).not.toMatch(UNSEEN);
      }
    });
  },
);

it.skipIf(COMPILER === undefined)(`modules in C compile without a warning${WITHOUT}`, () => {
  const lines = [...HOSTILE, "???/", "????/"].map((comment) => `# ${comment}\n# */${comment}\n`);
  const { code } = emit(`${lines.join("")}x^2*y`, { target: "c", points: 1 });
  for (const standard of ["-std=c99", "-std=gnu11"]) {
    const flags = [standard, "-Wall", "-Wextra", "-Wcomment", "-Werror", "-fsyntax-only"];
    execFileSync(COMPILER!, [...flags, "-x", "c", "-"], { input: code });
  }
});

describe("names that cannot be seen", () => {
  it.each([
    ["a zero-width space", "x\u200b"],
    ["a zero-width joiner", "x\u200dy"],
    ["a zero-width non-joiner", "x\u200cy"],
    ["a Hangul filler alone", "\u3164"],
    ["a half-width Hangul filler", "x\uffa0"],
    ["a grapheme joiner", "x\u034f"],
    ["a variation selector", "x\ufe0f"],
    ["a soft hyphen", "x\u00ady"],
    ["a right-to-left override", "x\u202ey"],
    ["a tag", "x\u{e0061}"],
  ])("have %s refused, by its code", (_, name) => {
    expect(() => parse(`${name} + 1`)).toThrow(
      expect.objectContaining({
        code: "unexpected-character",
        message: expect.stringMatching(/U\+[0-9A-F]{4,5}/) as string,
      }),
    );
  });

  it("are none that a program can make, either", () => {
    const { graph } = parse("x");
    for (const name of ["a\nglobalThis.pwned=1//", "*/ x /*", "x y", "", "1", "\u3164", "a\\"]) {
      const root = graph.variable(name);
      expect(() => emit({ graph, root: graph.list([root]) })).toThrow(FormulaError);
    }
  });

  it("look-alikes in other scripts are other names, and are listed as they are", () => {
    expect(emit("a + \u0430", { points: 1 }).variables).toEqual(["a", "\u0430"]);
  });
});

describe("mistakes of a call", () => {
  it.each([
    ["a file name", ["\u001b]0;title\u0007.formula"]],
    ["an option", ["x", "--\u001b[31m"]],
    ["a variable", ["x", "--wrt", "\u001b[31my"]],
    ["a file to write", ["x", "-o", "/nowhere/\u009b31m.js"]],
    ["a code", ["explain", "\u001b[31m"]],
    ["an assumption", ["x", "--assume", "\u202ex"]],
  ])("tell %s without its escape sequences", async (_, args) => {
    const { stdout, stderr, code } = await ask(args);
    expect(stdout).toBe("");
    expect(stderr).not.toMatch(UNSEEN);
    expect(code).toBeGreaterThan(0);
  });
});
