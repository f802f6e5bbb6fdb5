/**
 * Text of the formula in emitted code: in strings and in comments. Whatever it says, it stays in
 * there, in a page too (where `</script>` and `<!--` end or hide a script), and can be seen.
 */
import { visible } from "../../ast/visible.ts";

/** What means something to a page around a script. */
const MARKUP = /<(?=[/!]|script)/gi;

/** A string of JavaScript and of TypeScript; it may stand in a comment as well. */
export function quoted(text: string): string {
  return visible(JSON.stringify(text))
    .replace(MARKUP, String.raw`\u003c`)
    .replaceAll("*/", String.raw`*\/`);
}

/** A line of a comment in any of the languages; those of C know trigraphs, and warn of comments in comments. */
export function commented(line: string): string {
  return visible(line)
    .replaceAll("*/", String.raw`*\/`)
    .replaceAll("/*", String.raw`/\*`)
    .replace(/\?(?=\?)/g, "?\\")
    .replace(MARKUP, "<\\");
}
