/** Whatever the command is given to read: it is answered, or refused in a few lines without a trace. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linesOf, readText } from "../../src/cli/read-text.ts";
import { ask, type Outcome, recorder } from "./ask.ts";
import { answerLines } from "../../src/cli/repl.ts";
import { Session } from "../../src/cli/repl/session.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hostile-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, `${name}.formula`);
const MILLION = 1_000_000;

function isTold({ stderr }: Outcome): void {
  expect(stderr).not.toMatch(/^ {4}at |internal error|RangeError/m);
  expect(stderr.split("\n").length).toBeLessThan(60);
}

describe("files", () => {
  it.each<[string, code: string, make: (file: string) => void]>([
    ["a folder", "it is a folder", (file) => mkdirSync(file)],
    ["a device without end", "text-too-long", (file) => symlinkSync("/dev/zero", file)],
    [
      "a gigabyte",
      "text-too-long",
      (file) => (writeFileSync(file, ""), truncateSync(file, 2 ** 30)),
    ],
    ["nothing", "empty-formula", (file) => writeFileSync(file, "")],
    ["zero bytes", "unexpected-character", (file) => writeFileSync(file, Buffer.alloc(1_000))],
    [
      "no UTF-8",
      "unexpected-character",
      (file) => writeFileSync(file, Buffer.from("x + \xff\xfe", "latin1")),
    ],
    [
      "all bytes",
      "unexpected-character",
      (file) => writeFileSync(file, Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))),
    ],
    [
      "half of a character",
      "unexpected-character",
      (file) => writeFileSync(file, Buffer.from([0x78, 0xe2, 0x88])),
    ],
  ])("of %s are refused", async (name, told, make) => {
    make(path(name));
    for (const command of [[], ["check"], ["diagnose"], ["simplify"]]) {
      const outcome = await ask([...command, path(name)]);
      isTold(outcome);
      expect(outcome.code).toBe(1);
      expect(outcome.stderr + outcome.stdout).toContain(told);
    }
  });

  it("that are pipes are read to their end", async () => {
    execFileSync("mkfifo", [path("pipe")]);
    const [outcome] = await Promise.all([
      ask([path("pipe"), "--format", "formula"]),
      new Promise((resolve) => {
        setTimeout(() => resolve(writeFileSync(path("pipe"), "x^2")), 50);
      }),
    ]);
    expect(outcome).toEqual({ stdout: "2*x\n", stderr: "", code: 0 });
  });
});

describe("long texts", () => {
  it.each([
    ["brackets", "(".repeat(MILLION), "nesting-too-deep"],
    ["square brackets", "[".repeat(MILLION / 10), "nesting-too-deep"],
    ["mistakes", "$ ".repeat(MILLION / 10), "unexpected-character"],
    ["unknown functions", `${"sine(x)+".repeat(MILLION / 100)}x`, "unknown-function"],
    ["ends of statements", ";".repeat(MILLION / 10), "empty-formula"],
    ["digits", "1".repeat(MILLION), "number-too-large"],
    ["a comment", "#".repeat(MILLION), "empty-formula"],
    ["one more", "x".repeat(MILLION + 1), "text-too-long"],
  ])("of %s are refused", async (_, text, code) => {
    const outcome = await ask(["-", "--format", "formula"], text);
    isTold(outcome);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain(`[${code}]`);
  });
});

describe("streams", () => {
  async function all(lines: AsyncIterable<string>): Promise<string[]> {
    const read: string[] = [];
    for await (const line of lines) read.push(line);
    return read;
  }

  /** Pieces without end, and how many were taken. */
  function endless(piece: string): { pieces: AsyncIterable<Buffer>; taken: () => number } {
    let count = 0;
    async function* make(): AsyncGenerator<Buffer> {
      for (;;) {
        count++;
        yield Buffer.from(piece);
      }
    }
    return { pieces: make(), taken: () => count };
  }

  it("without end are read as far as a text may go", async () => {
    const { pieces, taken } = endless("x".repeat(100));
    await expect(readText(pieces, 1_000)).rejects.toThrow("more characters than the 1,000");
    expect(taken()).toBe(31);
  });

  it("are text, wherever pieces are cut", async () => {
    const bytes = Buffer.from("π + √x − ∞");
    const cut = Array.from(bytes, (byte) => Buffer.from([byte]));
    async function* one(): AsyncGenerator<Buffer> {
      yield* cut;
    }
    expect(await readText(one(), 100)).toBe("π + √x − ∞");
    expect(await all(linesOf(one(), 100))).toEqual(["π + √x − ∞"]);
  });

  it.each([
    ["a\nb\r\nc\rd", ["a", "b", "c", "d"]],
    ["a\n\nb\n", ["a", "", "b"]],
    ["a\r\n", ["a"]],
    ["a\r", ["a"]],
    ["", []],
  ])("%j are lines, however they end and are cut", async (text, lines) => {
    for (const length of [1, 2, 100]) {
      async function* cut(): AsyncGenerator<Buffer> {
        for (let at = 0; at < text.length; at += length)
          yield Buffer.from(text.slice(at, at + length));
      }
      expect(await all(linesOf(cut(), 10))).toEqual(lines);
    }
  });

  it("of one line without end leave a session", async () => {
    const { pieces, taken } = endless("x+".repeat(50));
    const terminal = recorder();
    const session = new Session({ text: 500 });
    const answers = answerLines(linesOf(pieces, session.limits.text), terminal, session);
    await expect(answers).rejects.toMatchObject({ code: "text-too-long" });
    expect(taken()).toBeLessThan(10);
  });
});

describe("sessions", () => {
  it("go on after what is too much", async () => {
    const terminal = recorder();
    const session = new Session({ nodes: 500, time: 60_000 });
    const much = Array.from({ length: 400 }, (_, i) => `sin(x${i})`).join("+");
    const code = await answerLines(
      [much, "(".repeat(2_000), "sum(i,1,1e15,i)", "x^2"],
      terminal,
      session,
    );
    expect(code).toBe(1);
    expect(terminal.stderr).toContain("[graph-too-large]");
    expect(terminal.stderr).toContain("[nesting-too-deep]");
    expect(terminal.stdout).toContain("2*x");
  });
});

describe("--limit", () => {
  it("takes names and numbers, again or with commas", async () => {
    const call = ["x + y", "--format", "formula"];
    expect((await ask([...call, "--limit", "nodes=1e6,text=1_000"])).code).toBe(0);
    for (const given of [
      ["--limit", "text=4"],
      ["--limit", "text=9", "--limit", "text=4"],
      ["--limit=text=4"],
    ])
      expect((await ask([...call, ...given])).stderr).toContain("[text-too-long]");
  });

  it.each([
    ["tim=5", 'not "tim"\n  try: --limit time=5\n'],
    ["memory", 'not "memory"'],
    ["__proto__=5", 'not "__proto__"'],
    ["time", "--limit time needs a number from 0 on, as time=1000 or time=1e6"],
    ["time=", "needs a number"],
    ["time=-1", "needs a number"],
    ["time=soon", "needs a number"],
    ["", 'not ""'],
  ])("%s is a wrong call", async (given, told) => {
    const { stderr, code } = await ask(["x", "--limit", given]);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it.each([["check"], ["diagnose"], ["simplify"]])("holds for %s", async (command) => {
    const { stdout, stderr, code } = await ask([command, "((x))", "--limit", "nesting=1"]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("[nesting-too-deep]");
  });
});
