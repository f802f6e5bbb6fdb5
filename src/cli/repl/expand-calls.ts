/**
 * Calls of the session's functions. Each is replaced in the syntax tree by a name that nobody can
 * type, which stands for the function's body with the arguments in it; the parser's own lowering
 * does the rest. Expanding the trees instead would double them at each level of calls.
 */
import type { Builder } from "../../ast/builder.ts";
import { FormulaError, type Span } from "../../ast/formula-error.ts";
import { type Formula, variableNames } from "../../ast/formula.ts";
import type { Node } from "../../ast/node.ts";
import { differentiate } from "../../diff/differentiate.ts";
import { isTruth } from "../../functions/catalogue.ts";
import { slice, truthAsNumber, wrongArity } from "../../parser/diagnostics.ts";
import { lower } from "../../parser/lower.ts";
import { type CallSyntax, nameSyntax, type Syntax } from "../../parser/syntax-tree.ts";
import { substitute } from "./substitute.ts";

/** A function defined in the session. */
export interface UserFunction {
  readonly parameters: readonly string[];
  readonly body: Node;
}

/** A letter that may stand in names, takes the place of an apostrophe, and is as long. */
export const PRIME = "ʹ";

/** Derivatives of high order are large; nobody asks for the eleventh by hand. */
const HIGHEST_ORDER = 10;

/** Number of apostrophes at the end of a name. */
const orderOf = (name: string): number => name.length - name.replace(/ʹ+$/, "").length;

/** The name without them. */
export const baseOf = (name: string): string => name.slice(0, name.length - orderOf(name));

export class Expansion {
  /** What the names put in stand for. */
  readonly known = new Map<string, Node>();
  readonly #builder: Builder;
  readonly #functions: ReadonlyMap<string, UserFunction>;
  readonly #text: string;

  constructor(builder: Builder, functions: ReadonlyMap<string, UserFunction>, text: string) {
    this.#builder = builder;
    this.#functions = functions;
    this.#text = text;
  }

  /** The tree with calls of the session's functions replaced, innermost first. */
  of(tree: Syntax): Syntax {
    const order = [tree];
    for (const syntax of order) for (const operand of syntax.operands) order.push(operand);
    const replaced = new Map<Syntax, Syntax>();
    for (const syntax of order.reverse())
      replaced.set(syntax, this.#one(withOperands(syntax, replaced)));
    return replaced.get(tree)!;
  }

  #one(syntax: Syntax): Syntax {
    if (syntax.kind !== "call" && syntax.kind !== "name") return syntax;
    const span = syntax.kind === "call" ? syntax.nameSpan : syntax.span;
    const called = this.#functions.get(baseOf(syntax.name));
    if (called === undefined && orderOf(syntax.name) === 0) return syntax;
    if (called === undefined) throw this.#notDefined(baseOf(syntax.name), span);
    const body = this.#derivative(called, syntax.name, span);
    const node = syntax.kind === "name" ? body : this.#call(called, body, syntax);
    const name = `#${this.known.size}`;
    this.known.set(name, node);
    return nameSyntax(name, syntax.span);
  }

  /** `f''` is the second derivative by f's parameter, taken before any argument is put in. */
  #derivative({ parameters, body }: UserFunction, name: string, span: Span): Node {
    const order = orderOf(name);
    if (order === 0) return body;
    const [parameter] = parameters as readonly [string];
    if (parameters.length > 1) throw this.#severalParameters(name, parameters, span);
    if (order > HIGHEST_ORDER) throw this.#orderTooHigh(span);
    let formula: Formula = { graph: this.#builder.graph, root: body };
    for (let taken = 0; taken < order; taken++) {
      if (!variableNames(formula).includes(parameter)) return this.#builder.constant(0);
      formula = differentiate(formula, parameter);
    }
    return formula.root;
  }

  #call({ parameters }: UserFunction, body: Node, call: CallSyntax): Node {
    const { span, name, operands } = call;
    if (operands.length !== parameters.length) {
      const takes = `${parameters.length} argument${parameters.length === 1 ? "" : "s"}`;
      const given = operands.map((operand) => operand.span);
      throw wrongArity(this.#text, span, name, takes, given, parameters);
    }
    const values = operands.map((operand) => this.#argument(operand));
    const named = new Map(parameters.map((parameter, index) => [parameter, values[index]!]));
    return substitute(body, named, this.#builder);
  }

  #argument(operand: Syntax): Node {
    const node = lower(operand, this.#builder, this.known, this.#text);
    if (!isTruth(node)) return node;
    throw truthAsNumber(this.#text, operand.span, `${slice(this.#text, operand.span)} ? 1 : 0`);
  }

  #notDefined(name: string, span: Span): FormulaError {
    const message = `an apostrophe takes the derivative of a function that you defined; ${name} is none`;
    return this.#failure("unknown-function", message, span, `f(x) = …, then f'(x)`);
  }

  #severalParameters(name: string, parameters: readonly string[], span: Span): FormulaError {
    const base = baseOf(name);
    const message = `${base} has ${parameters.length} parameters, and ${name} does not say which to differentiate by`;
    const suggestion = `${base}(${parameters.join(", ")}), which shows all derivatives`;
    return this.#failure("derivative-unclear", message, span, suggestion);
  }

  #orderTooHigh(span: Span): FormulaError {
    const message = `derivatives are taken up to the ${HIGHEST_ORDER}th`;
    return this.#failure("order-too-high", message, span);
  }

  #failure(code: string, message: string, span: Span, suggestion?: string): FormulaError {
    return new FormulaError({ code, message, span, suggestion, text: this.#text });
  }
}

function withOperands(syntax: Syntax, replaced: ReadonlyMap<Syntax, Syntax>): Syntax {
  const operands = syntax.operands.map((operand) => replaced.get(operand)!);
  const same = operands.every((operand, index) => operand === syntax.operands[index]);
  return same ? syntax : ({ ...syntax, operands } as Syntax);
}
