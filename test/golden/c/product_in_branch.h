#ifndef PRODUCT_IN_BRANCH_H
#define PRODUCT_IN_BRANCH_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct product_in_branch_point {
  double v;
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct product_in_branch_gradient {
  double v;
  double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double product_in_branch_value(const struct product_in_branch_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int product_in_branch_gradient(
    const struct product_in_branch_point *at,
    struct product_in_branch_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int product_in_branch_value_and_gradient(
    const struct product_in_branch_point *at,
    double *value,
    struct product_in_branch_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
