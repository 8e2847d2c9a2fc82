import type { ExtractedQuote } from '../../records/quote.ts';

/** Who speaks in an article: those whom one quote names together, or what the text calls a source that it does not name. */
export interface Voice {
  /** From 1 on, in the order in which they first speak; 0 where the text tells of no source at all. */
  readonly number: number;
  readonly name: string;
  readonly speakers: ExtractedQuote['speakers'];
  readonly quotes: readonly ExtractedQuote[];
}

const NO_SOURCE = 'No source given';

/** The voices of an article's quotes, by the quotes' ids too. */
export function voicesOf(quotes: readonly ExtractedQuote[]): {
  voices: readonly Voice[];
  voiceOf: ReadonlyMap<string, Voice>;
} {
  const byKey = new Map<string, Voice & { quotes: ExtractedQuote[] }>();
  const voiceOf = new Map<string, Voice>();
  let named = 0;
  for (const quote of quotes) {
    const { speakers, source } = quote;
    const key = speakers.length > 0 ? speakers.map(({ id }) => id).join(' ') : (source?.text.toLowerCase() ?? '');
    let voice = byKey.get(key);
    if (!voice) {
      if (key !== '') named += 1;
      voice = { number: key === '' ? 0 : named, name: nameOf(quote), speakers, quotes: [] };
      byKey.set(key, voice);
    }
    voice.quotes.push(quote);
    voiceOf.set(quote.id, voice);
  }
  return { voices: [...byKey.values()], voiceOf };
}

/** Who is behind a quote, for people. */
export const nameOf = ({ speakers, source }: Pick<ExtractedQuote, 'speakers' | 'source'>): string =>
  speakers.length > 0 ? speakers.map(({ name }) => name).join(' and ') : (source?.text ?? NO_SOURCE);

const COLOURS = 8;

/** The class of a voice's colour. There may be more voices than colours: the number always stands beside. */
export const colourOf = (voice: Pick<Voice, 'number'> | undefined): string =>
  voice && voice.number > 0 ? `voice-${((voice.number - 1) % COLOURS) + 1}` : 'voice-0';
