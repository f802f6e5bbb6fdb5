/** What a session knows, its functions, values and last formula, and its answer to a line. */
import { Budget } from "../../ast/budget.ts";
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { FormulaError } from "../../ast/formula-error.ts";
import { type Formula, variableNames } from "../../ast/formula.ts";
import { Graph } from "../../ast/graph.ts";
import type { GivenLimits, Limits } from "../../ast/limits.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { valueBuilder } from "../../functions/canonical.ts";
import { warningsIn } from "../../diagnostics/diagnose.ts";
import type { Derivative } from "../../kinds/readable.ts";
import type { DefinedFunction } from "../../parser/expansion.ts";
import type { Syntax } from "../../parser/syntax-tree.ts";
import { simplify } from "../../simplify/simplify.ts";
import { commandNamed, type SessionState } from "./commands.ts";
import { derivativeLines, showFormula } from "./derivatives.ts";
import { type Line, readLine } from "./line.ts";
import {
  lineSyntax,
  withAllMistakes,
  readDefinition,
  readFormula,
  type Reading,
} from "./read-formula.ts";
import { functionIn, nodeIn, openBody } from "./relocate.ts";
import { listed, shown, valueNeeds, valueOf, withoutValue } from "./show.ts";
import { requireKinds, type SessionValue, type Typed, valueText } from "./values.ts";

/** A graph that is this large, and twice what was needed, is left for a new one between lines. */
const ROOMY = 30_000;
/** Nodes of a session's graph unless told otherwise: it is to answer at once. */
const NODES = 300_000;
/** The share of the nodes up to which a graph is kept. */
const NEARLY_FULL = 0.9;

export class Session implements SessionState {
  readonly functions = new Map<string, DefinedFunction>();
  readonly values = new Map<string, SessionValue>();
  readonly #budget: Budget;
  #graph: Graph;
  #roomy = ROOMY;
  #last: Formula | undefined;
  ended = false;

  /** @param limits of each line; the nodes are those of all that is kept as well */
  constructor(limits: GivenLimits = {}) {
    this.#budget = new Budget({ nodes: NODES, ...limits });
    this.#graph = new Graph(this.#budget);
  }

  get limits(): Limits {
    return this.#budget.limits;
  }

