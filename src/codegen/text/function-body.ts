/**
 * The statements of one emitted function. Values used once, by something in the same block, are
 * written where they are used while the expression stays short; a branch that only chooses between
 * two short values becomes `test ? a : b`; everything else gets a line of its own, with the part of
 * the formula it computes as a comment.
 */
import { isApplyOf, isVector, type Node } from "../../ast/node.ts";
import { entryOf, isTruth } from "../../functions/catalogue.ts";
import { LEVEL } from "../../functions/spelling.ts";
import {
  type Allocate,
  type Block,
  type Branch,
  type Declare,
  type Join,
  type Load,
  type Loop,
  type Place,
  type Program,
  readBy,
  type Statement,
} from "../program.ts";
import { both, choice } from "./choice.ts";
import { applied, atom, type Expression, literal } from "./expression.ts";
import type { Language } from "./language.ts";
import { addedAt, advanced, joined, kept } from "./loop-text.ts";
import { isPlace, type Names } from "./names.ts";
import { countUses, type Uses } from "./uses.ts";
import { weighed } from "./vector-expression.ts";
import { type Declared, linesOf, plainLine, type Written } from "./written.ts";

/** Expressions grow in place up to this many operations and characters; results a little further. */
const MOST_OPERATIONS = 3;
const MOST_CHARACTERS = 40;
const LONGEST_RESULT = 60;

export interface BodyOptions {
  readonly language: Language;
  readonly names: Names;
  /** The part of the formula that a node is, for a comment; undefined for none. */
  readonly comment?: ((node: Node) => string | undefined) | undefined;
  /** Whether the text defines a node, which then has a line of its own. */
  readonly isDefined?: ((node: Node) => boolean) | undefined;
  /** What a function needs to know that is a piece of a program. */
  readonly storage?: Storage;
}

/** Where the pieces of a program leave values for one another. */
export interface Storage {
  /** The values of the whole program that branches assign. */
  readonly declared: ReadonlySet<Node>;
  /** A place as text, such as `stored[3]`. */
  text(place: Place): string;
  /** The name of a piece by its number. */
  piece(number: number): string;
  /** What a variable is called where it is read. */
  variable(name: string): string;
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
  return { lines: [...linesOf(written, indent)], outputs };
}

/** Where a statement stands: what comes next, and what is written so far. */
interface Here {
  readonly block: Block;
  readonly next: Statement | undefined;
  readonly written: Written[];
}

class BodyWriter {
  readonly #options: BodyOptions;
  readonly #uses: Uses;
  readonly #inPlace = new Map<Node, Expression>();
  /** The nodes in place whose text has a call in it. */
  readonly #calling = new Set<Node>();
  /** The arrays that are added into, by the vector that each is the derivative by. */
  readonly #targets = new Map<Node, string>();

  constructor(program: Program, options: BodyOptions) {
    this.#options = options;
    this.#uses = countUses(program, options.storage?.declared);
  }

