import type { Claim } from '../../records/claim.ts';
import { type Context, pathOf } from '../representation.ts';
import { shortened } from '../shortened.ts';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';
import { ArticleItem } from './items.tsx';
import { Part } from './part.tsx';
import { EntityName } from './people.tsx';
import { percent } from './percent.ts';
import { ReviewItem } from './review.tsx';

/** So many other claims of the same are shown. */
const ELSEWHERE = 10;

/** The page of a claim: who says it, who denies it, what checks came to, and where it stands. */
export async function claimPage(claim: Claim, { article, claimOccurrences }: Context): Promise<string> {
  const {
    id,
    text,
    articleId,
    quoteId,
    claimants,
    checkworthiness,
    quantities,
    dates,
    reviews,
    occurrences,
    withdrawn,
  } = claim;
  const [from, same] = await Promise.all([
    article(articleId),
    occurrences > 1 ? claimOccurrences(id, ELSEWHERE + 1) : [],
  ]);
  const elsewhere = same.filter((other) => other.id !== id).slice(0, ELSEWHERE);
  return htmlDocument({
    title: shortened(text),
    children: (
      <>
        <h1 dir="auto">{text}</h1>
        <p class="byline">
          <span>{percent(checkworthiness)} worth a check</span>
          {occurrences > 1 && <a href={`${pathOf.claim(id)}/occurrences`}>claimed {occurrences} times</a>}
          {quantities.map((each) => (
            <span key={each.start}>
              {[each.comparison, each.value, each.unit].filter((word) => word !== null).join(' ')}
            </span>
          ))}
          {dates.map((each) => (
            <time key={each.start} dateTime={each.value}>
              {each.value}
            </time>
          ))}
          {withdrawn && (
            <a href={pathOf.revision(articleId, withdrawn.revision)}>withdrawn {dateInWords(withdrawn.at)}</a>
          )}
        </p>
        <section>
          <h2>Who says so</h2>
          {claimants.length === 0 && <p>{quoteId ? 'A source without a name.' : 'The article, in its own voice.'}</p>}
          <Claimants of={claim} />
        </section>
        {elsewhere.length > 0 && (
          <section>
            <h2>Who says so elsewhere</h2>
            <ul class="records">
              {elsewhere.map((other) => (
                <li key={other.id}>
                  <a href={pathOf.claim(other.id)} dir="auto">
                    {shortened(other.text)}
                  </a>
                  {other.claimants.length === 0 && (
                    <small> {other.quoteId ? 'a source without a name' : 'in an article’s own voice'}</small>
                  )}
                  <Claimants of={other} />
                </li>
              ))}
            </ul>
            <p class="links">
              <a href={`${pathOf.claim(id)}/occurrences`}>All {occurrences}</a>
            </p>
          </section>
        )}
        <section>
          <h2>Fact-checks</h2>
          {reviews.length === 0 && <p>None is known.</p>}
          <ul class="records">
            {reviews.map((review) => (
              <ReviewItem key={review.id} review={review} />
            ))}
          </ul>
          {reviews.length > 0 && (
            <p class="links">
              <a href={`${pathOf.claim(id)}/reviews`}>All fact-checks</a>
            </p>
          )}
        </section>
        {from && (
          <Part title="Article" more={quoteId ? `${pathOf.article(articleId)}#${quoteId}` : pathOf.article(articleId)}>
            {[<ArticleItem key={from.id} article={from} />]}
          </Part>
        )}
        <p class="links">
          <a href={`${pathOf.claim(id)}.json`}>JSON</a>
        </p>
      </>
    ),
  });
}

/** Who asserts a claim, denies it or questions it. */
function Claimants({ of: { claimants } }: { of: Claim }) {
  if (claimants.length === 0) return null;
  return (
    <ul>
      {claimants.map(({ id, name, role, stance }) => (
        <li key={id}>
          <EntityName id={id} name={name} />
          {role && ` (${role})`} {stance} it
        </li>
      ))}
    </ul>
  );
}
