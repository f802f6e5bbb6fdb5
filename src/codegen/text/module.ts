/**
 * The emitted module: a head comment with the formula and the evidence, its names as constants, and
 * the three functions. It imports nothing; kernels that it calls stand at its end.
 */
import type { Node } from "../../ast/node.ts";
import { formulaText, printedLength } from "../../print/formula-text.ts";
import { besideText } from "./function-parts.ts";
import { functionText } from "./function-text.ts";
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
  const written = planned.map((one) => {
    const { lines, beside } = functionText(
      one,
      {
        reads: checked ? "checked" : "plain",
        kernels,
        comment: (node) => comment(plan.origin(node)),
      },
      plan.pieces,
    );
    return {
      exported: [...target.opening(one), ...lines, "}"].join("\n"),
      beside: beside.map((part) => besideText(part, target.parameter)),
    };
  });
  const functions = [
    ...written.map(({ exported }) => exported),
    ...written.flatMap(({ beside }) => beside),
  ];
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

function comment(node: Node): string | undefined {
  const length = printedLength(node, LONGEST_COMMENT + 1);
  return length <= LONGEST_COMMENT ? formulaText(node) : undefined;
}

/** A comment of these lines, whatever they contain. */
function blockComment(lines: readonly string[]): string {
  const body = lines.map((line) => ` * ${line.replaceAll("*/", "*\\/")}`.trimEnd());
  return ["/**", ...body, " */"].join("\n");
}
