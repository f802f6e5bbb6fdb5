#ifndef ARM_H
#define ARM_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct arm_point {
  double a;
  double p;
  double b;
  double q;
  double X;
  double Y;
};

/* Derivatives by variable. */
struct arm_gradient {
  double p;
  double q;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double arm_value(const struct arm_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int arm_gradient(const struct arm_point *at, struct arm_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int arm_value_and_gradient(
    const struct arm_point *at,
    double *value,
    struct arm_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
