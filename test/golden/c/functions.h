#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct functions_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct functions_gradient {
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The values of the formulas, in order.
 * Returns 0.
 */
int functions_value(const struct functions_point *at, double out[54]);

/*
 * For each result, in order, its derivative by each variable of `wrt`.
 * Returns 0.
 */
int functions_jacobian(
    const struct functions_point *at,
    struct functions_gradient out[54]);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int functions_value_and_jacobian(
    const struct functions_point *at,
    double value[54],
    struct functions_gradient jacobian[54]);

#ifdef __cplusplus
}
#endif

#endif
