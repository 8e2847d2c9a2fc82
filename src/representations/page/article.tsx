import type { Article, ArticleDraft } from '../../records/article.ts';
import type { Claim, ExtractedClaim } from '../../records/claim.ts';
import type { ArticleEntity, ExtractedEntity } from '../../records/entity.ts';
import type { Extraction } from '../../records/extraction.ts';
import type { ExtractedQuote, Quote } from '../../records/quote.ts';
import { type Context, pathOf } from '../representation.ts';
import { shortened } from '../shortened.ts';
import { ClaimItem } from './claim-item.tsx';
import { candidatesOf, offering } from './correctable.ts';
import { dateInWords } from './dates.ts';
import { htmlDocument, Rendered } from './document.tsx';
import { titleOf } from './items.tsx';
import { markedText } from './marked-text.tsx';
import { EntityName, People } from './people.tsx';
import { colourOf, type Voice, voicesOf } from './voices.ts';

/** What the page of an article marks and lists at most; the lists of the API have all. */
const MOST = 1_000;
/** What stands beside the text at most. */
const MOST_BESIDE = 25;

/** An article with what was found in it: from the corpus, or not stored. */
interface ArticleView {
  article: Pick<ArticleDraft, 'headline' | 'publisher' | 'publishedAt' | 'authors' | 'url' | 'text' | 'notes'>;
  /** Its path, where it is stored. */
  path: string | null;
  extraction: Article['extraction'];
  quotes: readonly (ExtractedQuote | Quote)[];
  claims: readonly (Claim | ExtractedClaim)[];
  entities: readonly (ArticleEntity | ExtractedEntity)[];
  /** How many there are, where those above are not all. */
  counts: { quotes: number; claims: number; entities: number };
}

/** The page of an article of the corpus. */
export async function articlePage(article: Article, { records, articleEntities }: Context): Promise<string> {
  const { id, counts, extraction } = article;
  const [quotes, claims, entities] = await Promise.all([
    records('quotes', `article=${id}`, MOST),
    records('claims', `article=${id}&sort=checkworthiness`, MOST_BESIDE),
    articleEntities(id, MOST_BESIDE),
  ]);
  return articleView({ article, path: pathOf.article(id), extraction, quotes, claims, entities, counts });
}

/** The page of an article that was looked into, and is not kept. */
export function extractionPage(
  article: ArticleDraft,
  { extraction, quotes, claims, entities }: Extraction,
): Promise<string> {
  const counts = { quotes: quotes.length, claims: claims.length, entities: entities.length };
  const worthy = [...claims].sort((one, other) => other.checkworthiness - one.checkworthiness);
  return articleView({ article, path: null, extraction, quotes, claims: worthy, entities, counts });
}

async function articleView(view: ArticleView): Promise<string> {
  const { article, path, extraction, counts } = view;
  const quotes = view.quotes.slice(0, MOST);
  const { voices, voiceOf } = voicesOf(quotes);
  const stored = path !== null;
  const text = await markedText({ text: article.text, quotes, voiceOf, article, stored });
  const title = titleOf(article);
  return htmlDocument({
    title,
    feed: path ? `${path}/quotes.atom` : undefined,
    children: (
      <article class="marked" {...(stored ? offering(speakersAnd(voices, view.entities)) : {})}>
        <header>
          <h1 dir="auto">{title}</h1>
          <Byline article={article} />
          {!stored && <Unsaved draft={article} />}
          {extraction === 'unsupported-language' && (
            <p class="notice">This article is in a language that nothing is looked for in.</p>
          )}
          {counts.quotes > quotes.length && (
            <p class="notice">
              The first {quotes.length} of {counts.quotes} quotes are marked;{' '}
              <a href={`${path}/quotes`}>all are in the list</a>.
            </p>
          )}
          {path && <ArticleLinks path={path} />}
        </header>
        <Rendered class="text" html={text} />
        <aside aria-label="What was found">
          <Speakers voices={voices} stored={stored} />
          <Claims claims={view.claims.slice(0, MOST_BESIDE)} all={counts.claims} path={path} />
          <Entities entities={view.entities.slice(0, MOST_BESIDE)} all={counts.entities} path={path} />
        </aside>
      </article>
    ),
  });
}

