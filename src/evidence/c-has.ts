/**
 * What C lacks is refused before anything is written: functions that its library does not have, with
 * their place in the formula, and what modules in C do not offer.
 */
import { FormulaError, type Span } from "../ast/formula-error.ts";
import { DEFAULT_LIMITS } from "../ast/limits.ts";
import { postorder } from "../ast/traverse.ts";
import type { Plan } from "../codegen/plan.ts";
import { entryNamed, entryOf, resolveFunction } from "../functions/catalogue.ts";
import type { Kind } from "../kinds/kind.ts";
import { parseText } from "../parser/parse.ts";
import type { Syntax } from "../parser/syntax-tree.ts";

interface Asked {
  readonly kinds: readonly Kind[];
  readonly checked: boolean;
  readonly prefix: string;
}

/**
 * @throws FormulaError where C lacks a function that the code would call, where a kind or checks are
 *   asked for that modules in C do not have, and where the prefix is none
 */
export function requireC(plan: Plan, { kinds, checked, prefix }: Asked): void {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(prefix)) {
    const message = `names in C begin with a letter, and have letters of English, digits and _ only; the prefix ${JSON.stringify(prefix)} does not`;
    throw new FormulaError({ code: "not-a-prefix", message, suggestion: "formula" });
  }
  const sparse = kinds.find((kind) => kind.startsWith("sparse"));
  if (sparse !== undefined) {
    const [, dense] = /^sparse(.*)$/.exec(sparse)!;
    const message = `modules in C have no sparse matrices, since how many entries there are is known only when they are made`;
    throw lacking(message, undefined, undefined, dense!.toLowerCase());
  }
  if (checked)
    throw lacking("functions in C do not check what they are given", undefined, undefined);
  for (const name of plan.names) requireFunctions(plan, name);
}

function requireFunctions(plan: Plan, name: string): void {
  for (const node of postorder(plan.planned(name).program.outputs)) {
    if (node.kind !== "apply") continue;
    const { c } = entryOf(node);
    if (!("unsupported" in c)) continue;
    const { text } = plan.formula;
    const where = text === undefined ? undefined : placeOf(node.fn, text);
    const needs = where?.name === node.fn ? "" : `, which the ${told(name)} needs`;
    throw lacking(`${c.unsupported}${needs}`, text, where?.span);
  }
}

const told = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function lacking(
  message: string,
  text: string | undefined,
  span: Span | undefined,
  suggestion?: string,
): FormulaError {
  return new FormulaError({ code: "not-in-c", message, text, span, suggestion });
}

/** The first call in the text of a function, or of one whose derivative has it. */
function placeOf(fn: string, text: string): { name: string; span: Span } | undefined {
  const calls = callsIn(text);
  return (
    calls.find(({ name }) => name === fn) ?? calls.find(({ name }) => isInDerivative(fn, name))
  );
}

function isInDerivative(fn: string, of: string): boolean {
  const entry = entryNamed(of);
  if (entry?.kind !== "real") return false;
  return entry.partials.some((partial) => partial?.includes(`${fn}(`) ?? false);
}

/** Calls of functions of the catalogue, by its names for them. */
function callsIn(text: string): { name: string; span: Span }[] {
  const limits = { ...DEFAULT_LIMITS, text: text.length, nesting: Infinity };
  const { definitions, result } = parseText(text, limits);
  const open: Syntax[] = definitions.map(({ body }) => body);
  if (result !== undefined) open.push(result);
  const found: { name: string; span: Span }[] = [];
  for (const syntax of open) {
    if (syntax.kind === "call") {
      const name = resolveFunction(syntax.name);
      if (name !== undefined) found.push({ name, span: syntax.nameSpan });
    }
    open.push(...syntax.operands);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
