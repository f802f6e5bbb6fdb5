static inline void value_and_gradient(const double *restrict at, double *restrict out) {
  const long count = length_of(0);
  const double *n = at, *b = n + count, *a = b + count, RT = a[count * count] * a[count * count + 1];
  const double c1 = 1 + M_SQRT2, c2 = 1 - M_SQRT2, root8 = 2 * M_SQRT2;
  double *restrict g = out + 1;
  double bn = 0, total = 0, ideal = 0, q = 0;
  for (long i = 0; i < count; i++) {
    g[i] = 0;
    bn += b[i] * n[i];
  }
  const double room = 1 / (1 - bn), above = 1 + c1 * bn, below = 1 + c2 * bn;
  const double l = log(above / below), k = 1 / (root8 * bn), kl = k * l;
  for (long i = 0; i < count; i++) {
    const double here = n[i], scaled = kl * here, logarithm = log(here * room);
    double row = 0;
    for (long j = 0; j < count; j++) {
      row += a[i * count + j] * n[j];
      g[j] -= a[i * count + j] * scaled;
    }
    ideal += here * logarithm;
    total += here;
    q += here * row;
    g[i] += RT * (logarithm + 1) - kl * row;
  }
  const double w = q * k;
  const double common = RT * total * room + w * (l / bn - root8 / (above * below));
  for (long i = 0; i < count; i++) g[i] += b[i] * common;
  out[0] = RT * ideal - w * l;
}
