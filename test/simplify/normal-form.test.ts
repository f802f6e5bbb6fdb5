/** What the normal form flattens, however long, what it leaves shared, and in what order terms come. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";

/** The simpler form, and its conditions if there are any. */
function simple(text: string): string {
  const simplified = simplify(parse(text));
  const conditions = simplified.conditions.map((one) => one.text);
  return [print(simplified), ...conditions].join(" where ");
}

const NAMES = Array.from({ length: 20 }, (_, i) => `a${i}`);
const [, ...rest] = NAMES;

describe("chains that nothing else uses are flattened whole", () => {
  it.each([
    ["sums", `${NAMES.join(" + ")} + a0`, `2*a0 + ${rest.join(" + ")}`],
    ["differences", `${NAMES.join(" - ")} - a0`, `-${rest.join(" - ")}`],
    ["products", `${NAMES.join("*")}*a0`, `a0^2*${rest.join("*")}`],
    ["quotients", `a0*a0/${rest.join("/")}`, `a0^2/(${rest.join("*")})`],
    ["negatives", `-(-(${NAMES.join("*")}))*a0`, `a0^2*${rest.join("*")}`],
    ["divisors", `1/(${NAMES.join("*")})*a0`, `1/(${rest.join("*")}) where a0 != 0`],
    ["divisors of divisors", `x/(a1/a2)/(a2/x)`, "x^2/a1 where a2 != 0 where x != 0"],
  ])("%s", (_, text, expected) => expect(simple(text)).toBe(expected));

  it.each([
    [NAMES.join(" + "), "s + a0 + sin(s)"],
    [NAMES.join("*"), "a0*s + sin(s)"],
  ])("long ones that others use stay", (shared, text) =>
    expect(simple(`s = ${shared}; ${text}`)).toBe(print(parse(`s = ${shared}; ${text}`))),
  );

  it.each([
    ["s = a + b; t = s + c; t + s", "2*a + 2*b + c"],
    ["s = a*b; t = s*c; t + s", "a*b*c + a*b"],
    ["s = a/b; x/s", "b*x/a where b != 0"],
    ["s = a/b; x/s + sin(s)", "b*x/a + sin(a/b)"],
    ["s = -a; x*s*s", "a^2*x"],
    ["s = -a; x*s + sin(s)", "-a*x - sin(a)"],
  ])("%s is %s", (text, expected) => expect(simple(text)).toBe(expected));
});

describe("parts of everything are in normal form", () => {
  it.each([
    ["[x + y + x, x*2*3]", "[2*x + y, 6*x]"],
    ["sum(i, 1, n, x + i + x)", "sum(i, 1, n, 2*x + i)"],
    ["sum(i, 1, n, 2*x*i*3)", "6*x*sum(i, 1, n, i)"],
    ["product(i, 1, n, 2*x)", "product(i, 1, n, 2*x)"],
    ["max(x + y - x, z)", "max(y, z)"],
    ["x > 0 ? x + y - x : z*2*3", "x > 0 ? y : 6*z"],
    ["x + x + 1 > 1 + x ? 1 : 2", "2*x + 1 > x + 1 ? 1 : 2"],
    ["[x + x, y][k + k]", "[2*x, y][2*k]"],
  ])("%s is %s", (text, expected) => expect(simple(text)).toBe(expected));
});

describe("what leaves a sum meets what is around it", () => {
  it.each([
    ["sum(i, 1, n, 2*x*i) + 2*sum(i, 1, n, x*i)", "4*x*sum(i, 1, n, i)"],
    ["sum(i, 1, n, 2*x*i)/(2*x)", "sum(i, 1, n, i) where x != 0"],
    ["sum(i, 1, n, sqrt(x)*i)*sqrt(x)", "sqrt(x)*sum(i, 1, n, sqrt(x)*i)"],
    ["sum(i, x[i]*a*2)*3", "6*a*sum(x)"],
    ["sum(i, x[i]/(2*a))/3", "sum(x)/(6*a)"],
    ["sum(i, -x[i]*a) + a*sum(i, x[i])", "0"],
    ["sum(i, 1, n, x)", "x*max(n, 0)"],
    ["sum(i, 1, 3, log(x))", "3*log(x)"],
    // Over nothing it is 0, whatever the logarithm is.
    ["sum(i, 1, n, log(x))", "sum(i, 1, n, log(x))"],
    ["sum(i, 1, n, 2*log(x)) + abs(x)", "2*sum(i, 1, n, log(x)) + abs(x)"],
  ])("%s is %s", (text, expected) => expect(simple(text)).toBe(expected));
});

describe("terms of polynomials come by degree, others as they are", () => {
  it.each([
    ["y + x^2 + x*y + 1 + x^3", "x^3 + x^2 + y*x + y + 1"],
    ["x^2*y + y^3 + x", "x^2*y + y^3 + x"],
    ["pi*x^2 + x^3 + 2", "x^3 + pi*x^2 + 2"],
    ["sqrt(2)*x^3 + x^4", "x^4 + sqrt(2)*x^3"],
    ["x[1] + x[2]^2", "x[2]^2 + x[1]"],
    ["sum(i, 1, n, i + i^2)", "sum(i, 1, n, i^2 + i)"],
    ["sin(x) + x^2 + x", "x + sin(x) + x^2"],
    ["1/x + x^2 + x", "x + 1/x + x^2"],
    ["x^1.5 + x^2", "x^1.5 + x^2"],
    ["x^y + x^2", "x^y + x^2"],
  ])("%s is %s", (text, expected) => expect(simple(text)).toBe(expected));
});
