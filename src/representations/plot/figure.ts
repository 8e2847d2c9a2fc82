/** What is drawn: small, and plain enough to be sent to a thread. Names are shown as they are, whatever stands in them. */
export type Figure = Bars | Times | Grid;

/** A bar for each value, the first at the top. */
export interface Bars {
  readonly shape: 'bars';
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly quotes: number }[];
}

export type Unit = 'day' | 'month' | 'year';

/** Counts over time: a row of its own for each series, all over the same time and up to the same height. */
export interface Times {
  readonly shape: 'times';
  readonly title: string;
  readonly unit: Unit;
  /** The first unit of all series, as a day. */
  readonly start: string;
  /** How many quotes each unit has, from the first one on; the name is null where there is but one series. */
  readonly series: readonly { readonly name: string | null; readonly quotes: readonly number[] }[];
}

/** Pairs of values: a dot for each, the larger the more quotes there are. */
export interface Grid {
  readonly shape: 'grid';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** By the places of the column and the row. */
  readonly dots: readonly { readonly column: number; readonly row: number; readonly quotes: number }[];
}
