/** Logarithm of the sum of two numbers that are given by their logarithms, of which the first may be none (-Infinity). */
export const logOfSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
