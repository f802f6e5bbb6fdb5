/**
 * Emitted C at work: modules are compiled together with a small driver by the compiler of the system,
 * which reads points and writes what the functions give, as doubles in binary form.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { membersOf } from "../../src/codegen/text/c/identifiers.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Point } from "../../src/verify/points.ts";

/** The first of these commands that there is. */
const found = (...names: string[]): string | undefined =>
  names.find((name) => {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });

export const COMPILER = found("cc", "gcc", "clang");
/** One that reads headers as C++. */
export const CPP_COMPILER = found("c++", "g++", "clang++");

/** Why tests of C are skipped, for their names. */
export const WITHOUT = COMPILER === undefined ? " (skipped: there is no compiler of C here)" : "";

/** Operations that are the same bits everywhere; every other one is a function of the library. */
export const EXACT: ReadonlySet<string> = new Set(
  "+ * / neg sqrt abs floor ceil round sign max min mod < <= > >= == != and or not true false".split(
    " ",
  ),
);

const LIBRARY_CALLS = new RegExp(
  `[^a-z](?:${Object.entries(catalogue)
    .flatMap(([name, { c }]) =>
      EXACT.has(name) || "unsupported" in c ? [] : (c.text.match(/\b[a-z]\w*(?=\()/g) ?? []),
    )
    .join("|")})\\(`,
);

/** Whether the functions of a module call nothing that libraries of C round in their own way. */
export const isExact = (code: string): boolean =>
  !LIBRARY_CALLS.test(code.replace(/\/\*[^]*?\*\/|\/\/.*/g, ""));

/** A call of a function, with what the library gives for it. */
export interface Call {
  /** As the library calls it: `valueAndGradient`. */
  readonly name: string;
  readonly at: Readonly<Point>;
  readonly direction?: Readonly<Point>;
  readonly cotangent?: number | readonly number[];
  readonly expected: unknown;
}

export interface CalledModule {
  readonly prefix: string;
  readonly code: string;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly calls: readonly Call[];
}

/** What a call gave: its status, 0 of a function that returns a number, and all numbers in order. */
export interface Outcome {
  readonly status: number;
  readonly numbers: readonly number[];
}

