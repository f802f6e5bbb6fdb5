/**
 * What each name of a text stands for, a number or a vector: told by all of its uses, so by one
 * scan of the syntax before anything is lowered. A name that is indexed or given whole to `dot`,
 * `length` and their kind is a vector; every other use makes it a number, and both together a
 * mistake. The scan keeps its own stack: no depth of nesting recurses.
 */
import type { FormulaError, Span } from "../ast/formula-error.ts";
import type { Shape } from "../ast/node.ts";
import {
  type Bound,
  INDEX,
  type Meaning,
  Meanings,
  OTHER,
  shapeOf,
  type Use,
  type Uses,
} from "./meanings.ts";
import { isReserved } from "./reserved.ts";
import type { Definition } from "./scope.ts";
import { opensSum, sumNames } from "./sum-syntax.ts";
import type {
  CallSyntax,
  DefinitionSyntax,
  NameSyntax,
  Syntax,
  TextSyntax,
} from "./syntax-tree.ts";
import { indexAsVector, indexOutside, numberAsVector, vectorAsNumber } from "./vector-mistakes.ts";
import {
  type Refused,
  refusal,
  refusedIn,
  takesVectors,
  vectorFunctions,
} from "./whole-vectors.ts";

interface Visit {
  readonly syntax: Syntax;
  readonly use: Use;
  readonly bound: Bound | undefined;
}

/** The shapes of the variables of a text, and of the parameters of its functions. */
export interface Shapes {
  variable(name: string): Shape;
  parameter(fn: string, name: string): Shape;
}

/** What a text has in it wherever a vector or an index is; most have nothing of it. */
const MAY_HAVE_VECTORS = new RegExp(["\\[", ...sumNames, ...vectorFunctions].join("|"));

const NUMBERS: Shapes = { variable: () => "number", parameter: () => "number" };

const takeVectors = (before: ReadonlyMap<string, Definition> | undefined): boolean =>
  before !== undefined &&
  [...before.values()].some(
    (known) => known.kind === "function" && known.slots.some(({ shape }) => shape === "vector"),
  );

interface Setting {
  /** For messages. */
  readonly text: string;
  /** What is defined already where the text begins. */
  readonly before?: ReadonlyMap<string, Definition> | undefined;
  /** Takes the mistakes, each name's first: it stands for both, or is an index outside of its sum. */
  readonly report: (mistake: FormulaError) => void;
}

export function shapesOf({ definitions, result }: TextSyntax, setting: Setting): Shapes {
  if (!MAY_HAVE_VECTORS.test(setting.text) && !takeVectors(setting.before)) return NUMBERS;
  const scan = new Scan(setting);
  for (const definition of definitions) scan.define(definition);
  if (result !== undefined) scan.statement(result, "either", undefined);
  return scan.finish();
}

/** Whether a name is used as a number and as a vector, which is told once. */
const isBoth = ({ vector, number }: Uses): boolean => vector !== undefined && number !== undefined;

class Scan {
  readonly #text: string;
  readonly #report: Setting["report"];
  readonly #meanings: Meanings;
  readonly #parameters = new Map<string, ReadonlyMap<string, Shape>>();
  readonly #refused: Refused[] = [];
  readonly #waiting: Visit[] = [];
  /** The indices and the free names of the statement being read, each at its first place. */
  #indices = new Map<string, Span>();
  #outside = new Map<string, Span>();

  constructor({ text, before, report }: Setting) {
    this.#text = text;
    this.#report = report;
    this.#meanings = new Meanings(before);
  }

  define({ name: { name }, parameters, body }: DefinitionSyntax): void {
    if (parameters === undefined) {
      const isAlias = body.kind === "name" && body.primes === 0;
      const meaning = isAlias ? this.#meanings.of(body.name, undefined) : OTHER;
      this.statement(body, "either", undefined);
      this.#meanings.define(name, meaning.kind === "uses" ? meaning : OTHER);
      return;
    }
    const uses = parameters.map((): Uses => ({}));
    const names = new Map(
      parameters.map((parameter, index): [string, Meaning] => [
        parameter.name,
        { kind: "uses", uses: uses[index]! },
      ]),
    );
    this.statement(body, "either", { names, outer: undefined });
    const made = parameters.map((parameter, index) => {
      return { name: parameter.name, shape: shapeOf(uses[index]!) };
    });
    this.#parameters.set(name, new Map(made.map((each) => [each.name, each.shape])));
    this.#meanings.define(name, uses.some(isBoth) ? OTHER : { kind: "function", parameters: made });
  }

