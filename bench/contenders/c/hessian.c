static inline void value_and_gradient(const double *restrict x, double *restrict out) {
  const long n = length_of(0);
  double *rows = out, *columns = out + 2 * n - 1, *values = columns + 2 * n - 1;
  double here = x[0], carried = 0;
  long k = 0;
  for (long i = 0; i < n - 1; i++) {
    const double next = x[i + 1];
    rows[k] = columns[k] = i;
    values[k++] = carried + 1200 * here * here - 400 * next + 2;
    rows[k] = i + 1;
    columns[k] = i;
    values[k++] = -400 * here;
    carried = 200;
    here = next;
  }
  rows[k] = columns[k] = n - 1;
  values[k] = carried;
}
