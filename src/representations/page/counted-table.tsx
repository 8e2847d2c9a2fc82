import type { Dimension, Stats } from '../../records/stats.ts';
import { inWords, valueIn } from '../plot/stats-figure.ts';
import { pathToCounted } from './counted-quotes.ts';

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

/** So many rows are on a page at most. */
const MOST_ROWS = 200;

/** Counts as a table whose rows lead to the quotes that they count. */
export function CountedTable({
  stats: { by, rows, other, total },
  filters,
}: {
  stats: Stats;
  /** Under which they were counted. */
  filters: URLSearchParams;
}) {
  const most = Math.max(1, ...rows.map(({ quotes }) => quotes));
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <table class="counted">
      <caption>
        {total} quotes by {inWords(by)}
        {other > 0 && `; ${other} of other values are left out`}
        {shown.length < rows.length && `; the first ${shown.length} of ${rows.length} rows, all are in the CSV`}
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
        {shown.map((row) => (
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
  );
}

/** A count, as the way to what it counts where there is one. */
const Counted = ({ quotes, path }: { quotes: number; path: string | null }) =>
  path === null ? <span>{quotes}</span> : <a href={path}>{quotes}</a>;
