// Sentences worth a check, on the tenth of ClaimBuster that training leaves out: F1 of the worthy by the score that the engine asks for.
import { readFileSync } from 'node:fs';
import { LEAST_WORTHY, checkworthiness as scoreOf } from '../src/extract/claims/checkworthiness.ts';
import { Document, type TokenRange } from '../src/extract/document.ts';
import type { Model } from '../src/extract/model/models.ts';
import { encode } from '../src/extract/steps/encode.ts';
import { segment } from '../src/extract/steps/segment.ts';
import { corpus, readHeldOutDebates } from './corpora.ts';
import { Tally } from './figures.ts';
import type { Measure } from './measures.ts';

const FILE = corpus('claimbuster/train.json');

/** The sentences of ClaimBuster's held-out tenth, read by a model; `whole` is all of a sentence. */
export async function* heldOutDebates(
  file: string,
  model: Model,
): AsyncGenerator<{ document: Document; whole: TokenRange[]; label: 0 | 1 }> {
  for (const { text, label } of readHeldOutDebates(readFileSync(file, 'utf8'))) {
    const document = new Document({ text }, model);
    for (const step of [segment, encode]) await step.run(document);
    yield { document, whole: [{ first: 0, last: document.tokens.length }], label };
  }
}

export const checkworthiness: Measure = {
  needs: [FILE],
  async run({ model }) {
    const tally = new Tally();
    for await (const { document, whole, label } of heldOutDebates(FILE, model)) {
      const found = scoreOf(document, whole) >= LEAST_WORTHY;
      tally.add({ hit: Number(found && label === 1), found: Number(found), gold: label });
    }
    return { checkworthiness: tally.f1 };
  },
};
