/**
 * One function in C. A number is returned; all else is put where the caller says. Vectors among the
 * results are filled in the caller's memory. Those that are only needed on the way are allocated and
 * freed by the function itself, since how long they are can depend on the point, so that no caller
 * could know: it returns 0, or what it failed for.
 */
import { isVector, type Node, type Variable } from "../../../ast/node.ts";
import { postorder } from "../../../ast/traverse.ts";
import type { Input, PlannedFunction } from "../../plan.ts";
import { nodesOf } from "../../result.ts";
import { functionBody } from "../function-body.ts";
import { dimensions } from "../vector-expression.ts";
import { destinations, placesOf } from "./destinations.ts";
import { CNames } from "./identifiers.ts";
import { c } from "./language.ts";
import { documentation, head } from "./signature.ts";
import type { Vocabulary } from "./structures.ts";

/** Names that functions use besides those of their values and arguments. */
const AROUND = ["status", "result"];

export interface CFunctionOptions {
  readonly words: Vocabulary;
  readonly comment: (node: Node) => string | undefined;
}

/** A function as it is declared, with its documentation, and as it is defined. */
export interface CFunction {
  readonly documentation: string;
  readonly head: string;
  readonly lines: readonly string[];
}

export function cFunction(planned: PlannedFunction, options: CFunctionOptions): CFunction {
  const lines = new FunctionWriter(planned, options).lines();
  return {
    documentation: documentation(planned, lines),
    head: head(planned, options.words),
    lines,
  };
}

class FunctionWriter {
  readonly #planned: PlannedFunction;
  readonly #words: Vocabulary;
  readonly #comment: CFunctionOptions["comment"];
  readonly #names: CNames;
  /** The variables that are read, by their nodes. */
  readonly #read: readonly Variable[];
  /** The local for the length of each vector of the point, by its name; and those that are used. */
  readonly #lengths: ReadonlyMap<string, string>;
  readonly #lengthsUsed = new Set<string>();
  /** Where each vector of the result goes: the first place of each. */
  readonly #given = new Map<Node, string>();
  #mayFail = false;

