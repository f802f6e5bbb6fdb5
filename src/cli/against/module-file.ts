/**
 * A file of somebody's functions, run in a thread of its own, so that it cannot write into our
 * output and an endless loop can be ended. It is no sandbox: the code may do what its user may.
 *
 * The witnesses ask for values one after the other, so a call waits for its answer (Atomics.wait on
 * shared memory); that takes some 20 µs.
 */
import { promises as disk } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { type Foreign, ForeignFault, parametersIn } from "../../evidence/against/foreign.ts";
import { FileFailure, reasonOf } from "../file-failure.ts";
import { type Answer, type Loaded, serve } from "./serve.ts";

export interface ModuleFile {
  readonly foreign: Foreign;
  /** What a module of ours says of itself. */
  readonly formula: string | undefined;
  readonly wrt: readonly string[] | undefined;
  close(): Promise<void>;
}

/** Milliseconds that loading, and one call, may take. */
const LOADING = 10_000;
const CALLING = 5_000;
/** Megabytes that the code may hold. */
const MEMORY = 1_024;

/** Whether an argument names such a file. */
export const isModuleFile = (operand: string): boolean => /\.(?:[cm]?js|m?ts)$/.test(operand);

/**
 * Loads a file.
 * @throws FileFailure where it cannot be read, or not be run
 */
export async function openModule(path: string): Promise<ModuleFile> {
  const text = await textOf(path);
  const { port1: port, port2 } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const full = resolve(path);
  const worker = new Worker(`(${String(serve)})(require, (url) => import(url))`, {
    eval: true,
    workerData: { port: port2, flag, url: pathToFileURL(full).href, path: full, text },
    transferList: [port2],
    // What the code prints is not ours to print.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  worker.on("error", () => undefined);
  const close = async (): Promise<void> => {
    port.close();
    await worker.terminate();
  };
  const answerWithin = (milliseconds: number, doing: string): Answer => {
    const isLate = Atomics.wait(flag, 0, 0, milliseconds) === "timed-out";
    Atomics.store(flag, 0, 0);
    const received = receiveMessageOnPort(port) as { message: Answer } | undefined;
    if (!isLate && received !== undefined) return received.message;
    void close();
    throw new FileFailure(`${path} ${doing} within ${milliseconds / 1000} seconds`);
  };
  const first = answerWithin(LOADING, "was not loaded");
  if (!("loaded" in first)) {
    await close();
    throw new FileFailure(`${path} cannot be run: ${"fault" in first ? first.fault : "no answer"}`);
  }
  const call: Foreign["call"] = (fn, args) => {
    port.postMessage({ fn, args });
    const answer = answerWithin(CALLING, `did not answer a call of ${fn}`);
    if ("fault" in answer) throw new ForeignFault(answer.fault);
    return (answer as { returned: unknown }).returned;
  };
  return { ...describe(path, first.loaded, call), close };
}

function describe(
  path: string,
  { functions, formula, wrt }: Loaded,
  call: Foreign["call"],
): Omit<ModuleFile, "close"> {
  const texts = new Map(functions.map(({ name, text }) => [name, text]));
  return {
    foreign: {
      name: path,
      functions: [...texts.keys()],
      parametersOf: (fn) => parametersIn(texts.get(fn) ?? ""),
      call,
    },
    formula,
    wrt,
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await disk.readFile(path, "utf8");
  } catch (error) {
    throw new FileFailure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
