/**
 * Derivatives to the letter: which guards they have and which they need not have, what waits outside
 * of a loop, and where entries stand. For readers they are given where they are another text.
 */
import { describe, expect, it } from "vitest";
import type { Node } from "../../src/ast/node.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { ForwardSweep } from "../../src/diff/forward.ts";
import { type Block, hessianOf, sparseHessianOf } from "../../src/diff/hessian.ts";
import { jacobianOf, sparseJacobianOf } from "../../src/diff/jacobian.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";

type Row = [text: string, forSpeed: string, forReading?: string];

const told = (nodes: readonly Node[]): string => nodes.map((node) => formulaText(node)).join("; ");

const STYLES = ["speed", "reading"] as const;

describe("the gradient", () => {
  it.each<Row>([
    ["x/y", "1/y; -x/y/y", "1/y; -x/y^2"],
    [
      "x^y",
      "x == 0 and y == 0 ? 0 : x^y == 0 ? y*x^(y - 1) : y*(x^y/x); x^y == 0 ? 0 : x^y*log(x)",
      "y*x^(y - 1); x^y*log(x)",
    ],
    ["x > 0 ? sqrt(x) : x^2", "x > 0 ? 0.5/sqrt(x) : 2*x", "x > 0 ? 1/(2*sqrt(x)) : 2*x"],
    [
      "x > 0 ? (y > 0 ? log(x*y) : x) : y",
      "x > 0 ? (y > 0 ? y/(x*y) : 1) : 0; (x > 0 ? 0 : 1) + (x > 0 and y > 0 ? x/(x*y) : 0)",
      "x > 0 ? (y > 0 ? 1/x : 1) : 0; (x > 0 ? 0 : 1) + (x > 0 and y > 0 ? 1/y : 0)",
    ],
    ["(x > 0 ? log(x) : x)*y", "x > 0 ? y/x : y; x > 0 ? log(x) : x"],
    [
      "(x > 0 ? log(x) : 1) + (x > 0 ? x : sqrt(-x))",
      "x > 0 ? 1 + 1/x : -0.5/sqrt(-x)",
      "x > 0 ? 1/x + 1 : -1/(2*sqrt(-x))",
    ],
    [
      "f = sqrt(x); (y > 0 ? f : 0) + (y > 0 ? 0 : f^2)",
      "(y > 0 ? 1 : 2*sqrt(x))*(0.5/sqrt(x)); 0",
      "(y > 0 ? 1 : 2*sqrt(x))/(2*sqrt(x)); 0",
    ],
    [
      "f = sqrt(x); (y > 0 ? f : 0) + (z > 0 ? f^2 : 1)",
      "z > 0 or y > 0 ? ((z > 0 ? 2*sqrt(x) : 0) + (y > 0 ? 1 : 0))*(0.5/sqrt(x)) : 0; 0; 0",
      "z > 0 or y > 0 ? ((z > 0 ? 2*sqrt(x) : 0) + (y > 0 ? 1 : 0))/(2*sqrt(x)) : 0; 0; 0",
    ],
    [
      "f = sqrt(x); (y > 0 ? f : 0) + f",
      "(1 + (y > 0 ? 1 : 0))*(0.5/sqrt(x)); 0",
      "((y > 0 ? 1 : 0) + 1)/(2*sqrt(x)); 0",
    ],
    ["f = log(x); y > 0 ? (z > 0 ? f : 2*f) : 3*f", "(y > 0 ? (z > 0 ? 1 : 2) : 3)/x; 0; 0"],
    [
      "f = log(x); y > 0 ? (z > 0 ? f : 2) : 3*f",
      "not (y > 0) or y > 0 and z > 0 ? ((y > 0 ? 0 : 3) + (y > 0 and z > 0 ? 1 : 0))/x : 0; 0; 0",
    ],
    ["x > 0 and y > 0 ? x*y : 1", "x > 0 and y > 0 ? y : 0; x > 0 and y > 0 ? x : 0"],
    ["not (x > 0) ? x^2 : 1", "x > 0 ? 0 : 2*x"],
    ["max(x, y)", "x >= y ? (x == y ? 0.5 : 1) : 0; y >= x ? (x == y ? 0.5 : 1) : 0"],
    ["abs(x)*y", "y*sign(x); abs(x)"],
    ["floor(x)*x", "floor(x)"],
    [
      "hypot(x, y)",
      "hypot(x, y) == 0 ? 0 : x/hypot(x, y); hypot(x, y) == 0 ? 0 : y/hypot(x, y)",
      "x/hypot(x, y); y/hypot(x, y)",
    ],
    ["sum(i, 1, n, x^i)", "sum(i, 1, n, i*x^(i - 1))"],
    [
      "a*sum(i, x[i]^2)",
      "sum(i, x[i]^2); [2*(a*x[i]) for i = 1 … length(x)]",
      "sum(i, x[i]^2); [2*a*x[i] for i = 1 … length(x)]",
    ],
    [
      "sin(a)*sum(i, sin(b*x[i]))",
      "sum(i, sin(b*x[i]))*cos(a); sin(a)*sum(i, x[i]*cos(b*x[i])); [sin(a)*(b*cos(b*x[i])) for i = 1 … length(x)]",
      "sum(i, sin(b*x[i]))*cos(a); sin(a)*sum(i, x[i]*cos(b*x[i])); [b*sin(a)*cos(b*x[i]) for i = 1 … length(x)]",
    ],
    ["log(sum(i, exp(x[i])))", "[exp(x[i])/sum(i, exp(x[i])) for i = 1 … length(x)]"],
    ["sum(i, a > 0 ? x[i]*a : 0)", "a > 0 ? sum(x) : 0; [a > 0 ? a : 0 for i = 1 … length(x)]"],
    [
      "sum(i, x[i] > 0 ? x[i]*a : 0)",
      "[x[i] > 0 ? a : 0 for i = 1 … length(x)]; sum(i, x[i] > 0 ? x[i] : 0)",
    ],
    [
      "sum(i, x[i] > a ? sqrt(x[i] - a) : 0)",
      "[x[i] > a ? 0.5/sqrt(x[i] - a) : 0 for i = 1 … length(x)]; any(i, x[i] > a) ? -sum(i, x[i] > a ? 0.5/sqrt(x[i] - a) : 0) : 0",
      "[x[i] > a ? 1/(2*sqrt(x[i] - a)) : 0 for i = 1 … length(x)]; any(i, x[i] > a) ? -sum(i, x[i] > a ? 1/(2*sqrt(x[i] - a)) : 0) : 0",
    ],
    [
      "exp(sum(i, x[i] > 0 ? log(x[i])*a : 0))",
      "[x[i] > 0 ? exp(sum(i, x[i] > 0 ? a*log(x[i]) : 0))*(a/x[i]) : 0 for i = 1 … length(x)]; any(i, x[i] > 0) ? exp(sum(i, x[i] > 0 ? a*log(x[i]) : 0))*sum(i, x[i] > 0 ? log(x[i]) : 0) : 0",
      "[x[i] > 0 ? a*exp(sum(i, x[i] > 0 ? a*log(x[i]) : 0))/x[i] : 0 for i = 1 … length(x)]; exp(sum(i, x[i] > 0 ? a*log(x[i]) : 0))*sum(i, x[i] > 0 ? log(x[i]) : 0)",
    ],
    [
      "sum(i, sum(j, a*x[i]*x[j]))",
      "1 <= length(x) ? sum(x)^2 : 0; zeros(x): [i] += a*sum(x) for i = 1 … length(x) where 1 <= length(x); [j] += a*x[i] for i = 1 … length(x), j = 1 … length(x)",
      "sum(x)^2; zeros(x): [i] += a*sum(x) for i = 1 … length(x); [j] += a*x[i] for i = 1 … length(x), j = 1 … length(x)",
    ],
    [
      "sum(i, x[i]*sum(j, x[j]))",
      "[sum(x) + (1 <= length(x) ? sum(x) : 0) for j = 1 … length(x)]",
      "[2*sum(x) for j = 1 … length(x)]",
    ],
    [
      "product(i, x[i])",
      "[product(j, 1, i - 1, x[j])*product(j, i + 1, length(x), x[j]) for i = 1 … length(x)]",
    ],
    [
      "product(i, a*x[i])",
      "sum(i, product(j, 1, i - 1, a*x[j])*product(j, i + 1, length(x), a*x[j])*x[i]); [a*(product(j, 1, i - 1, a*x[j])*product(j, i + 1, length(x), a*x[j])) for i = 1 … length(x)]",
      "sum(i, x[i]*product(j, 1, i - 1, a*x[j])*product(j, i + 1, length(x), a*x[j])); [a*product(j, 1, i - 1, a*x[j])*product(j, i + 1, length(x), a*x[j]) for i = 1 … length(x)]",
    ],
    [
      "product(i, 1, n, x + i)",
      "sum(i, 1, n, product(j, 1, i - 1, (j + x))*product(j, i + 1, n, (j + x)))",
      "sum(i, 1, n, product(j, 1, i - 1, x + j)*product(j, i + 1, n, x + j))",
    ],
    [
      "a*product(i, x[i]) + product(i, x[i])^2",
      "product(x); [(a + 2*product(x))*(product(j, 1, i - 1, x[j])*product(j, i + 1, length(x), x[j])) for i = 1 … length(x)]",
      "product(x); [product(j, 1, i - 1, x[j])*product(j, i + 1, length(x), x[j])*(a + 2*product(x)) for i = 1 … length(x)]",
    ],
    [
      "max(i, x[i])",
      "[x[i] == max(x) ? 1/sum(i, x[i] == max(x) ? 1 : 0) : 0 for i = 1 … length(x)]",
    ],
    [
      "min(i, x[i])^2",
      "[x[i] == min(x) ? 2*(min(x)/sum(i, x[i] == min(x) ? 1 : 0)) : 0 for i = 1 … length(x)]",
      "[x[i] == min(x) ? 2*min(x)/sum(i, x[i] == min(x) ? 1 : 0) : 0 for i = 1 … length(x)]",
    ],
    ["[a, b, a*b][k]", "(k == 1 ? 1 : 0) + (k == 3 ? b : 0); (k == 2 ? 1 : 0) + (k == 3 ? a : 0)"],
    ["[a, b^2][1]*c", "c; a"],
    ["sum(i, 1, 2, [a, b][i]*i)", "sum(i, 1, 2, i == 1 ? i : 0); sum(i, 1, 2, i == 2 ? i : 0)"],
    ["x[1]*x[2]", "zeros(x): [2] += x[1]; [1] += x[2]"],
    ["x[k]^2*a", "zeros(x): [k] += 2*(x[k]*a); x[k]^2", "zeros(x): [k] += 2*a*x[k]; x[k]^2"],
    [
      "f = sum(i, a*x[i]); f^2 + sin(f)",
      "(cos(sum(i, a*x[i])) + 2*sum(i, a*x[i]))*sum(x); [a*(cos(sum(i, a*x[i])) + 2*sum(i, a*x[i])) for i = 1 … length(x)]",
      "sum(x)*(cos(a*sum(x)) + 2*a*sum(x)); [a*(cos(a*sum(x)) + 2*a*sum(x)) for i = 1 … length(x)]",
    ],
    [
      "f = sum(i, a*x[i]); (b > 0 ? f : 1) + f*c",
      "(c + (b > 0 ? 1 : 0))*sum(x); [a*(c + (b > 0 ? 1 : 0)) for i = 1 … length(x)]; 0; sum(i, a*x[i])",
      "sum(x)*(c + (b > 0 ? 1 : 0)); [a*(c + (b > 0 ? 1 : 0)) for i = 1 … length(x)]; 0; a*sum(x)",
    ],
    ["gamma(x)*y", "gamma(x)*digamma(x)*y; gamma(x)", "y*gamma(x)*digamma(x); gamma(x)"],
    ["x == y ? x : y", "x == y ? 1 : 0; x == y ? 0 : 1"],
    // What waits outside of sums.
    [
      "a*sum(i, 1, n, sin(v*i)) + b*sum(i, 1, n, cos(v*i))",
      "sum(i, 1, n, sin(i*v)); a*sum(i, 1, n, i*cos(i*v)) - b*sum(i, 1, n, i*sin(i*v)); sum(i, 1, n, cos(i*v))",
      "sum(i, 1, n, sin(v*i)); a*sum(i, 1, n, i*cos(v*i)) - b*sum(i, 1, n, i*sin(v*i)); sum(i, 1, n, cos(v*i))",
    ],
    [
      "f = sum(i, 1, n, sin(v*i)); a*f + b*f^2",
      "(a + 2*(sum(i, 1, n, sin(i*v))*b))*sum(i, 1, n, i*cos(i*v)); sum(i, 1, n, sin(i*v)); sum(i, 1, n, sin(i*v))^2",
      "sum(i, 1, n, i*cos(v*i))*(a + 2*b*sum(i, 1, n, sin(v*i))); sum(i, 1, n, sin(v*i)); sum(i, 1, n, sin(v*i))^2",
    ],
    [
      "a*sum(i, 1, n, sin(v*i)) + b*sum(i, 1, n, sin(v*i)*i) + c*sum(i, 1, n, sin(v*i)*i^2)",
      "sum(i, 1, n, sin(i*v)); sum(i, 1, n, (a + (c*i^2 + i*b))*cos(i*v)*i); sum(i, 1, n, i*sin(i*v)); sum(i, 1, n, sin(i*v)*i^2)",
      "sum(i, 1, n, sin(v*i)); sum(i, 1, n, i*cos(v*i)*(c*i^2 + b*i + a)); sum(i, 1, n, i*sin(v*i)); sum(i, 1, n, i^2*sin(v*i))",
    ],
    [
      "a*sum(i, 1, n, sin(v*i)) + b*sum(i, 1, n, sin(v*i)*i)",
      "sum(i, 1, n, sin(i*v)); b*sum(i, 1, n, i*cos(i*v)*i) + a*sum(i, 1, n, i*cos(i*v)); sum(i, 1, n, i*sin(i*v))",
      "sum(i, 1, n, sin(v*i)); b*sum(i, 1, n, i^2*cos(v*i)) + a*sum(i, 1, n, i*cos(v*i)); sum(i, 1, n, i*sin(v*i))",
    ],
    [
      "b > 0 ? a*sum(i, 1, n, sin(v*i)) : 1",
      "0; b > 0 ? sum(i, 1, n, sin(i*v)) : 0; b > 0 ? a*sum(i, 1, n, i*cos(i*v)) : 0",
      "0; b > 0 ? sum(i, 1, n, sin(v*i)) : 0; b > 0 ? a*sum(i, 1, n, i*cos(v*i)) : 0",
    ],
    [
      "a*sum(i, 1, n, i > b ? sqrt(v)*i : 0)",
      "sum(i, 1, n, i > b ? i*sqrt(v) : 0); 0; any(i, 1, n, i > b) ? a*sum(i, 1, n, i > b ? i : 0)*(0.5/sqrt(v)) : 0",
      "sum(i, 1, n, i > b ? sqrt(v)*i : 0); 0; any(i, 1, n, i > b) ? a*sum(i, 1, n, i > b ? i : 0)/(2*sqrt(v)) : 0",
    ],
    [
      "a*sum(i, 1, n, sum(j, 1, n, sin(v*i*j)))",
      "sum(i, 1, n, sum(j, 1, n, sin(i*v*j))); 1 <= n ? a*sum(i, 1, n, i*sum(j, 1, n, j*cos(i*v*j))) : 0",
      "sum(i, 1, n, sum(j, 1, n, sin(v*i*j))); a*sum(i, 1, n, i*sum(j, 1, n, j*cos(v*i*j)))",
    ],
    [
      "a*sum(i, 1, n, b*sum(j, 1, n, sin(v*i*j)))",
      "sum(i, 1, n, b*sum(j, 1, n, sin(i*v*j))); a*sum(i, 1, n, sum(j, 1, n, sin(i*v*j))); 1 <= n ? a*(b*sum(i, 1, n, i*sum(j, 1, n, j*cos(i*v*j)))) : 0",
      "b*sum(i, 1, n, sum(j, 1, n, sin(v*i*j))); a*sum(i, 1, n, sum(j, 1, n, sin(v*i*j))); a*b*sum(i, 1, n, i*sum(j, 1, n, j*cos(v*i*j)))",
    ],
    [
      "a*sum(i, 1, n, i > 2 ? b*sum(j, 1, n, j > i ? log(v*j) : 0) : 0)",
      "sum(i, 1, n, i > 2 ? b*sum(j, 1, n, j > i ? log(j*v) : 0) : 0); any(i, 1, n, i > 2) ? a*sum(i, 1, n, i > 2 ? sum(j, 1, n, j > i ? log(j*v) : 0) : 0) : 0; any(i, 1, n, i > 2 and any(j, 1, n, j > i)) ? a*sum(i, 1, n, i > 2 and any(j, 1, n, j > i) ? b*sum(j, 1, n, j > i ? j/(j*v) : 0) : 0) : 0",
      "sum(i, 1, n, i > 2 ? b*sum(j, 1, n, j > i ? log(v*j) : 0) : 0); a*sum(i, 1, n, i > 2 ? sum(j, 1, n, j > i ? log(v*j) : 0) : 0); a*sum(i, 1, n, i > 2 and any(j, 1, n, j > i) ? b*sum(j, 1, n, j > i ? 1/v : 0) : 0)",
    ],
    [
      "(b > 0 ? a : 1)*sum(i, 1, n, sin(v*i))",
      "0; b > 0 ? sum(i, 1, n, sin(i*v)) : 0; (b > 0 ? a : 1)*sum(i, 1, n, i*cos(i*v))",
      "0; b > 0 ? sum(i, 1, n, sin(v*i)) : 0; sum(i, 1, n, i*cos(v*i))*(b > 0 ? a : 1)",
    ],
    [
      "a*sum(i, 1, n, sin(v)*i)",
      "sum(i, 1, n, i*sin(v)); 1 <= n ? a*sum(i, 1, n, i)*cos(v) : 0",
      "sin(v)*sum(i, 1, n, i); a*sum(i, 1, n, i)*cos(v)",
    ],
    [
      "product(i, 1, n, sin(v*i))*a",
      "a*sum(i, 1, n, product(j, 1, i - 1, sin(j*v))*product(j, i + 1, n, sin(j*v))*cos(i*v)*i); product(i, 1, n, sin(i*v))",
      "a*sum(i, 1, n, i*product(j, 1, i - 1, sin(v*j))*product(j, i + 1, n, sin(v*j))*cos(v*i)); product(i, 1, n, sin(v*i))",
    ],
    [
      "max(i = 1, n, sin(v*i))*a",
      "any(i, 1, n, sin(i*v) == max(i = 1, n, sin(i*v))) ? a/sum(i, 1, n, sin(i*v) == max(i = 1, n, sin(i*v)) ? 1 : 0)*sum(i, 1, n, sin(i*v) == max(i = 1, n, sin(i*v)) ? i*cos(i*v) : 0) : 0; max(i = 1, n, sin(i*v))",
      "a*sum(i, 1, n, sin(v*i) == max(i = 1, n, sin(v*i)) ? i*cos(v*i) : 0)/sum(i, 1, n, sin(v*i) == max(i = 1, n, sin(v*i)) ? 1 : 0); max(i = 1, n, sin(v*i))",
    ],
    [
      "sum(i, 1, n, max(sin(v*i), a))",
      "sum(i, 1, n, sin(i*v) >= a ? (sin(i*v) == a ? 0.5 : 1)*cos(i*v)*i : 0); sum(i, 1, n, a >= sin(i*v) ? (sin(i*v) == a ? 0.5 : 1) : 0)",
      "sum(i, 1, n, sin(v*i) >= a ? i*cos(v*i)*(sin(v*i) == a ? 0.5 : 1) : 0); sum(i, 1, n, a >= sin(v*i) ? (sin(v*i) == a ? 0.5 : 1) : 0)",
    ],
    [
      "a*exp(sum(i, 1, n, v > 0 ? log(v)*i : 0))",
      "exp(sum(i, 1, n, v > 0 ? i*log(v) : 0)); v > 0 and 1 <= n ? a*exp(sum(i, 1, n, v > 0 ? i*log(v) : 0))*sum(i, 1, n, i)/v : 0",
      "exp(sum(i, 1, n, v > 0 ? i*log(v) : 0)); v > 0 ? a*exp(sum(i, 1, n, v > 0 ? i*log(v) : 0))*sum(i, 1, n, i)/v : 0",
    ],
    [
      "[v, v^2][k]*sum(i, 1, n, [v, 1][k]*i)",
      "(k == 2 ? 2*(v*sum(i, 1, n, i*[v, 1][k])) : 0) + ((1 <= n and k == 1 ? [v, v^2][k]*sum(i, 1, n, i) : 0) + (k == 1 ? sum(i, 1, n, i*[v, 1][k]) : 0))",
      "(k == 1 ? sum(i, 1, n, i*[v, 1][k]) + [v, v^2][k]*sum(i, 1, n, i) : 0) + (k == 2 ? 2*v*sum(i, 1, n, i*[v, 1][k]) : 0)",
    ],
    // Loops that may run no turn, and branches around them.
    [
      "f = sqrt(v); b > 0 ? sum(i, 1, n, f*i)*a + sum(i, 1, n, f)*c : 0",
      "b > 0 and 1 <= n ? (c*sum(i, 1, n, 1) + a*sum(i, 1, n, i))*(0.5/sqrt(v)) : 0; 0; b > 0 ? sum(i, 1, n, sqrt(v)*i) : 0; b > 0 ? sum(i, 1, n, sqrt(v)) : 0",
      "b > 0 ? (c*sum(i, 1, n, 1) + a*sum(i, 1, n, i))/(2*sqrt(v)) : 0; 0; b > 0 ? sum(i, 1, n, sqrt(v)*i) : 0; b > 0 ? sum(i, 1, n, sqrt(v)) : 0",
    ],
    [
      "f = sqrt(v); (b > 0 ? sum(i, 1, n, f*i) : 0) + (b > 0 ? sum(i, 1, n, f*i^2) : 0)",
      "b > 0 and 1 <= n ? sum(i, 1, n, i + i^2)*(0.5/sqrt(v)) : 0; 0",
      "b > 0 ? sum(i, 1, n, i^2 + i)/(2*sqrt(v)) : 0; 0",
    ],
    [
      "f = sqrt(v); (b > 0 ? sum(i, 1, n, f*i) : 0) + (b > 0 ? f : 0)",
      "b > 0 ? (1 + sum(i, 1, n, i))*(0.5/sqrt(v)) : 0; 0",
      "b > 0 ? (sum(i, 1, n, i) + 1)/(2*sqrt(v)) : 0; 0",
    ],
    [
      "f = sqrt(v); (b > 0 ? sum(i, 1, n, f*i) : 0) + (b > 0 ? 0 : sum(i, 1, n, f*i))",
      "1 <= n ? sum(i, 1, n, i)*(0.5/sqrt(v)) : 0; 0",
      "sum(i, 1, n, i)/(2*sqrt(v)); 0",
    ],
    [
      "f = sqrt(v); sum(i, 1, n, f*i) + sum(i, 1, m, f*i)",
      "1 <= m or 1 <= n ? (sum(i, 1, m, i) + sum(i, 1, n, i))*(0.5/sqrt(v)) : 0",
      "(sum(i, 1, m, i) + sum(i, 1, n, i))/(2*sqrt(v))",
    ],
    [
      "f = sqrt(v); sum(i, 1, n, i > 2 ? f*i : 0) + sum(i, 1, n, i > 2 ? f : 0)",
      "any(i, 1, n, i > 2) ? sum(i, 1, n, i > 2 ? i + 1 : 0)*(0.5/sqrt(v)) : 0",
      "any(i, 1, n, i > 2) ? sum(i, 1, n, i > 2 ? i + 1 : 0)/(2*sqrt(v)) : 0",
    ],
    [
      "f = sqrt(v); sum(i, 1, n, i > 2 ? f*i : 0) + sum(i, 1, n, i > 3 ? f : 0)",
      "any(i, 1, n, i > 3 or i > 2) ? sum(i, 1, n, i > 3 or i > 2 ? (i > 3 ? 1 : 0) + (i > 2 ? i : 0) : 0)*(0.5/sqrt(v)) : 0",
      "any(i, 1, n, i > 3 or i > 2) ? sum(i, 1, n, i > 3 or i > 2 ? (i > 3 ? 1 : 0) + (i > 2 ? i : 0) : 0)/(2*sqrt(v)) : 0",
    ],
    [
      "f = sqrt(v); sum(i, 1, n, i > 2 ? f*i : f)",
      "1 <= n ? sum(i, 1, n, i > 2 ? i : 1)*(0.5/sqrt(v)) : 0",
      "sum(i, 1, n, i > 2 ? i : 1)/(2*sqrt(v))",
    ],
    [
      "f = sqrt(v); sum(i, 1, n, i > 2 ? f*i : 1)*f",
      "(sum(i, 1, n, i > 2 ? sqrt(v)*i : 1) + (any(i, 1, n, i > 2) ? sqrt(v)*sum(i, 1, n, i > 2 ? i : 0) : 0))*(0.5/sqrt(v))",
      "(sum(i, 1, n, i > 2 ? sqrt(v)*i : 1) + sqrt(v)*sum(i, 1, n, i > 2 ? i : 0))/(2*sqrt(v))",
    ],
  ])("of %s is %s", (text, forSpeed, forReading = forSpeed) => {
    const found = STYLES.map((style) => {
      const formula = parse(text);
      return told(gradientOf(formula, variablesByName(formula), style));
    });
    expect(found).toEqual([forSpeed, forReading]);
  });
});