  constructor(planned: PlannedFunction, { words, comment }: CFunctionOptions) {
    this.#planned = planned;
    this.#words = words;
    this.#comment = comment;
    const own = destinations(planned).map(({ name }) => name);
    this.#read = postorder(planned.program.outputs).filter(
      (node): node is Variable => node.kind === "variable" && planned.inputs.has(node.name),
    );
    // An argument that is the value itself keeps its name.
    const whole = this.#read.filter((node) => this.#input(node).key === undefined);
    const taken = planned.parameters.filter((name) =>
      whole.every((node) => this.#input(node).parameter !== name),
    );
    this.#names = new CNames([...AROUND, ...own, ...taken], words.prefix);
    for (const node of whole) this.#names.ofVariable(node, this.#input(node).parameter);
    for (const node of this.#read) {
      const { parameter, key } = this.#input(node);
      if (key !== undefined) this.#names.ofVariable(node, parameter === "at" ? key : `d${key}`);
    }
    this.#lengths = new Map(
      [...words.lengths].map(([name, member]) => [name, this.#names.ofOther(member)]),
    );
    if (planned.type === "number") return;
    for (const [place, node] of this.#places()) {
      const isMade = node.kind === "scatter";
      if (isMade && !this.#given.has(node)) this.#given.set(node, place);
    }
  }

  lines(): string[] {
    const { program, type } = this.#planned;
    const language = c({
      prefix: this.#words.prefix,
      lengthOf: (vector) => this.#lengthOf(vector),
      isGiven: (vector) => this.#given.has(vector),
      unlessFine: (call) => this.#unlessFine(call),
    });
    const body = functionBody(program, { language, names: this.#names, comment: this.#comment }, 2);
    const results = type === "number" ? [] : this.#stored(body.outputs);
    const freed = this.#names.made.filter(({ node }) => !this.#given.has(node));
    const inside = [...body.lines, ...results, ...this.#end(body.outputs[0]!, freed)];
    const words = identifiersIn(inside);
    const read = this.#read.filter((node) => words.has(this.#names.get(node)!));
    const start = [
      ...this.#ignored(read),
      ...(type === "number" || !this.#mayFail ? [] : ["  int status = 0;"]),
      ...(type === "number" && this.#mayFail ? ["  double result = NAN;"] : []),
      ...this.#reads(read),
      ...this.#names.made.map(({ node, name }) => {
        const place = this.#given.get(node);
        return place === undefined
          ? `  double *${name} = NULL;`
          : `  double *restrict const ${name} = ${place};`;
      }),
    ];
    return [...start, ...inside];
  }

  #end(output: string, freed: readonly { readonly name: string }[]): string[] {
    const isNumber = this.#planned.type === "number";
    if (!this.#mayFail) return [isNumber ? `  return ${output};` : "  return 0;"];
    return [
      ...(isNumber ? [`  result = ${output};`] : []),
      "done:",
      ...freed.map(({ name }) => `  free(${name});`),
      isNumber ? "  return result;" : "  return status;",
    ];
  }

  #unlessFine(call: string): string {
    this.#mayFail = true;
    return this.#planned.type === "number"
      ? `if (${call} != 0) goto done;`
      : `if ((status = ${call}) != 0) goto done;`;
  }

  #input(node: Variable): Input {
    return this.#planned.inputs.get(node.name)!;
  }

  /** How many elements a vector has: of a direction as many as the point has. */
  #lengthOf(vector: Node): string {
    if (vector.kind === "list") return String(vector.operands.length);
    if (vector.kind === "scatter")
      return dimensions(vector.operands[0]!)
        .map((each) => this.#lengthOf(each))
        .join(" * ");
    if (vector.kind !== "variable") throw new Error(`the length of a ${vector.kind} is not known`);
    const { key, length } = this.#input(vector);
    if (key === undefined) return String(length!);
    this.#lengthsUsed.add(key);
    return this.#lengths.get(key)!;
  }

  /** Arguments that are not looked at are said to be so, since compilers warn of them. */
  #ignored(read: readonly Variable[]): string[] {
    const used = new Set<string>(read.map((node) => this.#input(node).parameter));
    if (this.#lengthsUsed.size > 0) used.add("at");
    const empty = destinations(this.#planned).filter(
      ({ result }) => this.#planned.type !== "number" && nodesOf(result).length === 0,
    );
    return [
      ...this.#planned.parameters.filter((name) => !used.has(name)),
      ...empty.map(({ name }) => name),
    ].map((name) => `  (void)${name};`);
  }

  #reads(read: readonly Variable[]): string[] {
    const values = read.flatMap((node) => {
      const { parameter, key } = this.#input(node);
      if (key === undefined) return [];
      const type = node.shape === "vector" ? "const double *const" : "const double";
      const member = `${parameter}->${this.#words.members.get(key)!}`;
      return [`  ${type} ${this.#names.get(node)!} = ${member};`];
    });
    const lengths = [...this.#lengthsUsed].map((key) => {
      return `  const size_t ${this.#lengths.get(key)!} = at->${this.#words.lengths.get(key)!};`;
    });
    return [...values, ...lengths];
  }

  /** Puts results where they go; vectors that were filled there are there already. */
  #stored(outputs: readonly string[]): string[] {
    const places = this.#places();
    return places.flatMap(([place, node], index) => {
      const output = outputs[index]!;
      if (!isVector(node)) return [`  ${place} = ${output};`];
      if (this.#given.get(node) === place) return [];
      return [`  ${this.#words.prefix}_copy(${place}, ${output}, ${this.#lengthOf(node)});`];
    });
  }

  /** The place for each output of the program, in order. */
  #places(): (readonly [place: string, node: Node])[] {
    const places = placesOf(this.#planned, this.#words.members);
    return this.#planned.program.outputs.map((node, index) => [places[index]!, node]);
  }
}

/** The identifiers in lines of code, comments left out. */
function identifiersIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.replace(/ \/\/ .*$/, "").match(/[a-z_]\w*/gi) ?? []));
}
