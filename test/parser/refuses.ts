/** Texts that are refused, each with the picture of its mistake, to the letter. */
import { describe, expect, it } from "vitest";
import { refusal } from "../support/refusal.ts";

export function pictureOf(text: string): string {
  const error = refusal(text);
  if (error.text !== text) throw error;
  return error.render();
}

export const refuses = (
  title: string,
  refusals: readonly (readonly [text: string, picture: string])[],
): void => {
  describe(title, () => {
    it.each(refusals)("%j", (text, picture) => expect(pictureOf(text)).toBe(picture));
  });
};
