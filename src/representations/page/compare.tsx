import type { ComparedSide, Comparison } from '../../records/comparison.ts';
import { statsFigure } from '../plot/stats-figure.ts';
import type { Context } from '../representation.ts';
import { amount } from './amount.ts';
import { CompareForm } from './compare-form.tsx';
import { CountedTable } from './counted-table.tsx';
import { htmlDocument } from './document.tsx';
import { drawnFigure, PlotFigure } from './figures.tsx';
import { inShort } from './in-short.ts';
import { EntityName } from './people.tsx';
import { QuoteItem } from './quote-item.tsx';

/** The publishers of so many of the last articles can be chosen without writing them. */
const MOST_ARTICLES = 100;

/** The page on which speakers, or publishers, stand side by side. */
export async function comparisonPage(comparison: Comparison, context: Context): Promise<string> {
  const { q, sides, months } = comparison;
  const { pathname, search, searchParams } = new URL(context.self);
  const path = `${pathname.replace(/\.html$/, '')}`;
  const filters = new URLSearchParams(searchParams);
  for (const name of ['speaker', 'publisher']) filters.delete(name);
  const drawn = await drawnFigure(statsFigure(months), context);
  const names = sides.map(nameOf);
  const title = names.length > 0 ? `${names.join(' and ')}${q ? ` on “${q}”` : ''}` : 'Compare';
  return htmlDocument({
    title,
    children: (
      <>
        <h1 dir="auto">{title}</h1>
        {await forms(comparison, context)}
        {sides.length > 0 && (
          <>
            <p class="links">
              <a href={`${path}.csv${search}`}>CSV</a> <a href={`${path}.svg${search}`}>SVG</a>{' '}
              <a href={`${path}.json${search}`}>JSON</a>
            </p>
            <PlotFigure drawn={drawn} caption={inShort(months)}>
              <details>
                <summary>The same figures as a table</summary>
                <CountedTable stats={months} filters={filters} />
              </details>
            </PlotFigure>
            <div class="sides">
              {sides.map((side) => (
                <Side key={nameOf(side)} side={side} filters={filters} />
              ))}
            </div>
          </>
        )}
      </>
    ),
  });
}

const nameOf = ({ speaker, publisher }: ComparedSide): string => speaker?.name ?? publisher ?? '';

/** The form of what is compared; both where nothing is. */
async function forms({ by, q, sides }: Comparison, { records }: Context) {
  const names = sides.map(nameOf);
  const none = sides.length === 0;
  const articles = none || by === 'publisher' ? await records('articles', '', MOST_ARTICLES) : [];
  const publishers = [...new Set(articles.flatMap(({ publisher }) => publisher ?? []))].sort();
  return (
    <>
      {(none || by === 'speaker') && <CompareForm by="speaker" names={names} q={q} />}
      {(none || by === 'publisher') && <CompareForm by="publisher" names={names} q={q} publishers={publishers} />}
    </>
  );
}

function Side({ side, filters }: { side: ComparedSide; filters: URLSearchParams }) {
  const { speaker, publisher, total, complete, acts, quotes } = side;
  const found = (act?: string) => {
    const parameters = new URLSearchParams(filters);
    if (speaker) parameters.set('speaker', speaker.id);
    else parameters.set('publisher', (publisher ?? '').replaceAll(',', '\\,'));
    if (act) parameters.set('act', act);
    return `/quotes?${parameters}`;
  };
  return (
    <section>
      <h2>{speaker ? <EntityName id={speaker.id} name={speaker.name} /> : <bdi>{publisher}</bdi>}</h2>
      <p class="facts">
        <a href={found()}>
          {complete ? '' : 'more than '}
          {amount(total, 'quote')}
        </a>
      </p>
      <ul class="counts">
        {acts.map(({ act, quotes }) => (
          <li key={act}>
            <a href={found(act)}>{act}</a> {quotes}
          </li>
        ))}
      </ul>
      {quotes.length === 0 && <p>Nothing is quoted.</p>}
      <ul class="records">
        {quotes.map((quote) => (
          <QuoteItem key={quote.id} quote={quote} />
        ))}
      </ul>
    </section>
  );
}
