"""JAX on the processor in float64; what it says is in child.js. A line `batch SECONDS` asks for many points at once."""
import json
import os
import statistics
import sys
import time

os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import jax.numpy as jnp

from formulas import values_of

jax.config.update("jax_enable_x64", True)
sys.setrecursionlimit(100_000)
CHECKED = 5
BATCH = 1000


class Arithmetic:
    exp, log, sqrt, sin, cos = jnp.exp, jnp.log, jnp.sqrt, jnp.sin, jnp.cos
    erf = staticmethod(jax.scipy.special.erf)
    total, product, length = jnp.sum, jnp.prod, staticmethod(len)

    @staticmethod
    def times(a, n):
        return a.reshape(len(n), len(n)) @ n


def function_of(case):
    wrt = case["wrt"]

    def result(chosen, others):
        values = values_of(Arithmetic, case, {**others, **chosen})
        return values[0] if len(values) == 1 else jnp.stack(values)

    if case["kind"] == "sparseHessian":
        sys.exit("JAX has no sparse Hessians")
    if case["kind"] == "valueAndJacobian":
        return lambda chosen, others: (result(chosen, others), jax.jacfwd(result)(chosen, others))
    return jax.value_and_grad(result)


def flat(case, results):
    value, derivatives = results
    value = jnp.atleast_1d(value)
    columns = [jnp.reshape(derivatives[name], (len(value), -1)) for name in case["wrt"]]
    return [*value.tolist(), *jnp.concatenate(columns, axis=1).ravel().tolist()]


def single(run, points):
    def once():
        for at in points:
            jax.block_until_ready(run(*at))

    return once


def batched(function, points):
    many = [points[i % len(points)] for i in range(BATCH)]
    batch = jax.tree.map(lambda *entries: jnp.stack(entries), *many)
    run = jax.jit(jax.vmap(function))
    once = lambda: jax.block_until_ready(run(*batch))
    once()
    return once


def median_seconds(once, seconds):
    end, samples = time.perf_counter() + seconds, []
    while not samples or time.perf_counter() < end:
        before = time.perf_counter()
        once()
        samples.append(time.perf_counter() - before)
    return statistics.median(samples)


def main():
    case = json.loads(sys.stdin.readline())
    numbers = lambda entry: jnp.asarray(entry, dtype=jnp.float64)
    points = [
        tuple({name: numbers(entry) for name, entry in at.items() if (name in case["wrt"]) == chosen} for chosen in (True, False))
        for at in case["points"]
    ]
    function = function_of(case)
    start = time.perf_counter()
    run = jax.jit(function)
    jax.block_until_ready(run(*points[0]))
    made = (time.perf_counter() - start) * 1e9
    print(json.dumps({"results": [flat(case, run(*at)) for at in points[:CHECKED]], "made": made}), flush=True)
    one, many = single(run, points), None
    for line in sys.stdin:
        *batch, seconds = line.split()
        if batch:
            many = many or batched(function, points)
            taken = median_seconds(many, float(seconds)) * len(points) / BATCH
        else:
            taken = median_seconds(one, float(seconds))
        print(taken * 1e9, flush=True)


main()
