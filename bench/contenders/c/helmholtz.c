static const double b[10] = REPULSION;
static const double a[10][10] = ATTRACTION;

static inline void value_and_gradient(const double *restrict n, double *restrict out) {
  const double RT = n[10] * n[11], c1 = 1 + M_SQRT2, c2 = 1 - M_SQRT2, root8 = 2 * M_SQRT2;
  double row[10], logs[10], bn = 0, total = 0, ideal = 0, q = 0;
  for (int i = 0; i < 10; i++) row[i] = 0;
  for (int j = 0; j < 10; j++)
    for (int i = 0; i < 10; i++) row[i] += a[j][i] * n[j];
  for (int i = 0; i < 10; i++) bn += b[i] * n[i];
  const double room = 1 / (1 - bn);
  for (int i = 0; i < 10; i++) {
    logs[i] = log(n[i] * room);
    ideal += n[i] * logs[i];
    total += n[i];
    q += n[i] * row[i];
  }
  const double above = 1 + c1 * bn, below = 1 + c2 * bn, l = log(above / below);
  const double k = 1 / (root8 * bn), w = q * k, twice = 2 * k * l;
  const double common = RT * total * room + w * (l / bn - root8 / (above * below));
  out[0] = RT * ideal - w * l;
  for (int i = 0; i < 10; i++) out[1 + i] = RT + RT * logs[i] - row[i] * twice + b[i] * common;
}
