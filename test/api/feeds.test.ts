import { parseFeed } from '@rowanmanning/feed-parser';
import { parseJsonFeed } from 'feedsmith';
import { beforeAll, expect, test } from 'vitest';
import { ArticleSummary } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, DoubtfulPair, Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, reportOf, store } from './articles.ts';
import { everything } from './reading.ts';

const served = serveForTests();
const HOST = 'http://news.example';
beforeAll(async () => {
  await store(served.app, BRIDGE);
  await store(served.app, reportOf(1));
  await store(served.app, { text: '"We hope to win," goalkeeper Anna Berg told the Example Gazette.' });
});

async function ask(url: string) {
  const answer = await served.app.inject({ url, headers: { host: 'news.example' } });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
}
const atom = async (url: string) => {
  const { headers, body } = await ask(url);
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  return { xml: body, feed: parseFeed(body) };
};
const jsonFeed = async (url: string) => {
  const { headers, body } = await ask(url);
  expect(headers['content-type']).toBe('application/feed+json; charset=utf-8');
  return parseJsonFeed(JSON.parse(body));
};

test('quotes are entries that a feed reader reads, in Atom and JSON Feed alike', async () => {
  const quotes = await everything(served.app, '/quotes?q=the&act=denial', Quote);
  const { xml, feed } = await atom('/quotes.atom?q=the&act=denial');
  expect(feed.title).toBe('onrecord: /quotes?q=the&act=denial');
  expect(feed.self).toBe(`${HOST}/quotes.atom?q=the&act=denial`);
  const json = await jsonFeed('/quotes.jsonfeed?q=the&act=denial');
  expect(json).toMatchObject({ title: feed.title, feed_url: `${HOST}/quotes.jsonfeed?q=the&act=denial` });
  expect(feed.items).toHaveLength(quotes.length);
  expect(json.items).toHaveLength(quotes.length);
  for (const [i, quote] of quotes.entries()) {
    const [speaker] = quote.speakers;
    const id = `${HOST}/quotes/${quote.id}`;
    const title = `${speaker?.name}: ${quote.text}`;
    const author = { name: speaker?.name, url: `${HOST}/entities/${speaker?.id}` };
    const published = new Date(quote.article.publishedAt ?? '');
    const item = feed.items[i];
    expect(item).toMatchObject({ id, url: id, title, content: quote.text, published, authors: [author] });
    expect(item?.categories.map(({ term }) => term)).toEqual([quote.act, quote.type]);
    expect(json.items?.[i]).toMatchObject({
      id,
      url: id,
      external_url: quote.article.url,
      title,
      content_text: quote.text,
      date_published: published.toISOString().replace('.000', ''),
      authors: [author],
      tags: [quote.act, quote.type],
    });
  }
  // RFC 4287: no white space in an id; the feed tells its latest change.
  expect(xml).toContain(`<id>${HOST}/quotes.atom?q=the&amp;act=denial</id>`);
  expect(xml).toContain('<link rel="related" href="https://example.org/bridge"/>');
  expect(xml).toContain('<updated>2024-03-05T00:00:00Z</updated>');
});

test('every list is a feed', async () => {
  const list = await everything(served.app, '/entities', Entity);
  const speaker = list[0]?.id;
  const [article] = await everything(served.app, '/articles', ArticleSummary);
  for (const [path, item] of [
    ['/articles', ArticleSummary],
    [`/articles/${article?.id}/quotes`, Quote],
    [`/articles/${article?.id}/entities`, ArticleEntity],
    [`/articles/${article?.id}/speakers`, ArticleEntity],
    ['/entities', Entity],
    ['/speakers', Entity],
    ['/entities/doubtful', DoubtfulPair],
    [`/entities/${speaker}/quotes`, Quote],
    [`/entities/${speaker}/mentions`, Mention],
    ['/claims', Claim],
  ] as const) {
    const { length } = await everything(served.app, path, item);
    const { feed, xml } = await atom(`${path}.atom?limit=100`);
    expect(length, path).toBeGreaterThan(0);
    expect(feed.items, path).toHaveLength(length);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(length);
    for (const { id, title } of feed.items) {
      expect(id).toMatch(/^http:\/\/news\.example\/(articles|quotes|entities|claims)\/\w+(#\S+)?$/);
      expect(title).toMatch(/\S/);
    }
    expect(xml.match(/<updated>\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)<\/updated>/g)).toHaveLength(length + 1);
    const { items } = await jsonFeed(`${path}.jsonfeed?limit=100`);
    expect(items?.map(({ id }) => id)).toEqual(feed.items.map(({ id }) => id));
  }
});

test('pages lead to each other', async () => {
  const quotes = await everything(served.app, '/quotes', Quote);
  const expected = quotes.map(({ id }) => `${HOST}/quotes/${id}`);
  /** The ids of all pages; each tells its next one as it does itself, and in `Link`. */
  const walk = async (form: string, read: (body: string) => { ids: unknown[]; next: string | undefined }) => {
    const all: unknown[] = [];
    let url: string | undefined = `${HOST}/quotes.${form}?limit=4`;
    while (url) {
      const { body, headers } = await ask(url.slice(HOST.length));
      const { ids, next } = read(body);
      all.push(...ids);
      const link = /^<([^>]+)>; rel="next"/.exec(String(headers.link))?.[1];
      expect(next).toBe(link && HOST + link);
      url = next;
    }
    return all;
  };
  const atomPages = await walk('atom', (body) => ({
    ids: parseFeed(body).items.map(({ id }) => id),
    next: /<link rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&'),
  }));
  expect(atomPages).toEqual(expected);
  const jsonPages = await walk('jsonfeed', (body) => {
    const { items = [], next_url: next } = parseJsonFeed(JSON.parse(body));
    return { ids: items.map(({ id }) => id), next };
  });
  expect(jsonPages).toEqual(expected);
});

test('whatever was said is well-formed XML, without what XML has no place for', async () => {
  const draft = draftOf({ text: 'Odd.', headline: '<b>&amp;</b>', publishedAt: '2031-01-02T10:00:00+02:00' });
  const said = [
    '<script>alert(1)</script> & ]]> "x" \'y\'',
    'bell \u0007 escape \u001b end \ufffe',
    ' two  spaces\n\nand 🙂 ',
  ];
  await served.store.saveExtraction(
    draft,
    extractionOf(
      draft,
      [],
      said.map((text) => ({ text })),
    ),
    EXTRACTOR,
  );
  const { feed, xml } = await atom('/quotes.atom?limit=3');
  expect(feed.items.map(({ content }) => content).reverse()).toEqual([
    said[0],
    'bell  escape  end',
    'two  spaces\n\nand 🙂',
  ]);
  expect(xml).toContain('<content type="text"> two  spaces\n\nand 🙂 </content>');
  expect(feed.updated).toEqual(new Date('2031-01-02T08:00:00Z'));
});

test('a list with nothing in it is a feed all the same', async () => {
  const { feed } = await atom('/quotes.atom?q=nobodysaidthis');
  expect(feed.items).toEqual([]);
  expect(feed.updated).toEqual(new Date(0));
});
