/** What modules carry along at their ends: always the same, so that it is compared, not parsed. */
import { kernelSources } from "../../../src/codegen/text/kernel-sources.ts";
import { carriedFunctions } from "../../../src/codegen/runtime/reads-text.ts";

/** The functions and kernels that modules carry along at their ends, by name. */
export const CARRIED: ReadonlyMap<string, string> = new Map([
  ...Object.entries(carriedFunctions),
  ...Object.entries(kernelSources),
]);

/** A module without what it carries at its end, which is always the same, and the names of that. */
export function withoutCarried(
  code: string,
  carried: ReadonlyMap<string, string> = CARRIED,
): { own: string; names: string[] } {
  let own = code;
  const names: string[] = [];
  const isLast = (text: string): boolean => own.endsWith(`\n\n${text}\n`);
  for (;;) {
    const last = [...carried].find(([, text]) => isLast(text));
    if (last === undefined) return { own, names };
    const [name, text] = last;
    own = own.slice(0, -text.length - 2);
    const declared = [...text.matchAll(/^(?:function|const) (\w+)/gm)];
    names.push(name, ...declared.map(([, one]) => one!));
  }
}
