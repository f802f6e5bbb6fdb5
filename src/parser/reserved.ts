/** The names whose meaning is fixed: constants, functions, and forms that look like functions. */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { isFunctionName } from "./call.ts";
import { forms } from "./forms.ts";

const application =
  (fn: string) =>
  (builder: Builder): Node =>
    builder.apply(fn);

/** Names that are not variables. */
export const constants: ReadonlyMap<string, (builder: Builder) => Node> = new Map([
  ["pi", application("pi")],
  ["π", application("pi")],
  ["e", application("e")],
  ["inf", application("inf")],
  ["∞", application("inf")],
  ["true", application("true")],
  ["false", application("false")],
  ["tau", (builder) => builder.apply("*", builder.constant(2), builder.apply("pi"))],
]);

/** Whether no definition may give the name a meaning. */
export const isReserved = (name: string): boolean =>
  constants.has(name) || isFunctionName(name) || forms.has(name);
