#ifndef RATES_H
#define RATES_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct rates_point {
  double k1;
  double a;
  double b;
  double k2;
  double c;
};

/* Derivatives by variable. */
struct rates_gradient {
  double a;
  double b;
  double c;
};

/* How fast variables move. */
struct rates_direction {
  double a;
  double b;
  double c;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The values of the formulas, in order.
 * Returns 0.
 */
int rates_value(const struct rates_point *at, double out[3]);

/*
 * For each result, in order, its derivative by each variable of `wrt`.
 * Returns 0.
 */
int rates_jacobian(const struct rates_point *at, struct rates_gradient out[3]);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int rates_value_and_jacobian(
    const struct rates_point *at,
    double value[3],
    struct rates_gradient jacobian[3]);

/*
 * The derivative of each result along a direction.
 * Returns 0.
 */
int rates_jvp(
    const struct rates_point *at,
    const struct rates_direction *direction,
    double out[3]);

/*
 * The derivatives of the sum of cotangent times result.
 * Returns 0.
 */
int rates_vjp(
    const struct rates_point *at,
    const double *cotangent,
    struct rates_gradient *out);

#ifdef __cplusplus
}
#endif

#endif
