/**
 * The definitions of a text, given their meaning in order. Each body is lowered once, where it
 * stands, so a name in it means what it means there, and nothing that comes later.
 */
import type { Builder } from "../ast/builder.ts";
import type { Span } from "../ast/formula-error.ts";
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
import type { Definition, Known, Locals, Scope } from "./scope.ts";
import { type Shapes, shapesOf } from "./shapes.ts";
import type { DefinitionSyntax, NameSyntax, Syntax, TextSyntax } from "./syntax-tree.ts";

/** Where definitions are read. */
export interface Setting {
  readonly builder: Builder;
  /** For messages. */
  readonly text: string;
  readonly differentiate?: Differentiate | undefined;
  /** Steps that calls and derivatives may take. */
  readonly maxSteps?: number | undefined;
  /** What is defined before the text begins; the text may define it anew. */
  readonly before?: ReadonlyMap<string, Definition> | undefined;
}

export class Definitions implements Known {
  readonly expansion: Expansion;
  readonly #setting: Setting;
  readonly #made = new Map<string, Definition>();
  /** Those that the text has further down, the one being read included. */
  readonly #coming: ReadonlyMap<string, NameSyntax>;
  readonly #shapes: Shapes;
  #reading: string | undefined;
  #usesBefore = false;

  /** `text` is what will be read: its definitions, and what comes behind them. */
  constructor(setting: Setting, text: TextSyntax) {
    this.#setting = setting;
    this.expansion = new Expansion(setting.builder, setting.differentiate, setting.maxSteps);
    this.#coming = checked(text.definitions, setting.text);
    this.#shapes = shapesOf(text, setting.text, setting.before);
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

  /** The meaning of an expression after the definitions made so far. */
  nodeOf(tree: Syntax, locals?: Locals): Node {
    const { builder, text } = this.#setting;
    const scope: Scope = { builder, text, locals, known: this };
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
): ReadonlyMap<string, NameSyntax> {
  const names = new Map<string, NameSyntax>();
  for (const { name, parameters = [] } of definitions) {
    requireFree(name, text);
    const first = names.get(name.name);
    if (first !== undefined) throw alreadyDefined(text, name.span, name.name, first.span);
    names.set(name.name, name);
    const seen = new Set<string>();
    for (const parameter of parameters) {
      requireFree(parameter, text);
      if (seen.has(parameter.name))
        throw repeatedParameter(text, parameter.span, name.name, parameter.name);
      seen.add(parameter.name);
    }
  }
  return names;
}

function requireFree({ name, span }: NameSyntax, text: string): void {
  if (isReserved(name)) throw nameTaken(text, span, name);
}
