/**
 * One emitted function: reads its arguments, computes, returns a number or a plain object, or writes
 * the results into what it is given. One that is too long for V8 calls the pieces that it is split
 * into (`split-text.ts`).
 */
import { isVector, type Node } from "../../ast/node.ts";
import type { Delivery } from "../delivery.ts";
import { type PlannedFunction, variablesRead } from "../plan.ts";
import { readBytes } from "../split/bytes.ts";
import { type PieceSizes, split } from "../split/split.ts";
import { functionBody } from "./function-body.ts";
import {
  bodySources,
  type FunctionText,
  type FunctionTextOptions,
  nameInCode,
  reservedNames,
} from "./function-parts.ts";
import { javascript } from "./javascript.ts";
import { Names } from "./names.ts";
import { checks, ending, madeInPlace } from "./out-text.ts";
import { inputsOf, readLines } from "./reads.ts";
import { resultLiteral, workName } from "./result-text.ts";
import { returnLines } from "./results.ts";
import type { GivenRoom } from "./room.ts";
import { splitText } from "./split-text.ts";

/** @param sizes when and how it is split; as V8 asks for unless given */
export function functionText(
  planned: PlannedFunction,
  options: FunctionTextOptions,
  sizes?: PieceSizes,
): FunctionText {
  const checked = options.reads !== "plain";
  const parts = split(planned.program, readBytes(checked), sizes);
  if (parts !== undefined) return splitText(planned, parts, options, sizes);
  const { name, program, result, inputs, parameters, delivery } = planned;
  const names = new Names(reservedNames(planned, options), options.sources);
  const read = variablesRead(planned);
  const places = new Map(
    read.map((node) => [node.name, names.ofVariable(node, nameInCode(node.name, inputs))]),
  );
  const reads = parameters.flatMap((parameter) =>
    readLines(parameter, inputsOf(planned, parameter), places, options.reads),
  );
  const vectors = read.filter(isVector).map((node) => [names.get(node)!, node.name] as const);
  const asked = delivery && checked ? checks(delivery, (node) => names.get(node)!, vectors) : [];
  const language = javascript(checked, delivery && roomIn(name, delivery));
  const { lines, outputs } = functionBody(program, { language, names, ...bodySources(options) }, 2);
  const end = delivery && ending(program, delivery, outputs);
  const ends =
    end === undefined
      ? returnLines(resultLiteral(name, result, outputs), 2)
      : [...end.writes.flat(), ...end.returned];
  return { lines: [...reads, ...asked, ...lines, ...ends], beside: [] };
}

/** The vectors of a function that makes none: those it is given, and its own to work in. */
function roomIn(name: string, delivery: Delivery): GivenRoom {
  const results = madeInPlace(delivery);
  const places = new Map<Node, number>();
  return {
    resultOf: (node) => results.get(node)!,
    work: (node, length) => {
      const place = places.get(node) ?? places.size;
      places.set(node, place);
      return `workVector(${workName(name)}, ${place}, ${length})`;
    },
  };
}
