import type { Quote } from '../../records/quote.ts';
import { type Context, pathOf } from '../representation.ts';
import { shortened } from '../shortened.ts';
import { citation } from './citation.ts';
import { ClaimItem } from './claim-item.tsx';
import { htmlDocument } from './document.tsx';
import { Part } from './part.tsx';
import { QuoteItem } from './quote-item.tsx';
import { nameOf } from './voices.ts';

const BESIDE = 10;

/** The page of a quote: what is known of it, how to cite it, what it claims. */
export async function quotePage(quote: Quote, { records }: Context): Promise<string> {
  const claims = await records('claims', `quote=${quote.id}`, BESIDE);
  return htmlDocument({
    title: shortened(`${nameOf(quote)}: ${quote.text}`),
    children: (
      <>
        <h1>A quote</h1>
        <ul class="records">
          <QuoteItem quote={quote} />
        </ul>
        <section>
          <h2>Citation</h2>
          <p dir="auto">{citation(quote, quote.article)}</p>
        </section>
        <Part title="What it claims" more={`/claims?quote=${quote.id}`}>
          {claims.map((claim) => (
            <ClaimItem key={claim.id} claim={claim} stored />
          ))}
        </Part>
        <p class="links">
          <a href={`${pathOf.article(quote.articleId)}#${quote.id}`}>In the article</a>{' '}
          <a href={`${pathOf.quote(quote.id)}/history`}>History</a>
        </p>
      </>
    ),
  });
}
