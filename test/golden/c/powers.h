#ifndef POWERS_H
#define POWERS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct powers_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct powers_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double powers_value(const struct powers_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int powers_gradient(
    const struct powers_point *at,
    struct powers_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int powers_value_and_gradient(
    const struct powers_point *at,
    double *value,
    struct powers_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
