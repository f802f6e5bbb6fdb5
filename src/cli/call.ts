/**
 * Arguments to options and the formula. Commander knows the options; what it cannot know is that
 * an argument may begin with a minus and be a formula, so the two are told apart before it: an
 * option is one that the command has, or anything written `--word`; the rest is formulas.
 */
import { type Command, CommanderError, type Option } from "commander";
import { nearestName } from "../parser/suggest.ts";
import { WrongCall } from "./mistakes.ts";
import type { Terminal } from "./terminal.ts";

const USAGE = `usage: derive EXPR [--wrt NAMES] [--kind NAMES] [--order N] [--of NAME] [--about POINT]
              [--forms NAMES] [--columns NAMES] [--assume CONDITION] [--format NAME] [-o FILE] [--checked]
              [--prefix NAME] [--force] [--as-written] [--full-range] [--limit NAME=VALUE]
       derive check EXPR [--wrt NAMES] [--kind NAMES] [--order N] [--forms NAMES] [--columns NAMES]
              [--points N] [--at POINT] [--range RANGES] [--seed N] [--digits N]
              [--against FILE] [--as-written] [--full-range]
       derive diagnose EXPR [--format NAME]
       derive simplify EXPR [--assume COND] [--for PURPOSE] [--format NAME]
       derive explain [CODE]
       derive repl
Put the formula in quotes; derive --help tells more.`;

export interface Call<O> {
  readonly operands: readonly string[];
  readonly options: O;
}

/**
 * Reads a call, or writes the help that it asks for and returns nothing.
 * @throws WrongCall
 */
export function readCall<O extends object>(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Call<O> | undefined {
  command
    .exitOverride()
    .allowExcessArguments()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: () => undefined });
  try {
    command.parse(operandsLast(args, command.options), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw wrong(error.message, command.options);
  }
  return { operands: command.args, options: command.opts<O>() };
}

/** Options in front, formulas behind `--`. */
function operandsLast(args: readonly string[], options: readonly Option[]): string[] {
  const given: string[] = [];
  const operands: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (arg === "--") {
      operands.push(...args.slice(index + 1));
      break;
    }
    const option = options.find((known) => isNamed(known, arg));
    if (option === undefined && !isOption(arg)) {
      operands.push(arg);
      continue;
    }
    given.push(arg);
    if (option?.required === true) given.push(valueOf(option, args[++index], options));
  }
  return [...given, "--", ...operands];
}

const isNamed = ({ short, long }: Option, arg: string): boolean => arg === short || arg === long;

/** `--word` and `--word=value`; `--2*x` and `-x` are formulas. */
const isOption = (arg: string): boolean => arg === "-h" || /^--[a-z][\w-]*(=|$)/i.test(arg);

function valueOf(option: Option, value: string | undefined, options: readonly Option[]): string {
  const missing =
    value === undefined || isOption(value) || options.some((known) => isNamed(known, value));
  if (missing) throw wrongOption(`${option.long ?? option.flags} needs a value after it`);
  return value;
}

/** Commander's message; of an unknown option the name alone, and the nearest that there is. */
function wrong(message: string, options: readonly Option[]): WrongCall {
  const said = message.replace(/^error: /, "").replace(/\n[^]*/, "");
  const unknown = /^unknown option '(--[\w-]+)/.exec(said)?.[1];
  if (unknown === undefined) return new WrongCall(said, USAGE);
  const known = options.flatMap(({ long }) => long ?? []);
  const nearest = nearestName(unknown, known) ?? `derive -- "${unknown}", if it is a formula`;
  return new WrongCall(`there is no option ${unknown}`, USAGE, nearest);
}

/**
 * The one formula of a call.
 * @throws WrongCall where there is none, or more than one
 */
export function onlyOperand(operands: readonly string[], command = "derive"): string {
  const [formula, ...more] = operands;
  if (formula === undefined) throw new WrongCall("a formula is expected, and there is none", USAGE);
  if (more.length === 0) return formula;
  const count = `one formula is expected, and these are ${operands.length}`;
  const option = more.find((word) => /^-[a-z]$/i.test(word));
  if (option !== undefined && more.at(-1) !== option)
    throw new WrongCall(
      `${count}; ${option} is no option here, and was taken for a formula`,
      USAGE,
    );
  const names = more.every((word) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(word));
  const quoted = names ? `"${formula}" --wrt ${more.join(",")}` : `"${operands.join(" ")}"`;
  throw new WrongCall(`${count}; one with spaces needs quotes`, USAGE, `${command} ${quoted}`);
}

/** Gathers the names of `--wrt v,t` and of `--wrt v --wrt t`. */
export function gatherNames(text: string, before: readonly string[] = []): string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== "");
  if (names.length === 0) throw new WrongCall("--wrt needs the name of a variable", USAGE);
  return [...before, ...names];
}

/** Reads whole numbers within bounds. */
export const wholeNumber =
  (option: string, least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const range = `a whole number from ${least} to ${most.toLocaleString("en")}`;
    throw new WrongCall(`${option} takes ${range}, not ${JSON.stringify(text)}`, USAGE);
  };

/** A mistake in an option's value, told with the way to call. */
export const wrongOption = (message: string, suggestion?: string): WrongCall =>
  new WrongCall(message, USAGE, suggestion);