describe("the tangent where x moves by 1 and y by 2", () => {
  it.each<Row>([
    ["x/y", "(1 - 2*(x/y))/y", "1/y - 2*(x/y^2)"],
    [
      "x^y",
      "not (x == 0 and y == 0) or not (x^y == 0) ? (x == 0 and y == 0 ? 0 : x^y == 0 ? y*x^(y - 1) : y*(x^y/x)) + (x^y == 0 ? 0 : 2*(x^y*log(x))) : 0",
      "y*x^(y - 1) + 2*(x^y*log(x))",
    ],
    ["x > 0 ? sqrt(x) : y", "x > 0 ? 0.5/sqrt(x) : 2"],
    [
      "f = sqrt(x); (y > 0 ? f : 0) + (y > 0 ? 0 : f^2)",
      "y > 0 ? 0.5/sqrt(x) : 2*(sqrt(x)*(0.5/sqrt(x)))",
    ],
    [
      "max(x, y)",
      "x >= y or y >= x ? (x >= y ? (x == y ? 0.5 : 1) : 0) + (y >= x ? 2*(x == y ? 0.5 : 1) : 0) : 0",
    ],
    [
      "hypot(x, y)",
      "hypot(x, y) == 0 ? 0 : x/hypot(x, y) + 2*(y/hypot(x, y))",
      "x/hypot(x, y) + 2*(y/hypot(x, y))",
    ],
    [
      "atan2(y, x)",
      "2*((x < 0 ? -x : x) > (y < 0 ? -y : y) ? 1/(x*(1 + (y/x)^2)) : x/y/(y*(1 + (x/y)^2))) + ((x < 0 ? -x : x) > (y < 0 ? -y : y) ? -y/x/(x*(1 + (y/x)^2)) : -1/(y*(1 + (x/y)^2)))",
      "2*(x/(x^2 + y^2)) - y/(x^2 + y^2)",
    ],
    ["sum(i, 1, n, x^i*y)", "sum(i, 1, n, i*x^(i - 1)*y + 2*x^i)"],
    ["sum(i, x*v[i] > 0 ? log(x*v[i]) : 0)", "sum(i, x*v[i] > 0 ? v[i]/(x*v[i]) : 0)"],
    [
      "product(i, 1, n, x*i)",
      "sum(i, 1, n, product(j, 1, i - 1, j*x)*product(j, i + 1, n, j*x)*i)",
      "sum(i, 1, n, product(j, 1, i - 1, x*j)*product(j, i + 1, n, x*j)*i)",
    ],
    [
      "product(i, x*v[i] + y)",
      "sum(i, product(j, 1, i - 1, (y + x*v[j]))*product(j, i + 1, length(v), (y + x*v[j]))*(2 + v[i]))",
      "sum(i, product(j, 1, i - 1, y + x*v[j])*product(j, i + 1, length(v), y + x*v[j])*(2 + v[i]))",
    ],
    [
      "max(i, x*v[i])",
      "sum(i, x*v[i] == max(i = 1, length(v), x*v[i]) ? v[i] : 0)/sum(i, x*v[i] == max(i = 1, length(v), x*v[i]) ? 1 : 0)",
    ],
    ["[x, y^2, 1][k]", "[1, 4*y, 0][k]"],
    ["[x > 0 ? sqrt(x) : 0, 1][1]", "x > 0 ? 0.5/sqrt(x) : 0"],
    ["[1, 2][k]*x", "[1, 2][k]"],
    ["sum(i, v[i]*x)", "sum(v)"],
    ["abs(x)*y", "y*sign(x) + 2*abs(x)"],
    ["floor(x)", "none"],
    ["polygamma(1, x*y)", "(y + 2*x)*polygamma(2, x*y)"],
    ["x > 0 ? (y > 0 ? x*y : 1) : 2", "x > 0 and y > 0 ? y + 2*x : 0"],
    ["sum(i, 1, 3, sum(j, 1, i, x*j))", "sum(i, 1, 3, sum(j, 1, i, j))"],
  ])("of %s is %s", (text, forSpeed, forReading = forSpeed) => {
    const found = STYLES.map((style) => {
      const { graph, root } = parse(text);
      const build = derivativeBuilder(graph);
      const motion = new Map(
        ["x", "y"].map((name, place) => [graph.variable(name), build.constant(place + 1)]),
      );
      const tangent = new ForwardSweep(build, [root], style).along(motion).get(root);
      return tangent === undefined ? "none" : formulaText(tangent);
    });
    expect(found).toEqual([forSpeed, forReading]);
  });
});

