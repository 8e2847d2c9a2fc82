/** A figure by the id of its row (see rows.ts). */
export interface Figure {
  /** In percent, or in the row's unit. */
  value: number;
  /** How much of `value` one case is worth, the least by which it can differ; where it is a share of cases. */
  step?: number;
}
export type Figures = Record<string, Figure>;

/** How often something was found rightly, how often it was found, and how often it was there to be found. */
export class Tally {
  hit = 0;
  found = 0;
  gold = 0;

  add({ hit = 0, found = 0, gold = 0 }: { hit?: number; found?: number; gold?: number }): void {
    this.hit += hit;
    this.found += found;
    this.gold += gold;
  }

  /** F1 in percent. */
  get f1(): Figure {
    return { value: (200 * this.hit) / (this.found + this.gold || 1), step: 200 / (this.found + this.gold || 1) };
  }
}
