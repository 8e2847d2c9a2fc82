import type { Stats } from '../../records/stats.ts';
import { statsFigure } from '../plot/stats-figure.ts';
import { type Context, pathOf } from '../representation.ts';
import { CountedTable } from './counted-table.tsx';
import { type Drawn, drawnFigure, PlotFigure } from './figures.tsx';
import { inShort } from './in-short.ts';

/** Counts over time, and how they are drawn. */
export interface DrawnTimeline {
  stats: Stats;
  drawn: Drawn;
}

/** Null where nothing has a date. */
export async function timelineOf(stats: Stats, context: Pick<Context, 'draw'>): Promise<DrawnTimeline | null> {
  const drawn = await drawnFigure(statsFigure(stats), context);
  return drawn && { stats, drawn };
}

/** A plot of counts over time, with its table and the way to its CSV. */
export function Timeline({ timeline: { stats, drawn }, address }: { timeline: DrawnTimeline; address: string }) {
  const filters = new URLSearchParams(address);
  for (const name of ['by', 'limit']) filters.delete(name);
  return (
    <PlotFigure drawn={drawn} caption={inShort(stats)}>
      <details>
        <summary>The same figures as a table</summary>
        <CountedTable stats={stats} filters={filters} />
      </details>
      <p class="links">
        <a href={`${pathOf.stats}?${address}`}>More counts</a> <a href={`${pathOf.stats}.csv?${address}`}>CSV</a>{' '}
        <a href={`${pathOf.stats}.svg?${address}`}>SVG</a>
      </p>
    </PlotFigure>
  );
}
