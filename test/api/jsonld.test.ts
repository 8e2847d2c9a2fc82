import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, store } from './articles.ts';
import { expanded } from './contexts.ts';
import { everything } from './reading.ts';

const served = serveForTests();
const HOST = 'http://news.example';
const SCHEMA = 'http://schema.org/';
const OA = 'http://www.w3.org/ns/oa#';
const ANNOTATIONS = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"';

let article: Article;
let quotes: Quote[];
beforeAll(async () => {
  article = await store(served.app, BRIDGE);
  quotes = await everything(served.app, `/articles/${article.id}/quotes`, Quote);
});

async function ask(url: string, accept = 'application/ld+json') {
  const answer = await served.app.inject({ url, headers: { host: 'news.example', accept } });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^application\/ld\+json/);
  return answer.json();
}

const value = (text: unknown) => [{ '@value': text }];
const ref = (id: string) => ({ '@id': id });
type Node = Record<string, unknown>;
const itemsOf = ([list]: Node[]) => list?.[`${SCHEMA}itemListElement`] as Node[];

describe('schema.org', () => {
  test('an article is a NewsArticle', async () => {
    const [node] = await expanded(await ask(`/articles/${article.id}`));
    expect(node).toMatchObject({
      '@id': `${HOST}/articles/${article.id}`,
      '@type': [`${SCHEMA}NewsArticle`],
      [`${SCHEMA}url`]: [ref('https://example.org/bridge')],
      [`${SCHEMA}headline`]: value('Bridge to open in May'),
      [`${SCHEMA}articleBody`]: value(article.text),
      [`${SCHEMA}datePublished`]: [{ '@type': `${SCHEMA}Date`, '@value': '2024-03-05' }],
      [`${SCHEMA}publisher`]: [{ '@type': [`${SCHEMA}Organization`], [`${SCHEMA}name`]: value('Example Gazette') }],
      [`${SCHEMA}author`]: [{ '@type': [`${SCHEMA}Person`], [`${SCHEMA}name`]: value('Jane Roe') }],
      [`${SCHEMA}license`]: [{ '@type': [`${SCHEMA}CreativeWork`], [`${SCHEMA}name`]: value('CC BY 4.0') }],
    });
    const [summary] = itemsOf(await expanded(await ask('/articles')));
    const { [`${SCHEMA}articleBody`]: _, ...rest } = node ?? {};
    expect(summary).toEqual(rest);
  });

  test('an article tells what its publisher has changed and noted, and no language where nobody can tell it', async () => {
    const { id } = await store(served.app, {
      url: 'https://example.org/noted',
      modifiedAt: '2024-03-06',
      notes: [
        { kind: 'correction', text: 'An earlier version had another name.', at: '2024-03-06' },
        { kind: 'update', text: 'The mayor has answered.' },
      ],
      text: '42 : 17',
    });
    const node = await ask(`/articles/${id}`);
    expect(node).toMatchObject({
      dateModified: '2024-03-06',
      correction: [
        { '@type': 'CorrectionComment', text: 'An earlier version had another name.', datePublished: '2024-03-06' },
      ],
      comment: [{ '@type': 'Comment', text: 'The mayor has answered.' }],
    });
    expect(node).not.toHaveProperty('inLanguage');
    const feed = await served.app.inject('/articles.jsonfeed?q=17');
    expect(feed.json().items[0].content_text).toContain('\ncorrection: An earlier version had another name.');
    const csv = await served.app.inject(`/articles/${id}.csv`);
    expect(csv.body).toContain(',complete,2024-03-06,2,');
  });

  test('a quote that was taken out says so, and stands in the revision that had it', async () => {
    const url = 'https://example.org/taken-out';
    const { id } = await store(served.app, { ...BRIDGE, url });
    await served.app.inject({
      method: 'POST',
      url: '/articles',
      payload: { ...BRIDGE, url, text: 'It rained all day.' },
    });
    const [gone] = await everything(served.app, '/quotes/withdrawn', Quote);
    expect(await ask(`/quotes/${gone?.id}`)).toMatchObject({ '@type': 'Quotation', creativeWorkStatus: 'Withdrawn' });
    expect((await ask(`/quotes/${gone?.id}`, ANNOTATIONS)).target).toEqual(
      gone?.spans.map((span) => ({
        type: 'SpecificResource',
        source: `${HOST}/articles/${id}/revisions/1`,
        selector: [{ type: 'TextPositionSelector', ...span }],
      })),
    );
    await served.store.deleteArticle(id);
  });

  test('a quote is a Quotation, spoken by whoever said it', async () => {
    const nodes = itemsOf(await expanded(await ask(`/articles/${article.id}/quotes`)));
    expect(nodes).toHaveLength(quotes.length);
    for (const [i, quote] of quotes.entries()) {
      const node = nodes[i];
      expect(node).toMatchObject({
        '@id': `${HOST}/quotes/${quote.id}`,
        '@type': [`${SCHEMA}Quotation`],
        [`${SCHEMA}text`]: value(quote.text),
        [`${SCHEMA}spokenByCharacter`]: quote.speakers.map(({ id, name }) => ({
          '@id': `${HOST}/entities/${id}`,
          '@type': [`${SCHEMA}Person`],
          [`${SCHEMA}name`]: value(name),
        })),
        [`${SCHEMA}isPartOf`]: [{ '@id': `${HOST}/articles/${article.id}`, '@type': [`${SCHEMA}NewsArticle`] }],
      });
      expect(await expanded(await ask(`/quotes/${quote.id}`))).toEqual([node]);
    }
  });

  test('entities are persons, organizations and places', async () => {
    const entities = await everything(served.app, '/entities', Entity);
    const nodes = itemsOf(await expanded(await ask('/entities')));
    expect(nodes.map((node) => [node['@id'], node['@type']])).toEqual(
      entities.map(({ id, type }) => [
        `${HOST}/entities/${id}`,
        [`${SCHEMA}${type[0]?.toUpperCase()}${type.slice(1)}`],
      ]),
    );
    const mayor = entities.find(({ name }) => name === 'Anna Berg');
    expect((await expanded(await ask(`/entities/${mayor?.id}`)))[0]).toMatchObject({
      [`${SCHEMA}name`]: value('Anna Berg'),
      [`${SCHEMA}alternateName`]: value('Berg'),
      [`${SCHEMA}jobTitle`]: value('Mayor'),
    });
  });

  test('a claim is by those who assert it, and mentions those who deny it', async () => {
    const claims = await everything(served.app, '/claims', Claim);
    const nodes = itemsOf(await expanded(await ask('/claims')));
    expect(nodes).toHaveLength(claims.length);
    for (const [i, claim] of claims.entries()) {
      const who = (asserts: boolean) =>
        claim.claimants
          .filter(({ stance }) => (stance === 'asserts') === asserts)
          .map(({ id }) => expect.objectContaining(ref(`${HOST}/entities/${id}`)));
      expect(nodes[i]).toMatchObject({ '@type': [`${SCHEMA}Claim`], [`${SCHEMA}text`]: value(claim.text) });
      expect(nodes[i]?.[`${SCHEMA}author`] ?? []).toEqual(who(true));
      expect(nodes[i]?.[`${SCHEMA}mentions`] ?? []).toEqual(who(false));
    }
    expect(claims.some(({ claimants }) => claimants.some(({ stance }) => stance === 'denies'))).toBe(true);
  });
});

