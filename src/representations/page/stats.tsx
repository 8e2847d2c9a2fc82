import type { Stats } from '../../records/stats.ts';
import { inWords, statsFigure } from '../plot/stats-figure.ts';
import { type Context, pathOf } from '../representation.ts';
import { CountedTable } from './counted-table.tsx';
import { htmlDocument } from './document.tsx';
import { drawnFigure, PlotFigure } from './figures.tsx';
import { Filters } from './filters.tsx';
import { inShort } from './in-short.ts';

/** The page of counts: a plot, and a table whose rows lead to the quotes that they count. */
export async function statsPage(stats: Stats, context: Context): Promise<string> {
  const address = new URL(context.self);
  address.pathname = address.pathname.replace(/\.html$/, '');
  const filters = new URLSearchParams(address.searchParams);
  for (const name of ['by', 'limit']) filters.delete(name);
  const drawn = await drawnFigure(statsFigure(stats), context);
  const title = `Quotes by ${inWords(stats.by)}`;
  return htmlDocument({
    title,
    children: (
      <>
        <h1>{title}</h1>
        <Filters address={address} />
        {!stats.complete && (
          <p class="notice">There are more quotes than are gone through at once: the newest are counted.</p>
        )}
        <p class="links">
          <a href={`${pathOf.stats}.csv${address.search}`}>CSV</a>{' '}
          <a href={`${pathOf.stats}.svg${address.search}`}>SVG</a>{' '}
          <a href={`${pathOf.stats}.json${address.search}`}>JSON</a>
        </p>
        <div class="plotted">
          <PlotFigure drawn={drawn} caption={inShort(stats)} />
          <CountedTable stats={stats} filters={filters} />
        </div>
      </>
    ),
  });
}
