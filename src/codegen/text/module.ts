/**
 * The emitted module: a head comment with the formula and the evidence, its names as constants, and
 * the functions. It imports nothing; kernels that it calls stand at its end. A module in C has a frame
 * of its own, in `c/`.
 */
import type { Node } from "../../ast/node.ts";
import { NamedParts } from "../../print/named-parts.ts";
import { codeSize } from "./code-size.ts";
import { besideText } from "./function-parts.ts";
import { functionText } from "./function-text.ts";
import { kernelSources } from "./kernel-sources.ts";
import { kernelsOf } from "../kernels-of.ts";
import type { Plan } from "../plan.ts";
import { cModule } from "./c/module.ts";
import { readersIn } from "../runtime/reads-text.ts";
import { needsWork, workName } from "./result-text.ts";
import type { NameSources } from "./names.ts";
import { commented } from "./quoted.ts";
import { declarations, frames, type FrameName } from "./targets.ts";

/** The languages of modules. */
export const TARGETS = ["js", "ts", "c"] as const satisfies readonly (FrameName | "c")[];

export type TargetName = (typeof TARGETS)[number];

export interface ModuleOptions {
  readonly target: TargetName;
  /** Whether the functions check that every variable is there and is a number. */
  readonly checked: boolean;
  /** What names of C begin with. */
  readonly prefix: string;
  /** The lines of the head comment. */
  readonly header: readonly string[];
}

/** Longest part of a formula shown beside the line that computes it. */
const LONGEST_COMMENT = 60;

export interface Module {
  readonly code: string;
  /** What is declared of it in a file beside: types, or a header of C. */
  readonly declarations: string;
}

/** The module's text. The same plan and options give the same bytes. */
export function emitModule(plan: Plan, options: ModuleOptions): Module {
  const { target } = options;
  if (target !== "c")
    return { code: ecmaScriptModule(plan, target, options), declarations: declarations(plan) };
  const parts = new NamedParts(new Map());
  const { source, header } = cModule(plan, {
    prefix: options.prefix,
    header: blockComment(options.header),
    comment: ({ sources }, node) => parts.textOf(sources.origin(node), LONGEST_COMMENT),
  });
  return { code: source, declarations: header };
}

function ecmaScriptModule(plan: Plan, name: FrameName, options: ModuleOptions): string {
  const target = frames[name];
  const planned = plan.names.map((name) => plan.planned(name));
  const kernels = kernelsOf(planned.map(({ program }) => program));
  const parts = new NamedParts(plan.computed.formula.called ?? new Map());
  const { checked } = options;
  const size = codeSize(plan.formula.graph.budget);
  const written = planned.map((one) => {
    const { sources } = one;
    const { lines, beside } = functionText(
      one,
      {
        reads: checked ? "checked" : "plain",
        kernels,
        sources,
        comment: (node) =>
          parts.textOf(sources.origin(node), LONGEST_COMMENT) ?? derivativeComment(sources, node),
      },
      plan.pieces,
    );
    for (const part of [lines, ...beside.map((each) => each.lines)]) size(part);
    const work = needsWork(lines.join("\n")) ? [...target.work(workName(one.name)), ""] : [];
    return {
      exported: [...work, ...target.opening(one), ...lines, "}"].join("\n"),
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

function derivativeComment(sources: NameSources, node: Node): string | undefined {
  const by = sources.derivativeBy(node);
  return by === undefined ? undefined : `the derivative by ${by}`;
}

/** A comment of these lines, whatever they contain. */
function blockComment(lines: readonly string[]): string {
  const body = lines.map((line) => ` * ${commented(line)}`.trimEnd());
  return ["/**", ...body, " */"].join("\n");
}
