/** The catalogue as the page `docs/errors.md`, in Markdown as prettier lays it out. */
import { chapters } from "./catalogue.ts";
import type { Entry } from "./entry.ts";

const HEAD = `# Errors and warnings

Every message ends with its code in brackets; \`derive explain CODE\` prints what is said here. An error means that there is no result; up to ten that do not follow from one another are told together. A warning means that the formula is read as it is written, and that this may not be what was meant.

This page is written by \`npm run docs:errors\` from \`src/diagnostics/entries\`.
`;

export function errorsPage(): string {
  const parts = chapters.map(({ title, entries }) => {
    const sections = Object.entries(entries).map(([code, entry]) => section(code, entry));
    return [`## ${title}\n`, ...sections].join("\n");
  });
  return [HEAD, ...parts].join("\n");
}

function section(code: string, { title, explanation, wrong, instead, when }: Entry): string {
  return `### ${code}

${title}.

${explanation}

${when === undefined ? "Instead of" : `Instead of (${when})`}

${fenced(wrong)}

write

${fenced(instead)}
`;
}

const fenced = (text: string): string => `\`\`\`\n${text}\n\`\`\``;
