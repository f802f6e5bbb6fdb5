#ifndef HESSIAN_H
#define HESSIAN_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct hessian_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct hessian_gradient {
  double x;
  double y;
};

/* Second derivatives by two variables; by two vectors row by row. */
struct hessian_hessian {
  struct hessian_gradient x;
  struct hessian_gradient y;
};

/* How fast variables move. */
struct hessian_direction {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double hessian_value(const struct hessian_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int hessian_gradient(
    const struct hessian_point *at,
    struct hessian_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int hessian_value_and_gradient(
    const struct hessian_point *at,
    double *value,
    struct hessian_gradient *gradient);

/*
 * The second derivative by each two variables of `wrt`.
 * Returns 0.
 */
int hessian_hessian(
    const struct hessian_point *at,
    struct hessian_hessian *out);

/*
 * The derivative of the gradient along a direction: the Hessian times it.
 * Returns 0.
 */
int hessian_hvp(
    const struct hessian_point *at,
    const struct hessian_direction *direction,
    struct hessian_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
