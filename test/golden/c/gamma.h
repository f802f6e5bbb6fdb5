#ifndef GAMMA_H
#define GAMMA_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct gamma_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct gamma_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double gamma_value(const struct gamma_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int gamma_gradient(const struct gamma_point *at, struct gamma_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int gamma_value_and_gradient(
    const struct gamma_point *at,
    double *value,
    struct gamma_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
