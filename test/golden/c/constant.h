#ifndef CONSTANT_H
#define CONSTANT_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct constant_point {
  char none; /* There are no variables. */
};

/* Derivatives by variable. */
struct constant_gradient {
  char none; /* There are no variables. */
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double constant_value(const struct constant_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int constant_gradient(
    const struct constant_point *at,
    struct constant_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int constant_value_and_gradient(
    const struct constant_point *at,
    double *value,
    struct constant_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
