#ifndef NESTED_SUMS_H
#define NESTED_SUMS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct nested_sums_point {
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct nested_sums_gradient {
  double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double nested_sums_value(const struct nested_sums_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int nested_sums_gradient(
    const struct nested_sums_point *at,
    struct nested_sums_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int nested_sums_value_and_gradient(
    const struct nested_sums_point *at,
    double *value,
    struct nested_sums_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
