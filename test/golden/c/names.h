#ifndef NAMES_H
#define NAMES_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct names_point {
  double class_; /* class */
  double v__proto__; /* __proto__ */
  double constructor;
  double at;
  double out;
  double lambda; /* λ */
  double lambda_; /* lambda */
  double y0;
  double exp_;
  double status;
};

/* Derivatives by variable. */
struct names_gradient {
  double class_;
  double v__proto__;
  double constructor;
  double at;
  double out;
  double lambda;
  double lambda_;
  double y0;
  double exp_;
  double status;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double names_value(const struct names_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int names_gradient(const struct names_point *at, struct names_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int names_value_and_gradient(
    const struct names_point *at,
    double *value,
    struct names_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
