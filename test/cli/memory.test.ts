/** What a command allows where its process has little memory. */
import { expect, it, vi } from "vitest";
import { withinMemory } from "../../src/cli/limits.ts";

vi.mock("node:v8", () => ({ getHeapStatistics: () => ({ heap_size_limit: 176_000_000 }) }));

// With those of the whole heap, texts as long as allowed ended the process instead of an error.
it("leaves room for the program itself", () => {
  expect(withinMemory({})).toEqual({ text: 110_000, nodes: 70_000 });
  expect(withinMemory({ nodes: 5, time: 9 })).toEqual({ text: 110_000, nodes: 5, time: 9 });
});