  /** A node where it is used: in place, or by name. */
  write = (node: Node): Expression => {
    if (node.kind === "constant") return literal(node, this.#options.language.number);
    const inPlace = this.#inPlace.get(node);
    if (inPlace !== undefined) return inPlace;
    if (this.#uses.isInline(node) && (node.kind === "apply" || node.kind === "length"))
      return this.#computed(node);
    const name = this.#options.names.get(node)!;
    if (this.#isStored(node)) return asTruth(node, name);
    return node.kind === "index" ? this.#options.language.index(name) : atom(name);
  };

  #isStored(node: Node): boolean {
    return this.#options.names.isPlaced(node);
  }

  /** A node from its operands. */
  #computed(node: Node): Expression {
    const { language } = this.#options;
    switch (node.kind) {
      case "apply":
        return applied(node, this.write, language.spelling(node));
      case "element":
        return language.element(node, this.write);
      case "length":
        return language.length(node, this.write);
      case "list": {
        const items = node.operands.map(this.write);
        return weighed(language.list(items.map(({ text }) => text)), items);
      }
      default:
        throw new Error(`a ${node.kind} is not computed by an expression`);
    }
  }

  block(block: Block): Written[] {
    const written: Written[] = [];
    block.statements.forEach((statement, place) => {
      this.#statement(statement, { block, next: block.statements[place + 1], written });
    });
    return written;
  }

  #statement(statement: Statement, here: Here): void {
    const { language, names } = this.#options;
    const { written } = here;
    switch (statement.kind) {
      case "bind":
        return this.#bound(statement.node, here);
      case "declare":
        written.push(this.#declared(statement));
        return;
      case "compute": {
        const { node } = statement;
        const name = names.get(node)!;
        const listed = this.#listed(node, name, name);
        written.push(
          ...(listed ?? [...this.#required(node), this.#set(node, this.#computed(node))]),
        );
        return;
      }
      case "assign":
        written.push(this.#set(statement.target, this.write(statement.value)));
        return;
      case "branch":
        return this.#branch(statement, here);
      case "loop":
        written.push(...this.#required(statement), this.#loop(statement));
        return;
      case "join":
        written.push(this.#joined(statement));
        return;
      case "advance":
        written.push(plainLine(advanced(statement.scan, this.write)));
        return;
      case "add": {
        const name = this.#targets.get(statement.target.operands[0]!)!;
        written.push(addedAt(name, statement, this.write, language));
        return;
      }
      case "keep":
        written.push(plainLine(kept(statement, this.write, language)));
        return;
      case "allocate":
        if (statement.host === undefined)
          written.push(...this.#required(statement.node), ...this.#allocated(statement));
        else names.share(statement.node, statement.host);
        return;
      case "call":
        written.push(plainLine(`${this.#options.storage!.piece(statement.piece.number)}();`));
        return;
      case "load":
        this.#load(statement, here);
        return;
      case "store": {
        const { node, place } = statement;
        const value = asNumber(node, this.write(node).text);
        written.push(plainLine(`${this.#options.storage!.text(place)} = ${value};`));
        return;
      }
    }
  }

  #required(of: Node | Loop): Written[] {
    return this.#options.language.required(of, this.write).map(plainLine);
  }

  #set(node: Node, value: Expression): Written {
    const { language, names } = this.#options;
    const stored = this.#isStored(node) ? asNumber(node, value.text) : value.text;
    const code = language.assigned(node, names.get(node)!, stored);
    return { kind: "set", node, code, value };
  }

  #declared({ node, initial: before, place }: Declare): Declared {
    const { language, names, storage } = this.#options;
    const name = place ? names.place(node, storage!.text(place)) : names.ofTemporary(node);
    const target = this.#target(node, name, "let");
    const initial = before && this.write(before);
    if (initial === undefined)
      return { kind: "let", node, code: language.undetermined(node, target), initial };
    const text = place === undefined ? initial.text : asNumber(node, initial.text);
    return { kind: "let", node, code: `${target} = ${text};`, initial };
  }

  /** A name with its declaration, or a place as it is. */
  #target(node: Node, name: string, keyword: "const" | "let"): string {
    return isPlace(name) ? name : this.#options.language.declared(node, name, keyword);
  }

  /** Numbers that are read once are read where that is; all else gets its name. */
  #load({ node, place: at, isFixed }: Load, here: Here): void {
    const { names, storage } = this.#options;
    const place = storage!.text(at);
    const line = (name: string): unknown =>
      here.written.push(plainLine(`const ${name} = ${place};`));
    if (isFixed) names.place(node, place);
    else if (node.kind === "variable") line(names.ofVariable(node, storage!.variable(node.name)));
    else if (node.kind === "index") line(names.ofIndex(node, node.name));
    else if (node.kind === "scan") line(names.ofTemporary(node));
    else if (!isVector(node)) this.#bind(node, asTruth(node, place), here);
    else {
      const name = node.kind === "list" ? names.ofTemporary(node) : names.ofVector(node);
      if (node.kind === "scatter") this.#targets.set(node.operands[0]!, name);
      line(name);
    }
  }

  #joined(join: Join): Written {
    const { target } = join;
    const { language, names } = this.#options;
    if (target.op !== "any" || !this.#isStored(target))
      return plainLine(joined(join, this.write, language));
    const then = [plainLine(`${names.get(target)!} = 1;`)];
    return { kind: "if", test: this.write(join.value), then, otherwise: [] };
  }

  #loop(loop: Loop): Written {
    const { language, names } = this.#options;
    return names.inBlock(() => {
      const name = names.ofIndex(loop.index, loop.index.name);
      const head = language.loopHead(loop, name, this.write);
      return { kind: "for", head, body: this.block(loop.body) };
    });
  }

  #allocated(statement: Allocate): Written[] {
    const { language, names } = this.#options;
    const { node, isDeclared } = statement;
    const name = isDeclared ? names.get(node)! : names.ofVector(node);
    if (node.kind === "scatter") this.#targets.set(node.operands[0]!, name);
    return language.made(statement, name, this.write).map(plainLine);
  }

