#ifndef CONSTANTS_H
#define CONSTANTS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct constants_point {
  double x;
  double y;
  double z;
};

/* Derivatives by variable. */
struct constants_gradient {
  double x;
  double y;
  double z;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double constants_value(const struct constants_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int constants_gradient(
    const struct constants_point *at,
    struct constants_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int constants_value_and_gradient(
    const struct constants_point *at,
    double *value,
    struct constants_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
