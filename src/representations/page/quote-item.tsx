import type { Quote } from '../../records/quote.ts';
import { pathOf } from '../representation.ts';
import { QuoteActions } from './card.tsx';
import { correctable } from './correctable.ts';
import { dateInWords } from './dates.ts';
import { People } from './people.tsx';

/** A quote in a list: the words, who said them, to whom, when, and in which article they stand. */
export function QuoteItem({ quote }: { quote: Quote }) {
  const { id, articleId, text, type, act, saidAt, addressees, occurrences, review, withdrawn, article } = quote;
  return (
    <li class={`said ${type}`} {...correctable(quote)}>
      <blockquote dir="auto">
        <a href={`${pathOf.article(articleId)}#${id}`}>{text}</a>
      </blockquote>
      <p>
        <People of={quote} linked />
        {addressees.length > 0 && (
          <>
            {' to '}
            <bdi>{addressees.map(({ name }) => name).join(', ')}</bdi>
          </>
        )}
      </p>
      <p class="facts">
        {type} {act}
        {saidAt && `, said ${dateInWords(saidAt)}`}
        {occurrences > 1 && (
          <>
            {', '}
            <a href={`${pathOf.quote(id)}/occurrences`}>said {occurrences} times</a>
          </>
        )}
        {review.status !== 'unreviewed' && `, ${review.status}`}
        {withdrawn && `, withdrawn ${dateInWords(withdrawn.at)}`}
      </p>
      <p class="facts">
        <bdi>{article.headline ?? article.url}</bdi>
        {article.publisher && (
          <>
            {', '}
            <bdi>{article.publisher}</bdi>
          </>
        )}
        {article.publishedAt && <>, {dateInWords(article.publishedAt)}</>}
      </p>
      <QuoteActions quote={quote} article={article} path={pathOf.quote(id)} />
    </li>
  );
}
