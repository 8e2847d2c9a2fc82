import type { Claim } from '../../records/claim.ts';
import { type Context, pathOf } from '../representation.ts';
import { shortened } from '../shortened.ts';
import { ReviewLink } from './claim-item.tsx';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';
import { ArticleItem } from './items.tsx';
import { Part } from './part.tsx';
import { EntityName } from './people.tsx';
import { percent } from './percent.ts';

/** The page of a claim: who says it, who denies it, what checks came to, and where it stands. */
export async function claimPage(claim: Claim, { article }: Context): Promise<string> {
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
  const from = await article(articleId);
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
          <h2>Who</h2>
          {claimants.length === 0 && <p>{quoteId ? 'A source without a name.' : 'The article, in its own voice.'}</p>}
          <ul>
            {claimants.map(({ id: claimant, name, role, stance }) => (
              <li key={claimant}>
                <EntityName id={claimant} name={name} />
                {role && ` (${role})`} {stance} it
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Fact-checks</h2>
          {reviews.length === 0 && <p>None is known.</p>}
          <ul>
            {reviews.map((review) => (
              <li key={review.id}>
                <ReviewLink review={review} />
              </li>
            ))}
          </ul>
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
