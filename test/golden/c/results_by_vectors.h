#ifndef RESULTS_BY_VECTORS_H
#define RESULTS_BY_VECTORS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct results_by_vectors_point {
  const double *x;
  size_t x_length;
  const double *y;
  size_t y_length;
  double a;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct results_by_vectors_gradient {
  double *x;
  double *y;
  double a;
};

/* How fast variables move. By a vector as many as it has elements. */
struct results_by_vectors_direction {
  const double *x;
  const double *y;
  double a;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The values of the formulas, in order.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int results_by_vectors_value(
    const struct results_by_vectors_point *at,
    double out[2]);

/*
 * For each result, in order, its derivative by each variable of `wrt`.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int results_by_vectors_jacobian(
    const struct results_by_vectors_point *at,
    struct results_by_vectors_gradient out[2]);

/*
 * Both at once, for little more than either.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int results_by_vectors_value_and_jacobian(
    const struct results_by_vectors_point *at,
    double value[2],
    struct results_by_vectors_gradient jacobian[2]);

/*
 * The derivative of each result along a direction.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int results_by_vectors_jvp(
    const struct results_by_vectors_point *at,
    const struct results_by_vectors_direction *direction,
    double out[2]);

/*
 * The derivatives of the sum of cotangent times result.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int results_by_vectors_vjp(
    const struct results_by_vectors_point *at,
    const double *cotangent,
    struct results_by_vectors_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
