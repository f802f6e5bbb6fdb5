#ifndef POLYNOMIAL_H
#define POLYNOMIAL_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct polynomial_point {
  double n;
  const double *a;
  size_t a_length;
  double x;
  double y;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct polynomial_gradient {
  double *a;
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double polynomial_value(const struct polynomial_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int polynomial_gradient(
    const struct polynomial_point *at,
    struct polynomial_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int polynomial_value_and_gradient(
    const struct polynomial_point *at,
    double *value,
    struct polynomial_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