describe("matrices, whole and sparse", () => {
  const rows = (matrix: readonly (readonly Node[])[]): string => matrix.map(told).join(" | ");
  const blocks = (sparse: readonly Block[]): string =>
    sparse.map(({ row, column, node }) => `${row} ${column}: ${formulaText(node)}`).join(" | ");

  it.each([
    ["[x*y, sin(x), 3]", "x y", "y; x | cos(x); 0 | 0; 0", "0 0: y | 0 1: x | 1 0: cos(x)"],
    [
      "[x*v[1], sum(i, v[i]^2)]",
      "x v",
      "v[1]; zeros(v): [1] += x | 0; [2*v[i] for i = 1 … length(v)]",
      "0 0: v[1] | 0 1: zeros(1, v): [1, 1] += x | 1 1: zeros(1, v): [1, i] += 2*v[i] for i = 1 … length(v)",
    ],
    [
      "sum(i, v[i]^2*x)",
      "x v",
      "sum(i, v[i]^2); [2*(x*v[i]) for i = 1 … length(v)]",
      "0 0: sum(i, v[i]^2) | 0 1: zeros(1, v): [1, i] += 2*(x*v[i]) for i = 1 … length(v)",
    ],
    [
      "[sum(i, v[i]*w[i]), w[1]]",
      "v w",
      "[w[i] for i = 1 … length(v, w)]; [v[i] for i = 1 … length(v, w)] | zeros(v); zeros(w): [1] += 1",
      "0 0: zeros(1, v): [1, i] += w[i] for i = 1 … length(v, w) | 0 1: zeros(1, w): [1, i] += v[i] for i = 1 … length(v, w) | 1 1: zeros(1, w): [1, 1] += 1",
    ],
    ["x*y^2", "x y", "y^2; 2*(x*y)", "0 0: y^2 | 0 1: 2*(x*y)"],
  ])("a Jacobian of %s by %s", (text, wrt, whole, sparse) => {
    const formula = parse(text);
    const variables = variablesByName(formula, wrt.split(" "));
    expect(rows(jacobianOf(formula, variables, "speed"))).toBe(whole);
    expect(blocks(sparseJacobianOf(formula, variables))).toBe(sparse);
  });

  it.each([
    [
      "sum(i, v[i]^2*x)",
      "x v",
      "0; [2*v[i] for i = 1 … length(v)] | [2*v[i] for i = 1 … length(v)]; zeros(v, v): [i, i] += 2*x for i = 1 … length(v)",
      "1 0: zeros(v, 1): [i, 1] += 2*v[i] for i = 1 … length(v) | 1 1: zeros(v, v): [i, i] += 2*x for i = 1 … length(v)",
    ],
    ["x*y^2", "x y", "0; 2*y | 2*y; 2*x", "1 0: 2*y | 1 1: 2*x"],
  ])("a Hessian of %s by %s", (text, wrt, whole, sparse) => {
    const formula = parse(text);
    const variables = variablesByName(formula, wrt.split(" "));
    expect(rows(hessianOf(formula, variables, "speed"))).toBe(whole);
    expect(blocks(sparseHessianOf(formula, variables))).toBe(sparse);
  });
});
