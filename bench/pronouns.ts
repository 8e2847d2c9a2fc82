// Which of two names a pronoun means, by GAP's own score (Webster et al. 2018): for each name, whether it is the one; F1
// over all of them, and that of feminine pronouns over that of masculine ones.
import { readFileSync } from 'node:fs';
import type { Extraction } from '../src/records/extraction.ts';
import type { Span } from '../src/records/span.ts';
import { corpus, type GapCase, readGap } from './corpora.ts';
import { type Figures, Tally } from './figures.ts';
import type { Measure } from './measures.ts';

const FILE = corpus('gap/gap-validation.tsv');

export const pronouns: Measure = {
  needs: [FILE],
  async run({ extract }) {
    const cases = readGap(readFileSync(FILE, 'utf8'));
    return scorePronouns(cases, await extract(cases.map(({ text }) => ({ text }))));
  },
};

/** The extractions are those of the cases' texts, in the same order. */
export function scorePronouns(cases: readonly GapCase[], extractions: readonly Extraction[]): Figures {
  const tallies = { all: new Tally(), masculine: new Tally(), feminine: new Tally() };
  for (const [index, { pronoun, gender, names }] of cases.entries()) {
    const meant = (extractions[index] && entityAt(extractions[index], pronoun)?.mentions) ?? [];
    for (const name of names) {
      const found = meant.some((mention) => overlaps(mention, name));
      for (const tally of [tallies.all, tallies[gender]])
        tally.add({ hit: Number(found && name.meant), found: Number(found), gold: Number(name.meant) });
    }
  }
  const { all, masculine, feminine } = tallies;
  return {
    'pronouns all': all.f1,
    'pronouns masculine': masculine.f1,
    'pronouns feminine': feminine.f1,
    'pronouns bias': { value: feminine.f1.value / (masculine.f1.value || 1) },
  };
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The entity a mention of which stands exactly there. */
export const entityAt = ({ entities }: Extraction, { start, end }: Span): Entity | undefined =>
  entities.find(({ mentions }) => mentions.some((one) => one.start === start && one.end === end));

type Entity = Extraction['entities'][number];
