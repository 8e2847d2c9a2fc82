import type { ArticleEntity } from '../../records/entity.ts';
import type { Quote } from '../../records/quote.ts';
import { type Context, pathOf } from '../representation.ts';
import { shortened } from '../shortened.ts';
import { QuoteActions } from './card.tsx';
import { type Candidate, candidatesOf, correctable, offering } from './correctable.ts';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';
import { type Excerpt, excerptAround, within } from './excerpt.ts';
import { Filters } from './filters.tsx';
import { type MarkedPart, markedParts } from './marked-text.tsx';
import { markParagraphs, type Piece } from './marking.ts';
import { NextPage } from './next-page.tsx';
import { People } from './people.tsx';
import { percent } from './percent.ts';
import { NeedsScript, ReviewTabs } from './review-parts.tsx';
import { colourOf } from './voices.ts';

/** Of so many entities of an article the candidates are taken. */
const LOOKED_AT = 100;

/** The queue of what nobody has gone over, the most doubtful first. */
export async function quoteQueuePage(quotes: readonly Quote[], next: string | null, context: Context): Promise<string> {
  const address = new URL(context.self);
  const items: Awaited<ReturnType<typeof reviewItem>>[] = [];
  for (const quote of quotes) items.push(await reviewItem(quote, context));
  return htmlDocument({
    title: 'Review',
    style: 'correcting.css',
    children: (
      <>
        <h1>Review</h1>
        <ReviewTabs now="quotes" />
        <p>What the engine is least sure of, and nobody has gone over yet.</p>
        <NeedsScript />
        <Narrowing address={address} />
        {items.length === 0 && <p>Nothing is left to go over here.</p>}
        <ol class="queue" data-queue={`/quotes?${leftIn(address)}`}>
          {items}
        </ol>
        {next && (
          <p class="links">
            <NextPage href={next} />
          </p>
        )}
      </>
    ),
  });
}

/** One quote as it stands in the queue. */
export async function quoteReviewPage(quote: Quote, context: Context): Promise<string> {
  const item = await reviewItem(quote, context);
  return htmlDocument({
    title: 'Review of a quote',
    style: 'correcting.css',
    children: (
      <>
        <h1>Review of a quote</h1>
        <NeedsScript />
        <ol class="queue">{item}</ol>
        <p class="links">
          <a href="/review">All that is left</a>
        </p>
      </>
    ),
  });
}

/** What is about pages, and narrows nothing down. */
const PAGING = new Set(['cursor', 'limit']);

/** The filters, out of the way unless some are used. */
const Narrowing = ({ address }: { address: URL }) => (
  <details open={[...address.searchParams.keys()].some((name) => !PAGING.has(name))}>
    <summary>Narrow it down</summary>
    <Filters address={address} />
  </details>
);

/** The parameters with which the list of quotes counts what is left. */
function leftIn({ searchParams }: URL): URLSearchParams {
  const parameters = new URLSearchParams(searchParams);
  parameters.delete('cursor');
  parameters.set('review', 'unreviewed');
  parameters.set('limit', '1');
  parameters.set('count', 'true');
  return parameters;
}

/** A quote with the words around it, what the engine thinks of it, and who else may have said it. */
async function reviewItem(quote: Quote, { article, articleEntities }: Context) {
  const { id, articleId } = quote;
  const [from, speakers, entities] = await Promise.all([
    article(articleId),
    articleEntities(articleId, LOOKED_AT, true),
    articleEntities(articleId, LOOKED_AT),
  ]);
  const text = from?.text ?? quote.text;
  const excerpt = excerptAround(
    text,
    markedParts(quote).flatMap(({ spans }) => spans),
  );
  const candidates = candidatesIn(excerpt, speakers, entities);
  return (
    <li key={id} class={`said ${quote.type}`} {...correctable(quote, `/review/${id}`)} {...offering(candidates)}>
      <ArticleLine quote={quote} />
      <blockquote class="in-short" dir="auto">
        {shortened(quote.text)}
      </blockquote>
      <Surroundings quote={quote} excerpt={excerpt} candidates={candidates} />
      <Found quote={quote} />
      <QuoteActions quote={quote} article={quote.article} path={pathOf.quote(id)} />
    </li>
  );
}

/** Who is named near the words comes first; then who else speaks in the article. */
function candidatesIn({ text }: Excerpt, speakers: readonly ArticleEntity[], entities: readonly ArticleEntity[]) {
  const isNear = ({ name, aliases }: ArticleEntity) => [name, ...aliases].some((each) => text.includes(each));
  const all = [...speakers, ...entities.filter(({ type }) => type !== 'place')];
  return candidatesOf([], [...all.filter(isNear), ...all]);
}

function ArticleLine({ quote: { id, articleId, article } }: { quote: Quote }) {
  return (
    <p class="byline">
      <a href={`${pathOf.article(articleId)}#${id}`} dir="auto">
        {article.headline ?? article.url ?? 'In the article'}
      </a>
      {article.publisher && <bdi>{article.publisher}</bdi>}
      {article.publishedAt && <time dateTime={article.publishedAt}>{dateInWords(article.publishedAt)}</time>}
    </p>
  );
}

interface SurroundingsOptions {
  quote: Quote;
  excerpt: Excerpt;
  candidates: readonly Candidate[];
}

/** The words around a quote, with all that belongs to it marked. */
function Surroundings({ quote, excerpt, candidates }: SurroundingsOptions) {
  const marked = markedParts(quote).map(({ of, spans }) => ({ of, spans: within(excerpt, spans) }));
  const colour = colourOf(candidates.find(({ id }) => quote.speakers.some((speaker) => speaker.id === id)));
  return (
    <div class={`text ${excerpt.cutBefore ? 'cut-before' : ''} ${excerpt.cutAfter ? 'cut-after' : ''}`}>
      {[...markParagraphs(excerpt.text, marked)].map(({ start, pieces }) => (
        <p key={start} dir="auto" data-start={excerpt.start + start}>
          {pieces.map((piece) => pieceOf(piece, colour))}
        </p>
      ))}
    </div>
  );
}

function pieceOf(piece: Piece<MarkedPart>, colour: string) {
  if (typeof piece === 'string') return piece;
  const { of, inside } = piece;
  const words = inside.map((each) => pieceOf(each, colour));
  if (of.part === 'content') return <mark class={`${of.quote.type} ${colour}`}>{words}</mark>;
  return <span class={`${of.part} ${colour}`}>{words}</span>;
}

/** What the engine thinks of a quote. */
function Found({ quote }: { quote: Quote }) {
  const { type, act, saidAt, addressees, confidence, source, review } = quote;
  return (
    <dl class="found">
      <div>
        <dt>Speaker</dt>
        <dd>
          <People of={quote} linked />
          {source && quote.speakers.length > 0 && <span class="facts"> as “{source.text}”</span>}
        </dd>
      </div>
      {addressees.length > 0 && (
        <div>
          <dt>To</dt>
          <dd>
            <bdi>{addressees.map(({ name }) => name).join(', ')}</bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>Act</dt>
        <dd>
          {type} {act}
          {saidAt && `, said ${dateInWords(saidAt)}`}
        </dd>
      </div>
      <div>
        <dt>Confidence</dt>
        <dd>
          <meter min={0} max={1} value={confidence} aria-label="Confidence" /> {percent(confidence)}
        </dd>
      </div>
      {review.status !== 'unreviewed' && (
        <div>
          <dt>Review</dt>
          <dd>
            {review.status}
            {review.by && ` by ${review.by}`}
          </dd>
        </div>
      )}
    </dl>
  );
}