  statement(tree: Syntax, use: Use, bound: Bound | undefined): void {
    [this.#indices, this.#outside] = [new Map(), new Map()];
    const waiting = this.#waiting;
    waiting.push({ syntax: tree, use, bound });
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.syntax.kind === "name") this.#name(next.syntax, next.use, next.bound);
      else this.#enter(next.syntax, next.bound);
    }
    for (const [name, index] of this.#indices) {
      const outside = this.#outside.get(name);
      if (outside !== undefined) this.#report(indexOutside(this.#text, outside, name, index));
    }
  }

  finish(): Shapes {
    for (const refused of this.#refused)
      this.#report(refusal(this.#text, refused, (name) => this.#meanings.shapeOf(name)));
    return {
      variable: (name) => this.#meanings.shapeOf(name),
      parameter: (fn, name) => this.#parameters.get(fn)?.get(name) ?? "number",
    };
  }

  #name(syntax: NameSyntax, use: Use, bound: Bound | undefined): void {
    const { name, span } = syntax;
    const meaning = this.#meanings.of(name, bound);
    if (meaning.kind === "index" && use === "vector")
      this.#report(indexAsVector(this.#text, span, name));
    if (meaning.kind === "function") {
      // A function's name alone is its body at its own parameters.
      for (const parameter of meaning.parameters)
        this.#use(this.#meanings.of(parameter.name, bound), parameter.shape, span);
    }
    this.#use(meaning, use, span);
    if (this.#meanings.isFree(name, meaning) && !this.#outside.has(name))
      this.#outside.set(name, span);
  }

  #use(meaning: Meaning, use: Use, span: Span): void {
    if (meaning.kind !== "uses") return;
    const { uses } = meaning;
    if (isBoth(uses)) return;
    uses[use] ??= span;
    const { vector, number } = uses;
    if (vector === undefined || number === undefined) return;
    const mistake =
      use === "vector"
        ? numberAsVector(this.#text, span, number)
        : vectorAsNumber(this.#text, span, vector);
    this.#report(mistake);
  }

  /** Puts the operands of a part on the stack, the first on top. */
  #push(operands: readonly Syntax[], bound: Bound | undefined, use: (index: number) => Use): void {
    for (let index = operands.length - 1; index >= 0; index--)
      this.#waiting.push({ syntax: operands[index]!, use: use(index), bound });
  }

  #enter(syntax: Syntax, bound: Bound | undefined): void {
    if (syntax.kind === "call") this.#call(syntax, bound);
    else if (syntax.kind === "element")
      this.#push(syntax.operands, bound, (index) => (index === 0 ? "vector" : "number"));
    else this.#push(syntax.operands, bound, () => "number");
  }

  #call(call: CallSyntax, bound: Bound | undefined): void {
    const { name, operands } = call;
    if (opensSum(call, (index) => this.#meanings.isBound(index, bound)))
      return this.#sum(call, bound);
    const meaning = this.#meanings.ofCalled(name, bound);
    if (meaning.kind === "function") {
      const { parameters } = meaning;
      return this.#push(operands, bound, (index) => parameters[index]?.shape ?? "number");
    }
    if (takesVectors(call)) {
      const refused = refusedIn(call);
      if (refused === undefined) return this.#push(operands, bound, () => "vector");
      this.#refused.push(refused);
      return;
    }
    if (name === "diff")
      return this.#push(operands, bound, (index) => (index === 0 ? "number" : "either"));
    const isAlone = (name === "max" || name === "min") && operands.length === 1;
    // What an unknown function takes is not known.
    const use = isAlone ? "alone" : isReserved(name) ? "number" : "either";
    this.#push(operands, bound, () => use);
  }

  /** Bounds stand outside of what the index means something in. */
  #sum({ operands }: CallSyntax, bound: Bound | undefined): void {
    const [index] = operands;
    const last = operands.length - 1;
    const body = operands[last]!;
    if (index?.kind === "name") {
      const { name } = index;
      if (!this.#indices.has(name)) this.#indices.set(name, index.span);
      const inner = { names: new Map([[name, INDEX]]), outer: bound };
      if (last > 0) this.#waiting.push({ syntax: body, use: "number", bound: inner });
    }
    this.#push(operands.slice(1, last), bound, () => "number");
  }
}
