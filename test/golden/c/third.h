#ifndef THIRD_H
#define THIRD_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct third_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct third_gradient {
  double x;
  double y;
};

/* Derivatives by 2 variables in turn. */
struct third_derivatives2 {
  struct third_gradient x;
  struct third_gradient y;
};

/* Derivatives by 3 variables in turn. */
struct third_derivatives3 {
  struct third_derivatives2 x;
  struct third_derivatives2 y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double third_value(const struct third_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int third_gradient(const struct third_point *at, struct third_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int third_value_and_gradient(
    const struct third_point *at,
    double *value,
    struct third_gradient *gradient);

/*
 * The derivative of order 3 by each choice of variables of `wrt`.
 * Returns 0.
 */
int third_derivative(
    const struct third_point *at,
    struct third_derivatives3 *out);

#ifdef __cplusplus
}
#endif

#endif
