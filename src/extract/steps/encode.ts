import type { Paragraph, Step } from '../document.ts';
import { decode, likelihoods } from '../model/decoding.ts';
import { Encoder } from '../model/encoder.ts';
import { folderOf, type Model } from '../model/models.ts';
import { MeanPointing, WordPointing } from '../model/pointing.ts';
import { alikeWhereRecurring } from '../model/recurring.ts';
import { type Word, wordsOf } from '../model/words.ts';

const loaded = new Map<Model, Promise<Encoder>>();

/** An encoder is loaded with its first article; a load that failed is tried again with the next one. */
function encoder(model: Model): Promise<Encoder> {
  let loading = loaded.get(model);
  if (!loading) {
    loading = Encoder.load(folderOf(model)).catch((error) => {
      loaded.delete(model);
      throw error;
    });
    loaded.set(model, loading);
  }
  return loading;
}

/**
 * One pass of the encoder over the article: spans of sources, cues and contents, and of names, what pronouns and
 * descriptions may stand for, to whom and when something was said, what kind of act it is, and how much is worth a check.
 */
export const encode: Step = {
  name: 'encode',
  requires: ['paragraphs'],
  assigns: [
    'words',
    'attributionSpans',
    'nameSpans',
    'nameLikelihoods',
    'antecedents',
    'hearers',
    'times',
    'acts',
    'worth',
  ],
  async run(document) {
    const model = await encoder(document.model);
    document.words = readable(document.text, wordsOf(document.text), document.paragraphs);
    const encoding = await model.encode(document.text, document.words);
    const { tags, transitions, pointing } = model.description;
    document.attributionSpans = decode(encoding.attribution, tags.attribution, transitions.attribution, document.words);
    const names = alikeWhereRecurring(encoding.names, tags.names, document.words, document.text);
    document.nameLikelihoods = likelihoods(encoding.names, tags.names);
    document.nameSpans = decode(names, tags.names, transitions.names, document.words);
    const { anaphor, antecedent, asksHearer, hearer, asksTime, time, act } = encoding;
    const { coreference, ...words } = pointing.distance;
    document.antecedents = new MeanPointing(document, anaphor, antecedent, { ...pointing, distance: coreference });
    document.hearers = new WordPointing(document, asksHearer, hearer, { ...pointing, distance: words.hearer });
    document.times = new WordPointing(document, asksTime, time, { ...pointing, distance: words.time });
    document.acts = act;
    document.worth = encoding.worth;
  },
};

/** "(NYSE: VLT)", "(NASDAQ:ABCD; TSX: ABC)": behind a firm's name, it takes the name apart for the encoder. */
const TICKER = /\((?:[A-Z][A-Za-z]{2,10}:\s?[A-Z0-9.]{1,6}(?:[;,]\s)?)+\)/gu;

/** The words outside furniture and tickers. */
function readable(text: string, words: readonly Word[], paragraphs: readonly Paragraph[]): Word[] {
  const tickers = [...text.matchAll(TICKER)].map(({ index, 0: ticker }) => ({
    start: index,
    end: index + ticker.length,
  }));
  let [at, ticker] = [0, 0];
  return words.filter(({ start }) => {
    while ((paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    while ((tickers[ticker]?.end ?? Number.POSITIVE_INFINITY) <= start) ticker += 1;
    return !paragraphs[at]?.furniture && start < (tickers[ticker]?.start ?? Number.POSITIVE_INFINITY);
  });
}
