/**
 * Reproducible random numbers: same seed, same points, same bytes of output. mulberry32 (Tommy
 * Ettinger, public domain): 32 bits of state are plenty for a few thousand sample points, where
 * xoshiro would need four words and a seeding routine.
 */

export interface Random {
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  /** -1 or 1. */
  sign(): 1 | -1;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (low, high) => low + (high - low) * next(),
    below: (count) => Math.floor(next() * count),
    sign: () => (next() < 0.5 ? -1 : 1),
  };
}
