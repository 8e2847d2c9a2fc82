import type { Entity } from '../../records/entity.ts';
import type { Stats } from '../../records/stats.ts';
import { valueIn } from '../plot/stats-figure.ts';
import { type Context, pathOf } from '../representation.ts';
import { amount } from './amount.ts';
import { ClaimItem } from './claim-item.tsx';
import { CompareForm } from './compare-form.tsx';
import { pathToCounted } from './counted-quotes.ts';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';
import { NameUseItem, QuotedWithItem } from './entity-items.tsx';
import { ArticleItem } from './items.tsx';
import { Part } from './part.tsx';
import { QuoteItem } from './quote-item.tsx';
import { Timeline, timelineOf } from './timeline.tsx';

/** So many quotes are shown, and so many of what stands beside. */
const QUOTES = 10;
const BESIDE = 5;
/** Of so many quotes is counted how, to whom and where: a page must not take longer for who is quoted often. */
const COUNTED = 1_000;
/** Over time of more: that reads less of each. */
const TIMED = 2_500;
const COMPANY = 10;
const NAMES = 12;
/** So many names and roles stand at the head; beside the quotes they stand with when they were used. */
const CALLED = 4;
/** So many days can be told apart in a plot and in a table. */
const MOST_DAYS = 92;

/** The page of an entity: who it is, what it said last, to whom and how, and what was said of it. */
export async function entityPage(entity: Entity, context: Context): Promise<string> {
  const { records, stats, quotedWith, nameUses } = context;
  const { id, name } = entity;
  const counted = (by: string) => stats(`by=${by}&speaker=${id}&limit=${BESIDE}`, COUNTED);
  const time = `by=${unitOf(entity)}&speaker=${id}`;
  const [quotes, about, claims, articles, acts, addressees, publishers, company, names, times] = await Promise.all([
    records('quotes', `speaker=${id}`, QUOTES),
    records('quotes', `entity=${id}`, BESIDE),
    records('claims', `claimant=${id}`, BESIDE),
    records('articles', `entity=${id}`, BESIDE),
    counted('act'),
    counted('addressee'),
    counted('publisher'),
    quotedWith(id, COMPANY),
    nameUses(id, NAMES),
    stats(time, TIMED),
  ]);
  const timeline = await timelineOf(times, context);
  return htmlDocument({
    title: name,
    feed: `${pathOf.entity(id)}/quotes.atom`,
    children: (
      <div class="beside">
        <Identity entity={entity} />
        <div>
          {timeline && (
            <section>
              <h2>When</h2>
              <Timeline timeline={timeline} address={time} />
            </section>
          )}
          <Part title="Quotes, the last first" more={`/quotes?speaker=${id}`} empty="Nothing is quoted.">
            {quotes.map((quote) => (
              <QuoteItem key={quote.id} quote={quote} />
            ))}
          </Part>
          <Part title={`What is said of ${name}`} more={`/quotes?entity=${id}`}>
            {about.map((quote) => (
              <QuoteItem key={quote.id} quote={quote} />
            ))}
          </Part>
        </div>
        <aside aria-label="More">
          <Counts title="How" stats={acts} speaker={id} />
          <Counts title="To whom" stats={addressees} speaker={id} />
          <Counts title="Where" stats={publishers} speaker={id} />
          <Part title="Quoted in the same articles" more={`${pathOf.entity(id)}/quoted-with`}>
            {company.map((other) => (
              <QuotedWithItem key={other.id} entity={other} />
            ))}
          </Part>
          <Part title="Names and roles" more={`${pathOf.entity(id)}/names`}>
            {names.map((use) => (
              <NameUseItem key={`${use.kind} ${use.text}`} use={use} />
            ))}
          </Part>
          <Part title="Claims" more={`/claims?claimant=${id}`}>
            {claims.map((claim) => (
              <ClaimItem key={claim.id} claim={claim} stored />
            ))}
          </Part>
          <Part title="Articles" more={`/articles?entity=${id}`}>
            {articles.map((article) => (
              <ArticleItem key={article.id} article={article} />
            ))}
          </Part>
        </aside>
      </div>
    ),
  });
}

function Identity({ entity }: { entity: Entity }) {
  const { id, name, type, roles, aliases, counts, firstSeen, lastSeen, sameAs } = entity;
  return (
    <header>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="byline">
        <span>{type}</span>
        {roles.length > 0 && <span dir="auto">{roles.slice(0, CALLED).join(', ')}</span>}
        {aliases.length > 0 && <span dir="auto">also {aliases.slice(0, CALLED).join(', ')}</span>}
      </p>
      <p class="byline">
        <span>
          {amount(counts.quotes, 'quote')} and {amount(counts.mentions, 'mention')} in{' '}
          {amount(counts.articles, 'article')}
        </span>
        {firstSeen && lastSeen && (
          <span>
            {dateInWords(firstSeen)} to {dateInWords(lastSeen)}
          </span>
        )}
        {sameAs.filter(isWebAddress).map((address) => (
          <a key={address} href={address} rel="noreferrer">
            {new URL(address).hostname}
          </a>
        ))}
      </p>
      <p class="links">
        <a href={`${pathOf.entity(id)}.json`}>JSON</a> <a href={`${pathOf.entity(id)}/quotes.csv`}>Quotes as CSV</a>{' '}
        <a href={`${pathOf.entity(id)}/quotes.atom`}>Feed</a> <a href={`${pathOf.entity(id)}/mentions`}>Mentions</a>{' '}
        <a href={`${pathOf.entity(id)}/history`}>History</a>{' '}
        <a href={`/entities/doubtful?entity=${id}`}>Who may be the same</a>
      </p>
      {counts.quotes > 0 && (
        <details>
          <summary>Compare with somebody else</summary>
          <CompareForm by="speaker" names={[name]} />
        </details>
      )}
    </header>
  );
}

/** In which unit of time an entity's quotes are counted: days where it is known from few of them. */
function unitOf({ firstSeen, lastSeen }: Entity): 'day' | 'month' {
  const days = firstSeen && lastSeen ? (Date.parse(lastSeen) - Date.parse(firstSeen)) / (24 * 60 * 60 * 1_000) : 0;
  return days < MOST_DAYS ? 'day' : 'month';
}

const isWebAddress = (address: string) => /^https?:\/\//i.test(address);

/** The most frequent values of a dimension, each with how many quotes there are and the way to them. */
function Counts({ title, stats: { by, rows, complete }, speaker }: { title: string; stats: Stats; speaker: string }) {
  const filters = new URLSearchParams({ speaker });
  const shown = rows.flatMap((row) => {
    const path = pathToCounted(row, by, filters);
    return path === null ? [] : [{ path, row, name: by.map((dimension) => valueIn(row, dimension)?.name).join(', ') }];
  });
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>
        {title}
        {!complete && <small> in the last {COUNTED} quotes</small>}
      </h2>
      <ul class="counts">
        {shown.map(({ path, row, name }) => (
          <li key={path}>
            <a href={path}>
              <bdi>{name}</bdi>
            </a>{' '}
            {row.quotes}
          </li>
        ))}
      </ul>
    </section>
  );
}
