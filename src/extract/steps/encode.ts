import type { Paragraph, Step } from '../document.ts';
import { decode } from '../model/decoding.ts';
import { Encoder } from '../model/encoder.ts';
import { type Word, wordsOf } from '../model/words.ts';

const FOLDER = new URL('../../../data/model/large/', import.meta.url);

let loading: Promise<Encoder> | null = null;

/** One encoder a process, loaded with its first article; a load that failed is tried again with the next one. */
function encoder(): Promise<Encoder> {
  loading ??= Encoder.load(FOLDER).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** One pass of the encoder over the article: spans of sources, cues and contents, and of names. */
export const encode: Step = {
  name: 'encode',
  requires: ['paragraphs'],
  assigns: ['words', 'attributionSpans', 'nameSpans'],
  async run(document) {
    const model = await encoder();
    document.words = readable(wordsOf(document.text), document.paragraphs);
    const { attribution, names } = await model.encode(document.text, document.words);
    const { tags, transitions } = model.description;
    document.attributionSpans = decode(attribution, tags.attribution, transitions.attribution);
    document.nameSpans = decode(names, tags.names, transitions.names);
  },
};

/** The words outside furniture. */
function readable(words: readonly Word[], paragraphs: readonly Paragraph[]): Word[] {
  let at = 0;
  return words.filter(({ start }) => {
    while ((paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return !paragraphs[at]?.furniture;
  });
}