/** Everything that compilers warn of is a mistake here. */
const FLAGS = ["-std=c99", "-ffp-contract=off", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
/** Reads beyond the end, undefined arithmetic and lost memory stop the program. */
export const SANITIZED = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
/** A condition that chooses between equals is left over now and then. */
export const LENIENT = ["-Wno-unused-variable"];

/** Runs the calls of all modules, compiled as one file. */
export function runInC(
  modules: readonly CalledModule[],
  further: readonly string[] = [],
): Outcome[][] {
  const folder = mkdtempSync(join(tmpdir(), "c-"));
  try {
    const [source, program] = [join(folder, "all.c"), join(folder, "all")];
    writeFileSync(source, driver(modules));
    const flags = [...FLAGS, ...further];
    execFileSync(COMPILER!, [...flags, "-o", program, source, "-lm"], { stdio: "pipe" });
    const output = execFileSync(program, {
      input: Buffer.from(Float64Array.from(inputs(modules)).buffer),
      maxBuffer: 2 ** 28,
    });
    const numbers = new Float64Array(output.buffer.slice(output.byteOffset), 0, output.length / 8);
    return outcomes(modules, numbers.values());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiles declarations alone, which must give no warning. */
export function checkHeader(text: string, language: "c" | "c++"): void {
  const flags = ["-x", language, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-"];
  const command = language === "c" ? COMPILER! : CPP_COMPILER!;
  execFileSync(command, flags, { input: text, stdio: "pipe" });
}

/** All numbers of a result, in order. */
export function flat(result: unknown): number[] {
  if (typeof result === "number") return [result];
  return Object.values(result as object).flatMap(flat);
}

function outcomes(modules: readonly CalledModule[], numbers: Iterator<number>): Outcome[][] {
  const next = (): number => {
    const { done, value } = numbers.next();
    if (done === true) throw new Error("the program wrote less than was asked for");
    return value as number;
  };
  return modules.map(({ calls }) =>
    calls.map(({ expected }) => {
      return { status: next(), numbers: flat(expected).map(next) };
    }),
  );
}

/** Which function, then its arguments, then how long each vector of the result is. */
function inputs(modules: readonly CalledModule[]): number[] {
  const names = modules.map(namesOf);
  const places = modules.flatMap(({ prefix }, index) =>
    names[index]!.map((name) => `${prefix} ${name}`),
  );
  return modules.flatMap(({ prefix, variables, wrt, calls }) =>
    calls.flatMap(({ name, at, direction, cotangent, expected }) => [
      places.indexOf(`${prefix} ${name}`),
      ...variables.flatMap((key) => counted(at[key]!)),
      ...(direction === undefined ? [] : wrt.flatMap((key) => counted(direction[key]!))),
      ...(cotangent === undefined ? [] : counted(cotangent)),
      ...pathsOf(expected, "", new Map()).flatMap(({ count }) =>
        count === undefined ? [] : count,
      ),
    ]),
  );
}

const counted = (value: number | ArrayLike<number>): number[] =>
  typeof value === "number" ? [value] : [value.length, ...Array.from(value)];

const namesOf = ({ calls }: CalledModule): string[] => [...new Set(calls.map(({ name }) => name))];

const SUPPORT = `#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static double *blocks[1000];
static size_t block_count = 0;
double *room(size_t count) {
  double *block = malloc(count * sizeof *block + (count == 0));
  for (size_t k = 0; k < count; k++) block[k] = NAN;
  return blocks[block_count++] = block;
}
static void clear(void) {
  while (block_count > 0) free(blocks[--block_count]);
}
double next(void) {
  double x;
  if (fread(&x, sizeof x, 1, stdin) != 1) exit(3);
  return x;
}
double *take(size_t count) {
  double *block = room(count);
  for (size_t k = 0; k < count; k++) block[k] = next();
  return block;
}
void put(double x) { fwrite(&x, sizeof x, 1, stdout); }
void puts_all(const double *x, size_t count) { fwrite(x, sizeof *x, count, stdout); }
`;

function driver(modules: readonly CalledModule[]): string {
  const calls = modules.flatMap((module) =>
    namesOf(module).map((name) => ({ module, name, text: callText(module, name) })),
  );
  const cases = calls.map(
    ({ module, name }, place) => `    case ${place}: ${module.prefix}_call_${name}(); break;`,
  );
  return [
    ...modules.map(({ code }) => code),
    SUPPORT,
    ...calls.map(({ text }) => text),
    "int main(void) {",
    "  double which;",
    "  while (fread(&which, sizeof which, 1, stdin) == 1) {",
    "    switch ((int)which) {",
    ...cases,
    "    }",
    "    clear();",
    "  }",
    "  return 0;",
    "}",
    "",
  ].join("\n");
}

/** A function that reads arguments, calls, and writes the status and the results. */
function callText(module: CalledModule, name: string): string {
  const { prefix, variables, wrt, calls } = module;
  const call = calls.find((each) => each.name === name)!;
  const { at, direction, cotangent, expected } = call;
  const vectors = variables.filter((key) => typeof at[key] !== "number");
  const { name: members, suffixed } = membersOf(
    variables,
    new Map(vectors.map((key) => [key, "_length"])),
  );
  const read = (argument: string, keys: readonly string[], lengths: boolean): string[] =>
    keys.flatMap((key) => {
      const member = `${argument}.${members.get(key)!}`;
      if (typeof at[key] === "number") return [`${member} = next();`];
      const length = lengths ? `at.${suffixed.get(key)!} = ` : "";
      return [
        `size_t n_${argument}_${members.get(key)!} = ${length}(size_t)next();`,
        `${member} = take(n_${argument}_${members.get(key)!});`,
      ];
    });
  const to = destinationsOf(name, expected, prefix);
  const paths = to.flatMap(({ path, value }) => pathsOf(value, path, members));
  const rooms = paths.flatMap(({ text, count }, place) =>
    count === undefined ? [] : [`size_t n${place} = (size_t)next();`, `${text} = room(n${place});`],
  );
  const isNumber = typeof expected === "number";
  const args = [
    "&at",
    ...(direction === undefined ? [] : ["&direction"]),
    ...(cotangent === undefined ? [] : ["cotangent"]),
    ...to.map(({ argument }) => argument),
  ];
  const called = `${prefix}_${name.replace(/[A-Z]/g, (x) => `_${x.toLowerCase()}`)}(${args.join(", ")})`;
  return [
    `static void ${prefix}_call_${name}(void) {`,
    `struct ${prefix}_point at;`,
    `memset(&at, 0, sizeof at);`,
    ...read("at", variables, true),
    ...(direction === undefined ? [] : [`struct ${prefix}_direction direction;`]),
    ...(direction === undefined ? [] : read("direction", wrt, false)),
    ...(cotangent === undefined
      ? []
      : typeof cotangent === "number"
        ? ["double cotangent = next();"]
        : ["const double *cotangent = take((size_t)next());"]),
    ...to.map(({ declaration }) => `${declaration};`),
    ...rooms,
    ...(isNumber
      ? [`double x = ${called};`, "put(0);", "put(x);"]
      : [
          `put(${called});`,
          ...paths.map(({ text, count }, place) =>
            count === undefined ? `put(${text});` : `puts_all(${text}, n${place});`,
          ),
        ]),
    "}",
  ].join("\n");
}

interface DestinationText {
  readonly declaration: string;
  readonly argument: string;
  readonly path: string;
  readonly value: unknown;
}

function destinationsOf(name: string, expected: unknown, prefix: string): DestinationText[] {
  if (typeof expected === "number") return [];
  const both = /^valueAnd(Gradient|Jacobian)$/.exec(name)?.[1]?.toLowerCase();
  if (both !== undefined) {
    const parts = expected as Record<string, unknown>;
    return [
      destination("value", parts["value"], "double"),
      destination(both, parts[both], `struct ${prefix}_gradient`),
    ];
  }
  return [destination("out", expected, structureOf(name, expected, prefix))];
}

function structureOf(name: string, expected: unknown, prefix: string): string {
  if (Array.isArray(expected) && expected.every((each) => typeof each === "number"))
    return "double";
  if (name === "hessian") return `struct ${prefix}_hessian`;
  if (name !== "derivative") return `struct ${prefix}_gradient`;
  const order = depthOf(expected);
  return order === 1 ? `struct ${prefix}_gradient` : `struct ${prefix}_derivatives${order}`;
}

const depthOf = (value: unknown): number =>
  typeof value === "number" ? 0 : 1 + depthOf(Object.values(value as object)[0]);

function destination(name: string, value: unknown, type: string): DestinationText {
  if (typeof value === "number")
    return { declaration: `double ${name}`, argument: `&${name}`, path: name, value };
  return Array.isArray(value)
    ? { declaration: `${type} ${name}[${value.length}]`, argument: name, path: name, value }
    : { declaration: `${type} ${name}`, argument: `&${name}`, path: name, value };
}

/** Where the numbers of a result are, and of vectors how many. */
function pathsOf(
  value: unknown,
  text: string,
  members: ReadonlyMap<string, string>,
): { text: string; count?: number }[] {
  if (typeof value === "number") return [{ text }];
  if (ArrayBuffer.isView(value)) return [{ text, count: (value as Float64Array).length }];
  if (Array.isArray(value))
    return value.flatMap((each, place) => pathsOf(each, `${text}[${place}]`, members));
  return Object.entries(value as object).flatMap(([key, each]) =>
    pathsOf(each, `${text}.${members.get(key) ?? key}`, members),
  );
}

/** How many doubles lie between two, plus one; 0 for NaN and NaN, infinite for NaN and a number. */
export function ulpsBetween(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  return Number(placeOf(a) > placeOf(b) ? placeOf(a) - placeOf(b) : placeOf(b) - placeOf(a));
}

/** The place of a double in the order of all of them; -0 comes just before 0. */
function placeOf(x: number): bigint {
  const [bits] = new BigInt64Array(Float64Array.of(x).buffer);
  return bits! < 0n ? -1n - (bits! & 0x7fff_ffff_ffff_ffffn) : bits!;
}
