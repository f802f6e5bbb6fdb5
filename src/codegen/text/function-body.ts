/**
 * The statements of one emitted function. Values used once, by something in the same block, are
 * written where they are used while the expression stays short; a branch that only chooses between
 * two short values becomes `test ? a : b`; everything else gets a line of its own, with the part of
 * the formula it computes as a comment.
 */
import { isVector, type Node } from "../../ast/node.ts";
import { isTruth } from "../../functions/catalogue.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { applied, atom, type Expression, literal } from "./expression.ts";
import { addedAt, advanced, isWhole, joined, kept, loopHead, made } from "./loop-text.ts";
import { countUses, type Uses } from "./uses.ts";
import type { Naming } from "./names.ts";
import type { Allocate, Block, Branch, Loop, Program, Statement } from "../program.ts";
import { vectorExpression } from "./vector-expression.ts";

/** Expressions grow in place up to this many operations and characters; results a little further. */
const MOST_OPERATIONS = 3;
const MOST_CHARACTERS = 40;
const LONGEST_RESULT = 60;
/** Prettier's default line width. */
const WIDTH = 80;

/** A line of code, or a branch with the lines of its arms. */
type Written =
  | { readonly kind: "line"; readonly code: string; readonly comment: string | undefined }
  | {
      readonly kind: "let";
      readonly node: Node;
      readonly name: string;
      readonly initial: Expression | undefined;
    }
  | {
      readonly kind: "set";
      readonly node: Node;
      readonly name: string;
      readonly value: Expression;
    }
  | { readonly kind: "for"; readonly head: string; readonly body: readonly Written[] }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: readonly Written[];
      readonly otherwise: readonly Written[];
    };

export interface BodyOptions {
  readonly names: Naming;
  /** Whether elements and bounds are asked for with care. */
  readonly checked: boolean;
  /** The part of the formula that a node is, for a comment; undefined for none. */
  readonly comment?: ((node: Node) => string | undefined) | undefined;
  /** Whether the text defines a node, which then has a line of its own. */
  readonly isDefined?: ((node: Node) => boolean) | undefined;
}

export interface Body {
  readonly lines: readonly string[];
  /** The text of each output, in order. */
  readonly outputs: readonly string[];
}

/** Writes a program's statements, indented by `indent` spaces. */
export function functionBody(program: Program, options: BodyOptions, indent: number): Body {
  const writer = new BodyWriter(program, options);
  const written = writer.block(program.body);
  const outputs = program.outputs.map((node) => writer.write(node).text);
  return { lines: [...writer.lines(written, indent)], outputs };
}

class BodyWriter {
  readonly #options: BodyOptions;
  readonly #uses: Uses;
  readonly #inPlace = new Map<Node, Expression>();
  /** The arrays that are added into, by the vector that each is the derivative by. */
  readonly #targets = new Map<Node, string>();

  constructor(program: Program, options: BodyOptions) {
    this.#options = options;
    this.#uses = countUses(program);
  }

