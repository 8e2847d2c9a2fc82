/**
 * A sum of decision trees, as `training/pages/train.py` writes it: nodes of all trees in one row each. A node asks whether
 * a number of the row is at most its threshold; what is not known goes where `missing` says.
 */
export interface Trees {
  /** First node of each tree. */
  readonly roots: readonly number[];
  /** Which number is asked for; -1 in a leaf. */
  readonly features: readonly number[];
  /** The threshold, or the value of a leaf. */
  readonly values: readonly number[];
  /** Next nodes: if it is at most the threshold, and if not. */
  readonly lower: readonly number[];
  readonly higher: readonly number[];
  /** 1 where an unknown number goes to the lower side. */
  readonly missing: readonly number[];
}

/** How likely a row is of the class that the trees were trained for: 0 to 1. */
export function likelihood(trees: Trees, row: readonly number[]): number {
  let sum = 0;
  for (const root of trees.roots) {
    let at = root;
    for (let feature = trees.features[at] as number; feature >= 0; feature = trees.features[at] as number) {
      const value = row[feature] as number;
      const isLower = Number.isNaN(value) ? trees.missing[at] === 1 : value <= (trees.values[at] as number);
      at = (isLower ? trees.lower[at] : trees.higher[at]) as number;
    }
    sum += trees.values[at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