describe('Web Annotations', () => {
  const listOf = ([page = {}]: Node[]) => {
    const [items] = page['http://www.w3.org/ns/activitystreams#items'] as { '@list': Node[] }[];
    return items?.['@list'] ?? [];
  };
  /** What a selector of a kind says of a target. */
  const selected = (target: Node, type: string) => {
    const selectors = target[`${OA}hasSelector`] as Record<string, { '@value': unknown }[]>[];
    const found = selectors.find((each) => (each['@type'] as unknown as string[]).includes(`${OA}${type}`));
    return (property: string) => found?.[`${OA}${property}`]?.[0]?.['@value'];
  };
  const textOf = (from: number, to: number, text: string) => [...text].slice(Math.max(from, 0), to).join('');

  test('tell of every quote where it stands, in two ways that agree', async () => {
    const page = await ask(`/articles/${article.id}/annotations`);
    expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' });
    const items = listOf(await expanded(page));
    expect(items).toHaveLength(quotes.length);
    for (const [i, { id, spans, speakers, act }] of quotes.entries()) {
      const annotation = items[i] ?? {};
      expect(annotation).toMatchObject({
        '@id': `${HOST}/quotes/${id}#annotation`,
        '@type': [`${OA}Annotation`],
        [`${OA}motivatedBy`]: [ref(`${OA}identifying`)],
        [`${OA}hasBody`]: [
          ...speakers.map((speaker) => ({
            '@id': `${HOST}/entities/${speaker.id}`,
            '@type': [`${SCHEMA}Person`],
            [`${SCHEMA}name`]: value(speaker.name),
          })),
          {
            'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': value(act),
            [`${OA}hasPurpose`]: [ref(`${OA}tagging`)],
          },
        ],
      });
      const targets = annotation[`${OA}hasTarget`] as Node[];
      expect(targets).toHaveLength(spans.length);
      for (const [n, { start, end }] of spans.entries()) {
        const target = targets[n] ?? {};
        expect(target[`${OA}hasSource`]).toEqual([ref('https://example.org/bridge')]);
        expect(target[`${OA}hasState`]).toMatchObject([
          { [`${OA}cachedSource`]: [ref(`${HOST}/articles/${article.id}`)] },
        ]);
        const [position, quotation] = ['TextPositionSelector', 'TextQuoteSelector'].map((type) =>
          selected(target, type),
        );
        expect([position?.('start'), position?.('end')]).toEqual([start, end]);
        expect(quotation?.('exact')).toBe(textOf(start, end, article.text));
        expect(quotation?.('prefix')).toBe(textOf(start - 32, start, article.text));
        expect(quotation?.('suffix')).toBe(textOf(end, end + 32, article.text));
      }
    }
    expect(await ask(`/quotes/${quotes[0]?.id}`, ANNOTATIONS)).toEqual({
      '@context': page['@context'],
      ...page.items[0],
    });
  });

  test('count code points, tell each part of a content, and name a source that has no name', async () => {
    const text = `🙂🙂 ${'é'.repeat(40)} “One 🙂” she said. ${'x'.repeat(250)} the end`;
    const draft = draftOf({ text });
    const extraction = extractionOf(draft, [], [{ text: 'One 🙂 … the end' }]);
    const [quote] = extraction.quotes;
    if (!quote) throw new Error('there is no quote');
    quote.spans = [
      { start: 45, end: 50 },
      { start: 313, end: 320 },
    ];
    quote.source = { text: 'she', spans: [{ start: 52, end: 55 }] };
    const { id } = await served.store.saveExtraction(draft, extraction, EXTRACTOR);
    const { items } = await ask(`/articles/${id}/annotations`);
    expect(items[0].body[0]).toEqual({ type: 'TextualBody', value: 'she', purpose: 'identifying' });
    expect(items[0].target).toMatchObject([
      {
        source: `${HOST}/articles/${id}`,
        selector: [{ exact: 'One 🙂', prefix: `${'é'.repeat(30)} “`, suffix: `” she said. ${'x'.repeat(20)}` }, {}],
      },
      {
        selector: [
          { exact: 'the end', suffix: '' },
          { start: 313, end: 320 },
        ],
      },
    ]);
    expect(items[0].target[0].state).toBeUndefined();
  });

  test('lead from page to page', async () => {
    let url: string | undefined = `${HOST}/articles/${article.id}/annotations?limit=1`;
    const ids: string[] = [];
    while (url) {
      const page = await ask(url.slice(HOST.length));
      expect(page.id).toBe(url);
      expect(page.partOf.first).toBe(`${HOST}/articles/${article.id}/annotations?limit=1`);
      ids.push(...page.items.map(({ id }: { id: string }) => id));
      url = page.next;
    }
    expect(ids).toEqual(quotes.map(({ id }) => `${HOST}/quotes/${id}#annotation`));
  });

  test('tell of mentions whom they mean', async () => {
    const id = quotes[0]?.speakers[0]?.id;
    const mentions = await everything(served.app, `/entities/${id}/mentions`, Mention);
    const items = listOf(await expanded(await ask(`/entities/${id}/mentions.jsonld`)));
    expect(mentions.length).toBeGreaterThan(1);
    for (const [i, mention] of mentions.entries()) {
      const annotation = items[i] ?? {};
      expect(annotation[`${OA}hasBody`]).toEqual([ref(`${HOST}/entities/${id}`)]);
      const [target = {}] = annotation[`${OA}hasTarget`] as Node[];
      expect(selected(target, 'TextQuoteSelector')('exact')).toBe(mention.text);
    }
  });
});
