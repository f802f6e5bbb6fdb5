#ifndef TAYLOR_H
#define TAYLOR_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct taylor_point {
  double a;
  double x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double taylor_value(const struct taylor_point *at);

/*
 * The Taylor coefficients, from order 0 on.
 * Returns 0.
 */
int taylor_taylor(const struct taylor_point *at, double out[4]);

#ifdef __cplusplus
}
#endif

#endif
