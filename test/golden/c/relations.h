#ifndef RELATIONS_H
#define RELATIONS_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct relations_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct relations_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double relations_value(const struct relations_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int relations_gradient(
    const struct relations_point *at,
    struct relations_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int relations_value_and_gradient(
    const struct relations_point *at,
    double *value,
    struct relations_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
