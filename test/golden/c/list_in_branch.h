#ifndef LIST_IN_BRANCH_H
#define LIST_IN_BRANCH_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct list_in_branch_point {
  double a;
  double b;
  double c;
  double x;
};

/* Derivatives by variable. */
struct list_in_branch_gradient {
  double a;
  double b;
  double c;
  double x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double list_in_branch_value(const struct list_in_branch_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int list_in_branch_gradient(
    const struct list_in_branch_point *at,
    struct list_in_branch_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int list_in_branch_value_and_gradient(
    const struct list_in_branch_point *at,
    double *value,
    struct list_in_branch_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
