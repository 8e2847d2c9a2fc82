/** The days of a period, inclusive, as `YYYY-MM-DD`; they compare as texts. */
export interface Period {
  first: string;
  last: string;
}

/**
 * The first and the last day of a PartialDate. Every month is taken to have 31 days: the days are compared only, and
 * no day lies between the real end of a month and the 31st.
 */
export function period(date: string): Period {
  if (date.length === 4) return { first: `${date}-01-01`, last: `${date}-12-31` };
  if (date.length === 7) return { first: `${date}-01`, last: `${date}-31` };
  return { first: date, last: date };
}

/** The month and the year in which a day lies. */
export const longerPeriods = (day: string): Period[] => [period(day.slice(0, 7)), period(day.slice(0, 4))];
