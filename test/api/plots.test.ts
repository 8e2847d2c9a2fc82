import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { DIMENSIONS, type Stats } from '../../src/records/stats.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { reportOf, store } from './articles.ts';

const HOSTILE = '</text><script>alert("x")</script>&amp;\u202e\u0007';

const served = serveForTests();
beforeAll(async () => {
  for (let n = 0; n < 6; n += 1) await store(served.app, reportOf(n));
  const draft = draftOf({ text: 'Names.', publisher: HOSTILE, publishedAt: '2023-04-01' });
  const found = extractionOf(draft, [{ name: HOSTILE }], [{ text: 'a', by: [HOSTILE], to: [HOSTILE] }]);
  await served.store.saveExtraction(draft, found, EXTRACTOR);
});

const PAGE = { accept: 'text/html' };

async function drawn(query: string): Promise<string> {
  const { statusCode, headers, body } = await served.app.inject(`/stats.svg?${query}`);
  expect(statusCode, body).toBe(200);
  expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
  return body;
}

/** Names and values of what is drawn: the texts, in their order. */
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&'));

const pairs = DIMENSIONS.flatMap((one) =>
  DIMENSIONS.filter((other) => other !== one).map((other) => `${one},${other}`),
);

describe('a plot', () => {
  test.each([...DIMENSIONS, ...pairs])('of quotes by %s is SVG that nothing runs in and nothing styles', async (by) => {
    const svg = await drawn(`by=${by}`);
    expect(XMLValidator.validate(svg)).toBe(true);
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
    expect(root).toMatchObject({ '@_xmlns': 'http://www.w3.org/2000/svg', '@_role': 'img' });
    expect(root['@_aria-label'] ?? root.text['#text']).toMatch(/^Quotes by |There is nothing/);
    expect(svg).not.toMatch(/<script|<foreignObject|<image|<use|\sstyle=|\son\w+=|href=|NaN|undefined|Infinity/);
    expect(svg.length).toBeLessThan(30_000);
  });

  test('shows names as they are, whatever stands in them', async () => {
    const name = HOSTILE.replace('\u0007', '');
    const start = name.slice(0, 12);
    for (const by of ['speaker', 'publisher', 'publisher,month', 'act,speaker']) {
      const svg = await drawn(`by=${by}`);
      const texts = textsIn(svg).map((text) =>
        text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
      );
      expect(
        texts.filter((text) => text.startsWith(start)),
        by,
      ).toHaveLength(1);
    }
  });

  test('may style itself in one way only', async () => {
    const { headers, body } = await served.app.inject('/stats.svg?by=act');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'$/);
    expect(body.match(/<style>/g)).toHaveLength(1);
  });

  test('is asked for by Accept too, and of what has no figures says so', async () => {
    const answer = await served.app.inject({ url: '/stats?by=act', headers: { accept: 'image/svg+xml' } });
    expect(answer.body).toBe(await drawn('by=act'));
    expect(textsIn(await drawn('by=act&q=nothing'))).toEqual(['There is nothing to be drawn.']);
  });

  test('has the figures of the table beside it and of the CSV', async () => {
    for (const by of ['speaker', 'publisher', 'act', 'type', 'addressee']) {
      const { rows } = (await served.app.inject(`/stats?by=${by}`)).json<Stats>();
      const told = rows.filter((row) => Object.values(row).every((value) => value !== null));
      const counts = told.map(({ quotes }) => String(quotes));
      expect(textsIn(await drawn(`by=${by}`)).slice(-counts.length || undefined), by).toEqual(counts);
      const { body } = await served.app.inject({ url: `/stats?by=${by}`, headers: PAGE });
      const table = [...body.matchAll(/<\/meter><a href="[^"]+">(\d+)<\/a>/g)].map(([, count]) => count);
      expect(table).toEqual(counts);
      expect(body).toContain(`href="/stats.csv?by=${by}"`);
      const csv = (await served.app.inject(`/stats.csv?by=${by}`)).body.trim().split('\r\n').slice(1);
      expect(csv.map((line) => line.split(',').at(-1))).toEqual(rows.map(({ quotes }) => String(quotes)));
    }
  });

  test('over time is as high for each month as it has quotes', async () => {
    const { rows } = (await served.app.inject('/stats?by=month')).json<Stats>();
    const counts = rows.filter(({ month }) => month).map(({ quotes }) => quotes);
    const heights = [...(await drawn('by=month')).matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) =>
      Number(height),
    );
    expect(heights).toHaveLength(counts.length);
    const most = counts.indexOf(Math.max(...counts));
    for (const [i, count] of counts.entries()) {
      expect((heights[i] ?? 0) / (heights[most] ?? 1)).toBeCloseTo(count / (counts[most] ?? 1), 1);
    }
  });

  test('over more days than can be told apart is one of months, and of years over more of these', async () => {
    const daysFrom = (first: string, step: number, n: number) =>
      Array.from({ length: n }, (_, i) =>
        new Date(Date.parse(first) + i * step * 86_400_000).toISOString().slice(0, 10),
      );
    for (const [publisher, days, units] of [
      ['A diary', daysFrom('2020-01-01', 1, 500), 17],
      ['A chronicle', daysFrom('1900-01-01', 400, 50), 50],
    ] as const) {
      const draft = draftOf({ text: publisher, publisher });
      const said = days.map((saidAt) => ({ text: saidAt, saidAt }));
      await served.store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
      const svg = await drawn(`by=saidDay&publisher=${publisher}`);
      expect(svg.match(/<rect /g), publisher).toHaveLength(units);
    }
    // What has no end of units is an outline.
    const svg = await drawn('by=saidDay&saidFrom=2020-01-01&saidTo=2020-12-31');
    expect(svg).not.toContain('<rect ');
    expect(svg).toContain('fill="#4a7fc1"');
  });

  test('stands in pages in a wide and a narrow form', async () => {
    for (const url of ['/', '/stats?by=day']) {
      const { body } = await served.app.inject({ url, headers: PAGE });
      expect(body.match(/<svg/g), url).toHaveLength(2);
      expect(body).not.toMatch(/\sstyle=|<style/);
      expect(body).toMatch(/<figcaption>Quotes by day of publication, [^<]+; the most, \d+: [^<]+\.<\/figcaption>/);
    }
  });
});
