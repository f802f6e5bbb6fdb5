#ifndef IMPLICIT_H
#define IMPLICIT_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct implicit_point {
  double x;
  double y;
  double a;
};

/* Derivatives by variable. */
struct implicit_gradient {
  double x;
  double a;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double implicit_value(const struct implicit_point *at);

/*
 * The derivative of y by each variable of `wrt`, where the formula is 0.
 * Returns 0.
 */
int implicit_implicit(
    const struct implicit_point *at,
    struct implicit_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
