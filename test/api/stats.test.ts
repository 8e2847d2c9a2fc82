import { beforeAll, describe, expect, test } from 'vitest';
import { Quote } from '../../src/records/quote.ts';
import { Stats } from '../../src/records/stats.ts';
import { serveForTests } from './app.ts';
import { type Draft, store } from './articles.ts';
import { get, pageIn, problemIn } from './reading.ts';

const served = serveForTests();

const ARTICLES: Draft[] = [
  {
    url: 'https://example.org/bridge',
    publisher: 'Example Gazette',
    publishedAt: '2024-03-05',
    text:
      '"We will open the bridge in May," Mayor Anna Berg told Tom Carter on Monday.\n\n' +
      'Berg denied that the work had cost more than 12 million euros.',
  },
  {
    url: 'https://example.org/river',
    publisher: 'The River Post',
    publishedAt: '2024-04-01T22:30:00-05:00',
    text:
      'Engineer Tom Carter warned that "the river is rising" and said Anna Berg had done nothing since 2019.\n\n' +
      'Carter said that 40 percent of the houses in Velburg were flooded.',
  },
  { url: 'https://example.org/leaflet', text: 'Anna Berg said that the bridge is safe.' },
];
let quotes: Quote[];
beforeAll(async () => {
  for (const article of ARTICLES) await store(served.app, article);
  quotes = pageIn(Quote, await served.app.inject('/quotes?limit=100')).items;
});

const stats = (query: string) => get(served.app, `/stats?${query}`, Stats);
const ref = (name: string) => {
  const who = quotes.flatMap(({ speakers }) => speakers).find((speaker) => speaker.name === name);
  return { id: who?.id ?? '', name, type: 'person' };
};

test('counts by one dimension: the most frequent first, none last', async () => {
  expect(quotes).toHaveLength(6);
  const all = { other: 0, total: 6, complete: true };
  const carter = { speaker: ref('Tom Carter'), quotes: 3 };
  const berg = { speaker: ref('Anna Berg'), quotes: 3 };
  const bySpeaker = await stats('by=speaker');
  expect(bySpeaker).toMatchObject({ by: ['speaker'], ...all });
  expect(bySpeaker.rows).toHaveLength(2);
  expect(bySpeaker.rows).toEqual(expect.arrayContaining([berg, carter]));
  expect(await stats('by=publisher')).toEqual({
    by: ['publisher'],
    rows: [
      { publisher: 'The River Post', quotes: 3 },
      { publisher: 'Example Gazette', quotes: 2 },
      { publisher: null, quotes: 1 },
    ],
    ...all,
  });
  const byAct = (await stats('by=act')).rows;
  expect(byAct).toContainEqual({ act: 'denial', quotes: 1 });
  expect(byAct).toContainEqual({ act: 'warning', quotes: 1 });
});

test('counts by two dimensions, times in their order, as days and months in UTC', async () => {
  expect((await stats('by=speaker,month&speaker=Anna+Berg')).rows).toEqual([
    { speaker: ref('Anna Berg'), month: '2024-03', quotes: 2 },
    { speaker: ref('Anna Berg'), month: null, quotes: 1 },
  ]);
  // The evening of the first of April in Chicago is the second in UTC.
  expect((await stats('by=day&by=speaker')).rows).toEqual([
    { day: '2024-03-05', speaker: ref('Anna Berg'), quotes: 2 },
    { day: '2024-04-02', speaker: ref('Tom Carter'), quotes: 3 },
    { day: null, speaker: ref('Anna Berg'), quotes: 1 },
  ]);
  expect(
    (await stats('by=saidDay&act=announcement,promise,statement&speaker=Anna+Berg&publisher=Example+Gazette')).rows,
  ).toEqual([{ saidDay: '2024-03-04', quotes: 1 }]);
});

test('takes the filters of the list of quotes', async () => {
  for (const filter of [
    'speaker=Anna+Berg',
    'addressee=Tom+Carter',
    'entity=Velburg',
    `article=${quotes[0]?.articleId}`,
    'publisher=The+River+Post',
    'language=en',
    'type=indirect',
    'act=denial,warning',
    'review=unreviewed',
    'review=confirmed',
    'minConfidence=0.8',
    'saidFrom=2024',
    'saidTo=2024-03',
    'publishedFrom=2024-04-02&publishedTo=2024-04',
    'q=river+OR+bridge',
  ]) {
    const list = (await served.app.inject(`/quotes?${filter}&count=true`)).json();
    const counted = await stats(`by=type&${filter}`);
    expect(counted.total, filter).toBe(list.total);
    expect(
      counted.rows.reduce((sum, row) => sum + row.quotes, 0),
      filter,
    ).toBe(list.total);
  }
});

