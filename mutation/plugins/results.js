/** Results so far, one line of JSON for each mutant, so that a run that was cut can go on. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const resultsFile = (folder) =>
  fileURLToPath(new URL(`../results/${folder.replaceAll("/", "-")}.jsonl`, import.meta.url));

/** Path from the root of the project, of a file there or in Stryker's copy of it. */
export const sourceFile = (fileName) =>
  relative(root, fileName).replace(/^\.stryker-tmp\/.*?\/(?=src\/)/, "");

/** What a mutant is called in all runs: where it is, and what stands there instead. */
export function nameOf({ fileName, location: { start, end }, replacement }) {
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${sourceFile(fileName)}:${place} ${replacement}`;
}

function readResults(folder) {
  const file = resultsFile(folder);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

/** The newest result of each mutant of a folder. */
export function latestResults(folder) {
  const results = new Map();
  for (const line of readResults(folder)) if (line.name !== undefined) results.set(line.name, line);
  return [...results.values()];
}

/** How many mutants each file of a folder has. */
export const populationOf = (folder) =>
  readResults(folder).findLast((line) => line.population !== undefined)?.population ?? {};

const NOTICED = new Set(["Killed", "Timeout", "RuntimeError"]);

/** Whether a test failed, or did not end. */
export const isNoticed = ({ status }) => NOTICED.has(status);

export function byFile(mutants) {
  const files = new Map();
  for (const mutant of mutants) {
    const file = sourceFile(mutant.fileName);
    files.set(file, [...(files.get(file) ?? []), mutant]);
  }
  return files;
}

export function addResult(folder, result) {
  mkdirSync(dirname(resultsFile(folder)), { recursive: true });
  appendFileSync(resultsFile(folder), `${JSON.stringify(result)}\n`);
}
