import type { ComponentChildren } from 'preact';
import { atom } from '../atom.ts';
import type { Context, Kind, RecordPage, Records } from '../representation.ts';
import { ChangeItem } from './changes.tsx';
import { ClaimItem } from './claim-item.tsx';
import { CompareForm } from './compare-form.tsx';
import { htmlDocument } from './document.tsx';
import { DoubtfulPairItem, MentionItem, NameUseItem, QuotedWithItem } from './entity-items.tsx';
import { Filters } from './filters.tsx';
import { ArticleItem, EntityItem } from './items.tsx';
import { NextPage } from './next-page.tsx';
import { QuoteItem } from './quote-item.tsx';
import { ReviewItem } from './review.tsx';
import { RevisionItem } from './revision.tsx';

/** What a list is called that stands at such a path; the first that fits. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/^\/quotes$/, 'Quotes'],
  [/^\/quotes\/withdrawn$/, 'Withdrawn quotes'],
  [/^\/claims\/withdrawn$/, 'Withdrawn claims'],
  [/^\/quotes\/.*\/occurrences$/, 'Where this was said'],
  [/\/quotes$/, 'Quotes'],
  [/\/quoted-with$/, 'Quoted in the same articles'],
  [/\/names$/, 'Names and roles'],
  [/\/mentions$/, 'Mentions'],
  [/^\/entities\/doubtful$/, 'Who may be one'],
  [/\/history$/, 'History'],
  [/\/revisions$/, 'Earlier states'],
  [/\/reviews$/, 'Fact-checks'],
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
  mention: (mention) => <MentionItem key={`${mention.articleId} ${mention.start}`} mention={mention} />,
  quotedWith: (entity) => <QuotedWithItem key={entity.id} entity={entity} />,
  nameUse: (use) => <NameUseItem key={`${use.kind} ${use.text}`} use={use} />,
  doubtfulPair: (pair) => <DoubtfulPairItem key={`${pair.entity.id} ${pair.other.id}`} pair={pair} />,
  change: (change) => <ChangeItem key={change.version} change={change} />,
  revision: (revision) => <RevisionItem key={revision.number} revision={revision} />,
  review: (review) => <ReviewItem key={review.id} review={review} />,
};

/** A page of a list, with its filters and the way to the next page. */
export function listPage<K extends Kind>(kind: K, { records, next }: RecordPage<K>, { self }: Context): string {
  const item = LIST_ITEMS[kind];
  if (!item) throw new Error(`there is no page of ${kind}`);
  const address = new URL(self);
  const path = address.pathname.replace(/\.html$/, '');
  address.pathname = path;
  const words = address.searchParams.get('q');
  const hasFeed = atom.kinds.has(kind);
  const title = TITLES.find(([pattern]) => pattern.test(path))?.[1] ?? 'Records';
  return htmlDocument({
    title: words ? `${title}: ${words}` : title,
    search: path === '/quotes' ? (words ?? undefined) : undefined,
    feed: hasFeed ? otherForm(address, 'atom') : undefined,
    children: (
      <>
        <h1>{title}</h1>
        <Above path={path} />
        <Filters address={address} />
        {path === '/quotes' && words !== null && (
          <details>
            <summary>Compare two speakers on these words</summary>
            <CompareForm by="speaker" names={address.searchParams.getAll('speaker')} q={words} />
          </details>
        )}
        {records.length === 0 ? <p>There is nothing here.</p> : <ul class="records">{records.map(item)}</ul>}
        <p class="links">
          {next && <NextPage href={relative(next)} />} <a href={otherForm(address, 'csv')}>CSV</a>{' '}
          <a href={otherForm(address, 'json')}>JSON</a> {hasFeed && <a href={otherForm(address, 'atom')}>Feed</a>}
        </p>
      </>
    ),
  });
}

/** The way to the record that the list is of. */
function Above({ path }: { path: string }) {
  const [, list, id, part] = path.split('/');
  if (part === undefined) return null;
  return (
    <p class="links">
      <a href={`/${list}/${id}`}>{ABOVE[list ?? ''] ?? 'What this is of'}</a>
    </p>
  );
}

const ABOVE: Readonly<Record<string, string>> = {
  articles: 'The article',
  quotes: 'The quote',
  entities: 'Who this is',
  claims: 'The claim',
};

/** The same list from its beginning in another form. */
function otherForm({ pathname, searchParams }: URL, extension: string): string {
  const parameters = new URLSearchParams(searchParams);
  parameters.delete('cursor');
  return `${pathname}.${extension}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** An address of this server without the server. */

/** An address of this server without the server. */
const relative = (address: string) => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};
