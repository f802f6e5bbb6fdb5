/** Tests import `fluxion` as users do; here that name means the sources. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const TESTS = ["test/**/*.test.ts"];
const MOCKING = ["test/cli/formats.test.ts"];

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^fluxion$/,
        replacement: fileURLToPath(new URL("src/index.ts", import.meta.url)),
      },
    ],
  },
  test: {
    testTimeout: 60_000,
    // One worker for each core; by default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
    // Files share what they import, which saves a quarter of the time; but not those that mock it.
    projects: [
      {
        extends: true,
        test: { name: "shared", include: TESTS, exclude: MOCKING, isolate: false },
      },
      { extends: true, test: { name: "mocking", include: MOCKING } },
    ],
  },
});
