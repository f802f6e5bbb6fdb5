/** The kernels that a set of programs calls, so that a module carries those and no others. */
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";
import type { KernelName } from "../functions/kernels.ts";
import type { Program } from "./program.ts";

export function kernelsOf(programs: readonly Program[]): KernelName[] {
  const used = new Set<KernelName>();
  for (const node of postorder(programs.flatMap((program) => program.outputs))) {
    const kernel = node.kind === "apply" ? entryOf(node).js.kernel : undefined;
    if (kernel !== undefined) used.add(kernel);
  }
  return [...used].sort();
}
