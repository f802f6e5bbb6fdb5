/** Names that mean something to JavaScript, to prototypes or to emitted modules, put into formulas. */
import { writers } from "../../../src/codegen/runtime/checked-writes.ts";
import { readers } from "../../../src/codegen/runtime/checked-reads.ts";
import type { Random } from "../random-formula.ts";

export const HOSTILE_NAMES = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  ...Object.getOwnPropertyNames(Array.prototype).filter(
    (name) => !/^(?:map|fill|length)$/.test(name),
  ),
  ...Object.keys({ ...readers, ...writers }),
  ...(
    "eval Function globalThis window self document process require module exports import this new " +
    "await yield async class delete typeof void with let static super return throw arguments " +
    "undefined NaN Infinity Math Number Object Array Float64Array Int32Array Symbol Reflect Proxy " +
    "at out result direction cotangent value gradient valueAndGradient hessian formula variables wrt " +
    "Point Gradient Table isPlain outer row values derivatives kept states variable variable_ x_ " +
    "t1 t2 by byX i0 valueStored valueCalls valueWhole value1 gradientWork hessianRows overlap " +
    "prototype __defineGetter__ __lookupSetter__ then toJSON alert constructor_ __proto___ " +
    "λ größe x₁ 𝒳 ａ ſ K é e\u0301"
  ).split(" "),
] as const;

const SHORT = /(?<![\p{L}\p{N}_])(?:x|y|z|u|v|q|f|i|j|k)(?![\p{L}\p{N}_])/gu;

/** The same formula with hostile names for its variables, indices and definitions. */
export function renamed(text: string, random: Random, names: readonly string[]): string {
  const given = new Map<string, string>();
  return text.replace(SHORT, (short) => {
    const known = given.get(short);
    if (known !== undefined) return known;
    const free = names.filter((name) => ![...given.values()].includes(name));
    const name = free[Math.floor(random() * free.length)]!;
    given.set(short, name);
    return name;
  });
}
