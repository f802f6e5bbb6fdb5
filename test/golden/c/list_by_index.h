#ifndef LIST_BY_INDEX_H
#define LIST_BY_INDEX_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct list_by_index_point {
  double a;
  double b;
  double c;
  double x;
};

/* Derivatives by variable. */
struct list_by_index_gradient {
  double a;
  double b;
  double c;
  double x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double list_by_index_value(const struct list_by_index_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int list_by_index_gradient(
    const struct list_by_index_point *at,
    struct list_by_index_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int list_by_index_value_and_gradient(
    const struct list_by_index_point *at,
    double *value,
    struct list_by_index_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
