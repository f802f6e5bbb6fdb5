/**
 * What runs in the thread of somebody's module: it loads the module, and calls its functions when
 * asked. The function is handed over as text, so it uses nothing but its parameters and what every
 * thread has; loading is a parameter because bundlers rewrite `import()`.
 */

import type { MessagePort } from "node:worker_threads";

/** What the thread is given. */
export interface Given {
  readonly port: MessagePort;
  /** Becomes 1 when an answer is there. */
  readonly flag: Int32Array;
  readonly url: string;
  readonly path: string;
  readonly text: string;
}

/** What the thread says of the module. */
export interface Loaded {
  readonly functions: readonly { readonly name: string; readonly text: string }[];
  readonly formula?: string;
  readonly wrt?: readonly string[];
}

export type Answer =
  { readonly fault: string } | { readonly loaded: Loaded } | { readonly returned: unknown };

export async function serve(
  need: NodeJS.Require,
  load: (url: string) => Promise<Record<string, unknown>>,
): Promise<void> {
  const { port, flag, url, path, text } = need("node:worker_threads").workerData as Given;
  const answer = (message: Answer): void => {
    try {
      port.postMessage(message);
    } catch {
      port.postMessage({ fault: "returned what is no plain data" });
    }
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  const messageOf = (error: unknown): string =>
    error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const asModule = (source: string): Promise<Record<string, unknown>> =>
    load(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
  /** A file in `.js` is what its text is, whatever the folder around says. */
  const loadAny = async (): Promise<Record<string, unknown>> => {
    if (/\.m?ts$/.test(path)) {
      const { stripTypeScriptTypes } = need("node:module") as {
        stripTypeScriptTypes?: (source: string) => string;
      };
      if (stripTypeScriptTypes === undefined)
        throw new Error("this version of Node cannot read TypeScript; give the file in JavaScript");
      return asModule(stripTypeScriptTypes(text));
    }
    try {
      return await load(url);
    } catch (error) {
      if (/^\s*(?:export|import)\b/m.test(text) && error instanceof SyntaxError)
        return asModule(text);
      if (!/\b(?:module|exports|require) is not defined/.test(messageOf(error))) throw error;
      const Module = need("node:module") as new (id: string) => {
        readonly _compile: (this: unknown, text: string, path: string) => void;
        readonly exports: unknown;
      };
      const made = new Module(path);
      // oxlint-disable-next-line eslint/no-underscore-dangle -- what Node itself loads CommonJS by
      made._compile(text, path);
      return { default: made.exports };
    }
  };
  try {
    const found = await loadAny();
    const whole = found["default"];
    const inner = typeof whole === "object" && whole !== null ? whole : {};
    const all = new Map(Object.entries({ ...inner, ...found }));
    const functions = [...all].filter(([, value]) => typeof value === "function");
    const [formula, wrt] = [all.get("formula"), all.get("wrt")];
    answer({
      loaded: {
        functions: functions.map(([name, value]) => ({
          name,
          text: String(value).slice(0, 2_000),
        })),
        ...(typeof formula === "string" ? { formula } : {}),
        ...(Array.isArray(wrt) ? { wrt: wrt.map(String) } : {}),
      },
    });
    port.on("message", ({ fn, args }: { fn: string; args: unknown[] }) => {
      try {
        const returned = (all.get(fn) as (...args: unknown[]) => unknown)(...args);
        const isLater = typeof returned === "object" && returned !== null && "then" in returned;
        if (isLater) answer({ fault: "returned a promise, where numbers are expected at once" });
        else if (typeof returned === "function") answer({ fault: "returned a function" });
        else answer({ returned });
      } catch (error) {
        answer({ fault: `threw ${messageOf(error)}` });
      }
    });
  } catch (error) {
    answer({ fault: messageOf(error) });
  }
}
