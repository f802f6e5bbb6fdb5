"""C by SymPy, with common subexpressions taken out, for the case on standard input."""
import json
import sys

import sympy

from formulas import values_of

sys.setrecursionlimit(100_000)


class Vector(list):
    """Elements, with the arithmetic of vectors."""

    def _with(self, other, operate):
        others = other if isinstance(other, Vector) else [other] * len(self)
        return Vector(operate(a, b) for a, b in zip(self, others))

    def __getitem__(self, place):
        return Vector(list.__getitem__(self, place)) if isinstance(place, slice) else list.__getitem__(self, place)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __pow__(self, other):
        return self._with(other, lambda a, b: a**b)

    __radd__, __rmul__ = __add__, __mul__


def elementwise(f):
    return staticmethod(lambda x: Vector(f(each) for each in x) if isinstance(x, Vector) else f(x))


class Arithmetic:
    exp, log, sqrt, sin, cos, erf = (elementwise(getattr(sympy, f)) for f in ("exp", "log", "sqrt", "sin", "cos", "erf"))
    total = staticmethod(lambda x: sympy.Add(*x))
    product = staticmethod(lambda x: sympy.Mul(*x))
    length = staticmethod(len)

    @staticmethod
    def times(a, n):
        size = len(n)
        return Vector(sympy.Add(*[a[i * size + j] * n[j] for j in range(size)]) for i in range(size))


def outputs_of(case, results, wrt):
    if case["kind"] == "sparseHessian":
        value = results[0]
        first = [sympy.diff(value, x) for x in wrt]
        entries = [
            (i, j, second)
            for i, slope in enumerate(first)
            for j, x in enumerate(wrt[: i + 1])
            if x in slope.free_symbols and (second := sympy.diff(slope, x)) != 0
        ]
        return [sympy.Integer(i) for i, _, _ in entries] + [sympy.Integer(j) for _, j, _ in entries] + [e for _, _, e in entries]
    return results + [sympy.diff(result, x) for result in results for x in wrt]


def main():
    case = json.loads(sys.stdin.readline())
    at, symbols = {}, []
    for name, size in case["variables"]:
        names = [f"{name}_{i}" for i in range(size)] if size else [name]
        made = [sympy.Symbol(each, real=True) for each in names]
        symbols += made
        at[name] = Vector(made) if size else made[0]
    wrt = [x for name in case["wrt"] for x in (at[name] if isinstance(at[name], Vector) else [at[name]])]
    outputs = outputs_of(case, values_of(Arithmetic, case, at), wrt)
    shared, reduced = sympy.cse(outputs, symbols=sympy.numbered_symbols("shared_"))
    print("static inline void value_and_gradient(const double *restrict at, double *restrict out) {")
    for i, symbol in enumerate(symbols):
        print(f"  const double {symbol} = at[{i}];")
    for symbol, expression in shared:
        print(f"  const double {symbol} = {sympy.ccode(expression)};")
    for i, expression in enumerate(reduced):
        print(f"  out[{i}] = {sympy.ccode(expression)};")
    print("}")


main()
