import type { DoubtfulPair, Entity } from '../../records/entity.ts';
import type { Quote } from '../../records/quote.ts';
import { type Context, pathOf } from '../representation.ts';
import { amount } from './amount.ts';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';
import { NextPage } from './next-page.tsx';
import { EntityName } from './people.tsx';
import { percent } from './percent.ts';
import { NeedsScript, ReviewTabs } from './review-parts.tsx';

/** So many quotes of each show who it is. */
const QUOTES = 2;

/** The queue of entities that may be one. */
export async function pairQueuePage(
  pairs: readonly DoubtfulPair[],
  next: string | null,
  { records }: Context,
): Promise<string> {
  const lastOf = ({ id }: Entity) => records('quotes', `speaker=${id}`, QUOTES);
  const items: ReturnType<typeof PairItem>[] = [];
  for (const pair of pairs) {
    const [mine, others] = await Promise.all([lastOf(pair.entity), lastOf(pair.other)]);
    items.push(<PairItem key={`${pair.entity.id} ${pair.other.id}`} pair={pair} quotes={[mine, others]} />);
  }
  return htmlDocument({
    title: 'Review: who is who',
    style: 'correcting.css',
    children: (
      <>
        <h1>Review</h1>
        <ReviewTabs now="entities" />
        <p>Entities that may be one, and were kept apart since nothing tells for sure.</p>
        <NeedsScript />
        {items.length === 0 && <p>Nothing is doubtful.</p>}
        <ol class="queue">{items}</ol>
        {next && (
          <p class="links">
            <NextPage href={next} />
          </p>
        )}
      </>
    ),
  });
}

interface PairOptions {
  pair: DoubtfulPair;
  /** The last quotes of the one that came later, and of the other. */
  quotes: readonly [readonly Quote[], readonly Quote[]];
}

function PairItem({ pair: { entity, other, articleId, score, evidence }, quotes }: PairOptions) {
  return (
    <li
      class="pair"
      data-pair={entity.id}
      data-version={entity.version}
      data-other={other.id}
      data-other-version={other.version}
      data-names={JSON.stringify([entity.name, other.name])}
    >
      <div class="halves">
        <Someone entity={other} quotes={quotes[1]} />
        <Someone entity={entity} quotes={quotes[0]} />
      </div>
      <p class="facts">
        <meter min={0} max={1} value={score} aria-label="How likely they are one" /> {percent(score)} likely one:{' '}
        {evidence
          .map(({ feature, value, weight }) => `${feature} ${value} (${weight > 0 ? '+' : ''}${weight.toFixed(1)})`)
          .join(', ')}
        {articleId && (
          <>
            {' · '}
            <a href={pathOf.article(articleId)}>the article that raised the doubt</a>
          </>
        )}
      </p>
    </li>
  );
}

function Someone({ entity, quotes }: { entity: Entity; quotes: readonly Quote[] }) {
  const { id, name, type, roles, aliases, counts, firstSeen, lastSeen } = entity;
  return (
    <section>
      <h2>
        <EntityName id={id} name={name} />
      </h2>
      <p class="facts" dir="auto">
        {[type, ...roles].join(', ')}
        {aliases.length > 0 && ` · also ${aliases.join(', ')}`}
      </p>
      <p class="facts">
        {amount(counts.quotes, 'quote')} in {amount(counts.articles, 'article')}
        {firstSeen && lastSeen && `, ${dateInWords(firstSeen)} to ${dateInWords(lastSeen)}`}
      </p>
      {quotes.map((quote) => (
        <blockquote key={quote.id} dir="auto">
          <a href={`${pathOf.article(quote.articleId)}#${quote.id}`}>{quote.text}</a>
        </blockquote>
      ))}
    </section>
  );
}
