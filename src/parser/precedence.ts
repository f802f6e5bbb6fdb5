/**
 * Operands and operators, as they come, to one syntax tree: Dijkstra's shunting yard (1961), two
 * stacks and the table of operators. Where precedence climbing recurses, this does not, so a sum,
 * a tower of powers or a chain of conditionals may be as long as the text.
 */
import type { Span } from "../ast/formula-error.ts";
import {
  colonMissing,
  notDecimal,
  operandMissingAfter,
  operandMissingBefore,
  operandMissingBetween,
  operatorMissing,
  operatorMissingBefore,
  questionMissing,
  slice,
} from "./diagnostics.ts";
import {
  infixes,
  LEVEL,
  multipliesBefore,
  prefixes,
  product,
  type Infix,
  type Level,
  type Prefix,
  type Relation,
} from "./operators.ts";
import {
  binarySyntax,
  comparisonSyntax,
  conditionalSyntax,
  unarySyntax,
  type RelationSign,
  type Syntax,
} from "./syntax-tree.ts";

/** A `?` that waits for its `:`, then a conditional that waits for its last operand. */
type Ternary = { readonly role: "question" | "choice"; readonly level: Level };

const QUESTION: Ternary = { role: "question", level: LEVEL.conditional };
const CHOICE: Ternary = { role: "choice", level: LEVEL.conditional };

interface Pending {
  readonly operator: Infix | Relation | Prefix | Ternary;
  readonly start: number;
}

/** Takes one expression's operands and operators in order; `finish` gives the tree. */
export class OperatorStack {
  readonly #text: string;
  readonly #operands: Syntax[] = [];
  readonly #pending: Pending[] = [];
  /** The operator just taken, while its right operand has not come. */
  #awaiting: Span | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether an operand must come before the expression can end. */
  get expectsOperand(): boolean {
    return this.#awaiting !== undefined || this.#operands.length === 0;
  }

  /** Whether nothing was taken yet. */
  get isEmpty(): boolean {
    return this.#operands.length === 0 && this.#awaiting === undefined;
  }

  operand(syntax: Syntax): void {
    if (!this.expectsOperand) this.#juxtapose(syntax);
    this.#awaiting = undefined;
    this.#operands.push(syntax);
  }

  /** Puts what `make` makes of the last operand, which is complete, in its place. */
  replaceLast(make: (last: Syntax) => Syntax): void {
    this.#operands.push(make(this.#operands.pop()!));
  }

  operator(image: string, span: Span): void {
    if (this.expectsOperand) this.#prefix(image, span);
    else if (image === "?") this.#question(span);
    else if (image === ":") this.#colon(span);
    else this.#infix(image, span);
    this.#awaiting = span;
  }

  /** The tree; `next` is the bracket or comma that ended the expression, if any did. */
  finish(next: string | undefined): Syntax {
    if (this.#awaiting !== undefined) throw operandMissingAfter(this.#text, this.#awaiting, next);
    for (let top = this.#pending.at(-1); top !== undefined; top = this.#pending.at(-1)) {
      if (top.operator === QUESTION) {
        throw colonMissing(this.#text, { start: top.start, end: top.start + 1 });
      }
      this.#reduce();
    }
    return this.#operands[0]!;
  }

  #prefix(image: string, span: Span): void {
    const operator = prefixes.get(image);
    if (operator === undefined) {
      throw this.#awaiting === undefined
        ? operandMissingBefore(this.#text, span)
        : operandMissingBetween(this.#text, this.#awaiting, span);
    }
    this.#pending.push({ operator, start: span.start });
  }

  #infix(image: string, span: Span): void {
    const operator = infixes.get(image);
    if (operator !== undefined) return this.#push(operator, span.start);
    if (!multipliesBefore.has(image)) throw operatorMissingBefore(this.#text, span);
    this.#push(product, span.start);
    this.#prefix(image, span);
  }

  /** Two operands side by side are multiplied, unless both are numbers. */
  #juxtapose(right: Syntax): void {
    const left = this.#operands.at(-1)!;
    if (this.#isLiteral(left)) {
      if (this.#isLiteral(right)) throw operatorMissing(this.#text, left.span, right.span);
      const both = { start: left.span.start, end: right.span.end };
      if (right.kind === "name" && isOtherBase(slice(this.#text, both)))
        throw notDecimal(this.#text, both);
    }
    this.#push(product, right.span.start);
  }

  #isLiteral(syntax: Syntax): boolean {
    return syntax.kind === "number" && this.#text[syntax.span.start] !== "(";
  }

  #push(operator: Infix | Relation, start: number): void {
    this.#reduceAbove(operator.level, operator.role === "infix" && !operator.right);
    this.#pending.push({ operator, start });
  }

  #question(span: Span): void {
    this.#reduceAbove(LEVEL.conditional, false);
    this.#pending.push({ operator: QUESTION, start: span.start });
  }

  #colon(span: Span): void {
    for (;;) {
      const top = this.#pending.at(-1);
      if (top === undefined) throw questionMissing(this.#text, span);
      if (top.operator === QUESTION) break;
      this.#reduce();
    }
    this.#pending.pop();
    this.#pending.push({ operator: CHOICE, start: span.start });
  }

  /** Completes the operators that bind more strongly than `level`, or as strongly if `equals`. */
  #reduceAbove(level: Level, equals: boolean): void {
    const least = equals ? level : level + 1;
    for (;;) {
      const top = this.#pending.at(-1);
      if (top === undefined || top.operator.level < least) return;
      this.#reduce();
    }
  }

  /** Completes the last operator: its operands become one. */
  #reduce(): void {
    const { operator, start } = this.#pending.pop()!;
    const operands = this.#operands;
    const last = operands.pop()!;
    switch (operator.role) {
      case "prefix":
        operands.push(unarySyntax(operator.sign, start, last));
        return;
      case "infix":
        operands.push(binarySyntax(operator.sign, operands.pop()!, last));
        return;
      case "relation":
        operands.push(this.#chain(operator.sign, last));
        return;
      case "choice": {
        const then = operands.pop()!;
        operands.push(conditionalSyntax(operands.pop()!, then, last));
        return;
      }
      case "question":
        throw new Error("a ? is completed by its : only");
    }
  }

  /** `a < b < c` is one comparison: relations next to each other on the stack are completed at once. */
  #chain(lastSign: RelationSign, last: Syntax): Syntax {
    const signs = [lastSign];
    const chain = [last, this.#operands.pop()!];
    for (;;) {
      const operator = this.#pending.at(-1)?.operator;
      if (operator?.role !== "relation") break;
      this.#pending.pop();
      signs.push(operator.sign);
      chain.push(this.#operands.pop()!);
    }
    return comparisonSyntax(signs.reverse(), chain.reverse());
  }
}

/** `0x1F`, which would else be read as 0 times `x1F`. */
const isOtherBase = (written: string): boolean =>
  /^0[box]/i.test(written) && !Number.isNaN(Number(written));
