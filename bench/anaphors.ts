// Whom "he" and "she" mean in invented articles in which people without a name stand between (training/attribution/README.md),
// outside of quotations: somebody whom the article names, or nobody whom it does.
import { readFileSync } from 'node:fs';
import type { Extraction } from '../src/records/extraction.ts';
import type { Span } from '../src/records/span.ts';
import type { Figures } from './figures.ts';
import type { Measure } from './measures.ts';
import { entityAt } from './pronouns.ts';

const FILE = new URL('./anaphors.jsonl', import.meta.url);
const PERSONAL = /^(?:he|him|his|himself|she|her|hers|herself)$/iu;

/** An article with its anaphors: [start, end, the name of whom it means, null if the text has none], in code points. */
interface Marked {
  text: string;
  anaphors: [start: number, end: number, name: string | null][];
}

export const anaphors: Measure = {
  needs: [],
  async run({ extract }) {
    const articles = readFileSync(FILE, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Marked);
    return score(articles, await extract(articles.map(({ text }) => ({ text }))));
  },
};

function score(articles: readonly Marked[], extractions: readonly Extraction[]): Figures {
  const right = { named: 0, unnamed: 0 };
  const all = { named: 0, unnamed: 0 };
  for (const [index, { text, anaphors }] of articles.entries()) {
    const extraction = extractions[index];
    if (!extraction) continue;
    const characters = [...text];
    const quoted = extraction.quotes.filter(({ type }) => type !== 'indirect').flatMap(({ spans }) => spans);
    for (const [start, end, name] of anaphors) {
      if (!PERSONAL.test(characters.slice(start, end).join('')) || quoted.some((span) => covers(span, start))) continue;
      const meant = entityAt(extraction, { start, end });
      const kind = name === null ? 'unnamed' : 'named';
      all[kind] += 1;
      if (name === null ? !meant : meant && [meant.name, ...meant.aliases].some((one) => isPartOf(one, name)))
        right[kind] += 1;
    }
  }
  return {
    'anaphors named': { value: (100 * right.named) / all.named, step: 100 / all.named },
    'anaphors unnamed': { value: (100 * right.unnamed) / all.unnamed, step: 100 / all.unnamed },
  };
}

const covers = ({ start, end }: Span, place: number): boolean => start <= place && place < end;

/** Whether all words of the one name are in the other, together, whichever is longer. */
const isPartOf = (one: string, other: string): boolean =>
  ` ${other} `.includes(` ${one} `) || ` ${one} `.includes(` ${other} `);
