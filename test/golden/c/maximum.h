#ifndef MAXIMUM_H
#define MAXIMUM_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct maximum_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct maximum_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double maximum_value(const struct maximum_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int maximum_gradient(
    const struct maximum_point *at,
    struct maximum_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int maximum_value_and_gradient(
    const struct maximum_point *at,
    double *value,
    struct maximum_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
