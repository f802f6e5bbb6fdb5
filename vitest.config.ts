/** Tests import `fluxion` as users do; here that name means the sources. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // One worker for each core; by default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
  },
});
