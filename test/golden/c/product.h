#ifndef PRODUCT_H
#define PRODUCT_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct product_point {
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct product_gradient {
  double *x;
};

/* Second derivatives by a vector and a variable, in memory of the caller's. */
struct product_row {
  double *x;
};

/* Second derivatives by two variables; by two vectors row by row. */
struct product_hessian {
  struct product_row x;
};

/* How fast variables move. By a vector as many as it has elements. */
struct product_direction {
  const double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double product_value(const struct product_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int product_gradient(
    const struct product_point *at,
    struct product_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int product_value_and_gradient(
    const struct product_point *at,
    double *value,
    struct product_gradient *gradient);

/*
 * The second derivative by each two variables of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int product_hessian(
    const struct product_point *at,
    struct product_hessian *out);

/*
 * The derivative of the value along a direction.
 * Returns NaN where there is no memory for vectors on the way.
 */
double product_jvp(
    const struct product_point *at,
    const struct product_direction *direction);

#ifdef __cplusplus
}
#endif

#endif
