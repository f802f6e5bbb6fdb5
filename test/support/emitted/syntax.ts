/**
 * Whether emitted JavaScript consists of nothing but the allowed syntax (allowed.ts): the text is
 * parsed by a parser of the language, every node of the tree is looked at, and every name is looked
 * up in its scope. The functions that modules carry along at their ends are ours and always the
 * same; they are compared with the originals instead.
 */
import {
  BARE_GLOBALS,
  CONSTRUCTORS,
  EXPRESSIONS,
  GIVEN,
  GLOBALS,
  IN_PROCESS,
  MEMBERS,
  METHODS,
  OPERATORS,
  STATEMENTS,
  WRITTEN,
} from "./allowed.ts";
import { withoutCarried } from "./carried.ts";
import {
  children,
  declaredIn,
  isCallOf,
  isPosition,
  isTree,
  isTypeof,
  isZero,
  nameOf,
  parsed,
  rootOf,
  type Tree,
} from "./tree.ts";

/** What is not allowed in the text of a module, each with its place; none where all is. */
export function violations(code: string): string[] {
  const { own, names } = withoutCarried(code);
  return violationsOfOwn(own, names);
}

/** The same of what a module has of its own, with the names of what it carries. */
export const violationsOfOwn = (own: string, names: readonly string[]): string[] =>
  new Checker(own, names, false).of(parsed(own));

/**
 * The same of what is made in process: a function's body that returns the function.
 * @param around the names of the values that it is given
 */
export const violationsOfBody = (body: string, around: readonly string[]): string[] =>
  new Checker(body, around, true).of(parsed(body, "script"));

type Scope = ReadonlyMap<string, "module" | "local">;

class Checker {
  readonly #found: string[] = [];
  readonly #operators: readonly string[];
  readonly #globals: Readonly<Record<string, readonly string[]>>;
  readonly #code: string;
  readonly #around: readonly string[];
  readonly #isMade: boolean;
  /** The scope outside of all functions. */
  #top: Scope = new Map();

  constructor(code: string, around: readonly string[], isMade: boolean) {
    this.#code = code;
    this.#around = around;
    this.#isMade = isMade;
    this.#operators = isMade ? [...OPERATORS, ...IN_PROCESS.operators] : OPERATORS;
    this.#globals = isMade ? { ...GLOBALS, ...IN_PROCESS.globals } : GLOBALS;
  }

  of(program: Tree): string[] {
    const body = program["body"] as readonly Tree[];
    const scope: Scope = new Map(
      [...this.#around, ...declaredIn(body)].map((name) => [name, "module"] as const),
    );
    this.#top = scope;
    for (const statement of body) this.#look(statement, program, scope);
    return this.#found;
  }

  #look(tree: Tree, parent: Tree, scope: Scope): void {
    const inner = this.#inside(tree, scope);
    const refused = this.#refused(tree, parent, inner);
    if (refused !== undefined)
      this.#found.push(`${refused}: ${this.#code.slice(tree.start, tree.start + 60)}`);
    for (const child of children(tree)) this.#look(child, tree, inner);
  }

