#ifndef COUNT
#define COUNT length_of(0)
#endif
static inline void value_and_gradient(const double *restrict x, double *restrict out) {
  const long n = COUNT;
  double *g = out + 1;
  double before = 1, behind = 1;
  for (long i = 0; i < n; i++) {
    g[i] = before;
    before *= x[i];
  }
  for (long i = n - 1; i >= 0; i--) {
    g[i] *= behind;
    behind *= x[i];
  }
  out[0] = before;
}
