// Names of persons, organizations and places as an extraction gives them, exact in words and type: on Universal NER's English
// Web Treebank (Mayhew et al. 2024; mails, reviews, blogs and forums) and on GUM's development part.
import { readFileSync } from 'node:fs';
import type { Extraction } from '../src/records/extraction.ts';
import { corpus, type NamedText, readUner } from './corpora.ts';
import { type Figures, Tally } from './figures.ts';
import { readGum } from './gum.ts';
import type { Measure } from './measures.ts';

const GUM = corpus('gum/dev');

/** Every other document: the models learn from those between (`read_uner` in training/attribution/corpora.py). */
export const namesOfUner = ofUner('dev', (_, index) => index % 2 === 1);
export const namesOfUnerTest = ofUner('test');
export const namesOfGum = measureOf('GUM dev', GUM, () => readGum(GUM));

function ofUner(part: string, kept: (text: NamedText, index: number) => boolean = () => true): Measure {
  const file = corpus(`uner-ewt/${part}.iob2`);
  return measureOf(`UNER ${part}`, file, () => readUner(readFileSync(file, 'utf8')).filter(kept));
}

function measureOf(name: string, file: string, read: () => NamedText[]): Measure {
  return {
    needs: [file],
    async run({ extract }) {
      const texts = read();
      return score(name, texts, await extract(texts.map(({ text }) => ({ text }))));
    },
  };
}

function score(corpusName: string, texts: readonly NamedText[], extractions: readonly Extraction[]): Figures {
  const tallies = new Map(['all', 'person', 'organization', 'place'].map((type) => [type, new Tally()]));
  const count = (names: readonly string[], what: 'hit' | 'found' | 'gold') => {
    for (const name of names)
      for (const type of ['all', name.split(' ').at(-1) ?? '']) tallies.get(type)?.add({ [what]: 1 });
  };
  for (const [index, { names }] of texts.entries()) {
    const gold = new Set(names.map(({ start, end, type }) => `${start} ${end} ${type}`));
    const found = extractions[index] ? namesOf(extractions[index]) : [];
    count([...gold], 'gold');
    count(found, 'found');
    count(
      found.filter((name) => gold.has(name)),
      'hit',
    );
  }
  return Object.fromEntries([...tallies].map(([type, tally]) => [`names ${corpusName} ${type}`, tally.f1]));
}

const namesOf = ({ entities }: Extraction): string[] => [
  ...new Set(
    entities.flatMap(({ type, mentions }) =>
      mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => `${start} ${end} ${type}`),
    ),
  ),
];
