static inline void value_and_gradient(const double *restrict x, double *restrict out) {
  const long n = length_of(0);
  double *g = out + 1;
  double s = 0;
  for (long i = 0; i < n; i++) s += g[i] = exp(x[i]);
  const double k = 1 / s;
  for (long i = 0; i < n; i++) g[i] *= k;
  out[0] = log(s);
}
