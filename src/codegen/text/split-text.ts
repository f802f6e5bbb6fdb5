/**
 * A function that is split, as text: what its pieces share, the pieces, and what is left, which
 * reads the arguments, calls the pieces in order and puts the result together.
 *
 * All calls share one storage. A point can call the function again while it is read (a getter, a
 * Proxy); so a call that finds another one running puts the storage back as it was.
 */
import { isVector, type Node, type Variable } from "../../ast/node.ts";
import { readBytes } from "../split/bytes.ts";
import { PIECE_SIZES, type PieceSizes, type SplitProgram } from "../split/split.ts";
import { type Parameter, type PlannedFunction, variablesRead } from "../plan.ts";
import { functionBody, type Storage } from "./function-body.ts";
import {
  type Beside,
  bodySources,
  type FunctionText,
  type FunctionTextOptions,
  nameInCode,
  reservedNames,
} from "./function-parts.ts";
import { javascript } from "./javascript.ts";
import { Names } from "./names.ts";
import { checks, ending, type Ending } from "./out-text.ts";
import { inputsOf, readLines } from "./reads.ts";
import { splitResult } from "./result-pieces.ts";
import { resultLiteral } from "./result-text.ts";
import { returnLines } from "./results.ts";
import { parameterType } from "./types-text.ts";

/** Results that one function writes, each by a statement. */
const MOST_WRITTEN = 500;

export function splitText(
  planned: PlannedFunction,
  parts: SplitProgram,
  options: FunctionTextOptions,
  { piece: target }: PieceSizes = PIECE_SIZES,
): FunctionText {
  const { name, parameters } = planned;
  const writer = new SplitWriter(planned, parts, options);
  const pieces = parts.pieces.map(({ number, body }): Beside => ({
    kind: "function",
    name: `${name}${number}`,
    parameters: [],
    lines: writer.lines(body),
  }));
  const reading = writer.reading(target);
  const asked = writer.asked();
  const ends = writer.ends(target);
  const main: Beside = {
    kind: "function",
    text: "All of it, with the storage to itself.",
    name: `${name}Whole`,
    parameters: typed(planned),
    lines: [...reading.lines, ...asked, ...writer.lines(parts.main), ...ends.lines],
  };
  return {
    lines: writer.entrance(parameters),
    beside: [writer.declarations(), ...reading.functions, ...pieces, ...ends.functions, main],
  };
}

const typed = (
  planned: PlannedFunction,
  parameters: readonly Parameter[] = planned.parameters,
): (readonly [Parameter, string])[] =>
  parameters.map((name) => [name, parameterType(name, planned)]);

/** Lines, and the functions that they call. */
interface Lines {
  readonly lines: readonly string[];
  readonly functions: readonly Beside[];
}

class SplitWriter {
  readonly #planned: PlannedFunction;
  readonly #parts: SplitProgram;
  readonly #options: FunctionTextOptions;
  readonly #reserved: readonly string[];
  readonly #storage: Storage;
  /** The texts of the places of numbers and vectors. */
  readonly #text: Storage["text"];

