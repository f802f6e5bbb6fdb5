/** `--limit name=value`: what a command may cost. */
import { getHeapStatistics } from "node:v8";
import { Option } from "commander";
import { DEFAULT_LIMITS, type GivenLimits, LIMIT_NAMES, type LimitName } from "../ast/limits.ts";
import { nearestName } from "../parser/suggest.ts";
import { wrongOption } from "./call.ts";

/** The option, which may be given again. */
export const limitOption = (): Option =>
  new Option(
    "--limit <name=value>",
    "what may be spent, as time=5000 in milliseconds; may be given again",
  )
    .argParser(gatherLimits)
    .default({}, "those of docs/limits.md");

/** Gathers `--limit nodes=1000 --limit time=500`, or both with a comma between them. */
function gatherLimits(text: string, before: GivenLimits = {}): GivenLimits {
  const given = text.split(",").map((part): [LimitName, number] => {
    const [name, value] = part.split("=").map((piece) => piece.trim());
    if (!isLimit(name!)) {
      const nearest = nearestName(name!, LIMIT_NAMES);
      const message = `--limit knows ${LIMIT_NAMES.join(", ")}, not ${JSON.stringify(name)}`;
      throw wrongOption(message, nearest && `--limit ${nearest}=${value ?? DEFAULT_LIMITS.text}`);
    }
    const count = Number(value?.replaceAll("_", "") || NaN);
    if (!(count >= 0))
      throw wrongOption(`--limit ${name} needs a number from 0 on, as ${name}=1000 or ${name}=1e6`);
    return [name, count];
  });
  return { ...before, ...Object.fromEntries(given) };
}

const isLimit = (name: string): name is LimitName => Object.hasOwn(DEFAULT_LIMITS, name);

/** Bytes that a node takes with what all stages keep of it, the certificate and the text included. */
const BYTES_OF_A_NODE = 1_500;

/** Bytes that a character of a text takes while it is read, where each is a token. */
const BYTES_OF_A_CHARACTER = 900;

/** Bytes of the heap that a formula cannot have: the program's own, and room for what is young. */
const BYTES_TAKEN = 80_000_000;

/**
 * The limits that are given; where they are not, no more than memory holds.
 * @param bytes that the heap may have
 */
export function withinMemory(
  given: GivenLimits,
  bytes = getHeapStatistics().heap_size_limit,
): GivenLimits {
  const heap = Math.max(0, bytes - BYTES_TAKEN);
  const fitting = (name: "text" | "nodes", each: number): number =>
    Math.min(DEFAULT_LIMITS[name], Math.ceil(heap / each / ROUND) * ROUND);
  return {
    text: fitting("text", BYTES_OF_A_CHARACTER),
    nodes: fitting("nodes", BYTES_OF_A_NODE),
    ...given,
  };
}

/** What counts are rounded to, so that messages can be read. */
const ROUND = 10_000;
