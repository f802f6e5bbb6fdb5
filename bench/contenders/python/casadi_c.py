"""C by CasADi, for the case on standard input: the function for the harness, after CasADi's own."""
import json
import sys

import casadi

from formulas import values_of

sys.setrecursionlimit(100_000)


class Arithmetic:
    exp, log, sqrt, sin, cos, erf = (getattr(casadi, f) for f in ("exp", "log", "sqrt", "sin", "cos", "erf"))
    total = staticmethod(casadi.sum1)
    length = staticmethod(lambda x: x.shape[0])

    @staticmethod
    def product(x):
        result = 1
        for i in range(x.shape[0]):
            result = result * x[i]
        return result

    @staticmethod
    def times(a, n):
        return casadi.mtimes(casadi.reshape(a, n.shape[0], n.shape[0]).T, n)


# Matrix expressions keep long vectors as loops; scalar ones are straight-line code.
LONG = 10_000


def main():
    case = json.loads(sys.stdin.readline())
    sizes = {name: size or 1 for name, size in case["variables"]}
    symbols = casadi.MX if max(sizes.values()) > LONG else casadi.SX
    at = {name: symbols.sym(name, size) for name, size in sizes.items()}
    results = casadi.vertcat(*values_of(Arithmetic, case, at))
    wrt = casadi.vertcat(*[at[name] for name in case["wrt"]])
    if case["kind"] == "sparseHessian":
        # CasADi stores column by column: the upper triangle so is the lower one row by row.
        upper = casadi.triu(casadi.hessian(results, wrt)[0])
        columns, rows = upper.sparsity().get_triplet()
        output = casadi.vertcat(casadi.DM(rows), casadi.DM(columns), *upper.nonzeros())
    elif case["kind"] == "valueAndJacobian":
        output = casadi.vertcat(results, casadi.vec(casadi.densify(casadi.jacobian(results, wrt)).T))
    else:
        output = casadi.vertcat(results, casadi.densify(casadi.gradient(results, wrt)))
    f = casadi.Function("by_casadi", list(at.values()), [casadi.densify(output)])
    f.generate("by_casadi.c", {"with_header": False})
    with open("by_casadi.c") as file:
        sys.stdout.write(file.read())
    work = f.sz_w()
    arguments, place = [], 0
    for size in sizes.values():
        arguments.append(f"at + {place}")
        place += size
    print(
        f"""
static inline void value_and_gradient(const double *at, double *out) {{
  static double work[{work} + 1];
  static long long int integers[{f.sz_iw()} + 1];
  const double *arguments[{f.sz_arg()} + 1] = {{{", ".join(arguments)}}};
  double *results[{f.sz_res()} + 1] = {{out}};
  by_casadi(arguments, results, integers, work, 0);
}}"""
    )


main()
