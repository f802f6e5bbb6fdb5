#ifndef FOURTH_H
#define FOURTH_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct fourth_point {
  double x;
};

/* Derivatives by variable. */
struct fourth_gradient {
  double x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double fourth_value(const struct fourth_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int fourth_gradient(
    const struct fourth_point *at,
    struct fourth_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int fourth_value_and_gradient(
    const struct fourth_point *at,
    double *value,
    struct fourth_gradient *gradient);

/* The derivative of order 4. */
double fourth_derivative(const struct fourth_point *at);

#ifdef __cplusplus
}
#endif

#endif
