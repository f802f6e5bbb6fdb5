#ifndef TAXI_H
#define TAXI_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct taxi_point {
  double d;
  double v;
  double t;
};

/* Derivatives by variable. */
struct taxi_gradient {
  double v;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double taxi_value(const struct taxi_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int taxi_gradient(const struct taxi_point *at, struct taxi_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int taxi_value_and_gradient(
    const struct taxi_point *at,
    double *value,
    struct taxi_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
