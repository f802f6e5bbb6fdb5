/**
 * Lets a share of the mutants through, the same one in every run from one seed: of each file the
 * mutants whose names come first by hash, so that a larger share contains a smaller one. Those that
 * were tested already stay out as well. Stryker calls what a checker refuses a compile error; record.js
 * leaves these out.
 */
import { createHash } from "node:crypto";
import { PluginKind, declareFactoryPlugin } from "@stryker-mutator/api/plugin";
import { byFile, latestResults, nameOf } from "./results.js";

const SHARE = Number(process.env.MUTATION_SHARE ?? 1);
const SEED = process.env.MUTATION_SEED ?? "1";

const rank = (mutant) =>
  createHash("sha256")
    .update(`${SEED} ${nameOf(mutant)}`)
    .digest("hex");

function sampled(mutants) {
  return [...byFile(mutants).values()].flatMap((ofFile) =>
    ofFile
      .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
      .slice(0, Math.ceil(ofFile.length * SHARE)),
  );
}

function sampleChecker() {
  let chosen = new Set();
  return {
    init: async () => {},
    group: async (mutants) => {
      const known = new Set(latestResults(process.env.MUTATION_FOLDER).map(({ name }) => name));
      const fresh = sampled(mutants).filter((mutant) => !known.has(nameOf(mutant)));
      chosen = new Set([...chosen, ...fresh.map(({ id }) => id)]);
      return mutants.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(({ id }) => [id]);
    },
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map(({ id }) => [
          id,
          chosen.has(id)
            ? { status: "passed" }
            : { status: "compileError", reason: "left out of the sample" },
        ]),
      ),
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, "sample", sampleChecker)];
