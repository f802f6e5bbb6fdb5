/**
 * Sizes up to which forms are looked for: the last one that still is simplified, and the first one
 * that is left as it is, so that work stays near-linear.
 */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";

const simple = (text: string): string => print(simplify(parse(text)));

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `a${i}`);
const sum = (count: number): string => names(count).join(" + ");
const product = (count: number): string => names(count).join("*");

describe("of sums", () => {
  it("numbers that all terms share leave up to sixteen", () => {
    const doubled = (count: number): string =>
      names(count)
        .map((name) => `2*${name}`)
        .join(" + ");
    expect(simple(doubled(16))).toBe(`2*(${sum(16)})`);
    expect(simple(doubled(17))).toBe(doubled(17));
  });

  it("functions that all terms share leave however many there are", () =>
    expect(
      simple(
        names(17)
          .map((name) => `exp(x)*${name}`)
          .join(" + "),
      ),
    ).toBe(`exp(x)*(${sum(17)})`));

  it("rules are looked for in up to sixteen terms", () => {
    expect(simple(`${sum(14)} + sin(x)^2 + cos(x)^2`)).toBe(`${sum(14)} + 1`);
    const longer = `${sum(15)} + sin(x)^2 + cos(x)^2`;
    expect(simple(longer)).toBe(longer);
  });

  it("those of up to eight terms are taken apart where others use them too", () => {
    expect(simple(`p = ${sum(8)}; p + y + p`)).toBe(
      `${names(8)
        .map((name) => `2*${name}`)
        .join(" + ")} + y`,
    );
    expect(simple(`p = ${sum(9)}; p + y + p`)).toBe(`2*(${sum(9)}) + y`);
  });

  it("powers up to the eighth are multiplied out", () => {
    expect(simple("(x^2 + 1)^8 - x^16 - (x^2 + 1)^8")).toBe("-x^16");
    expect(simple("(x + y)^2 - x^2 - y^2")).toBe("2*x*y");
    expect(simple("((x + 1)^2 - x^2)^2 - 4*x^2")).toBe("4*x + 1");
    expect(simple("(((x + 1)^2 - x^2)^2 - 4*x^2)^2 - 16*x^2")).toBe("8*x + 1");
  });
});

describe("of products", () => {
  it("rules are looked for in up to twelve factors", () => {
    expect(simple(`${product(10)}*sin(x)/cos(x)`)).toBe(`${product(10)}*tan(x)`);
    const longer = `${product(11)}*sin(x)/cos(x)`;
    expect(simple(longer)).toBe(longer);
  });

  it("those of up to eight factors are taken apart where others use them too", () => {
    const squares = names(8).map((name) => `${name}^2`);
    expect(simple(`p = ${product(8)}; p*p + p`)).toBe(`${squares.join("*")} + ${product(8)}`);
    expect(simple(`p = ${product(9)}; p*p + p`)).toBe(`${product(9)} + (${product(9)})^2`);
  });
});

it.each([
  // Roots of a number meet in a whole power of it up to the sixty-fourth.
  ["2^0.5*2^63.5*x", "18446744073709551616*x"],
  ["2^0.5*2^64.5*x", "2^65*x"],
  ["(2*x)^64", "18446744073709551616*x^64"],
  // Where 2^4096 has more bits than numbers may have, it stays.
  ["(2*x)^4096", "(2*x)^4096"],
  // Roots are looked for up to the sixty-fourth power.
  ["(4*x)^31.5", "9223372036854775808*x^31.5"],
  ["(4*x)^32.5", "(4*x)^32.5"],
])("%s is %s", (text, expected) => expect(simple(text)).toBe(expected));

it("rewrites are tried until there were as many as may be", () => {
  const within = (rewrites: number, text: string): string =>
    print(simplify(parse(text), { limits: { rewrites } }));
  const tangents = "sin(x)/cos(x) + sin(y)/cos(y)";
  expect([0, 1, 3].map((most) => within(most, tangents))).toEqual([
    tangents,
    "tan(x) + sin(y)/cos(y)",
    "tan(x) + tan(y)",
  ]);
  expect([0, 1].map((most) => within(most, "2*x + 2*y"))).toEqual(["2*x + 2*y", "2*(x + y)"]);
});
