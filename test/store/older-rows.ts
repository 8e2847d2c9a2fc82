import { expect } from 'vitest';
import { Claim } from '../../src/records/claim.ts';
import { Quote } from '../../src/records/quote.ts';
import type { Store } from '../../src/store/store.ts';
import { parsed } from './reading.ts';

const quote = (n: number, fields: Pick<Quote, 'spans' | 'cue' | 'source'>) => ({
  id: `quo_0000000000000000000${n}`,
  position: n,
  text: `what was said, ${n}`,
  ...fields,
});

/** Quotes and claims whose places databases before migration 100 had as JSON, of every form. */
export const OLDER = {
  article: 'art_00000000000000000001',
  quotes: [
    quote(0, {
      spans: [{ start: 3, end: 9 }],
      cue: { text: 'has said', start: 10, end: 18, lemma: 'say' },
      source: { text: 'Ann “Ace” Archer', spans: [{ start: 0, end: 16 }] },
    }),
    quote(1, {
      spans: [
        { start: 20, end: 29 },
        { start: 40, end: 44 },
      ],
      cue: null,
      source: {
        text: 'Ann … Archer',
        spans: [
          { start: 30, end: 33 },
          { start: 50, end: 56 },
        ],
      },
    }),
    quote(2, { spans: [{ start: 60, end: 61 }], cue: null, source: null }),
  ],
  claims: [
    [{ start: 3, end: 9 }],
    [
      { start: 20, end: 29 },
      { start: 40, end: 44 },
    ],
    [],
  ].map((spans, n) => ({
    id: `clm_0000000000000000000${n}`,
    position: n,
    text: `what is claimed, ${n}`,
    spans,
  })),
} as const;

/** Expects that they are read as they were. */
export async function expectOlder(store: Store): Promise<void> {
  const quotes = parsed(Quote, await store.quotes({ limit: 9, article: OLDER.article }));
  expect(quotes).toMatchObject(OLDER.quotes.map(({ position: _, ...fields }) => fields));
  const claims = parsed(Claim, await store.claims({ limit: 9, article: OLDER.article }));
  expect(claims).toMatchObject(OLDER.claims.map(({ position: _, ...fields }) => fields));
}
