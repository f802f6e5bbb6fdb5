static inline void value_and_gradient(const double *restrict at, double *restrict out) {
  const long n = length_of(0);
  const double *d = at, *t = at + n, v = at[2 * n], t0 = at[2 * n + 1];
  const double c = 60 / v;
  double s = 0, g = 0, h = 0;
  for (long i = 0; i < n; i++) {
    const double km = d[i], r = c * km + t0 - t[i];
    s += r * r;
    g += r * km;
    h += r;
  }
  out[0] = s / n;
  out[1] = -2 * c * g / (v * n);
  out[2] = 2 * h / n;
}
