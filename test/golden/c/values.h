#ifndef VALUES_H
#define VALUES_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct values_point {
  double x;
};

/* Derivatives by variable. */
struct values_gradient {
  char none; /* There are no variables. */
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The values of the formulas, in order.
 * Returns 0.
 */
int values_value(const struct values_point *at, double out[4]);

/*
 * For each result, in order, its derivative by each variable of `wrt`.
 * Returns 0.
 */
int values_jacobian(
    const struct values_point *at,
    struct values_gradient out[4]);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int values_value_and_jacobian(
    const struct values_point *at,
    double value[4],
    struct values_gradient jacobian[4]);

#ifdef __cplusplus
}
#endif

#endif
