/**
 * Derivatives that calculus texts print, with the short answer they give (J. Stewart, "Calculus";
 * M. Spivak, "Calculus"; G. Thomas, "Calculus"; Abramowitz and Stegun, chapters 3 and 4). Length is
 * the nodes of the text as a tree, of the answer as it is typed, not simplified.
 */
import { describe, expect, it } from "vitest";
import type { Node } from "../../src/ast/node.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { reverseSweep } from "../../src/diff/reverse.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { sizeOf } from "../../src/simplify/size.ts";
import { loadPrecise } from "../../src/verify/precise.ts";

const precise = await loadPrecise({ digits: 30 });

/** Formulas with short answers. */
const TEXTBOOK: readonly (readonly [string, string])[] = [
  // Polynomials and powers.
  ["x^5", "5*x^4"],
  ["3*x^4 - 2*x^2 + 7", "12*x^3 - 4*x"],
  ["a*x^2 + b*x + c", "2*a*x + b"],
  ["(2*x + 1)^3", "6*(2*x + 1)^2"],
  ["(x^2 + 1)^5", "10*x*(x^2 + 1)^4"],
  ["1/x", "-1/x^2"],
  ["1/x^3", "-3/x^4"],
  ["(x - 1)*(x + 1)", "2*x"],
  ["(x + 1)^3*(x - 1)^2", "(x + 1)^2*(x - 1)*(5*x - 1)"],
  ["(x^2 + x)/x", "1"],
  // Roots.
  ["sqrt(x)", "1/(2*sqrt(x))"],
  ["cbrt(x)", "1/(3*cbrt(x)^2)"],
  ["x*sqrt(x)", "3*sqrt(x)/2"],
  ["1/sqrt(x)", "-1/(2*x^1.5)"],
  ["sqrt(1 - x^2)", "-x/sqrt(1 - x^2)"],
  ["sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)"],
  ["1/sqrt(x^2 + 1)", "-x/(x^2 + 1)^1.5"],
  ["x*sqrt(1 - x^2)", "(1 - 2*x^2)/sqrt(1 - x^2)"],
  // Quotients.
  ["x/(x^2 + 1)", "(1 - x^2)/(x^2 + 1)^2"],
  ["(x - 1)/(x + 1)", "2/(x + 1)^2"],
  ["1/(x^2 + 1)", "-2*x/(x^2 + 1)^2"],
  ["(a*x + b)/(c*x + d)", "(a*d - b*c)/(c*x + d)^2"],
  ["x^2/(x + 1)", "x*(x + 2)/(x + 1)^2"],
  ["sin(x)/x", "(x*cos(x) - sin(x))/x^2"],
  ["log(x)/x", "(1 - log(x))/x^2"],
  ["exp(x)/x", "exp(x)*(x - 1)/x^2"],
  // Products.
  ["x^2*sin(x)", "2*x*sin(x) + x^2*cos(x)"],
  ["x*exp(x)", "(x + 1)*exp(x)"],
  ["x^2*exp(x)", "x*(x + 2)*exp(x)"],
  ["x*log(x)", "log(x) + 1"],
  ["x*log(x) - x", "log(x)"],
  ["x^2*log(x)", "x*(2*log(x) + 1)"],
  ["exp(x)*sin(x)", "exp(x)*(sin(x) + cos(x))"],
  ["sin(x)*cos(x)", "cos(2*x)"],
  ["x*atan(x) - log(x^2 + 1)/2", "atan(x)"],
  // Trigonometric functions.
  ["sin(3*x)", "3*cos(3*x)"],
  ["sin(x^2)", "2*x*cos(x^2)"],
  ["sin(x)^2", "sin(2*x)"],
  ["cos(x)^3", "-3*cos(x)^2*sin(x)"],
  ["tan(x)", "sec(x)^2"],
  ["cot(x)", "-csc(x)^2"],
  ["sec(x)", "sec(x)*tan(x)"],
  ["tan(x) - x", "tan(x)^2"],
  ["log(sin(x))", "cot(x)"],
  ["log(cos(x))", "-tan(x)"],
  ["sin(x)/(1 + cos(x))", "1/(1 + cos(x))"],
  // Inverse trigonometric functions.
  ["asin(x)", "1/sqrt(1 - x^2)"],
  ["atan(x)", "1/(x^2 + 1)"],
  ["atan(x/a)", "a/(a^2 + x^2)"],
  ["x*asin(x) + sqrt(1 - x^2)", "asin(x)"],
  // Exponentials and logarithms.
  ["exp(-x^2)", "-2*x*exp(-x^2)"],
  ["2^x", "2^x*log(2)"],
  ["x^x", "x^x*(log(x) + 1)"],
  ["log(x^2 + 1)", "2*x/(x^2 + 1)"],
  ["log(x + sqrt(x^2 + 1))", "1/sqrt(x^2 + 1)"],
  ["log((1 + x)/(1 - x))", "2/(1 - x^2)"],
  ["log(log(x))", "1/(x*log(x))"],
  ["1/(1 + exp(-x))", "exp(-x)/(1 + exp(-x))^2"],
  // Hyperbolic functions.
  ["tanh(x)", "sech(x)^2"],
  ["log(cosh(x))", "tanh(x)"],
  ["sinh(x)*cosh(x)", "cosh(2*x)"],
];

/** The derivative as the sweep leaves it. */
function swept(text: string): Node {
  const { graph, root } = parse(text);
  const variables = variablesByName({ graph, root }, ["x"]);
  return reverseSweep(derivativeBuilder(graph), root, variables, "reading")[0]!;
}

describe("derivatives in textbooks", () => {
  it("are sixty", () => expect(TEXTBOOK.length).toBeGreaterThanOrEqual(60));

  it.each(TEXTBOOK)("d/dx %s is %s", (text, answer) => {
    // The iterated logarithm begins at 1.
    const at = { x: text === "log(log(x))" ? 2.5 : 0.6, a: 1.5, b: 0.7, c: 2, d: 3 };
    precise.within((numbers) => {
      const ours = differentiate(parse(text), "x", { for: "reading" });
      const [exact, simple] = [numbers.value(parse(answer), at), numbers.value(ours, at)];
      expect(simple.sub(exact).abs().toNumber()).toBeLessThan(1e-20);
      const slope = numbers.derivative(parse(text), at, "x");
      expect(slope.sub(exact).abs().toNumber()).toBeLessThan(1e-8);
    });
  });

  it.each(TEXTBOOK)("of %s is no longer in readable form than as it comes", (text) => {
    const ours = differentiate(parse(text), "x", { for: "reading" });
    const plain = swept(text);
    // The sweep's 0.5/u is written 1/(2*u), as people do.
    const spelled = /(^|[^\d.])0\.\d+\//.test(print({ ...ours, root: plain })) ? 2 : 0;
    expect(sizeOf(ours.root)).toBeLessThanOrEqual(sizeOf(plain) + spelled);
  });

  it("come within one node of the short answer", () => {
    const longer = TEXTBOOK.flatMap(([text, answer]) => {
      const ours = differentiate(parse(text), "x", { for: "reading" });
      const [length, short] = [sizeOf(ours.root), sizeOf(parse(answer).root)];
      return length > short + 1
        ? [`${text}: ${print(ours)} (${length}), not ${answer} (${short})`]
        : [];
    });
    expect(longer).toEqual([]);
  });
});
