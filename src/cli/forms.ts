/** The forms of functions, and the columns of tables, as people name them in a call. */
import { type Form, FORMS } from "../kinds/form.ts";
import { nearestName } from "../parser/suggest.ts";
import { wrongOption } from "./call.ts";

/** Gathers the forms of `--forms into,batch` and of `--forms into --forms batch`. */
export function gatherForms(text: string, before: readonly Form[] = []): Form[] {
  const words = wordsOf(text);
  if (words.length === 0) throw wrongOption("--forms needs a form of functions", FORMS[0]);
  const named = words.map((word) => {
    const form = FORMS.find((one) => one === word.toLowerCase());
    if (form !== undefined) return form;
    throw wrongOption(
      `there is no form of functions ${word}; there are ${FORMS.join(", ")}`,
      nearestName(word, FORMS),
    );
  });
  return [...new Set([...before, ...named])];
}

/** Gathers the names of `--columns d,t` and of `--columns d --columns t`. */
export function gatherColumns(text: string, before: readonly string[] = []): string[] {
  const names = wordsOf(text);
  if (names.length === 0) throw wrongOption("--columns needs the name of a variable");
  return [...before, ...names];
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== "");
