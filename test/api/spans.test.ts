import { expect, test } from 'vitest';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Mention } from '../../src/records/entity.ts';
import { Extraction } from '../../src/records/extraction.ts';
import { Quote } from '../../src/records/quote.ts';
import type { Span, TextSpan } from '../../src/records/span.ts';
import { serveForTests } from './app.ts';
import { post, store } from './articles.ts';
import { everything, recordOf } from './reading.ts';

const served = serveForTests();

// Every character that UTF-16, UTF-8 and code points count differently, before, between and within what is found.
const TEXT = [
  '😀 👩‍👩‍👧 𝒜𝓁𝓁 𝓃ℯ𝓌𝓈 — Zoë’s e\u0301toile\r\n',
  '“We will open the 🌉 bridge in May,” Mayor Anna Berg told the Example Gazette 📰 on Monday.\r\n',
  '🙂 Berg denied that the “naïve 😡 plan” had cost more than 12\u00a0million euros 💶 in 2023.',
  'Engineer Tom Carter 👷🏽‍♂️ warned on 12 January 2024 that ‘the river 🌊 is rising’; “it can’t wait,” he added.',
  '\ufeff𠮷野家 said it would close 30 shops. 🇺🇦 “И это всё?” asked Maria Silva.',
].join('\r\n\r\n');
const DRAFT = { text: TEXT, publishedAt: '2024-03-05' };
const POINTS = [...TEXT];

const cut = ({ start, end }: Span) => {
  expect(start).toBeLessThan(end);
  expect(end).toBeLessThanOrEqual(POINTS.length);
  return POINTS.slice(start, end).join('');
};
const together = (spans: Span[]) => spans.map(cut).join(' … ');
const expectCut = (span: TextSpan) => expect(cut(span)).toBe(span.text);

function expectQuoteCut({ text, spans, cue, source, addressees }: Extraction['quotes'][number]) {
  expect(together(spans)).toBe(text);
  expect(spans).toEqual(spans.toSorted((a, b) => a.start - b.start));
  if (cue) expectCut(cue);
  if (source) expect(together(source.spans)).toBe(source.text);
  for (const addressee of addressees) expect(cut(addressee)).toContain(addressee.name);
}

function expectClaimCut({ text, spans, quantities, dates }: Extraction['claims'][number]) {
  expect(together(spans)).toBe(text);
  for (const part of [...quantities, ...dates]) expectCut(part);
}

test('every span of what is stored cuts its words out of the text, in code points', async () => {
  const { id, text } = await store(served.app, DRAFT);
  expect(text).toBe(TEXT);
  const quotes = await everything(served.app, `/articles/${id}/quotes`, Quote);
  const claims = await everything(served.app, `/articles/${id}/claims`, Claim);
  const entities = await everything(served.app, `/articles/${id}/entities`, ArticleEntity);
  for (const quote of quotes) expectQuoteCut(quote);
  for (const claim of claims) expectClaimCut(claim);
  const mentions = [];
  for (const entity of entities) {
    mentions.push(...(await everything(served.app, `/entities/${entity.id}/mentions`, Mention)));
  }
  for (const mention of mentions) expectCut(mention);

  expect(quotes.map((quote) => quote.text)).toContain('“We will open the 🌉 bridge in May,”');
  expect(quotes.some(({ addressees }) => addressees.length > 0)).toBe(true);
  expect(claims.flatMap(({ quantities }) => quantities).length).toBeGreaterThan(0);
  expect(mentions.map((mention) => mention.text)).toEqual(expect.arrayContaining(['Anna Berg', 'Tom Carter']));
});

test('and so does every span of what is only extracted', async () => {
  const { quotes, claims, entities } = recordOf(Extraction, await post(served.app, DRAFT, '/extract'));
  expect([quotes.length, claims.length, entities.length].every((count) => count > 0)).toBe(true);
  for (const quote of quotes) expectQuoteCut(quote);
  for (const claim of claims) expectClaimCut(claim);
  for (const { mentions } of entities) for (const mention of mentions) expectCut(mention);
});
