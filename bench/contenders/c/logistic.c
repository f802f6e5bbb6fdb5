static inline void value_and_gradient(const double *at, double *out) {
  const double y = at[0], w0 = at[1], w1 = at[2], w2 = at[3], x1 = at[4], x2 = at[5];
  const double e = exp(-y * (w0 + w1 * x1 + w2 * x2)), s = 1 + e, g = -y * e / s;
  out[0] = log(s);
  out[1] = g;
  out[2] = g * x1;
  out[3] = g * x2;
}
