import { setImmediate as turn } from 'node:timers/promises';
import { renderToString } from 'preact-render-to-string';
import type { ExtractedQuote, Quote } from '../../records/quote.ts';
import { QuoteCard } from './card.tsx';
import type { Cited } from './citation.ts';
import { correctable } from './correctable.ts';
import { type Marked, markParagraphs, type Piece } from './marking.ts';
import { colourOf, type Voice } from './voices.ts';

/** What is marked of a quote: what was said, the words that name who, and those that introduce it. */
export interface MarkedPart {
  readonly quote: ExtractedQuote | Quote;
  readonly part: 'content' | 'source' | 'cue';
}

/** After so long a time everything else of the process has its turn, in milliseconds: a book takes a second. */
const STRETCH_MS = 10;

export interface MarkedTextOptions {
  text: string;
  quotes: readonly (ExtractedQuote | Quote)[];
  voiceOf: ReadonlyMap<string, Voice>;
  article: Cited;
  /** Whether the quotes have addresses of their own. */
  stored: boolean;
}

/** The paragraphs of a text as HTML, with its quotes marked, each with an id of its own and a card that tells of it. */
export async function markedText(options: MarkedTextOptions): Promise<string> {
  let html = '';
  let began = performance.now();
  for (const { start, pieces } of markParagraphs(options.text, options.quotes.flatMap(markedParts))) {
    html += renderToString(
      <p dir="auto" data-start={start}>
        {pieces.map((piece) => pieceOf(piece, options))}
      </p>,
    );
    if (performance.now() - began < STRETCH_MS) continue;
    await turn();
    began = performance.now();
  }
  return html;
}

/** What is marked of a quote, and where. */
export const markedParts = (quote: ExtractedQuote | Quote): Marked<MarkedPart>[] => [
  { of: { quote, part: 'content' }, spans: quote.spans },
  ...(quote.source ? [{ of: { quote, part: 'source' as const }, spans: quote.source.spans }] : []),
  ...(quote.cue ? [{ of: { quote, part: 'cue' as const }, spans: [quote.cue] }] : []),
];

function pieceOf(piece: Piece<MarkedPart>, options: MarkedTextOptions) {
  if (typeof piece === 'string') return piece;
  const { of, first, inside } = piece;
  const { quote, part } = of;
  const voice = options.voiceOf.get(quote.id);
  const words = inside.map((each) => pieceOf(each, options));
  const colour = colourOf(voice);
  if (part !== 'content') {
    return (
      <span class={`${part} ${colour}`} data-of={quote.id}>
        {words}
      </span>
    );
  }
  return (
    <span class="quote" {...(first ? { id: quote.id, ...(options.stored ? correctable(quote) : {}) } : {})}>
      <mark class={`${quote.type} ${colour}`} data-of={quote.id}>
        {words}
      </mark>
      {first && (
        <a
          class={`number ${colour}`}
          href={`#${quote.id}`}
          aria-label={`${voice?.number || '?'}: ${voice?.name}, ${quote.type}, about this quote`}
        >
          {voice?.number || '?'}
        </a>
      )}
      {first && <QuoteCard quote={quote} article={options.article} stored={options.stored} />}
    </span>
  );
}
