/**
 * The definitions of a text, given their meaning in order. Each body is lowered once, where it
 * stands, so a name in it means what it means there, and nothing that comes later.
 */
import type { Builder } from "../ast/builder.ts";
import type { Called } from "../ast/formula.ts";
import type { FormulaError, Span } from "../ast/formula-error.ts";
import type { Node, Shape, Variable } from "../ast/node.ts";
import {
  alreadyDefined,
  definedLater,
  nameTaken,
  recursiveDefinition,
  repeatedParameter,
} from "./definition-mistakes.ts";
import { type DefinedFunction, type Differentiate, Expansion, slotOf } from "./expansion.ts";
import { lowerIn } from "./lower.ts";
import { isReserved } from "./reserved.ts";
import type { Definition, Known, Locals, LowerPart, Scope } from "./scope.ts";
import { type Shapes, shapesOf } from "./shapes.ts";
import type { DefinitionSyntax, NameSyntax, Syntax, TextSyntax } from "./syntax-tree.ts";

/** Where definitions are read. */
export interface Setting {
  readonly builder: Builder;
  /** For messages. */
  readonly text: string;
  readonly differentiate?: Differentiate | undefined;
  /** What is defined before the text begins; the text may define it anew. */
  readonly before?: ReadonlyMap<string, Definition> | undefined;
  /** Takes mistakes in names that are defined and in shapes; they are thrown unless given. */
  readonly report?: ((mistake: FormulaError) => void) | undefined;
  readonly lowerPart?: LowerPart | undefined;
}

export class Definitions implements Known {
  readonly expansion: Expansion;
  /** What parts of the formula are called, each by its first name. */
  readonly called = new Map<Node, Called>();
  readonly #setting: Setting;
  readonly #made = new Map<string, Definition>();
  /** Those that the text has further down, the one being read included. */
  readonly #coming: ReadonlyMap<string, NameSyntax>;
  readonly #shapes: Shapes;
  #reading: string | undefined;
  #usesBefore = false;

  /** `text` is what will be read: its definitions, and what comes behind them. */
  constructor(setting: Setting, text: TextSyntax) {
    const { report = refuse } = setting;
    this.#setting = setting;
    this.expansion = new Expansion(setting.builder, setting.differentiate);
    this.#coming = checked(text.definitions, setting.text, report);
    this.#shapes = shapesOf(text, { text: setting.text, before: setting.before, report });
  }

  /** Whether anything meant what was defined before the text. */
  get usesBefore(): boolean {
    return this.#usesBefore;
  }

  of(name: string, span: Span): Definition | undefined {
    const made = this.#made.get(name);
    if (made !== undefined) return made;
    const coming = this.#coming.get(name);
    if (coming !== undefined) {
      const { text } = this.#setting;
      if (name === this.#reading) throw recursiveDefinition(text, span, name);
      throw definedLater(text, span, name, coming.span);
    }
    const before = this.#setting.before?.get(name);
    if (before !== undefined) this.#usesBefore = true;
    return before;
  }

  has(name: string): boolean {
    return this.#made.has(name) || this.#setting.before?.has(name) === true;
  }

  shapeOf(variable: string): Shape {
    return this.#shapes.variable(variable);
  }

  names(): Iterable<string> {
    return [...this.#made.keys(), ...(this.#setting.before?.keys() ?? [])];
  }

  note(node: Node, called: Called): void {
    const isNamed = node.kind === "constant" || node.kind === "variable" || this.called.has(node);
    if (!isNamed) this.called.set(node, called);
  }

  /** The meaning of an expression after the definitions made so far. */
  nodeOf(tree: Syntax, locals?: Locals): Node {
    const { builder, text, lowerPart } = this.#setting;
    const scope: Scope = { builder, text, locals, known: this, lowerPart };
    return lowerIn(scope, tree);
  }

  /** Makes the next definition. */
  define({ name: { name }, parameters, body }: DefinitionSyntax): Definition {
    this.#reading = name;
    const made: Definition =
      parameters === undefined
        ? { kind: "value", node: this.nodeOf(body) }
        : this.#functionOf(name, parameters, body);
    this.#made.set(name, made);
    if (made.kind === "value") this.note(made.node, { name });
    return made;
  }

  #functionOf(name: string, written: readonly NameSyntax[], body: Syntax): DefinedFunction {
    const parameters = written.map((parameter) => parameter.name);
    const { builder } = this.#setting;
    const names = new Set(parameters);
    const slot = (parameter: string): Variable =>
      slotOf(builder, name, parameter, this.#shapes.parameter(name, parameter));
    const locals: Locals = {
      has: (parameter) => names.has(parameter),
      get(parameter) {
        if (!names.has(parameter)) return undefined;
        // The variable of that name grows as old, so that `f(x)` is sorted as its body is.
        const made = slot(parameter);
        builder.variable(parameter, made.shape);
        return made;
      },
    };
    const node = this.nodeOf(body, locals);
    const slots = parameters.map(slot);
    return { kind: "function", name, parameters, slots, body: node };
  }
}

/** The names that are defined, each free to be and once only. */
function checked(
  definitions: readonly DefinitionSyntax[],
  text: string,
  report: (mistake: FormulaError) => void,
): ReadonlyMap<string, NameSyntax> {
  const names = new Map<string, NameSyntax>();
  for (const { name, parameters = [] } of definitions) {
    if (isReserved(name.name)) report(nameTaken(text, name.span, name.name));
    const first = names.get(name.name);
    if (first !== undefined) report(alreadyDefined(text, name.span, name.name, first.span));
    names.set(name.name, name);
    const seen = new Set<string>();
    for (const parameter of parameters) {
      if (isReserved(parameter.name)) report(nameTaken(text, parameter.span, parameter.name));
      if (seen.has(parameter.name))
        report(repeatedParameter(text, parameter.span, name.name, parameter.name));
      seen.add(parameter.name);
    }
  }
  return names;
}

const refuse = (mistake: FormulaError): never => {
  throw mistake;
};
