/** The texts of `--help`, and the version. */
import manifest from "../../package.json" with { type: "json" };

export const version = manifest.version;

export const DERIVE_HELP = {
  before: `Differentiates a formula, and writes the gradient, or derivatives of other kinds, as JavaScript, TypeScript or C that needs nothing else.`,
  after: `
Formats
  js       an ES module: value, gradient, valueAndGradient, with its certificate
  ts       the same in TypeScript
  c        the same in C99; a file in .c gets a header .h beside it
  formula  the derivatives as formulas: one alone as it is, several as lines d/dv = …;
           one by a vector by its elements, [2*x[i] for i = 1 … length(x)];
           those of several results as d[1]/dv = …
  unicode  the same in the signs of mathematics, (d/v − t)²; pretty is another name for it
  latex    the same in LaTeX
  mathjson the same in MathJSON; several are an object with a key for each
  json     module, formulas, LaTeX, certificate and the names of vectors, for programs

Kinds
  gradient        the derivative by each variable, of one result
  jacobian        the gradient of each result; of several results what is written
  hessian         the second derivatives by each two variables, as --order 2
  derivative      those of an order, as --order 3
  jvp, vjp, hvp   along a direction, by a cotangent, and the Hessian times a direction
  taylor          Taylor coefficients by one variable to --order, 5 unless given; --about 0
                  is the point, else the one that the function is called with
  implicit        the derivative of the variable --of by the others, where EXPR is 0
  sparse-jacobian, sparse-hessian
                  rows, columns and values of what is not always 0

Forms
  into   each function once more, as gradientInto(at, out): it writes what the plain one returns
         into out and allocates nothing; a value that comes with derivatives is returned
  batch  valueBatch, gradientBatch, valueAndGradientBatch: for each row of a table; --columns
         names the variables that differ from row to row, whose values are arrays then
  sum    valueSum, gradientSum, valueAndGradientSum: summed over the rows
  --columns alone asks for batch and sum.

EXPR is a formula in quotes, a file whose name ends in .formula, or - for standard input.
Names can be defined before it, as in "q = d/v; (q - t)^2", or on lines of their own.
x[i] is an element of a vector, sum(i, x[i]^2) runs over all of them, [a, b] gives two results.
The derivative by a vector is a vector. The module takes arrays, and gives a Float64Array.
It may begin with a minus. Anything written --word is taken for an option; after a --
everything is a formula, the names of commands too.

Commands, in first place only
  check EXPR      compare the derivatives with three independent witnesses
  diagnose EXPR   tell mistakes and warnings only; --format json for editors
  simplify EXPR   the formula in a simpler form, and where it is the same; --assume "x > 0"
  explain [CODE]  what an error or a warning means, and what to write instead
  repl            ask questions
  help            show this help; derive check --help tells of check

--assume "x > 0" says what holds of variables, so that the readable derivatives are shorter. Where
a readable form holds under a condition only, that is told: in the head of a module, in json, and
as a note on standard error with the other formats.

Parts that lose digits as they are written, as log(1 + exp(x)) does, are computed in forms that keep
them; the head of a module and json tell which. --as-written turns that off; --full-range also keeps
intermediate results from overflow, as those of sqrt(x^2 + y^2) at 1e200.

--limit nodes=1e6 moves a bound of what a formula may cost, as --limit time=5000 does to five
seconds for each step; an error that names a limit says how. Every command takes it.

Up to ten mistakes are told together. Warnings go to standard error and change nothing else.

Examples
  derive "(d/v - t)^2" --wrt v
  derive "(d/v - t)^2" --wrt v,t -o taxi.js
  derive "-x^2" --format formula
  derive "f(x) = sin(x)/x; f(x)*f'(x)" --wrt x
  derive "mean(i, (60*d[i]/v - t[i])^2)" --wrt v
  derive "[r*cos(t), r*sin(t)]"
  derive "(d/v - t)^2" --wrt v --columns d,t
  derive "sum(i, x[i]^2)" --forms into
  derive "x^2*y" --kind hessian,hvp
  derive "sin(x)" --kind taylor --about 0 --format formula
  derive "x^2 + y^2 - 1" --of y --format formula
  derive "exp(-x^2)" --order 3 --format formula
  derive loss.formula --format ts --checked > loss.ts
  derive loss.formula -o loss.c --prefix loss
  echo "sin(x)/x" | derive - --format latex
  derive "sqrt(x^2 + y^2)" --format unicode
  derive check "sqrt(x^2 + y^2)"

A file is written whole or not at all, and one that derive did not write, or cannot know, is left
alone unless --force is given.

Exit code: 0 fine; 1 the formula, its check or a file is at fault; 2 the call is.
`,
} as const;

export const SIMPLIFY_HELP = {
  before: `Writes a formula in a simpler form: like terms collected, fractions cancelled, identities applied where they shorten.`,
  after: `
The value is the same wherever the formula has one. What the simpler form no longer asks for is told
as a note on standard error, as in "note: where x != 0". Assumptions are comparisons.

Examples
  derive simplify "(x^2 - 1)/(x - 1)"
  derive simplify "log(x^2)" --assume "x > 0"
  derive simplify "a*x^3 + b*x^2 + c*x" --for speed
  derive simplify "sin(x)^2 + cos(x)^2" --format json
`,
} as const;

export const CHECK_HELP = {
  before: `Compares the value, the gradient and the Hessian that a formula's code gives with dual numbers, with differences of its values, and with high-precision arithmetic, and reports the worst errors, where they are, and what explains them.`,
  after: `
Kinds are those of derive --help; of several results the Jacobian is checked. Entries of a kind are
checked together, as one weighted sum, whose weights and directions are listed with the point.

EXPR is a formula, a file in .formula, - for standard input, or a module that derive wrote, whose
functions are checked against the formula that it carries. --against checks somebody's functions:
gradient, and perhaps value, valueAndGradient and hessian, of an ES module or CommonJS. The file is
run, in a thread of its own, with what you may do.

--at names a point that is looked at in any case, and told in full; --range is where points are drawn.
Values may be expressions such as pi/2. Progress is shown on a terminal; Ctrl-C ends a long check with
what was found so far.

Verdict: agrees; limited, where the code gives no number at points inside the domain, since doubles do
not reach; disagrees; untested.
Exit code: 0 if everything agrees; 1 if something disagrees, if no point could be tested, or if the
code gives no number at a point of --at; 2 if the call is wrong; 130 after Ctrl-C.

Examples
  derive check "(d/v - t)^2" --wrt v
  derive check "(d/v - t)^2" --range "v=5..120" --at "d=6,v=30,t=0.2"
  derive check "(d/v - t)^2" --against my-gradient.js
  derive check taxi.js
  derive check "product(x)" --kind hessian
  derive check "log(1 + exp(x))" --points 1000 --format json
`,
} as const;
