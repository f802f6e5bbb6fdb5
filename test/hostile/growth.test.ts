/** Texts that ask for more than they seem to: each is read, or refused by the bound that it meets. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { refusal } from "../support/refusal.ts";

const LONG = { limits: { text: 20_000_000 } };
const lines = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join("\n");
const list = (count: number, one: (index: number) => string, join = ", "): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(join);

describe("text", () => {
  const long = `${"x+".repeat(600_000)}x`;

  it("of megabytes is refused at once, and read where that is asked for", () => {
    expect(refusal("x+".repeat(5_000_000)).code).toBe("text-too-long");
    expect(parse(long, LONG).root.kind).toBe("apply");
    expect(parse(`x #${"-".repeat(10_000_000)}`, LONG).root).toMatchObject({ name: "x" });
  });

  it.each([
    ["a bracket", "(", "nesting-too-deep"],
    ["an end of a statement", ";", "empty-formula"],
    ["a comma", ",", "stray-comma"],
    ["an equals sign", "x=", "stray-equals"],
    ["a question", "x?", "operand-missing"],
    ["an outcome", ":x", "operand-missing"],
    ["a character that means nothing", "$", "unexpected-character"],
    ["half a character", "\ud800", "unexpected-character"],
    ["a raised number", "x²", undefined],
    ["an apostrophe", "x'", "unknown-function"],
  ])("that repeats %s", (_, piece, code) => {
    const text = piece.repeat(100_000);
    if (code === undefined) expect(parse(text).root.kind).toBe("apply");
    else expect(refusal(text).code).toBe(code);
  });
});

describe("names", () => {
  it("have at most a hundred marks on a letter", () => {
    expect(parse(`x${"\u0301\u0327".repeat(50)}`).root.kind).toBe("variable");
    const error = refusal(`x${"\u0301\u0327".repeat(200_000)}`);
    expect(error.code).toBe("too-many-marks");
    expect(error.message).toBe("this name has more than 100 accents and other marks on one letter");
  });

  it("that are wrong are compared with a thousand others at most", () => {
    const known = lines(20_000, (i) => `variable${i} = ${i}`);
    expect(refusal(`${known}\nvarible5(x, y)`).code).toBe("unknown-function");
    const variables = list(100_000, (i) => `variable${i}`, " + ");
    expect(refusal(`${variables} + varible(x, y)`, LONG).code).toBe("unknown-function");
  });
});

describe("definitions", () => {
  it("of a hundred thousand functions are read", () => {
    const many = lines(100_000, (i) => `f${i}(x) = x + ${i}`);
    expect(parse(`${many}\nf99999(y)`, LONG).root.kind).toBe("apply");
  });

  it("of functions that each call the one before meet the limit on steps", () => {
    const chain = lines(10_000, (i) => `f${i}(x) = ${i === 0 ? "x" : `f${i - 1}(x)`} + ${i}`);
    expect(refusal(`${chain}\nf9999(y)`).code).toBe("expansion-too-large");
  });

  it.each([
    ["calls", "f(x) = sin(x)", (i: number) => `f${i + 1}(x) = f${i}(f${i}(x))`],
    [
      "sums",
      "f(x) = sin(x)",
      (i: number) => `f${i + 1}(x) = sum(i, 1, 3, f${i}(x*i) + f${i}(x + i))`,
    ],
    ["vectors", "f(x) = x[1]^2", (i: number) => `f${i + 1}(x) = f${i}([f${i}(x) + x[1]])`],
    ["derivatives", "f(x) = sin(x)^x", (i: number) => `f${i + 1}(x) = f${i}'(f${i}'(x))`],
  ])("that double through %s meet it too", (_, first, next) => {
    const text = `${first.replace("f", "f0")}\n${lines(40, next)}\nf40(x)`;
    expect(["expansion-too-large", "sums-too-deep"]).toContain(
      refusal(text, { limits: { steps: 50_000 } }).code,
    );
  });

  it("that double without calls cost a few nodes each", () => {
    const sums = lines(60, (i) => `a${i + 1} = sum(i, 1, n, i*a${i} + a${i})`);
    expect(parse(`a0 = x\n${sums}\na60`).graph.size).toBeLessThan(500);
    const lists = lines(60, (i) => `a${i + 1} = [a${i}[1] + a${i}[2], a${i}[1]*a${i}[2]]`);
    expect(parse(`a0 = [x, y]\n${lists}\na60[1]`).graph.size).toBeLessThan(500);
    expect(refusal("b = [x, y]\na = [b, b]\na[1]").code).toBe("list-in-list");
  });

  it("take derivatives to a bounded order and a bounded size", () => {
    const f = "f(x) = sin(x*log(x))^x\n";
    expect(refusal(`${f}f${"'".repeat(101)}(x)`).code).toBe("order-too-high");
    expect(refusal(`${f}f${"'".repeat(900_000)}(x)`).code).toBe("order-too-high");
    expect(refusal(`${f}f${"'".repeat(100)}(x)`, { limits: { steps: 20_000 } }).code).toBe(
      "expansion-too-large",
    );
    const p = "p(x) = product(i, 1, n, product(j, 1, i, sin(i*j*x)))\n";
    expect(refusal(`${p}p${"'".repeat(60)}(x)`, { limits: { steps: 20_000 } }).code).toBe(
      "expansion-too-large",
    );
  });

  it("have as many parameters as are written", () => {
    const names = list(10_000, (i) => `p${i}`);
    const text = `f(${names}) = ${list(10_000, (i) => `p${i}[1]`, "+")}\nf(${names})`;
    expect(parse(text).root.kind).toBe("apply");
  });
});

describe("lists and calls", () => {
  it("of a hundred thousand elements are read", () => {
    const items = list(100_000, (i) => `x+${i}`);
    expect(parse(`sum([${items}])`, LONG).root.kind).toBe("apply");
    expect(parse(`[${items}][k]`, LONG).root.kind).toBe("element");
    expect(parse(`[${items}]`, LONG).root.kind).toBe("list");
    expect(refusal(`max([${items}])`, LONG).code).toBe("too-many-arguments");
  });

  it("of max in one another have a thousand arguments together", () => {
    const chain = lines(1_200, (i) => `a${i + 1} = max(a${i}, x*${i})`);
    const error = refusal(`a0 = x\n${chain}\na1200`);
    expect(error.code).toBe("too-many-arguments");
    expect(error.span).toBeDefined();
  });
});

describe("sums", () => {
  const nest = (depth: number): string =>
    `${list(depth, (i) => `sum(i${i}, 1, 2, `, "")}x${")".repeat(depth)}`;

  it("nest thirty-two deep", () => {
    expect(parse(nest(32)).root.kind).toBe("reduce");
    for (const depth of [33, 900]) expect(refusal(nest(depth)).code).toBe("sums-too-deep");
    expect(refusal(`${"sum(i, 1, ".repeat(40)}n${", i)".repeat(40)}`).code).toBe("sums-too-deep");
  });

  it("that functions put together depend on sixty-four indices at most", () => {
    const chain = (count: number): string =>
      `${lines(count, (i) => `f${i}(x) = sum(i, 1, 3, ${i === 0 ? "x" : `f${i - 1}(x*i)`})`)}\nf${count - 1}(x)`;
    expect(parse(chain(60)).root.kind).toBe("reduce");
    expect(refusal(chain(70)).code).toBe("sums-too-deep");
  });
});