test('tells the most frequent only, and what it leaves out', async () => {
  expect(await stats('by=publisher&limit=1')).toEqual({
    by: ['publisher'],
    rows: [
      { publisher: 'The River Post', quotes: 3 },
      { publisher: null, quotes: 1 },
    ],
    other: 2,
    total: 6,
    complete: true,
  });
});

describe('is refused', () => {
  const DIMENSIONS = 'speaker, addressee, entity, publisher, act, type, month, day, saidMonth, saidDay';
  test.each([
    ['', 'by', 'is required'],
    ['by=', 'by', 'must not be empty'],
    ['by=year', 'by', `must be one of ${DIMENSIONS}, not "year"`],
    ['by=speaker,Month', 'by', `must be one of ${DIMENSIONS}, not "Month"`],
    ['by=speaker,month,act', 'by', 'must not have more than 2 dimensions'],
    ['by=act&by=type&by=day', 'by', 'must not have more than 2 dimensions'],
    ['by=act,act', 'by', 'must not name a dimension twice'],
    ['by=act&by=act', 'by', 'must not name a dimension twice'],
    ['by=act&limit=0', 'limit', 'must be a whole number from 1 to 1000'],
    ['by=act&limit=1001', 'limit', 'must be a whole number from 1 to 1000'],
    ['by=act&limit=1&limit=2', 'limit', 'must be given once'],
    ['by=act&speaker=Nobody', 'speaker', expect.stringContaining('there is nobody and nothing with the name "Nobody"')],
    ['by=act&q=(', 'q', expect.stringContaining('something to search for is missing')],
    ['by=act&publishedFrom=May', 'publishedFrom', expect.stringContaining('must be an ISO 8601 year')],
  ])('%j', async (query, parameter, detail) => {
    const problem = problemIn(await served.app.inject(`/stats?${query}`), 400);
    expect(problem.errors).toMatchObject([{ parameter, detail }]);
  });

  test.each(['sort', 'count', 'cursor', 'format'])('with %s, which says nothing of counts', async (parameter) => {
    const [error] = problemIn(await served.app.inject(`/stats?by=act&${parameter}=1`), 400).errors ?? [];
    expect(error).toMatchObject({
      parameter,
      detail: expect.stringContaining('is not known: there are by, q, speaker'),
    });
  });
});

test('are a table too: a column a dimension, of entities one more for their ids', async () => {
  const carter = ref('Tom Carter').id;
  const { headers, body } = await served.app.inject('/stats.csv?by=speaker,month&speaker=Tom+Carter');
  expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
  expect(body).toBe(`\ufeffspeaker,speakerId,month,quotes\r\nTom Carter,${carter},2024-04,3\r\n`);
  const byPublisher = (await served.app.inject({ url: '/stats?by=publisher', headers: { accept: 'text/csv' } })).body;
  expect(byPublisher).toBe('\ufeffpublisher,quotes\r\nThe River Post,3\r\nExample Gazette,2\r\n,1\r\n');
  expect(problemIn(await served.app.inject('/stats.atom?by=act'), 404).detail).toBe(
    'this is not given as .atom: there are .json, .ndjson, .csv, .svg, .html',
  );
});

test('are a page too, whose rows lead to the quotes that they count', async () => {
  for (const query of ['by=speaker,month', 'by=publisher', 'by=act&q=bridge', 'by=day', 'by=type&limit=1']) {
    const { rows } = await stats(query);
    const { statusCode, body } = await served.app.inject({ url: `/stats?${query}`, headers: { accept: 'text/html' } });
    expect(statusCode).toBe(200);
    const links = [...body.matchAll(/<a href="(\/quotes\?[^"]+)">(\d+)<\/a>/g)];
    const told = rows.filter((row) => !Object.values(row).includes(null));
    expect(links.map(([, , count]) => Number(count))).toEqual(told.map((row) => row.quotes));
    for (const [, path = '', count] of links) {
      const counted = await served.app.inject(`${path.replaceAll('&amp;', '&')}&limit=100`);
      expect(counted.json().items, path).toHaveLength(Number(count));
    }
  }
});
