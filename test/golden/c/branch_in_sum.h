#ifndef BRANCH_IN_SUM_H
#define BRANCH_IN_SUM_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct branch_in_sum_point {
  const double *x;
  size_t x_length;
  double v;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct branch_in_sum_gradient {
  double *x;
  double v;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double branch_in_sum_value(const struct branch_in_sum_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int branch_in_sum_gradient(
    const struct branch_in_sum_point *at,
    struct branch_in_sum_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int branch_in_sum_value_and_gradient(
    const struct branch_in_sum_point *at,
    double *value,
    struct branch_in_sum_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
