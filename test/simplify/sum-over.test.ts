/**
 * Sums as derivatives make them: what does not depend on the index stands outside, if it may be
 * infinite only where there is something to sum.
 */
import { expect, it } from "vitest";
import type { Index, Node } from "../../src/ast/node.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";
import { sumOver } from "../../src/simplify/sum-over.ts";

it.each([
  ["sum(i, 1, n, i)", "sum(i, 1, n, i)"],
  ["sum(i, 1, n, 2*i)", "2*sum(i, 1, n, i)"],
  ["sum(i, 1, 3, y)", "3*y"],
  ["sum(i, m, n, y)", "y*max(n - m + 1, 0)"],
  ["sum(i, 1, length(x), y)", "length(x)*y"],
  ["sum(i, 2, length(x), y)", "y*max(length(x) - 2 + 1, 0)"],
  ["sum(i, 1, n, -x[i])", "-sum(i, 1, n, x[i])"],
  ["sum(i, 1, n, -x[i]*y)", "-y*sum(i, 1, n, x[i])"],
  ["sum(i, x[i]/y)", "sum(x)/y"],
  ["sum(i, 1, 3, x[i]/y)", "sum(i, 1, 3, x[i])/y"],
  ["sum(i, 1, n, x[i]/2)", "sum(i, 1, n, x[i])/2"],
  ["sum(i, 1, n, x[i]/y)", "sum(i, 1, n, x[i])*(1 <= n ? 1/y : 0)"],
  ["sum(i, 1, n, log(y))", "max(n - 1 + 1, 0)*(1 <= n ? log(y) : 0)"],
  ["sum(i, 2, length(x), x[i]*exp(y))", "sum(i, 2, length(x), x[i])*(2 <= length(x) ? exp(y) : 0)"],
  ["sum(i, 1, n, x[i]*y^2*sin(z))", "y^2*sin(z)*sum(i, 1, n, x[i])"],
  ["sum(i, 1, n, x[i]*y^-2)", "sum(i, 1, n, x[i])*(1 <= n ? y^-2 : 0)"],
  ["sum(i, 1, n, x[i]*max(y, z, 1/2))", "max(y, z, 0.5)*sum(i, 1, n, x[i])"],
  [
    "sum(i, 1, n, x[i]*sum(j, a[j] > 0 ? a[j] : 0))",
    "sum(i, a[i] > 0 ? a[i] : 0)*sum(i, 1, n, x[i])",
  ],
  ["sum(i, 1, n, sum(j, i, n, x[j]/y))", "sum(i, 1, n, sum(j, i, n, x[j]/y))"],
  ["sum(i, 1, n, x[i]*inf)", "sum(i, 1, n, x[i])*(1 <= n ? inf : 0)"],
  ["sum(i, 1, n, y/x[i])", "y*sum(i, 1, n, 1/x[i])"],
  ["sum(i, 1, n, a*x[i]*b)", "a*b*sum(i, 1, n, x[i])"],
  ["sum(i, 1, n, a*x[i]/(b*x[i + 1]))", "sum(i, 1, n, x[i]/x[i + 1])*(a*(1 <= n ? 1/b : 0))"],
  ["sum(i, 1, n, a*(x[i] + 1))", "a*sum(i, 1, n, 1 + x[i])"],
  ["sum(i, 1, n, x[i] + y)", "sum(i, 1, n, x[i] + y)"],
  ["sum(i, 1, n, x[i]*x[i + 1])", "sum(i, 1, n, x[i]*x[i + 1])"],
  ["sum(i, 1, n, sin(i*y))", "sum(i, 1, n, sin(i*y))"],
])("%s is %s", (text, expected) => {
  const { graph, root } = parse(text);
  const [index, body] = root.operands as readonly [Index, Node];
  expect(formulaText(sumOver(derivativeBuilder(graph), index, body))).toBe(expected);
});
