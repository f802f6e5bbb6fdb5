#ifndef HESSIAN_BY_VECTORS_H
#define HESSIAN_BY_VECTORS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct hessian_by_vectors_point {
  double a;
  const double *w;
  size_t w_length;
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct hessian_by_vectors_gradient {
  double a;
  double *w;
  double *x;
};

/* Second derivatives by a vector and a variable, in memory of the caller's. */
struct hessian_by_vectors_row {
  double *a;
  double *w;
  double *x;
};

/* Second derivatives by two variables; by two vectors row by row. */
struct hessian_by_vectors_hessian {
  struct hessian_by_vectors_gradient a;
  struct hessian_by_vectors_row w;
  struct hessian_by_vectors_row x;
};

/* How fast variables move. By a vector as many as it has elements. */
struct hessian_by_vectors_direction {
  double a;
  const double *w;
  const double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The value of the formula.
 * Returns NaN where vectors that belong together differ in length.
 */
double hessian_by_vectors_value(const struct hessian_by_vectors_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int hessian_by_vectors_gradient(
    const struct hessian_by_vectors_point *at,
    struct hessian_by_vectors_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int hessian_by_vectors_value_and_gradient(
    const struct hessian_by_vectors_point *at,
    double *value,
    struct hessian_by_vectors_gradient *gradient);

/*
 * The second derivative by each two variables of `wrt`.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int hessian_by_vectors_hessian(
    const struct hessian_by_vectors_point *at,
    struct hessian_by_vectors_hessian *out);

/*
 * The derivative of the gradient along a direction: the Hessian times it.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int hessian_by_vectors_hvp(
    const struct hessian_by_vectors_point *at,
    const struct hessian_by_vectors_direction *direction,
    struct hessian_by_vectors_gradient *out);

/*
 * The derivative of the value along a direction.
 * Returns NaN where vectors that belong together differ in length.
 */
double hessian_by_vectors_jvp(
    const struct hessian_by_vectors_point *at,
    const struct hessian_by_vectors_direction *direction);

/*
 * The derivatives of the sum of cotangent times result.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int hessian_by_vectors_vjp(
    const struct hessian_by_vectors_point *at,
    double cotangent,
    struct hessian_by_vectors_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
