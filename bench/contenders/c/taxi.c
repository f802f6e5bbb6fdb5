static inline void value_and_gradient(const double *at, double *out) {
  const double d = at[0], v = at[1], t = at[2];
  const double q = d / v, r = q - t;
  out[0] = r * r;
  out[1] = -2 * r * q / v;
}
