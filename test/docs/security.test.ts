/** The page on formulas from strangers: its examples run, and its lists are those that are checked. */
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask } from "../cli/ask.ts";
import { runClaims, words } from "../support/claims.ts";
import * as allowed from "../support/emitted/allowed.ts";

const text = readFileSync(new URL("../../docs/security.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

/** The second columns of the table of allowed syntax, by the first. */
function listed(): Map<string, string[]> {
  const table = text.slice(text.indexOf("<!-- allowed"), text.indexOf("Beside that, modules"));
  const rows = [...table.matchAll(/^\| (\S.*?) +\| (`.*`) *\|$/gm)];
  return new Map(
    rows.map(([, what, which]) => [
      what!,
      [...which!.matchAll(/`([^`]+)`/g)].map(([, one]) => one!.replaceAll("\\|", "|")),
    ]),
  );
}

it("lists what is allowed, and nothing else", () => {
  const { GLOBALS, IN_PROCESS } = allowed;
  const besides = Object.entries(IN_PROCESS.globals).flatMap(([name, members]) =>
    members.map((member) => `${name}.${member}`),
  );
  expect(Object.fromEntries(listed())).toEqual({
    statements: allowed.STATEMENTS,
    expressions: allowed.EXPRESSIONS,
    operators: allowed.OPERATORS,
    ...Object.fromEntries(
      Object.entries(GLOBALS).map(([name, members]) => [`members of \`${name}\``, members]),
    ),
    "globals as they are": allowed.BARE_GLOBALS,
    "made by `new`": allowed.CONSTRUCTORS,
    "methods of vectors": allowed.METHODS,
    "read of any value": allowed.MEMBERS,
    "parameters with the formula's names": allowed.GIVEN,
    "written into": allowed.WRITTEN,
    "in process besides": [...IN_PROCESS.operators, ...besides],
  });
});

describe("examples", () => {
  it.each(blocks("js"))("%s", (program) => {
    expect(runClaims(program)).toBeGreaterThan(0);
  });

  it("of files", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fluxion-"));
    try {
      for (const command of blocks("sh").join("").trimEnd().split("\n")) {
        const args = words(command).slice(1);
        const inFolder = [...args.slice(0, -1), join(folder, args.at(-1)!)];
        expect(await ask(inFolder)).toEqual({ stdout: "", stderr: "", code: 0 });
      }
      expect((await readdir(folder)).sort()).toEqual(["square.d.ts", "square.js", "square.tex"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it("names the attacks that are tested", () => {
  const attacks = readFileSync(
    new URL("../hostile/attacks/published.test.ts", import.meta.url),
    "utf8",
  );
  const named = new Set(attacks.match(/CVE-\d+-\d+/g));
  expect(named.size).toBeGreaterThan(8);
  for (const cve of named)
    expect(text.includes(cve) || text.includes(cve.replace("CVE-2017", ""))).toBe(true);
});
