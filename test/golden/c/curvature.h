#ifndef CURVATURE_H
#define CURVATURE_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct curvature_point {
  const double *x;
  size_t x_length;
  double v;
};

/* Derivatives by variable. */
struct curvature_gradient {
  double v;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The value of the formula.
 * Returns NaN where there is no memory for vectors on the way.
 */
double curvature_value(const struct curvature_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int curvature_gradient(
    const struct curvature_point *at,
    struct curvature_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int curvature_value_and_gradient(
    const struct curvature_point *at,
    double *value,
    struct curvature_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
