/**
 * What results say: the score of a folder is the share of its mutants that tests notice. Those that
 * no test runs count as unnoticed. Of a sample it is estimated file by file, each weighted by its
 * mutants, with Wilson's interval of 95 % (Brown, Cai, DasGupta 2001), narrowed as a sample without
 * replacement allows.
 */
import { readFileSync } from "node:fs";
import { isNoticed, latestResults, populationOf } from "./plugins/results.js";

const Z = 1.96;

const root = new URL("..", import.meta.url);

/** The text of a mutant's file before, in and after its place. */
function parts({ name, file }, text) {
  const place = /:(\d+):(\d+)-(\d+):(\d+) /.exec(name.slice(file.length));
  const [top, left, bottom, right] = place.slice(1).map(Number);
  const lines = text.split("\n");
  const offset = (line, column) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1);
  const [from, to] = [offset(top, left), offset(bottom, right)];
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

/** The text of a file with a mutant in it. */
export function mutated(result, text) {
  const [before, , after] = parts(result, text);
  return `${before}${result.replacement}${after}`;
}

/** What is replaced by what, in one line. */
function changeOf(result) {
  const [, replaced] = parts(result, readFileSync(new URL(result.file, root), "utf8"));
  const inOneLine = (text) => text.replace(/\s+/g, " ").slice(0, 120);
  return `${inOneLine(replaced)} → ${inOneLine(result.replacement)}`;
}

const told = (result) => `${result.file}: ${changeOf(result)}`;

/** Mutants that nothing can notice, by file and change, with the reason. */
const equivalents = new Map(
  readFileSync(new URL("equivalent.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("src/"))
    .map((line) => line.split(" # ")),
);

const isEquivalent = (result) => equivalents.has(told(result));

/** Share noticed, of all mutants and with equivalent ones left out, with an interval each. */
export function score(folder) {
  const results = latestResults(folder);
  const population = populationOf(folder);
  const all = estimate(results, population);
  const without = estimate(
    results.filter((result) => isNoticed(result) || !isEquivalent(result)),
    population,
  );
  return { all, without, results, mutants: sum(Object.values(population)) };
}

function estimate(results, population) {
  let [weighted, weights, squares] = [0, 0, 0];
  for (const [file, mutants] of Object.entries(population)) {
    const ofFile = results.filter((result) => result.file === file);
    for (const result of ofFile) {
      const weight = mutants / ofFile.length;
      weighted += isNoticed(result) ? weight : 0;
      weights += weight;
      squares += weight * weight;
    }
  }
  const share = weighted / weights;
  const effective = (weights * weights) / squares;
  const left = Math.max(0, 1 - results.length / sum(Object.values(population)));
  return { share, ...wilson(share, left > 0 ? effective / left : Infinity) };
}

function wilson(share, count) {
  if (count === Infinity) return { low: share, high: share };
  const center = share + (Z * Z) / (2 * count);
  const half = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const scale = 1 + (Z * Z) / count;
  return { low: (center - half) / scale, high: (center + half) / scale };
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const percent = (share) => (100 * share).toFixed(1);
const interval = ({ share, low, high }) =>
  low === high
    ? `${percent(share)} %`
    : `${percent(share)} % (${percent(low)} to ${percent(high)})`;

/** A table of scores as Markdown, for the folders that have results. */
export function scoreTable(folders) {
  const rows = folders.flatMap((folder) => {
    const { all, without, results, mutants } = score(folder);
    if (results.length === 0) return [];
    const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
    return [
      [
        `\`src/${folder}\``,
        mutants,
        results.length,
        count("Killed", "RuntimeError"),
        count("Timeout"),
        count("Survived"),
        count("NoCoverage"),
        interval(all),
        interval(without),
      ],
    ];
  });
  const head = ["folder", "mutants", "tested", "killed", "hung", "survived", "not run"];
  const scores = ["score", "without equivalents"];
  return [[...head, ...scores], [...head, ...scores].map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** The mutants of a folder that nothing noticed and that are not known to be equivalent. */
export function survivors(folder) {
  return score(folder)
    .results.filter((result) => !isNoticed(result) && !isEquivalent(result))
    .map((result) => `${result.status === "NoCoverage" ? "not run " : "survived"} ${told(result)}`)
    .toSorted()
    .join("\n");
}
