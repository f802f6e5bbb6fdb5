/**
 * Gradient descent in one positive variable. How long a step may be is learned on the way: it is
 * halved until the loss falls by half of what the slope promises (Armijo's rule), and doubled after
 * each success. So nothing is tuned, and a step never goes uphill. The walk ends where a step would
 * no longer change the first eight digits.
 *
 * @returns every v on the way, the start first
 */
export function descend(loss, slope, start) {
  const path = [start];
  let v = start;
  let step = 1;
  for (let round = 0; round < 1_000; round++) {
    const down = -slope(v);
    const here = loss(v);
    const matters = () => step * Math.abs(down) > 1e-8 * v;
    const falls = () =>
      v + step * down > 0 && loss(v + step * down) <= here - 0.5 * step * down ** 2;
    while (matters() && !falls()) step /= 2;
    if (!matters()) break;
    v += step * down;
    path.push(v);
    step *= 2;
  }
  return path;
}
