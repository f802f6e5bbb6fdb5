#ifndef LOG_SUM_EXP_H
#define LOG_SUM_EXP_H

#include <stddef.h>

/* Values of the variables; vectors with their lengths. */
struct log_sum_exp_point {
  const double *x;
  size_t x_length;
};

/* Derivatives by variable. By a vector as many as it has elements, in memory of the caller's. */
struct log_sum_exp_gradient {
  double *x;
};

#ifdef __cplusplus
extern "C" {
#endif

/* The value of the formula. */
double log_sum_exp_value(const struct log_sum_exp_point *at);

/*
 * The derivative by each variable of `wrt`.
 * Returns 0.
 */
int log_sum_exp_gradient(
    const struct log_sum_exp_point *at,
    struct log_sum_exp_gradient *out);

/*
 * Both at once, for little more than either.
 * Returns 0.
 */
int log_sum_exp_value_and_gradient(
    const struct log_sum_exp_point *at,
    double *value,
    struct log_sum_exp_gradient *gradient);

#ifdef __cplusplus
}
#endif

#endif
