/**
 * The emitted module: a head comment with the formula and the evidence, its names as constants, and
 * the three functions. It imports nothing; kernels that it calls stand at its end.
 */
import type { Node } from "../../ast/node.ts";
import { NamedParts } from "../../print/named-parts.ts";
import { functionLines } from "./function-text.ts";
import { kernelSources } from "./kernel-sources.ts";
import { kernelsOf } from "../kernels-of.ts";
import type { Plan } from "../plan.ts";
import { readersIn } from "../runtime/reads-text.ts";
import { targets, type TargetName } from "./targets.ts";

export interface ModuleOptions {
  /** JavaScript with JSDoc types unless given. */
  readonly target?: TargetName;
  /** Whether the functions check that every variable is there and is a number. */
  readonly checked?: boolean;
  /** The lines of the head comment. */
  readonly header: readonly string[];
}

/** Longest part of a formula shown beside the line that computes it. */
const LONGEST_COMMENT = 60;

/** The module's text. The same plan and options give the same bytes. */
export function emitModule(plan: Plan, options: ModuleOptions): string {
  const target = targets[options.target ?? "js"];
  const planned = plan.names.map((name) => plan.planned(name));
  const kernels = kernelsOf(planned.map(({ program }) => program));
  const checked = options.checked ?? false;
  const parts = new NamedParts(plan.formula.called ?? new Map());
  const functions = planned.map((one) => {
    const lines = functionLines(one, {
      reads: checked ? "checked" : "plain",
      kernels,
      sources: plan,
      comment: (node) =>
        parts.textOf(plan.origin(node), LONGEST_COMMENT) ?? derivativeComment(plan, node),
    });
    return [...target.opening(one), ...lines, "}"].join("\n");
  });
  const sections = [
    [...(kernels.length > 0 ? target.untyped : []), blockComment(options.header)].join("\n"),
    target.constants(plan),
    target.types(plan),
    ...functions,
    ...readersIn(functions.join("\n")).map((text) => target.reader(text)),
    ...kernels.map((kernel) => kernelSources[kernel]),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function derivativeComment(plan: Plan, node: Node): string | undefined {
  const by = plan.derivativeBy(node);
  return by === undefined ? undefined : `the derivative by ${by}`;
}

/** A comment of these lines, whatever they contain. */
function blockComment(lines: readonly string[]): string {
  const body = lines.map((line) => ` * ${line.replaceAll("*/", "*\\/")}`.trimEnd());
  return ["/**", ...body, " */"].join("\n");
}
