#ifndef COUNT
#define COUNT length_of(0)
#endif
static inline void value_and_gradient(const double *restrict x, double *restrict out) {
  const long last = COUNT - 1;
  double *g = out + 1;
  double s = 0, here = x[0], carried = 0;
  for (long i = 0; i < last; i++) {
    const double next = x[i + 1], a = next - here * here, b = 1 - here;
    s += 100 * a * a + b * b;
    g[i] = carried - 400 * a * here - 2 * b;
    carried = 200 * a;
    here = next;
  }
  g[last] = carried;
  out[0] = s;
}
