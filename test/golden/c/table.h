#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct table_point {
  const double *d;
  size_t d_length;
  double v;
  const double *t;
  size_t t_length;
};

/* Derivatives by variable. */
struct table_gradient {
  double v;
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The value of the formula.
 * Returns NaN where vectors that belong together differ in length.
 */
double table_value(const struct table_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int table_gradient(const struct table_point *at, struct table_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0; 2 where vectors that belong together differ in length.
 */
int table_value_and_gradient(
    const struct table_point *at,
    double *value,
    struct table_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
