import type { Dimension, Stats } from '../../records/stats.ts';
import { type Context, pathOf } from '../representation.ts';
import { pathToCounted, valueIn } from './counted-quotes.ts';
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

/** The page of counts: a table whose rows lead to the quotes that they count. */
export async function statsPage({ by, rows, other, total, complete }: Stats, { self }: Context): Promise<string> {
  const address = new URL(self);
  address.pathname = address.pathname.replace(/\.html$/, '');
  const filters = new URLSearchParams(address.searchParams);
  for (const name of ['by', 'limit']) filters.delete(name);
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
                  <Counted quotes={row.quotes} path={pathToCounted(row, by, filters)} />
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

/** A count, as the way to what it counts where there is one. */
const Counted = ({ quotes, path }: { quotes: number; path: string | null }) =>
  path === null ? <span>{quotes}</span> : <a href={path}>{quotes}</a>;
