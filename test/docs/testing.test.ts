/** docs/testing.md names scripts and folders that are there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const file = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const text = readFileSync(file("docs/testing.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(file("package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

it.each([...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!))(
  "npm run %s is a script",
  (name) => expect(Object.keys(scripts)).toContain(name),
);

it.each([
  ...new Set([...text.matchAll(/`((?:src|test|mutation)\/[\w./-]*)`/g)].map(([, path]) => path!)),
])("%s is there", (path) =>
  expect(path === "mutation/results/" || existsSync(file(path))).toBe(true),
);
