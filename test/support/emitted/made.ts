/** The texts of functions that are made in process while something runs. */
export interface Made {
  readonly parameters: readonly string[];
  readonly body: string;
}

/** Runs something, and returns what it gave to `new Function`. */
export function made(run: () => void): Made[] {
  const found: Made[] = [];
  const original = globalThis.Function;
  globalThis.Function = new Proxy(original, {
    construct(target, texts: string[], newTarget) {
      found.push({ parameters: texts.slice(0, -1), body: texts.at(-1) ?? "" });
      return Reflect.construct(target, texts, newTarget) as object;
    },
  });
  try {
    run();
  } finally {
    globalThis.Function = original;
  }
  return found;
}
