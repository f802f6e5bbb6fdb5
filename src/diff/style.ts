/** Which form of a derivative to make: numerically good, or as a textbook writes it. */
export type Style = "speed" | "reading";