  constructor(planned: PlannedFunction, parts: SplitProgram, options: FunctionTextOptions) {
    const { name, inputs } = planned;
    this.#planned = planned;
    this.#parts = parts;
    this.#options = options;
    const arrays = { numbers: `${name}Stored`, vectors: `${name}Vectors` };
    this.#text = ({ among, index }) => `${arrays[among]}[${index}]`;
    const pieces = parts.pieces.map(({ number }) => `${name}${number}`);
    this.#reserved = [...reservedNames(planned, options), ...Object.values(arrays), ...pieces];
    this.#storage = {
      declared: parts.declared,
      text: this.#text,
      piece: (number) => `${name}${number}`,
      variable: (variable) => nameInCode(variable, inputs),
    };
  }

  /** The lines of a piece, or of what is left. */
  lines(body: SplitProgram["main"]): readonly string[] {
    return this.#body(body, [], new Names(this.#reserved, this.#options.sources)).lines;
  }

  /** What is asked of what results are written into. */
  asked(): readonly string[] {
    const { delivery } = this.#planned;
    if (delivery === undefined || this.#options.reads === "plain") return [];
    const places = this.#variablePlaces();
    const vectors = variablesRead(this.#planned).filter(isVector);
    return checks(
      delivery,
      (node) => places.get((node as Variable).name)!,
      vectors.map(({ name }) => [places.get(name)!, name] as const),
    );
  }

  /** Returns the result, whose numbers are all in the storage, or writes it. */
  ends(target: number): Lines {
    const { name, program, result, delivery } = this.#planned;
    const names = new Names();
    for (const [node, { place }] of this.#parts.values.outputs)
      names.place(node, this.#text(place!));
    const { outputs } = this.#body({ statements: [] }, program.outputs, names);
    if (delivery !== undefined) return this.#written(ending(program, delivery, outputs, new Map()));
    const { literal, functions } = splitResult(name, resultLiteral(name, result, outputs), target);
    return { lines: returnLines(literal, 2), functions };
  }

  /** Lines that write the result, or calls of functions of such lines where they are many. */
  #written({ writes, returned }: Ending): Lines {
    const own: readonly Parameter[] = ["out"];
    const { lines, functions } = this.#inFunctions(
      "Writes",
      own,
      inChunks(writes, MOST_WRITTEN).map((chunk) => chunk.flat()),
      1,
    );
    return { lines: [...lines, ...returned], functions };
  }

  /** Lines in chunks, or calls of a function for each chunk where they are more than a few. */
  #inFunctions(
    word: "Reads" | "Writes",
    parameters: readonly Parameter[],
    chunks: readonly (readonly string[])[],
    few: number,
  ): Lines {
    if (chunks.length <= few) return { lines: chunks.flat(), functions: [] };
    const names = chunks.map((_, place) => `${this.#planned.name}${word}${place + 1}`);
    return {
      lines: names.map((name) => `  ${name}(${parameters.join(", ")});`),
      functions: names.map((name, place) => ({
        kind: "function",
        name,
        parameters: typed(this.#planned, parameters),
        lines: chunks[place]!,
      })),
    };
  }

  #body(body: SplitProgram["main"], outputs: readonly Node[], names: Names) {
    const language = javascript(this.#options.reads !== "plain");
    const sources = bodySources(this.#options);
    const options = { language, names, ...sources, storage: this.#storage };
    return functionBody({ variables: [], body, outputs }, options, 2);
  }

  /** Lines that read the arguments, or calls of functions of such lines where they are many. */
  reading(target: number): Lines {
    const { parameters } = this.#planned;
    const { reads } = this.#options;
    const most = Math.max(1, Math.floor(target / readBytes(reads !== "plain")));
    const places = this.#variablePlaces();
    const chunks = parameters.flatMap((parameter) => {
      const own = inputsOf(this.#planned, parameter).filter(
        ([input]) => reads !== "plain" || places.has(input),
      );
      return inChunks(own, most).map((chunk) => {
        const used = chunk.flatMap(([input]) =>
          places.has(input) ? [[input, places.get(input)!] as const] : [],
        );
        return readLines(parameter, chunk, new Map(used), reads);
      });
    });
    return this.#inFunctions("Reads", parameters, chunks, parameters.length);
  }

  #variablePlaces(): ReadonlyMap<string, string> {
    const { inputs } = this.#planned;
    return new Map(
      [...this.#parts.values.variables.values()].flatMap(({ node, place }) =>
        node.kind === "variable" && inputs.has(node.name)
          ? [[node.name, this.#text(place!)] as const]
          : [],
      ),
    );
  }

  declarations(): Beside {
    const { name } = this.#planned;
    const { numbers, vectors } = this.#parts.places;
    return {
      kind: "lines",
      text: `What the pieces of \`${name}\` leave for one another, and how many calls are running.`,
      lines: [
        `const ${name}Stored = new Float64Array(${numbers});`,
        ...(vectors > 0 ? [`let ${name}Vectors = new Array(0);`] : []),
        `let ${name}Calls = 0;`,
      ],
    };
  }

  /** The exported function. */
  entrance(parameters: readonly Parameter[]): readonly string[] {
    const { name } = this.#planned;
    const hasVectors = this.#parts.places.vectors > 0;
    return [
      ...assignment("const outer", `${name}Calls > 0 ? ${name}Stored.slice() : undefined`),
      ...(hasVectors ? [`  const outerVectors = ${name}Vectors;`] : []),
      `  ${name}Calls += 1;`,
      "  try {",
      ...(hasVectors ? [`    ${name}Vectors = new Array(0);`] : []),
      `    return ${name}Whole(${parameters.join(", ")});`,
      "  } finally {",
      `    ${name}Calls -= 1;`,
      ...(hasVectors ? [`    ${name}Vectors = outerVectors;`] : []),
      `    if (outer !== undefined) ${name}Stored.set(outer);`,
      "  }",
    ];
  }
}

function inChunks<T>(items: readonly T[], most: number): (readonly T[])[] {
  if (items.length <= most) return [items];
  return Array.from({ length: Math.ceil(items.length / most) }, (_, place) =>
    items.slice(place * most, (place + 1) * most),
  );
}

/** In one line, or continued behind the sign where that is long. */
function assignment(left: string, right: string): string[] {
  const line = `  ${left} = ${right};`;
  return line.length <= 80 ? [line] : [`  ${left} =`, `    ${right};`];
}
