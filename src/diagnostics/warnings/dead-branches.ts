/** Branches that can never be taken, because of their own condition or of those around them. */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { slice } from "../../parser/diagnostics.ts";
import type { CallSyntax, ConditionalSyntax, Syntax } from "../../parser/syntax-tree.ts";
import { assuming, decided, type Facts } from "./facts.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

/** A part of the text, and what holds wherever it is evaluated. */
interface Place {
  readonly part: Syntax;
  readonly facts: Facts | undefined;
}

interface Found {
  readonly warnings: readonly Diagnostic[];
  /** What is evaluated further in. */
  readonly inside: readonly Place[];
}

export function deadBranches(reading: Reading): Diagnostic[] {
  const { definitions, result } = reading;
  const bodies = [
    ...definitions.map(({ body }) => body),
    ...(result === undefined ? [] : [result]),
  ];
  const warnings: Diagnostic[] = [];
  const waiting: Place[] = bodies.map((part) => ({ part, facts: undefined }));
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const found = foundAt(place, reading);
    warnings.push(...found.warnings);
    for (const each of found.inside) waiting.push(each);
  }
  return warnings;
}

function foundAt({ part, facts }: Place, reading: Reading): Found {
  if (part.kind === "conditional") return inConditional(part, facts, reading);
  if (part.kind === "call" && part.name === "piecewise") return inPiecewise(part, facts, reading);
  return { warnings: [], inside: part.operands.map((each) => ({ part: each, facts })) };
}

function inConditional(
  { operands: [test, then, otherwise] }: ConditionalSyntax,
  facts: Facts | undefined,
  reading: Reading,
): Found {
  const node = reading.nodes.get(test)!;
  const truth = truthOf(test, facts, reading);
  const inside = [{ part: test, facts }];
  if (truth !== false) inside.push({ part: then, facts: assuming(node, true, facts) });
  if (truth !== true) inside.push({ part: otherwise, facts: assuming(node, false, facts) });
  if (truth === undefined) return { warnings: [], inside };
  const message = `this condition is ${truth ? "always" : "never"} true here, so the value after ${truth ? ":" : "?"} is never taken`;
  const taken = slice(reading.text, (truth ? then : otherwise).span);
  return { warnings: [suspicion("branch-never-taken", test.span, message, taken)], inside };
}

function inPiecewise({ operands }: CallSyntax, before: Facts | undefined, reading: Reading): Found {
  const warnings: Diagnostic[] = [];
  const inside: Place[] = [];
  let facts = before;
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [test, value] = [operands[index]!, operands[index + 1]!];
    const node = reading.nodes.get(test)!;
    const truth = truthOf(test, facts, reading);
    inside.push({ part: test, facts });
    if (truth !== false) inside.push({ part: value, facts: assuming(node, true, facts) });
    if (truth !== undefined) warnings.push(piecewiseWarning(test, value, truth, reading.text));
    if (truth === true) return { warnings, inside };
    facts = assuming(node, false, facts);
  }
  inside.push({ part: operands.at(-1)!, facts });
  return { warnings, inside };
}

function piecewiseWarning(test: Syntax, value: Syntax, truth: boolean, text: string): Diagnostic {
  const message = truth
    ? "this condition is always true here, so nothing behind its value is ever taken"
    : "this condition is never true here, so its value is never taken";
  const suggestion = truth
    ? `${slice(text, value.span)} as the last value`
    : "leave the condition and its value out";
  return suspicion("branch-never-taken", test.span, message, suggestion);
}

/** Whether a condition is decided; the words `true` and `false` are meant as they stand. */
function truthOf(test: Syntax, facts: Facts | undefined, { nodes }: Reading): boolean | undefined {
  const isWord = test.kind === "name" && (test.name === "true" || test.name === "false");
  return isWord ? undefined : decided(nodes.get(test)!, facts);
}
