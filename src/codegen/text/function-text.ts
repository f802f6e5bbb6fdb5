/**
 * One emitted function: reads its arguments, computes, returns a number or a plain object. One that
 * is too long for V8 calls the pieces that it is split into (`split-text.ts`).
 */
import type { Variable } from "../../ast/node.ts";
import { postorder } from "../../ast/traverse.ts";
import { readBytes } from "../split/bytes.ts";
import { type PieceSizes, split } from "../split/split.ts";
import { functionBody } from "./function-body.ts";
import {
  type FunctionText,
  type FunctionTextOptions,
  nameInCode,
  reservedNames,
} from "./function-parts.ts";
import { Names } from "./names.ts";
import type { PlannedFunction } from "../plan.ts";
import type { Program } from "../program.ts";
import { inputsOf, readLines } from "./reads.ts";
import { resultLiteral } from "./result-text.ts";
import { returnLines } from "./results.ts";
import { splitText } from "./split-text.ts";

/** @param sizes when and how it is split; as V8 asks for unless given */
export function functionText(
  planned: PlannedFunction,
  options: FunctionTextOptions,
  sizes?: PieceSizes,
): FunctionText {
  const parts = split(planned.program, readBytes(options.reads !== "plain"), sizes);
  if (parts !== undefined) return splitText(planned, parts, options, sizes);
  const { name, program, result, inputs, parameters } = planned;
  const names = new Names(reservedNames(planned, options));
  const read = variablesRead(program, inputs);
  const places = new Map(
    read.map((node) => [node.name, names.ofVariable(node, nameInCode(node.name, inputs))]),
  );
  const reads = parameters.flatMap((parameter) =>
    readLines(parameter, inputsOf(planned, parameter), places, options.reads),
  );
  const checked = options.reads !== "plain";
  const { lines, outputs } = functionBody(program, { names, checked, comment: options.comment }, 2);
  const returned = returnLines(resultLiteral(name, result, outputs), 2);
  return { lines: [...reads, ...lines, ...returned], beside: [] };
}

/** The variables whose values the program uses, in the order in which they are listed. */
function variablesRead(program: Program, inputs: PlannedFunction["inputs"]): Variable[] {
  const read = postorder(program.outputs).filter((node) => node.kind === "variable");
  return read.filter(({ name }) => inputs.has(name));
}
