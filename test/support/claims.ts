/** Examples in documents: blocks of code with what they claim, run as programs against the build. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a block in which `expression; // → value` claims a value, and tells how many it claims. */
export function runClaims(block: string): number {
  const lines = block.split("\n");
  const claims = lines.flatMap((line) => {
    const [, expression, expected] = /^(.*?); \/\/ → (.*)$/.exec(line) ?? [];
    return expression === undefined ? [] : [{ line, expression, expected }];
  });
  const program = lines.map((line) => {
    const claim = claims.find((each) => each.line === line);
    return claim === undefined ? line : `assert.deepEqual(${claim.expression}, ${claim.expected});`;
  });
  const input = `import assert from "node:assert/strict";\n${program.join("\n")}`;
  const { stderr, status } = spawnSync("node", ["--input-type=module"], {
    cwd: root,
    encoding: "utf8",
    input,
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return claims.length;
}

/** Splits a command's arguments, of which some are in double quotes. */
export const words = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!);
