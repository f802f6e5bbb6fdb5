static inline void value_and_gradient(const double *at, double *out) {
  const double b1 = at[0], b2 = at[1], b3 = at[2], b4 = at[3], b5 = at[4];
  const double b6 = at[5], b7 = at[6], b8 = at[7], x = at[8];
  const double e1 = exp(-b2 * x);
  const double i5 = 1 / b5, z1 = (x - b4) * i5, e2 = exp(-z1 * z1);
  const double i8 = 1 / b8, z2 = (x - b7) * i8, e3 = exp(-z2 * z2);
  const double y1 = b1 * e1, y2 = b3 * e2, y3 = b6 * e3;
  const double g4 = 2 * y2 * z1 * i5, g7 = 2 * y3 * z2 * i8;
  out[0] = y1 + y2 + y3;
  out[1] = e1;
  out[2] = -x * y1;
  out[3] = e2;
  out[4] = g4;
  out[5] = g4 * z1;
  out[6] = e3;
  out[7] = g7;
  out[8] = g7 * z2;
}
