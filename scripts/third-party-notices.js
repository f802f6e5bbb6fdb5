/**
 * The notices of other people's work that a bundle contains: licence and notice files of its
 * packages, each text once, then the notices of the originals that single files were made from.
 * Taken from the bundle itself, so that the list cannot go stale.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const BOOST = fileURLToPath(new URL("boost-software-license.txt", import.meta.url));
const RULE = `\n\n${"-".repeat(80)}\n\n`;

/** The notice of the original work in a file's head comment, or nothing. */
export function originalNotice(path) {
  const head = readFileSync(path, "utf8").split("## Notice")[1]?.split("*/")[0];
  const plain = head?.replace(/^ ?\* ?/gm, "").replace(/^```.*$/gm, "");
  return plain?.replace(/\n{3,}/g, "\n\n").trim();
}

function packageFolder(path) {
  let folder = dirname(resolve(path));
  while (!existsSync(join(folder, "package.json")) || !named(folder)) folder = dirname(folder);
  return folder;
}

function named(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).name !== undefined;
}

function licenceTexts(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)\b/i.test(name));
  return files.sort().map((name) => readFileSync(join(folder, name), "utf8").trim());
}

function remember(table, text, name) {
  table.set(text, (table.get(text) ?? new Set()).add(name));
}

/** The text for `paths`, files of other packages that went into a bundle. */
export function thirdPartyNotices(paths) {
  const licences = new Map();
  const originals = new Map();
  for (const path of [...paths].sort()) {
    const folder = packageFolder(path);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = licenceTexts(folder);
    for (const text of texts) remember(licences, text, about.name);
    if (texts.length === 0) remember(licences, `Licence: ${about.license}`, about.name);
    const notice = originalNotice(path);
    if (notice) remember(originals, notice, about.name);
  }
  const sections = [...licences, ...originals].map(
    ([text, names]) => `${[...names].sort().join(", ")}\n\n${text}`,
  );
  if (sections.some((text) => text.includes("Boost"))) sections.push(readFileSync(BOOST, "utf8"));
  const head = "Fluxion contains parts of the packages named below. Their licences and notices:";
  return `${head}${RULE}${sections.map((text) => text.trim()).join(RULE)}\n`;
}
