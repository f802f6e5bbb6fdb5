#ifndef RANGE_H
#define RANGE_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct range_point {
  double m;
  double n;
  double x;
  double y;
};

/* Derivatives by variable. */
struct range_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double range_value(const struct range_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int range_gradient(const struct range_point *at, struct range_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 1 where there is no memory for vectors on the way.
 */
int range_value_and_gradient(
    const struct range_point *at,
    double *value,
    struct range_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
