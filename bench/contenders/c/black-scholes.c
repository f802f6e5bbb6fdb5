static inline void value_and_gradient(const double *at, double *out) {
  const double S = at[0], K = at[1], r = at[2], sigma = at[3], T = at[4];
  const double half = 0.70710678118654752; /* sqrt(1/2) */
  const double root = sqrt(T), spread = sigma * root;
  const double d1 = (log(S / K) + (r + 0.5 * sigma * sigma) * T) / spread;
  const double n1 = 0.5 + 0.5 * erf(d1 * half);
  const double n2 = 0.5 + 0.5 * erf((d1 - spread) * half);
  const double sn = S * 0.3989422804014327 * exp(-0.5 * d1 * d1);
  const double kdn = K * exp(-r * T) * n2;
  out[0] = S * n1 - kdn;
  out[1] = n1;
  out[2] = T * kdn;
  out[3] = sn * root;
  out[4] = 0.5 * sn * sigma / root + r * kdn;
}
