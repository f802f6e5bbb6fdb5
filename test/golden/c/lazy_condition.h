#ifndef LAZY_CONDITION_H
#define LAZY_CONDITION_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct lazy_condition_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct lazy_condition_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double lazy_condition_value(const struct lazy_condition_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int lazy_condition_gradient(
    const struct lazy_condition_point *at,
    struct lazy_condition_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int lazy_condition_value_and_gradient(
    const struct lazy_condition_point *at,
    double *value,
    struct lazy_condition_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
