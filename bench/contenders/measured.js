/** What was measured of a case, and what is asked of it. */
import { median, noise, relative } from "../measure.js";

export const BASE = "hand-written";
export const C = "C -O3";
export const NATIVE = "C -O3 -march=native";
/** Rounds by contender, with what is asked of them. */
export class Measured {
  constructor({ rounds }) {
    this.rounds = new Map(Object.entries(rounds));
  }

  ratio(name, base) {
    const isThere = this.rounds.has(name) && this.rounds.has(base);
    return isThere ? relative(this.rounds, name, base) : undefined;
  }

  median(name) {
    return this.rounds.has(name) ? median(this.rounds.get(name)) : undefined;
  }

  get noise() {
    return noise(this.rounds, BASE, "twin");
  }
}
