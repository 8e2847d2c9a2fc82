import type { ExtractedQuote, Quote } from '../../records/quote.ts';
import { pathOf } from '../representation.ts';
import { type Cited, citation } from './citation.ts';
import { dateInWords } from './dates.ts';
import { People } from './people.tsx';
import { percent } from './percent.ts';
import { textFragment } from './text-fragment.ts';

interface CardOptions {
  quote: ExtractedQuote | Quote;
  article: Cited;
  /** Whether the quote has an address of its own. */
  stored: boolean;
}

/** All that is known of a quote, and what can be done with it. */
export function QuoteCard({ quote, article, stored }: CardOptions) {
  const { id, type, act, saidAt, addressees, confidence, source, cue } = quote;
  return (
    <span class="card">
      <span class="who">
        <People of={quote} linked={stored} />
      </span>
      <span class="facts">
        {type} {act}
        {saidAt && `, said ${dateInWords(saidAt)}`}
        {addressees.length > 0 && `, to ${addressees.map(({ name }) => name).join(', ')}`}
      </span>
      {source && <span class="facts">source: {source.text}</span>}
      {cue && <span class="facts">cue: {cue.text}</span>}
      <span class="facts">confidence: {percent(confidence)}</span>
      {'review' in quote && quote.review.status !== 'unreviewed' && (
        <span class="facts">
          {quote.review.status}
          {quote.review.by && ` by ${quote.review.by}`}
        </span>
      )}
      <QuoteActions quote={quote} article={article} path={stored ? pathOf.quote(id) : null} />
    </span>
  );
}

/** Links to a quote's record and to its place on the publisher's page; and what scripts copy. */
export function QuoteActions({ quote, article, path }: { quote: ExtractedQuote; article: Cited; path: string | null }) {
  const original = article.url && textFragment(article.url, partsOf(quote));
  return (
    <span class="actions">
      {path && <a href={path}>Record</a>}
      {path && <a href={`${path}.json`}>JSON</a>}
      {original && (
        <a href={original} rel="noreferrer">
          Original
        </a>
      )}
      <button type="button" data-copy={citation(quote, article)} hidden>
        Copy citation
      </button>
      {original && (
        <button type="button" data-copy={original} hidden>
          Copy link
        </button>
      )}
      {path && (
        <button type="button" data-copy-from={`${path}.json`} hidden>
          Copy JSON
        </button>
      )}
    </span>
  );
}

/** The words of a content in one piece each. */
const partsOf = ({ text }: ExtractedQuote) => text.split(' … ');