  /**
   * The answer to a line, as lines of text.
   * @throws FormulaError for a mistake in it, with the place in the line as typed
   */
  async answer(line: string): Promise<readonly string[]> {
    const end = this.#budget.begin(undefined);
    try {
      return await this.#answer(readLine(line), line);
    } finally {
      end();
      if (this.#graph.size > Math.min(this.#roomy, this.#nearlyFull)) this.#moveOut();
    }
  }

  /** What is suspicious in a line; nothing where there is a mistake in it, which its answer tells. */
  warningsOf(line: string): readonly Diagnostic[] {
    if (readLine(line).kind !== "text") return [];
    try {
      return warningsIn(line, { graph: this.#graph, before: this.functions });
    } catch (error) {
      if (error instanceof FormulaError) return [];
      throw error;
    }
  }

  /**
   * The formula written in `line` from an offset on; the last one where nothing is written.
   * @throws FormulaError where there is neither
   */
  formulaIn(line: string, from: number): Formula {
    if (line.slice(from).trim() !== "") return (this.#last = this.#read(line, from).formula);
    if (this.#last !== undefined) return this.#last;
    throw new FormulaError({
      code: "no-formula",
      message: "there is no formula yet",
      suggestion: `${line.trim()} (d/v - t)^2`,
    });
  }

  async #answer(line: Line, text: string): Promise<readonly string[]> {
    switch (line.kind) {
      case "nothing":
        return [];
      case "command":
        return commandNamed(line.name).run(this, text, line.from);
      case "text":
        return this.#take(text);
    }
  }

  /** A line that only defines is kept; of any other the formula is shown. */
  #take(line: string): readonly string[] {
    const typed = { text: line, syntax: lineSyntax(line, 0) };
    const { definitions, result } = typed.syntax;
    if (result !== undefined) {
      const vector = definitions.length === 0 ? this.#vectorNamed(result) : undefined;
      if (vector !== undefined) return [`${vector.name} = ${valueText(vector.value)}`];
      return this.#show(this.#read(line, 0), typed);
    }
    return definitions.flatMap((syntax) => {
      const { name } = syntax.name;
      const scope = { graph: this.#graph, functions: this.functions };
      const vector = syntax.parameters === undefined ? this.#vectorNamed(syntax.body) : undefined;
      const defined = readDefinition(line, syntax, scope);
      if (vector !== undefined) return this.#set(name, vector.value);
      if (defined.kind === "function") return this.#define(defined, typed);
      requireKinds(defined.formula, this.values, typed);
      return this.#set(name, valueOf(defined.formula, this.values));
    });
  }

  /** The vector that was set under a name which stands alone: no formula, but a value. */
  #vectorNamed(syntax: Syntax): { name: string; value: readonly number[] } | undefined {
    if (syntax.kind !== "name" || syntax.primes > 0) return undefined;
    const { name } = syntax;
    const value = this.values.get(name);
    return value === undefined || typeof value === "number" ? undefined : { name, value };
  }

  #read(line: string, from: number): Reading {
    const scope = { graph: this.#graph, functions: this.functions };
    try {
      return readFormula(line, from, scope);
    } catch (error) {
      // A command in front is no part of the language, and the first mistake must do.
      if (!(error instanceof FormulaError) || from > 0) throw error;
      throw withAllMistakes(error, line, scope);
    }
  }

  #define(fn: DefinedFunction, typed: Typed): readonly string[] {
    const { name, parameters } = fn;
    const graph = new Graph(this.#budget);
    const formula = { graph, root: openBody(fn, valueBuilder(graph)) };
    requireKinds({ graph: this.#graph, root: fn.body }, this.values, typed);
    this.values.delete(name);
    this.functions.set(name, fn);
    this.#last = formula;
    const free = variableNames(formula).filter((each) => !parameters.includes(each));
    const given = free.map((each) => {
      const value = this.values.get(each);
      return `${each} = ${value === undefined ? "?" : valueText(value)}`;
    });
    const head = `${name}(${parameters.join(", ")}) = ${shown(formula.root)}`;
    return [
      given.length === 0 ? head : `${head}   with ${listed(given)}`,
      ...this.#derivatives(name, parameters, formula),
    ];
  }

  #derivatives(name: string, parameters: readonly string[], formula: Formula): string[] {
    const present = variablesByName(formula).filter((each) => parameters.includes(each.name));
    const noValues = new Map<string, SessionValue>();
    const isPrime = parameters.length === 1 && present[0]?.shape === "number";
    const left = ({ of, by: [by] }: Derivative): string => {
      if (of === undefined && isPrime) return `${name}'(${by})`;
      return `d${name}${of === undefined ? "" : `[${of}]`}/d${by}`;
    };
    return derivativeLines(formula, "first", present, noValues, left);
  }

  #set(name: string, value: SessionValue): readonly string[] {
    requireFinite(name, value);
    this.functions.delete(name);
    this.values.set(name, value);
    return [`${name} = ${valueText(value)}`];
  }

  /** Where functions are called and all is known, the number was asked for. */
  #show({ formula, expanded, isCall }: Reading, typed: Typed): readonly string[] {
    this.#last = formula;
    requireKinds(formula, this.values, typed);
    const missing = withoutValue(formula, this.values);
    if (expanded && missing.length === 0) return [valueText(valueOf(formula, this.values))];
    if (isCall) return [shown(simplify(formula).root), valueNeeds(missing)];
    const whole = expanded ? [shown(formula.root)] : [];
    return [...whole, ...showFormula(formula, this.values), ...hints(formula)];
  }

  /** Nodes beyond which what is left may be too little for a line. */
  get #nearlyFull(): number {
    return NEARLY_FULL * this.#budget.limits.nodes;
  }

  /** Takes what is still needed into a new graph. */
  #moveOut(): void {
    const graph = new Graph(this.#budget);
    const builder = valueBuilder(graph);
    for (const [name, fn] of this.functions) this.functions.set(name, functionIn(fn, builder));
    if (this.#last !== undefined)
      this.#last = { ...this.#last, graph, root: nodeIn(this.#last.root, builder) };
    this.#graph = graph;
    this.#roomy = Math.max(ROOMY, Math.min(2 * graph.size, this.#nearlyFull));
  }
}

/** @throws FormulaError where a number, or an element of a vector, is infinite or NaN */
function requireFinite(name: string, value: SessionValue): void {
  const elements = typeof value === "number" ? [value] : value;
  const place = elements.findIndex((element) => !Number.isFinite(element));
  if (place < 0) return;
  const what = typeof value === "number" ? name : `${name}[${place + 1}]`;
  throw new FormulaError({
    code: "value-not-finite",
    message: `${what} would be ${elements[place]}`,
  });
}

/** What people type who look for a way out or for help. */
const MEANT = new Map([
  ["quit", ":quit leaves"],
  ["exit", ":quit leaves"],
  ["help", ":help tells what can be typed"],
]);

function hints({ root }: Formula): string[] {
  const hint = root.kind === "variable" ? MEANT.get(root.name) : undefined;
  return hint === undefined ? [] : [`(${hint})`];
}