  /** The scope inside of a node. */
  #inside(tree: Tree, scope: Scope): Scope {
    const own =
      tree.type === "FunctionDeclaration" || tree.type === "FunctionExpression"
        ? (tree["params"] as readonly Tree[]).map(nameOf)
        : tree.type === "BlockStatement"
          ? declaredIn(tree["body"] as readonly Tree[])
          : tree.type === "ForStatement" && isTree(tree["init"])
            ? declaredIn([tree["init"]])
            : [];
    if (own.length === 0 && !tree.type.startsWith("Function")) return scope;
    return new Map([...scope, ...own.map((name) => [name, "local"] as const)]);
  }

  /** Why a node is not allowed where it stands; nothing where it is. */
  #refused(tree: Tree, parent: Tree, scope: Scope): string | undefined {
    if (![...STATEMENTS, ...EXPRESSIONS].includes(tree.type as never)) {
      const isMade = tree.type === "FunctionExpression" && parent.type === "ReturnStatement";
      if (!isMade || !this.#isMade) return `${tree.type} is not allowed`;
    }
    const { operator } = tree;
    if (typeof operator === "string" && !this.#operators.includes(operator))
      return `the operator ${operator} is not allowed`;
    if (tree["async"] === true || tree["generator"] === true) return "the function is not plain";
    switch (tree.type) {
      case "ExportNamedDeclaration":
        return isTree(tree["declaration"]) ? undefined : "an export is of what it declares";
      case "VariableDeclaration":
        return tree["kind"] === "var" ? "var is not allowed" : undefined;
      case "TryStatement":
        return tree["handler"] === null ? undefined : "catch is not allowed";
      case "ArrowFunctionExpression":
        return isZero(tree["body"]) && isCallOf(parent, "Array", "from") ? undefined : "a function";
      case "Identifier":
        return this.#name(tree, parent, scope);
      case "Literal":
        return literal(tree, parent, scope === this.#top);
      case "MemberExpression":
        return this.#member(tree, scope);
      case "CallExpression":
        return this.#call(tree["callee"] as Tree, scope);
      case "NewExpression":
        return isGlobal(tree["callee"] as Tree, CONSTRUCTORS, scope) ? undefined : "new";
      case "AssignmentExpression":
        return written(tree["left"] as Tree, scope);
      case "UpdateExpression":
        return written(tree["argument"] as Tree, scope);
      case "Property":
        return property(tree, parent);
      default:
        return undefined;
    }
  }

  #name(tree: Tree, parent: Tree, scope: Scope): string | undefined {
    const name = nameOf(tree);
    const isKey =
      (parent.type === "MemberExpression" && parent["property"] === tree && !parent["computed"]) ||
      (parent.type === "Property" && parent["key"] === tree && parent["value"] !== tree);
    if (isKey || scope.has(name)) return undefined;
    if (BARE_GLOBALS.includes(name as never)) return undefined;
    const isWithMember = parent.type === "MemberExpression" && parent["object"] === tree;
    const isMade = parent.type === "NewExpression" && parent["callee"] === tree;
    const isKnown = Object.hasOwn(this.#globals, name);
    return isKnown && (isWithMember || isMade) ? undefined : `${name} is declared nowhere`;
  }

  /** Members of globals are listed; of what is given any can be read, else positions and lengths. */
  #member(tree: Tree, scope: Scope): string | undefined {
    const [object, key] = [tree["object"] as Tree, tree["property"] as Tree];
    const isGiven = this.#isGiven(rootOf(object), scope) || this.#isPrototype(object, scope);
    if (tree["computed"] === true) {
      const isText = key.type === "Literal" && typeof key["value"] === "string";
      return (isText ? isGiven : isPosition(key)) ? undefined : "a computed key";
    }
    const name = nameOf(key);
    const members = this.#membersOf(object, scope);
    if (members !== undefined)
      return members.includes(name) ? undefined : `${name} of ${nameOf(object)}`;
    const isKnown = isGiven || [...MEMBERS, ...METHODS].includes(name as never);
    return isKnown ? undefined : `the member ${name}`;
  }

  /** Functions of the module, of globals, and methods of vectors; nothing that a point brings. */
  #call(callee: Tree, scope: Scope): string | undefined {
    if (callee.type === "Identifier") {
      const name = nameOf(callee);
      const isOurs = scope.get(name) === "module";
      return isOurs || isGlobal(callee, ["Number"], scope) ? undefined : `a call of ${name}`;
    }
    if (callee.type !== "MemberExpression" || callee["computed"] === true) return "a call";
    if (this.#membersOf(callee["object"] as Tree, scope) !== undefined) return undefined;
    const isMethod = METHODS.includes(nameOf(callee["property"] as Tree) as never);
    return isMethod ? undefined : "a call of a method";
  }

  /** The members that may be named of a global. */
  #membersOf(tree: Tree, scope: Scope): readonly string[] | undefined {
    const isKnown = isGlobal(tree, Object.keys(this.#globals), scope);
    return isKnown ? this.#globals[nameOf(tree)] : undefined;
  }

  /** Whether a name is that of a parameter that is given from outside. */
  #isGiven(tree: Tree, scope: Scope): boolean {
    const name = nameOf(tree);
    return scope.get(name) === "local" && GIVEN.includes(name as never);
  }

  /** `Object.prototype`, where code made in process looks whether a number is inherited. */
  #isPrototype(tree: Tree, scope: Scope): boolean {
    const isMember = tree.type === "MemberExpression" && tree["computed"] === false;
    if (!isMember || !isGlobal(tree["object"] as Tree, ["Object"], scope)) return false;
    return this.#isMade && nameOf(tree["property"] as Tree) === "prototype";
  }
}

const isGlobal = (tree: Tree, names: readonly string[], scope: Scope): boolean =>
  names.includes(nameOf(tree)) && !scope.has(nameOf(tree));

/** A text is a key, a constant outside of functions, or a name that a message tells. */
function literal(tree: Tree, parent: Tree, isOutside: boolean): string | undefined {
  if (tree["regex"] !== undefined || tree["bigint"] !== undefined) return "no number";
  if (typeof tree["value"] !== "string") return tree["value"] === null ? "null" : undefined;
  const isTold =
    parent.type === "CallExpression" && (parent["callee"] as Tree).type !== "MemberExpression";
  const isListed = isOutside && ["VariableDeclarator", "ArrayExpression"].includes(parent.type);
  const isKey = ["Property", "MemberExpression"].includes(parent.type);
  const isStrict = parent.type === "ExpressionStatement" && parent["directive"] === "use strict";
  const isType = tree["value"] === "number" && isTypeof(parent["left"]);
  return isTold || isListed || isKey || isStrict || isType ? undefined : "a text among numbers";
}

/** Names of the module's own, elements of vectors, and what results are written into. */
function written(left: Tree, scope: Scope): string | undefined {
  const root = nameOf(rootOf(left));
  if (!scope.has(root)) return `${root} is written`;
  if (left.type === "Identifier") return undefined;
  if (left.type !== "MemberExpression") return "a pattern is written";
  if (GIVEN.includes(root as never))
    return WRITTEN.includes(root as never) ? undefined : `${root} is written`;
  return left["computed"] === true ? undefined : "a member is written";
}

/** A plain key `__proto__` would set the prototype. */
function property(tree: Tree, parent: Tree): string | undefined {
  if (tree["kind"] !== "init" || tree["method"] === true) return "a method";
  const key = tree["key"] as Tree;
  const name = key.type === "Identifier" ? nameOf(key) : key["value"];
  if (parent.type === "ObjectPattern")
    return tree["computed"] === true || (tree["value"] as Tree).type !== "Identifier"
      ? "a pattern"
      : undefined;
  if (tree["computed"] === true)
    return key.type === "Literal" && name === "__proto__" ? undefined : "a computed key";
  return name === "__proto__" ? "a prototype is set" : undefined;
}