/** Who may have said something, under the numbers that they have in the text. */
function speakersAnd(voices: readonly Voice[], entities: ArticleView['entities']) {
  const named = voices.flatMap(({ number, speakers: [speaker, ...more] }) =>
    speaker && more.length === 0 ? [{ number, id: speaker.id, name: speaker.name }] : [],
  );
  const others = entities.filter(({ type }) => type !== 'place');
  return candidatesOf(named, others, Math.max(0, ...voices.map(({ number }) => number)));
}

function Byline({ article }: { article: ArticleView['article'] }) {
  const { publisher, publishedAt, authors, url, notes } = article;
  return (
    <>
      <p class="byline">
        {authors.length > 0 && <span>By {authors.join(', ')}</span>}
        {publisher && <span>{publisher}</span>}
        {publishedAt && <time dateTime={publishedAt}>{dateInWords(publishedAt)}</time>}
        {url && (
          <a href={url} rel="noreferrer">
            Original
          </a>
        )}
      </p>
      {notes.map(({ kind, text }) => (
        <p class="note" key={text}>
          {kind}: {text}
        </p>
      ))}
    </>
  );
}

function ArticleLinks({ path }: { path: string }) {
  return (
    <p class="links">
      <a href={`${path}.json`}>JSON</a> <a href={`${path}/quotes.csv`}>Quotes as CSV</a>{' '}
      <a href={`${path}/annotations.jsonld`}>Annotations as JSON-LD</a> <a href={`${path}/revisions`}>Earlier states</a>
    </p>
  );
}

/** Stores what is shown, if that is wanted: as a form, which needs no script. */
function Unsaved({ draft }: { draft: ArticleView['article'] }) {
  const fields = {
    text: draft.text,
    headline: draft.headline,
    url: draft.url,
    publisher: draft.publisher,
    publishedAt: draft.publishedAt,
  };
  return (
    <form class="notice" method="post" action="/articles">
      {Object.entries(fields).map(
        ([name, value]) => value !== null && <input type="hidden" key={name} name={name} value={value} />,
      )}
      <p>Nothing of this is kept.</p>
      <button type="submit">Store it</button>
    </form>
  );
}

function Speakers({ voices, stored }: { voices: readonly Voice[]; stored: boolean }) {
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">Speakers</h2>
      {voices.length === 0 && <p>Nobody is quoted.</p>}
      <ul class="voices">
        {voices.map((voice) => (
          <li key={voice.number}>
            <span class={`number ${colourOf(voice)}`}>{voice.number || '?'}</span>{' '}
            <People of={{ speakers: voice.speakers, source: voice.quotes[0]?.source ?? null }} linked={stored} />
            <ol>
              {voice.quotes.map(({ id, text, type, act }) => (
                <li key={id}>
                  <a href={`#${id}`} dir="auto">
                    {shortened(text)}
                  </a>{' '}
                  <small>
                    {type} {act}
                  </small>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Claims({ claims, all, path }: { claims: ArticleView['claims']; all: number; path: string | null }) {
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">Claims, the most worth a check first</h2>
      <ol class="claims">
        {claims.map((claim) => (
          <ClaimItem key={claim.id} claim={claim} stored={path !== null} />
        ))}
      </ol>
      {path && all > claims.length && <a href={`${path}/claims`}>All {all} claims</a>}
    </section>
  );
}

function Entities({ entities, all, path }: { entities: ArticleView['entities']; all: number; path: string | null }) {
  if (entities.length === 0) return null;
  return (
    <section aria-labelledby="entities">
      <h2 id="entities">People, organizations, places</h2>
      <ul class="entities">
        {entities.map(({ id, name, type, roles }) => (
          <li key={id}>
            <EntityName id={id} name={name} linked={path !== null} /> <small>{roles[0] ?? type}</small>
          </li>
        ))}
      </ul>
      {path && all > entities.length && <a href={`${path}/entities`}>All {all}</a>}
    </section>
  );
}
