#ifndef ELSE_CHAIN_H
#define ELSE_CHAIN_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct else_chain_point {
  double x;
};

/* Derivatives by variable. */
struct else_chain_gradient {
  double x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double else_chain_value(const struct else_chain_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int else_chain_gradient(
    const struct else_chain_point *at,
    struct else_chain_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int else_chain_value_and_gradient(
    const struct else_chain_point *at,
    double *value,
    struct else_chain_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
