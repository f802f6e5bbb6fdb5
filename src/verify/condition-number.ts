/**
 * The condition number of a result: how many times larger its relative change is than that of the
 * variables, to first order, when all of them change by the same share at worst. It is a property of
 * the formula's own derivatives, and no code can be more accurate at variables that are rounded
 * (N. Higham, Accuracy and Stability of Numerical Algorithms, section 1.6, in the 1-norm).
 */

/** `Σ |x_i · ∂_i f| / |f|`; infinite where f is 0 and moves. */
export function conditionNumber(
  result: number,
  variables: readonly number[],
  slopes: readonly number[],
): number {
  const change = variables.reduce((sum, x, i) => sum + Math.abs(x * slopes[i]!), 0);
  return change === 0 ? 0 : change / Math.abs(result);
}
