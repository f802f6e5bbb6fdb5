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
const BYTES_OF_A_NODE = 800;

/** The limits that are given; no more nodes than the memory of this process holds unless they are. */
export function withinMemory(given: GivenLimits): GivenLimits {
  const room = Math.floor(getHeapStatistics().heap_size_limit / BYTES_OF_A_NODE / 1e5) * 1e5;
  return { nodes: Math.max(1e4, Math.min(DEFAULT_LIMITS.nodes, room)), ...given };
}
