"""The formulas by vectors, and what all of Python's contenders read from a case: texts and a point."""


def product(m, x):
    return m.product(x)


def rosenbrock(m, x):
    here, following = x[:-1], x[1:]
    return m.total(100 * (following - here**2) ** 2 + (1 - here) ** 2)


def log_sum_exp(m, x):
    return m.log(m.total(m.exp(x)))


def table(m, d, t, v, t0):
    return m.total((60 * d / v + t0 - t) ** 2) / m.length(d)


def helmholtz(m, n, b, a, R, T):
    bn = m.total(b * n)
    ideal = m.total(n * m.log(n / (1 - bn)))
    attracting = m.total(n * m.times(a, n))
    root = 2**0.5
    ratio = m.log((1 + (1 + root) * bn) / (1 + (1 - root) * bn))
    return R * T * ideal - attracting / (2 * root * bn) * ratio


BY_VECTORS = {f.__name__: f for f in (product, rosenbrock, log_sum_exp, table, helmholtz)}


def values_of(m, case, at):
    """The results, in the arithmetic of `m`, where `at` has each variable's symbol or number."""
    if case.get("python"):
        return [BY_VECTORS[case["python"]](m, **at)]
    scope = {**{name: getattr(m, name) for name in ("exp", "log", "sqrt", "sin", "cos", "erf")}, **at}
    texts = case["texts"] or [case["text"]]
    return [eval(text.replace("^", "**"), {"__builtins__": {}}, scope) for text in texts]
