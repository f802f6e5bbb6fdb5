#ifndef BRANCHES_H
#define BRANCHES_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct branches_point {
  double x;
  double y;
};

/* Derivatives by variable. */
struct branches_gradient {
  double x;
  double y;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double branches_value(const struct branches_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int branches_gradient(
    const struct branches_point *at,
    struct branches_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int branches_value_and_gradient(
    const struct branches_point *at,
    double *value,
    struct branches_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
