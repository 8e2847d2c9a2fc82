import type { ComponentChildren } from 'preact';
import type { Context, Kind, RecordPage, Records } from '../representation.ts';
import { ClaimItem } from './claim-item.tsx';
import { htmlDocument } from './document.tsx';
import { Filters } from './filters.tsx';
import { ArticleItem, EntityItem } from './items.tsx';
import { QuoteItem } from './quote-item.tsx';

/** What a list is called that stands at such a path; the first that fits. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/^\/quotes$/, 'Quotes'],
  [/^\/quotes\/withdrawn$/, 'Withdrawn quotes'],
  [/^\/claims\/withdrawn$/, 'Withdrawn claims'],
  [/^\/quotes\/.*\/occurrences$/, 'Where this was said'],
  [/\/quotes$/, 'Quotes'],
  [/\/speakers$/, 'Speakers'],
  [/\/entities$/, 'People, organizations, places'],
  [/\/articles$/, 'Articles'],
  [/\/occurrences$/, 'Where this is claimed'],
  [/\/claims$/, 'Claims'],
];

/** How a record of each kind stands in a list. */
export const LIST_ITEMS: { readonly [K in Kind]?: (record: Records[K]) => ComponentChildren } = {
  quote: (quote) => <QuoteItem key={quote.id} quote={quote} />,
  articleSummary: (article) => <ArticleItem key={article.id} article={article} />,
  entity: (entity) => <EntityItem key={entity.id} entity={entity} />,
  articleEntity: (entity) => <EntityItem key={entity.id} entity={entity} />,
  claim: (claim) => <ClaimItem key={claim.id} claim={claim} stored />,
};

/** A page of a list, with its filters and the way to the next page. */
export function listPage<K extends Kind>(kind: K, { records, next }: RecordPage<K>, { self }: Context): string {
  const item = LIST_ITEMS[kind];
  if (!item) throw new Error(`there is no page of ${kind}`);
  const address = new URL(self);
  const path = address.pathname.replace(/\.html$/, '');
  address.pathname = path;
  const words = address.searchParams.get('q');
  const title = TITLES.find(([pattern]) => pattern.test(path))?.[1] ?? 'Records';
  return htmlDocument({
    title: words ? `${title}: ${words}` : title,
    search: path === '/quotes' ? (words ?? undefined) : undefined,
    feed: otherForm(address, 'atom'),
    children: (
      <>
        <h1>{title}</h1>
        <Filters address={address} />
        {records.length === 0 ? <p>There is nothing here.</p> : <ul class="records">{records.map(item)}</ul>}
        <p class="links">
          {next && (
            <a rel="next" href={relative(next)}>
              Next page
            </a>
          )}{' '}
          <a href={otherForm(address, 'csv')}>CSV</a> <a href={otherForm(address, 'json')}>JSON</a>{' '}
          <a href={otherForm(address, 'atom')}>Feed</a>
        </p>
      </>
    ),
  });
}

/** The same list from its beginning in another form. */
function otherForm({ pathname, searchParams }: URL, extension: string): string {
  const parameters = new URLSearchParams(searchParams);
  parameters.delete('cursor');
  return `${pathname}.${extension}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** An address of this server without the server. */
const relative = (address: string) => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};
