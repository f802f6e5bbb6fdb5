#ifndef ROSENBROCK_H
#define ROSENBROCK_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct rosenbrock_point {
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct rosenbrock_gradient {
  double *x;
};

/* Second derivatives by a vector and a variable, in memory of the caller's. */
struct rosenbrock_row {
  double *x;
};

/* Second derivatives by two variables; by two vectors row by row. */
struct rosenbrock_hessian {
  struct rosenbrock_row x;
};

/* How fast variables move. By a vector as many as it has elements. */
struct rosenbrock_direction {
  const double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double rosenbrock_value(const struct rosenbrock_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int rosenbrock_gradient(
    const struct rosenbrock_point *at,
    struct rosenbrock_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int rosenbrock_value_and_gradient(
    const struct rosenbrock_point *at,
    double *value,
    struct rosenbrock_gradient *gradient);

/*
 * The second derivative by each two variables of `wrt`.
 * Returns 0.
 */
int rosenbrock_hessian(
    const struct rosenbrock_point *at,
    struct rosenbrock_hessian *out);

/*
 * The derivative of the gradient along a direction: the Hessian times it.
 * Returns 0.
 */
int rosenbrock_hvp(
    const struct rosenbrock_point *at,
    const struct rosenbrock_direction *direction,
    struct rosenbrock_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
