/** What a command allows where its process has little memory. */
import { expect, it } from "vitest";
import { withinMemory } from "../../src/cli/limits.ts";

/** The heap of `node --max-old-space-size=128`, in bytes. */
const SMALL = 176_000_000;

// With those of the whole heap, texts as long as allowed ended the process instead of an error.
it("leaves room for the program itself", () => {
  expect(withinMemory({}, SMALL)).toEqual({ text: 110_000, nodes: 70_000 });
  expect(withinMemory({ nodes: 5, time: 9 }, SMALL)).toEqual({ text: 110_000, nodes: 5, time: 9 });
});
