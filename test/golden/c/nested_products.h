#ifndef NESTED_PRODUCTS_H
#define NESTED_PRODUCTS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct nested_products_point {
  const double *x;
  size_t x_length;
  const double *y;
  size_t y_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct nested_products_gradient {
  double *x;
  double *y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double nested_products_value(const struct nested_products_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int nested_products_gradient(
    const struct nested_products_point *at,
    struct nested_products_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int nested_products_value_and_gradient(
    const struct nested_products_point *at,
    double *value,
    struct nested_products_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
