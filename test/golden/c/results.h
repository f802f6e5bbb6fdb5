#ifndef RESULTS_H
#define RESULTS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct results_point {
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct results_gradient {
  double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The values of the formulas, in order.
 * Returns 0.
 */
int results_value(const struct results_point *at, double out[2]);

/*
 * For each result, in order, its derivative by each variable of `wrt`.
 * Returns 0.
 */
int results_jacobian(
    const struct results_point *at,
    struct results_gradient out[2]);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int results_value_and_jacobian(
    const struct results_point *at,
    double value[2],
    struct results_gradient jacobian[2]);

#ifdef __cplusplus
}
#endif

#endif
