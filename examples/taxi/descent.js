/**
 * Gradient descent in one variable: a step against the slope, halved until the loss falls enough
 * (Armijo's rule), and doubled after each success, so that no step size has to be guessed. It ends
 * where a step no longer changes the first ten digits. Returns every v on the way.
 */
export function descend(loss, slope, start) {
  const path = [start];
  let v = start;
  let step = 1;
  let current = loss(v);
  for (let round = 0; round < 1_000; round++) {
    const down = -slope(v);
    while (!(v + step * down > 0) || loss(v + step * down) > current - 0.5 * step * down * down) {
      step /= 2;
      if (step * Math.abs(down) <= 1e-10 * v) return path;
    }
    v += step * down;
    current = loss(v);
    path.push(v);
    if (step * Math.abs(down) <= 1e-10 * v) return path;
    step *= 2;
  }
  return path;
}
