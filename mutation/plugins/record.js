/** Writes down each result as it comes: how many mutants there are by file, then one by one. */
import { PluginKind, declareFactoryPlugin } from "@stryker-mutator/api/plugin";
import { addResult, byFile, nameOf, sourceFile } from "./results.js";

const FOLDER = process.env.MUTATION_FOLDER;

function recorder() {
  const testNames = new Map();
  let started = Date.now();
  return {
    onDryRunCompleted({ result }) {
      for (const { id, name, fileName } of result.tests) testNames.set(id, `${fileName}: ${name}`);
    },
    onMutationTestingPlanReady({ mutantPlans }) {
      const files = byFile(mutantPlans.map(({ mutant }) => mutant));
      const population = Object.fromEntries([...files].map(([file, of]) => [file, of.length]));
      addResult(FOLDER, { population });
      started = Date.now();
    },
    onMutantTested(mutant) {
      if (mutant.status === "CompileError") return;
      const { status, mutatorName, replacement, location, killedBy, static: isStatic } = mutant;
      addResult(FOLDER, {
        name: nameOf(mutant),
        file: sourceFile(mutant.fileName),
        line: location.start.line,
        mutatorName,
        replacement,
        status,
        isStatic,
        killedBy: killedBy?.map((id) => testNames.get(id) ?? id).slice(0, 1),
        coveredBy: mutant.coveredBy?.length,
        seconds: Math.round((Date.now() - started) / 100) / 10,
        reason: status === "RuntimeError" ? mutant.statusReason?.slice(0, 300) : undefined,
      });
      started = Date.now();
    },
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Reporter, "record", recorder)];
