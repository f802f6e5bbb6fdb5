/**
 * Text from strangers as it can be shown. A terminal obeys control characters, and an editor shows
 * text in another order, or not at all, where format characters say so: "Trojan Source" (Boucher and
 * Anderson, 2021) hides code from its readers that way. Such characters are written by their codes.
 */

/** Controls but tab and newline, format and other invisible characters, separators of lines, halves of pairs. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]/gu;

const code = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The text with `\u202e` and the like in place of what cannot be seen; valid in strings of JSON too. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => character.split("").map(code).join(""));
}

/** The same with one sign for each character, so that columns stay where they are. */
export function visibleInPlace(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const point = character.codePointAt(0)!;
    if (point < 0x20) return String.fromCodePoint(0x2400 + point);
    return point === 0x7f ? "\u2421" : "\ufffd";
  });
}
