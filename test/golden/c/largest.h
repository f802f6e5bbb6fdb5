#ifndef LARGEST_H
#define LARGEST_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct largest_point {
  const double *x;
  size_t x_length;
  double w;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct largest_gradient {
  double *x;
  double w;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double largest_value(const struct largest_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int largest_gradient(
    const struct largest_point *at,
    struct largest_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int largest_value_and_gradient(
    const struct largest_point *at,
    double *value,
    struct largest_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
