/** The kinds of derivative as people name them in a call. */
import { type Kind, KINDS } from "../kinds/kind.ts";
import { nearestName } from "../parser/suggest.ts";
import { wrongOption } from "./call.ts";

/** Kinds as a call names them: in small letters, sparse ones with a hyphen. */
const NAMES: ReadonlyMap<string, Kind> = new Map(
  KINDS.map((kind) => [kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), kind]),
);

/** Gathers the kinds of `--kind hessian,hvp` and of `--kind hessian --kind hvp`. */
export function gatherKinds(text: string, before: readonly Kind[] = []): Kind[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length === 0) throw wrongOption("--kind needs a kind of derivative", "hessian");
  const named = words.map((word) => {
    const kind = NAMES.get(word.toLowerCase()) ?? KINDS.find((one) => one === word);
    if (kind !== undefined) return kind;
    const all = [...NAMES.keys()];
    throw wrongOption(
      `there is no kind of derivative ${word}; there are ${all.join(", ")}`,
      nearestName(word, all),
    );
  });
  return [...new Set([...before, ...named])];
}