  /** A node where it is used: in place, or by name. */
  write = (node: Node): Expression => {
    if (node.kind === "constant") return literal(node);
    const inPlace = this.#inPlace.get(node);
    if (inPlace !== undefined) return inPlace;
    if (this.#uses.isInline(node) && (node.kind === "apply" || node.kind === "length"))
      return this.#computed(node);
    return atom(this.#options.names.get(node)!);
  };

  /** A node from its operands. */
  #computed(node: Node): Expression {
    if (node.kind === "apply") return applied(node, this.write);
    return vectorExpression(node, this.write, this.#options.checked);
  }

  block(block: Block): Written[] {
    const written: Written[] = [];
    for (const statement of block.statements) this.#statement(statement, block, written);
    return written;
  }

  #statement(statement: Statement, block: Block, written: Written[]): void {
    switch (statement.kind) {
      case "bind":
        return this.#bind(statement.node, this.#computed(statement.node), block, written);
      case "declare": {
        const { node } = statement;
        const name = this.#options.names.ofTemporary(node);
        const initial = statement.initial && this.write(statement.initial);
        written.push({ kind: "let", node, name, initial });
        return;
      }
      case "compute": {
        const { node } = statement;
        written.push(this.#set(node, this.#computed(node)));
        return;
      }
      case "assign": {
        const { target, value } = statement;
        written.push(this.#set(target, this.write(value)));
        return;
      }
      case "branch":
        return this.#branch(statement, block, written);
      case "loop":
        written.push(...this.#checkedBounds(statement), this.#loop(statement));
        return;
      case "join":
        written.push(plainLine(joined(statement, this.write)));
        return;
      case "advance":
        written.push(plainLine(advanced(statement.scan, this.write)));
        return;
      case "add": {
        const name = this.#targets.get(statement.target.operands[0]!)!;
        written.push(plainLine(addedAt(name, statement, this.write, this.#options.checked)));
        return;
      }
      case "keep":
        written.push(plainLine(kept(statement, this.write)));
        return;
      case "allocate":
        written.push(plainLine(this.#allocated(statement)));
        return;
    }
  }

  #set(node: Node, value: Expression): Written {
    return { kind: "set", node, name: this.#options.names.get(node)!, value };
  }

  #loop(loop: Loop): Written {
    const { names } = this.#options;
    return names.inBlock(() => {
      const head = loopHead(loop, names.ofIndex(loop.index, loop.index.name), this.write);
      return { kind: "for", head, body: this.block(loop.body) };
    });
  }

  /** Checks that bounds are whole, where that is not plain to see. */
  #checkedBounds({ index }: Loop): Written[] {
    if (!this.#options.checked) return [];
    return index.operands
      .filter((bound) => !isWhole(bound))
      .map((bound) => plainLine(`requireWhole(${this.write(bound).text});`));
  }

  #allocated({ node, isDeclared }: Allocate): string {
    const { names } = this.#options;
    const name = isDeclared ? names.get(node)! : names.ofVector(node);
    const keyword = isDeclared ? "" : "const ";
    if (node.kind === "scatter") this.#targets.set(node.operands[0]!, name);
    return `${keyword}${name} = ${made(node, this.write)};`;
  }

  #bind(node: Node, expression: Expression, block: Block, written: Written[]): void {
    if (this.#uses.isInline(node)) return;
    const use = this.#uses.of(node);
    const isOwn = use?.isResult === false && this.#options.isDefined?.(node) === true;
    if (!isOwn && use?.count === 1 && use.block === block && isShort(expression, use.isResult)) {
      this.#inPlace.set(node, expression);
      return;
    }
    const name = this.#options.names.ofTemporary(node);
    // The names of elements and lengths say what they are.
    const comment = node.kind === "apply" ? this.#options.comment?.(node) : undefined;
    const keyword = isVector(node) ? "const " : this.#keyword("const");
    const code = `${keyword}${name} = ${expression.text};`;
    const explains =
      comment !== undefined && comment.replaceAll(" ", "") !== plain(expression.text);
    written.push({ kind: "line", code, comment: explains ? comment : undefined });
  }

  #branch(branch: Branch, block: Block, written: Written[]): void {
    let test = this.write(branch.test);
    let then = this.block(branch.then);
    const otherwise = this.block(branch.otherwise);
    if (then.length === 0 && otherwise.length === 0) return;
    const [inner, ...rest] = then;
    if (inner?.kind === "if" && rest.length + otherwise.length + inner.otherwise.length === 0) {
      test = both(test, inner.test);
      then = [...inner.then];
    }
    const choice = this.#choice(test, then, otherwise, written.at(-1));
    if (choice !== undefined) {
      const { node } = written.pop() as Written & { kind: "let" };
      this.#options.names.forget(node);
      this.#bind(node, choice, block, written);
      return;
    }
    written.push({ kind: "if", test, then, otherwise });
  }

  /** `test ? a : b`, where the branch does no more than choose the value declared before it. */
  #choice(
    test: Expression,
    then: readonly Written[],
    otherwise: readonly Written[],
    before: Written | undefined,
  ): Expression | undefined {
    if (before?.kind !== "let" || then.length > 1 || otherwise.length > 1) return undefined;
    const value = (arm: readonly Written[]): Expression | undefined => {
      const [only] = arm;
      if (only === undefined) return before.initial;
      return only.kind === "set" && only.node === before.node ? only.value : undefined;
    };
    const [yes, no] = [value(then), value(otherwise)];
    const simple = (e: Expression | undefined): e is Expression =>
      e !== undefined && e.level > LEVEL.conditional;
    if (!simple(yes) || !simple(no) || !simple(test)) return undefined;
    const connective = asConnective(test, yes, no);
    if (connective !== undefined) return connective;
    const text = `${test.text} ? ${yes.text} : ${no.text}`;
    if (text.length > WIDTH - 40) return undefined;
    return { text, level: LEVEL.conditional, weight: test.weight + yes.weight + no.weight + 1 };
  }

  *lines(written: readonly Written[], indent: number): Iterable<string> {
    const pad = " ".repeat(indent);
    for (const item of written) {
      switch (item.kind) {
        case "line":
          yield* line(item.code, item.comment, pad);
          break;
        case "let":
          yield `${pad}${this.#letOf(item.node)}${item.name} = ${initialText(item)};`;
          break;
        case "set":
          yield `${pad}${item.name} = ${item.value.text};`;
          break;
        case "for":
          yield `${pad}for (${item.head}) {`;
          yield* this.lines(item.body, indent + 2);
          yield `${pad}}`;
          break;
        case "if": {
          const flipped = item.then.length === 0;
          const test = flipped ? negation(item.test) : item.test.text;
          yield `${pad}if (${test}) {`;
          yield* this.lines(flipped ? item.otherwise : item.then, indent + 2);
          if (!flipped && item.otherwise.length > 0) {
            yield `${pad}} else {`;
            yield* this.lines(item.otherwise, indent + 2);
          }
          yield `${pad}}`;
        }
      }
    }
  }

  #keyword(keyword: "const" | "let"): string {
    return this.#options.names.declares ? `${keyword} ` : "";
  }

  #letOf(node: Node): string {
    return isVector(node) ? "let " : this.#keyword("let");
  }
}

/** Even a value that every branch assigns starts as one of its type, so that the type is known. */
function initialText({ node, initial }: Written & { kind: "let" }): string {
  if (initial !== undefined) return initial.text;
  if (isVector(node)) return "new Float64Array(0)";
  return isTruth(node) ? "false" : "0";
}

const plainLine = (code: string): Written => ({ kind: "line", code, comment: undefined });

/** `a ? true : b` as `a || b`, and `a ? b : false` as `a && b`. */
function asConnective(test: Expression, yes: Expression, no: Expression): Expression | undefined {
  if (no.text === "false") return both(test, yes);
  if (yes.text !== "true") return undefined;
  const side = (e: Expression): string => (e.level <= LEVEL.and ? `(${e.text})` : e.text);
  const weight = test.weight + no.weight + 1;
  return { text: `${side(test)} || ${side(no)}`, level: LEVEL.or, weight, operator: "||" };
}

/** A line of code, continued after its `=` where it is long, with its comment. */
function line(code: string, comment: string | undefined, pad: string): string[] {
  const note = comment === undefined ? "" : ` // ${comment}`;
  if (pad.length + code.length <= WIDTH) return [pad + code + note];
  const [, left, right] = /^(.*? [-+*]?=) (.*)$/s.exec(code) ?? [];
  if (left === undefined) return [pad + code + note];
  return [pad + left, `${pad}  ${right}${note}`];
}

function both(outer: Expression, inner: Expression): Expression {
  const side = (e: Expression): string => (e.level < LEVEL.and ? `(${e.text})` : e.text);
  const weight = outer.weight + inner.weight + 1;
  return { text: `${side(outer)} && ${side(inner)}`, level: LEVEL.and, weight, operator: "&&" };
}

function negation(test: Expression): string {
  return test.level === LEVEL.atom ? `!${test.text}` : `!(${test.text})`;
}

/** Code without spaces and `Math.`, to see whether a comment would only repeat it. */
const plain = (code: string): string => code.replaceAll("Math.", "").replaceAll(" ", "");

function isShort({ weight, text }: Expression, isResult: boolean): boolean {
  if (isResult) return weight <= 2 * MOST_OPERATIONS && text.length <= LONGEST_RESULT;
  return weight <= MOST_OPERATIONS && text.length <= MOST_CHARACTERS;
}