  /** The lines of a list that is written into a vector; undefined for what is a value. */
  #listed(node: Node, target: string, name: string): Written[] | undefined {
    const { language } = this.#options;
    if (node.kind !== "list" || language.listed === undefined) return undefined;
    const items = node.operands.map((item) => this.write(item).text);
    return language.listed(node, target, name, items).map(plainLine);
  }

  #bound(node: Node, here: Here): void {
    const { language, names } = this.#options;
    here.written.push(...this.#required(node));
    if (node.kind !== "list" || language.listed === undefined)
      return this.#bind(node, this.#computed(node), here);
    const name = names.ofTemporary(node);
    here.written.push(...this.#listed(node, this.#target(node, name, "const"), name)!);
  }

  #bind(node: Node, expression: Expression, { block, next, written }: Here): void {
    if (this.#uses.isInline(node)) return;
    const use = this.#uses.of(node);
    const calls = this.#calls(node);
    const isOwn = use?.isResult === false && this.#options.isDefined?.(node) === true;
    const isHere = !isOwn && use?.count === 1 && use.block === block;
    if (isHere && isShort(expression, use.isResult) && (!calls || isReadBy(next, node))) {
      if (calls) this.#calling.add(node);
      this.#inPlace.set(node, expression);
      return;
    }
    const name = this.#options.names.ofTemporary(node);
    // The names of elements and lengths say what they are.
    const comment = node.kind === "apply" ? this.#options.comment?.(node) : undefined;
    const target = this.#target(node, name, "const");
    if (expression.parts !== undefined) {
      written.push({ kind: "literal", before: `${target} = `, literal: expression.parts });
      return;
    }
    const code = `${target} = ${expression.text};`;
    const repeated = this.#options.language.bare(expression.text).replaceAll(" ", "");
    const explains = comment !== undefined && comment.replaceAll(" ", "") !== repeated;
    written.push({ kind: "line", code, comment: explains ? comment : undefined });
  }

  /** Whether computing the node calls a function, also for what is written in place. */
  #calls(node: Node): boolean {
    return isCall(node) || node.operands.some((operand) => this.#calling.has(operand));
  }

  #branch(branch: Branch, here: Here): void {
    const { written } = here;
    let test = this.write(branch.test);
    const { names } = this.#options;
    let then = names.inBranch(() => this.block(branch.then));
    const otherwise = names.inBranch(() => this.block(branch.otherwise));
    if (then.length === 0 && otherwise.length === 0) return;
    const [inner, ...rest] = then;
    if (inner?.kind === "if" && rest.length + otherwise.length + inner.otherwise.length === 0) {
      test = both(test, inner.test);
      then = [...inner.then];
    }
    const chosen = this.#choice(test, then, otherwise, written.at(-1));
    if (chosen !== undefined) {
      const { node } = written.pop() as Declared;
      this.#options.names.forget(node);
      this.#bind(node, chosen, here);
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
    if (before?.kind !== "let" || this.#isStored(before.node)) return undefined;
    if (this.#uses.isSetAgain(before.node)) return undefined;
    if (then.length > 1 || otherwise.length > 1) return undefined;
    const value = (arm: readonly Written[]): Expression | undefined => {
      const [only] = arm;
      if (only === undefined) return before.initial;
      return only.kind === "set" && only.node === before.node ? only.value : undefined;
    };
    const [yes, no] = [value(then), value(otherwise)];
    const simple = (e: Expression | undefined): e is Expression =>
      e !== undefined && e.level > LEVEL.conditional;
    if (!simple(yes) || !simple(no) || !simple(test)) return undefined;
    return choice(test, yes, no);
  }
}

function isShort({ weight, text }: Expression, isResult: boolean): boolean {
  if (isResult) return weight <= 2 * MOST_OPERATIONS && text.length <= LONGEST_RESULT;
  return weight <= MOST_OPERATIONS && text.length <= MOST_CHARACTERS;
}

const isCall = (node: Node): boolean => node.kind === "apply" && entryOf(node).cost > 1;

/**
 * Whether a statement, or the result where there is none, uses the node itself: a call that is made
 * later has more values saved around it.
 */
function isReadBy(statement: Statement | undefined, node: Node): boolean {
  if (statement === undefined) return true;
  const isIt = (read: Node): boolean =>
    read === node || (isApplyOf(read, "neg") && read.operands[0] === node);
  return readBy(statement).some(isIt);
}

/** The storage has numbers only: a truth value in it is 1 or 0. */
const asTruth = (node: Node, place: string): Expression =>
  isTruth(node) ? { text: `${place} === 1`, level: LEVEL.equality, weight: 1 } : atom(place);

const asNumber = (node: Node, text: string): string => (isTruth(node) ? `Number(${text})` : text);
