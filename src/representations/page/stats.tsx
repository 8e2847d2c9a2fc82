import type { Dimension, Stats, StatsRow } from '../../records/stats.ts';
import { type Context, pathOf } from '../representation.ts';
import { htmlDocument } from './document.tsx';
import { Filters } from './filters.tsx';

/** What a dimension is called, over a column. */
const NAMES: Readonly<Record<Dimension, string>> = {
  speaker: 'Speaker',
  addressee: 'Said to',
  entity: 'Said of',
  publisher: 'Publisher',
  act: 'Act',
  type: 'Kind',
  month: 'Published',
  day: 'Published',
  saidMonth: 'Said',
  saidDay: 'Said',
};

/** The filters of the list of quotes that a value of a dimension stands for. */
const FILTERS_OF: Readonly<Record<Dimension, readonly string[]>> = {
  speaker: ['speaker'],
  addressee: ['addressee'],
  entity: ['entity'],
  publisher: ['publisher'],
  act: ['act'],
  type: ['type'],
  month: ['publishedFrom', 'publishedTo'],
  day: ['publishedFrom', 'publishedTo'],
  saidMonth: ['saidFrom', 'saidTo'],
  saidDay: ['saidFrom', 'saidTo'],
};

/** The page of counts: a table whose rows lead to the quotes that they count. */
export async function statsPage({ by, rows, other, total, complete }: Stats, { self }: Context): Promise<string> {
  const address = new URL(self);
  address.pathname = address.pathname.replace(/\.html$/, '');
  const most = Math.max(1, ...rows.map(({ quotes }) => quotes));
  return htmlDocument({
    title: `Quotes by ${by.join(' and ')}`,
    children: (
      <>
        <h1>Quotes, counted</h1>
        <Filters address={address} />
        {!complete && (
          <p class="notice">There are more quotes than are gone through at once: the newest are counted.</p>
        )}
        <table class="counted">
          <caption>
            {total} quotes by {by.join(' and ')}
            {other > 0 && `; ${other} of other values are left out`}
          </caption>
          <thead>
            <tr>
              {by.map((dimension) => (
                <th key={dimension} scope="col">
                  {NAMES[dimension]}
                </th>
              ))}
              <th scope="col">Quotes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={by.map((dimension) => String(valueIn(row, dimension)?.value)).join(' ')}>
                {by.map((dimension) => (
                  <td key={dimension}>
                    <bdi>{valueIn(row, dimension)?.name ?? 'none'}</bdi>
                  </td>
                ))}
                <td>
                  <meter min={0} max={most} value={row.quotes} aria-hidden="true" />
                  <Counted row={row} by={by} address={address} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="links">
          <a href={`${pathOf.stats}.csv${address.search}`}>CSV</a>{' '}
          <a href={`${pathOf.stats}.json${address.search}`}>JSON</a>
        </p>
      </>
    ),
  });
}

/** How many quotes a row counts, as the way to them; no filter finds those without a value. */
function Counted({ row, by, address }: { row: StatsRow; by: readonly Dimension[]; address: URL }) {
  const parameters = new URLSearchParams(address.searchParams);
  for (const name of ['by', 'limit']) parameters.delete(name);
  for (const dimension of by) {
    const value = valueIn(row, dimension)?.value;
    if (value === undefined) return <>{row.quotes}</>;
    for (const filter of FILTERS_OF[dimension]) parameters.set(filter, value.replaceAll(',', '\\,'));
  }
  return <a href={`/quotes?${parameters}`}>{row.quotes}</a>;
}

/** A value as it is shown, and as a filter takes it; undefined where there is none. */
function valueIn(row: StatsRow, dimension: Dimension): { name: string; value: string } | undefined {
  const value = row[dimension];
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? { name: value, value } : { name: value.name, value: value.id };
}
