/** A long check on a terminal: how far it is, on one line that is wiped, and Ctrl-C, which ends it early. */
import type { Progress } from "../verify/pace.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds before anything is shown, and between two lines. */
const QUIET = 1_000;
const BETWEEN = 200;
const WIPE = "\r\u001B[K";

export interface Watching {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Wipes the line, and leaves Ctrl-C to the system again. */
  end(): void;
}

/** Ctrl-C is heeded once there is something to tell; until then it ends the program as ever. */
export function watching(terminal: Terminal): Watching {
  const stop = new AbortController();
  const start = performance.now();
  let shown = -Infinity;
  let forget: (() => void) | undefined;
  return {
    signal: stop.signal,
    onProgress({ done, of }) {
      forget ??= terminal.onInterrupt?.(() => stop.abort());
      const now = performance.now();
      if (terminal.isScreen !== true || now - start < QUIET || now - shown < BETWEEN) return;
      shown = now;
      const count = `${done.toLocaleString("en")} of ${of.toLocaleString("en")}`;
      terminal.err(`${WIPE}${count} points compared`);
    },
    end() {
      forget?.();
      if (shown > -Infinity) terminal.err(WIPE);
    },
  };
}
