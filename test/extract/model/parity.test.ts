import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extractor.ts';
import { Encoder } from '../../../src/extract/model/encoder.ts';
import { folderOf, MODELS, type Model } from '../../../src/extract/model/models.ts';
import { wordsOf } from '../../../src/extract/model/words.ts';
import { codePointOffsets } from '../../../src/extract/offsets.ts';
import { ACTS } from '../../../src/records/speech-acts.ts';

interface Sample {
  text: string;
  /** `[start, end, shape, gap, quotation]` of each word, in code points. */
  words: [number, number, number, number, number][];
  ids: number[];
  shape: number[];
  gap: number[];
  quotation: number[];
  /** For each word, the seven scores of the attribution tags, those of the name tags, how much it is worth a check, and those of acts. */
  logits: number[][];
}

/** What training makes of a few texts full of odd characters; written with the model by training/attribution/export.py. */
const samplesOf = (model: Model) =>
  JSON.parse(readFileSync(new URL(`parity/${model}.json`, import.meta.url), 'utf8')) as Sample[];

/** Kernels of other processors and versions round in other places: where the best tag leads by more, it must be the same. */
const MARGIN = 1;

describe.each(MODELS)('the encoder of %s reads a text as it was read in training', (model) => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await Encoder.load(folderOf(model));
  });

  it.each(samplesOf(model))('$text', async ({ text, words: expected, logits, ...pieces }) => {
    const units = codePointOffsets(text);
    const words = wordsOf(text);
    expect(words.map(({ start, end, shape, gap, quotation }) => [start, end, shape, gap, quotation])).toEqual(
      expected.map(([start, end, ...features]) => [units(start), units(end), ...features]),
    );
    const { ids, shape, gap, quotation } = encoder.pieces(text, words);
    expect({ ids: [...ids], shape: [...shape], gap: [...gap], quotation: [...quotation] }).toEqual({
      ids: pieces.ids,
      shape: pieces.shape,
      gap: pieces.gap,
      quotation: pieces.quotation,
    });
    const { attribution, names, act } = await encoder.encode(text, words);
    const heads = [
      { scores: attribution, width: TAGS, at: 0 },
      { scores: names, width: TAGS, at: TAGS },
      { scores: act, width: ACTS.length, at: 2 * TAGS + 1 },
    ];
    words.forEach((_, i) => {
      heads.forEach(({ scores: all, width, at }, head) => {
        const scores = all.subarray(i * width, (i + 1) * width);
        const trained = logits[i]?.slice(at, at + width) ?? [];
        const [first = 0, second = 0] = [...trained].sort((a, b) => b - a);
        if (first - second > MARGIN) expect(best(scores), `word ${i}, head ${head}`).toBe(best(trained));
      });
    });
  });

  it('reads every part of a text of many windows', async () => {
    const people = [
      'Anna Berg',
      'Tom Ruiz',
      'Lena Holm',
      'Carlos Mendez',
      'Ruta Balsiene',
      'Omar Haddad',
      'Jane Okafor',
    ];
    const things = ['bridge', 'harbour', 'museum', 'railway', 'stadium', 'market', 'school', 'theatre', 'library'];
    const months = ['January', 'March', 'May', 'July', 'October'];
    const pick = (list: readonly string[], i: number): string => list[i % list.length] ?? '';
    const paragraphs = Array.from(
      { length: 120 },
      (_, i) =>
        `The council of the town met again, and the meeting was long. ${pick(people, i)} said on Monday that the ${pick(things, i)} would open in ${pick(months, i)}. No vote was taken.`,
    );
    const { quotes } = await extract({ text: paragraphs.join('\n\n') });
    const found = paragraphs.filter((_, i) =>
      quotes.some(
        ({ text, source }) =>
          source?.text === pick(people, i) && text.includes(`the ${pick(things, i)} would open in ${pick(months, i)}`),
      ),
    );
    expect(quotes).toHaveLength(120);
    expect(found).toHaveLength(120);
  });
});

/** Tags of each head. */
const TAGS = 7;

const best = (scores: ArrayLike<number>): number => Array.from(scores).indexOf(Math.max(...Array.from(scores)));
