/**
 * Code that somebody else wrote, or that was written out before, as functions to call by name. Here
 * it is an object in this process; the command runs files in a thread of their own (cli/against/).
 */

/** Somebody's functions. */
export interface Foreign {
  /** What it is called: a file's name. */
  readonly name: string;
  /** The names of its functions. */
  readonly functions: readonly string[];
  /** Names of a function's parameters as they are written: `x`, `{ x, y }`, `...all`. */
  parametersOf(fn: string): readonly string[];
  /** @throws ForeignFault where the function throws, or does not answer */
  call(fn: string, args: readonly unknown[]): unknown;
}

/** What somebody's code did wrong, in a sentence. */
export class ForeignFault extends Error {
  override readonly name = "ForeignFault";
}

/** An object's functions: a module's, or any other with `gradient`. */
export function foreignOf(module: object, name = "the module"): Foreign {
  const own = new Map(Object.entries(module).filter(([, value]) => typeof value === "function"));
  return {
    name,
    functions: [...own.keys()],
    parametersOf: (fn) => parametersIn(String(own.get(fn))),
    call(fn, args) {
      try {
        return (own.get(fn) as (...all: readonly unknown[]) => unknown)(...args);
      } catch (error) {
        throw new ForeignFault(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** The parameters in a function's text; none where it cannot be read, as that of a built-in. */
export function parametersIn(text: string): string[] {
  const arrow = /^(?:async\s+)?([\p{L}_$][\p{L}\p{N}_$]*)\s*=>/u.exec(text);
  if (arrow !== null) return [arrow[1]!];
  const open = text.indexOf("(");
  if (open < 0) return [];
  const found: string[] = [];
  let [depth, start] = [0, open + 1];
  for (let at = open; at < text.length; at++) {
    const sign = text[at]!;
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
    if (depth > 1 || (sign !== "," && depth > 0)) continue;
    found.push(text.slice(start, at).trim());
    start = at + 1;
    if (depth === 0) break;
  }
  return found
    .filter((parameter) => parameter !== "")
    .map((parameter) => (/^[{[]/.test(parameter) ? parameter : parameter.replace(/\s*=[^]*$/, "")));
}
