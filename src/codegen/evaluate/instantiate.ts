/**
 * The one place where code is made from text at run time. The text is our own emission: names in
 * it are identifiers that `Names` made, everything else comes from the catalogue's spellings.
 */
import { kernels } from "../../functions/kernels.ts";

/** Makes each source text its own, or V8 would let functions of one text share their feedback. */
let count = 0;

const KERNEL_NAMES = Object.keys(kernels) as (keyof typeof kernels)[];
const KERNELS = KERNEL_NAMES.map((name) => kernels[name]);

/**
 * A function from its parameters, its body, the values it refers to and what stands around it.
 * @throws EvalError where the page's Content-Security-Policy forbids making code
 */
export function instantiate<F>(
  parameters: string,
  body: string,
  scope: Readonly<Record<string, unknown>>,
  around = "",
): F {
  const names = Object.keys(scope);
  const text = `"use strict"; ${around}\nreturn function (${parameters}) {\n${body}\n};\n//# sourceURL=fluxion-${++count}.js`;
  const make = madeFrom([...KERNEL_NAMES, ...names], text) as (...values: unknown[]) => F;
  return make(...KERNELS, ...names.map((name) => scope[name]));
}

function madeFrom(names: readonly string[], text: string): unknown {
  try {
    // oxlint-disable-next-line eslint/no-new-func
    return new Function(...names, text);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    const message = `code may not be made here; compile with { evaluate: "interpret" } instead (${error.message.trim()})`;
    throw new EvalError(message, { cause: error });
  }
}

/** Whether code can be made here; some pages forbid it. */
export function canInstantiate(): boolean {
  try {
    return instantiate<() => boolean>("", "return true;", {})();
  } catch {
    return false;
  }
}
