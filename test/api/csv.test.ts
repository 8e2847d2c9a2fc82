import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { Quote } from '../../src/records/quote.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, reportOf, store } from './articles.ts';
import { everything, pageIn } from './reading.ts';

const served = serveForTests();
let article: string;
beforeAll(async () => {
  article = (await store(served.app, BRIDGE)).id;
  await store(served.app, reportOf(1));
});

const ask = (url: string) => served.app.inject(url);

/** The rows of a CSV answer, and the names of its columns. */
async function table(url: string) {
  const { statusCode, headers, rawPayload } = await ask(url);
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
  // What a spreadsheet wants to see first, so that it reads UTF-8.
  expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = rawPayload.toString('utf8').slice(1);
  expect(text.endsWith('\r\n')).toBe(true);
  const [columns = [], ...rows] = parse(text, { recordDelimiter: '\r\n' }) as string[][];
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))) };
}

test('quotes are rows with columns that stay', async () => {
  const { columns, rows } = await table('/quotes.csv');
  expect(columns.join(' ')).toBe(
    'id text type act speakers speakerIds addressees source cue saidAt publishedAt publisher headline articleUrl ' +
      'articleId confidence review occurrences start end withdrawnAt',
  );
  const quotes = await everything(served.app, '/quotes', Quote);
  expect(rows).toHaveLength(quotes.length);
  for (const [i, quote] of quotes.entries()) {
    expect(rows[i]).toEqual({
      id: quote.id,
      text: quote.text,
      type: quote.type,
      act: quote.act,
      speakers: quote.speakers.map(({ name }) => name).join('; '),
      speakerIds: quote.speakers.map(({ id }) => id).join('; '),
      addressees: quote.addressees.map(({ name }) => name).join('; '),
      source: quote.source?.text ?? '',
      cue: quote.cue?.text ?? '',
      saidAt: quote.saidAt ?? '',
      publishedAt: quote.article.publishedAt ?? '',
      publisher: quote.article.publisher ?? '',
      headline: quote.article.headline ?? '',
      articleUrl: quote.article.url ?? '',
      articleId: quote.articleId,
      confidence: String(quote.confidence),
      review: 'unreviewed',
      occurrences: '1',
      start: String(quote.spans[0]?.start),
      end: String(quote.spans.at(-1)?.end),
      withdrawnAt: '',
    });
  }
});

test('every list and record has its columns', async () => {
  const [entity] = (await table('/entities.csv')).rows;
  const columns = async (url: string) => {
    const { rows, columns } = await table(url);
    expect(rows.length, url).toBeGreaterThan(0);
    return columns.join(' ');
  };
  const facts = 'id headline publisher publishedAt authors url language license quotes speakers entities claims';
  const kept = 'extractor createdAt updatedAt extraction modifiedAt notes';
  expect(await columns('/articles.csv')).toBe(`${facts} ${kept}`);
  expect(await columns(`/articles/${article}.csv`)).toBe(`${facts} ${kept} text`);
  const named = 'id type name aliases roles sameAs articles quotes mentions firstSeen lastSeen';
  for (const url of ['/entities.csv', '/speakers.csv', `/entities/${entity?.id}.csv`])
    expect(await columns(url)).toBe(named);
  expect(await columns(`/articles/${article}/speakers.csv`)).toBe(`${named} linkScore`);
  expect(await columns(`/entities/${entity?.id}/mentions.csv`)).toBe('entityId articleId text kind start end');
  expect(await columns('/claims.csv')).toBe(
    'id text claimants claimantIds stances checkworthiness quantities dates reviews quoteId articleId start end withdrawnAt',
  );
  expect((await table('/claims.csv')).rows.at(-1)).toMatchObject({
    claimants: 'Anna Berg',
    stances: 'denies',
    quantities: expect.stringMatching(/^more 12000000 /),
  });
  await store(served.app, { text: '"We hope to win," goalkeeper Anna Berg told the Example Gazette.' });
  expect(await columns('/entities/doubtful.csv')).toBe(
    'score entityId entityName entityType otherId otherName otherType articleId evidence',
  );
});

describe('whatever was said', () => {
  const FORMULAS = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '－2', '=cmd|" /C calc"!A0'];
  const PLAIN = ['a, b', 'say "no"', 'line\r\nbreak', 'naïve 🙂', ' =1', "'quoted'", 'x=1', '1;2'];

  test('it is one cell, to the letter, and none that is run as a formula', async () => {
    const draft = draftOf({ url: 'https://example.org/formulas', text: 'Formulas.', headline: '=HYPERLINK("x")' });
    const said = [...FORMULAS, ...PLAIN].map((text) => ({ text, by: ['Eve =Evil'] }));
    const { id } = await served.store.saveExtraction(
      draft,
      extractionOf(draft, [{ name: 'Eve =Evil' }], said),
      EXTRACTOR,
    );
    const { rows } = await table(`/articles/${id}/quotes.csv`);
    expect(rows.map(({ text }) => text)).toEqual([...FORMULAS.map((text) => `'${text}`), ...PLAIN]);
    for (const row of rows) {
      expect(row).toMatchObject({ headline: `'=HYPERLINK("x")`, confidence: '0.75' });
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }
  });
});

test('a limit makes it a page, with the way to the next one', async () => {
  const all = (await table('/quotes.csv')).rows;
  expect(all.length).toBeGreaterThan(20);
  let url: string | undefined = '/quotes.csv?limit=7';
  const walked: unknown[] = [];
  while (url) {
    const { rows } = await table(url);
    walked.push(...rows);
    url = /^<([^>]+)>; rel="next"/.exec(String((await ask(url)).headers.link))?.[1];
    if (url) expect(rows).toHaveLength(7);
  }
  expect(walked).toEqual(all);
  const { next } = pageIn(Quote, await ask('/quotes?limit=5'));
  const cursor = new URL(next ?? '', 'http://localhost').searchParams.get('cursor');
  expect((await table(`/quotes.csv?cursor=${cursor}`)).rows).toEqual(all.slice(5));
});

test('NDJSON has the records of the list, a line each', async () => {
  const { headers, body } = await ask('/quotes.ndjson');
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  expect(body.endsWith('\n')).toBe(true);
  const records = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records).toEqual(await everything(served.app, '/quotes', Quote));
  expect((await ask('/quotes.ndjson?q=nobodysaidthis')).body).toBe('');
  expect(JSON.parse((await ask(`/articles/${article}.ndjson`)).body)).toEqual(
    (await ask(`/articles/${article}`)).json(),
  );
});
