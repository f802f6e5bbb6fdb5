static inline void value_and_gradient(const double *at, double *out) {
  const double a = at[0], b = at[1], p = at[2], q = at[3], X = at[4], Y = at[5];
  const double bs = b * sin(p + q), bc = b * cos(p + q);
  const double u = a * cos(p) + bc, w = a * sin(p) + bs;
  const double dx = u - X, dy = w - Y;
  const double distance = sqrt(dx * dx + dy * dy), k = 1 / distance;
  out[0] = distance;
  out[1] = k * (dy * u - dx * w);
  out[2] = k * (dy * bc - dx * bs);
}
