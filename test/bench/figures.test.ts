import { describe, expect, it } from 'vitest';
import { regressions } from '../../bench/baseline.ts';
import { scorePronouns } from '../../bench/pronouns.ts';
import { ROWS, table } from '../../bench/rows.ts';
import type { ExtractedEntity } from '../../src/records/entity.ts';
import type { Extraction } from '../../src/records/extraction.ts';

describe('the baseline', () => {
  const baseline = { large: { 'who-said-what': 80, addressee: 60, 'confidence error': 4 } };
  const names = (figures: Parameters<typeof regressions>[1]) => regressions('large', figures, baseline);

  it('allows half a point, in the direction that is worse', () => {
    expect(names({ 'who-said-what': { value: 79.5, step: 0.05 }, 'confidence error': { value: 4.5 } })).toEqual([]);
    expect(names({ 'who-said-what': { value: 99 }, 'confidence error': { value: 1 } })).toEqual([]);
    expect(names({ 'who-said-what': { value: 79.4, step: 0.05 }, 'confidence error': { value: 4.6 } })).toEqual([
      'large, who-said-what (PolNeAR dev, 84 articles): 79.40, where the baseline has 80.00',
      'large, confidence error (PolNeAR dev, which it is fitted on): 4.60, where the baseline has 4.00',
    ]);
  });

  it('allows one case where a case is worth more than that', () => {
    expect(names({ addressee: { value: 58.7, step: 1.4 } })).toEqual([]);
    expect(names({ addressee: { value: 58.5, step: 1.4 } })).toHaveLength(1);
  });

  it('judges nothing that was not measured, or has no baseline', () => {
    expect(names({ date: { value: 1 } })).toEqual([]);
    expect(regressions('small', { 'who-said-what': { value: 1 } }, baseline)).toEqual([]);
  });
});

it('the table has a row for each figure that was measured, with the goals of each model', () => {
  const shown = table({ large: { 'who-said-what': { value: 79.66 } }, small: { memory: { value: 240.4 } } });
  expect(shown.split('\n')).toEqual([
    '|  | measured on | `large` | to reach | `small` | to reach |',
    '| --- | --- | --- | --- | --- | --- |',
    '| who said what, F1 | PolNeAR dev, 84 articles | 79.7 | 80 |  | 75.5 |',
    '| memory of a process | this machine |  | at most 500 | 240 MB | at most 250 |',
  ]);
});

it('each figure has one row', () => {
  expect(new Set(ROWS.map(({ figure }) => figure)).size).toBe(ROWS.length);
});

describe('pronouns', () => {
  const span = (start: number, end: number, kind: 'name' | 'pronoun' = 'name') => ({ start, end, kind });
  const extraction = (...entities: ReturnType<typeof span>[][]): Extraction => ({
    id: 'art_1',
    language: 'en',
    extraction: 'complete',
    quotes: [],
    claims: [],
    entities: entities.map(
      (mentions, i): ExtractedEntity => ({
        id: `ent_${i}`,
        type: 'person',
        name: 'Ann',
        aliases: [],
        roles: [],
        mentions: mentions.map((mention) => ({ ...mention, entityId: `ent_${i}`, articleId: 'art_1', text: 'Ann' })),
      }),
    ),
  });
  const gap = (gender: 'masculine' | 'feminine', a: boolean, b: boolean) => ({
    text: '',
    gender,
    pronoun: { start: 20, end: 23 },
    names: [
      { start: 0, end: 5, meant: a },
      { start: 10, end: 15, meant: b },
    ],
  });

  it('are right where the mentions of what they mean reach into the name', () => {
    const figures = scorePronouns(
      [gap('masculine', true, false), gap('feminine', true, false), gap('feminine', false, false)],
      [
        extraction([span(0, 9), span(20, 23, 'pronoun')]),
        extraction([span(12, 15), span(20, 23, 'pronoun')], [span(0, 5)]),
        extraction([span(0, 5)]),
      ],
    );
    // Right 1 of 2 said and 2 true; masculine all, feminine none.
    expect(figures['pronouns all']?.value).toBe(50);
    expect(figures['pronouns masculine']?.value).toBe(100);
    expect(figures['pronouns feminine']?.value).toBe(0);
    expect(figures['pronouns bias']?.value).toBe(0);
  });
});
