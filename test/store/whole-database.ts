import { createApp } from '../../src/api/app.ts';
import { createExtractionPool } from '../../src/intake/pool.ts';
import { articleId } from '../../src/records/article.ts';
import { Entity } from '../../src/records/entity.ts';
import { stableId } from '../../src/records/id.ts';
import { keyHash, keyIdOf } from '../../src/records/key.ts';
import { Quote } from '../../src/records/quote.ts';
import { ClaimReviewDraft } from '../../src/records/review.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said, type Someone } from './builders.ts';
import { everything } from './reading.ts';

export const BY_ANNA = { by: 'anna', versions: null };
const AT = '2024-03-05T09:30:00.000Z';

export const SECRET = 'onr_0123456789abcdef0123456789abcdef';
export const SOURCE = { place: '/news/a.ndjson', state: '1', done: false, lines: 3, bytes: 120 };
export const FEED = { url: 'https://example.org/feed', etag: '"1"', lastModified: null, items: { a: '1', b: '2' } };

/** The article of that number as it was saved last. */
export const ARTICLE = (n: number, text: string) =>
  draftOf({
    url: `https://example.org/${n}`,
    headline: `Article ${n} – “Überschwemmung” 🌊`,
    publisher: n % 2 === 0 ? 'Gazette' : 'Herald',
    publishedAt: `2024-03-0${n}`,
    text,
  });

/** Saves an article in which these people say these things; ids come from the words. */
async function save(store: Store, n: number, who: Someone[], said: Said[], version = '1') {
  const text = said.map((each) => each.text).join('. ') || `Article ${n}.`;
  const draft = ARTICLE(n, text);
  const found = extractionOf(draft, who, said);
  for (const quote of found.quotes) {
    const id = stableId('quo', found.id, quote.text);
    const claims = found.claims.filter(({ quoteId }) => quoteId === quote.id);
    const start = text.indexOf(quote.text);
    quote.id = id;
    quote.spans = [{ start, end: start + quote.text.length }];
    for (const claim of claims) Object.assign(claim, { quoteId: id, spans: quote.spans });
  }
  await store.saveExtraction(draft, found, { ...EXTRACTOR, version });
  return { draft, found };
}

/**
 * Fills a database with something of everything that it can hold, by the store's own means: no table stays empty.
 * Gives what a test goes on with.
 */
export async function fillWithEverything(store: Store) {
  await store.importEntities([
    { name: 'Angela Merkel', aliases: ['Merkel'], type: 'person', wikidata: 'Q567', roles: ['chancellor'] },
  ]);
  await save(store, 1, [{ name: 'John Smith', aliases: ['Smith'], roles: ['senator'], at: 2 }], []);
  await save(store, 2, [{ name: 'John Smith', aliases: ['Smith'], roles: ['goalkeeper'] }], []);
  const people: Someone[] = [
    { name: 'Ann Archer', roles: ['mayor'], mentions: 2 },
    { name: 'Bo Baker' },
    { name: 'Angela Merkel' },
    { name: 'Corvane', type: 'organization', at: 3 },
  ];
  const SHARED = 'the river will rise by another two feet before the rain stops on Friday';
  const said: Said[] = [
    { text: SHARED, by: ['Ann Archer'], to: ['Bo Baker', 'a crowd'], claim: true, saidAt: '2024-03-04' },
    { text: 'nothing of it is true', by: ['Bo Baker'], act: 'denial' },
    { text: 'it is wrong', by: ['Ann Archer'], confidence: 0.1 },
    { text: 'the bridge is closed', by: ['Ann Archer', 'Bo Baker'], claim: true },
    { text: 'Corvane has paid', by: ['Angela Merkel'], type: 'indirect' },
  ];
  await save(store, 3, people, said);
  await save(
    store,
    4,
    [{ name: 'Ann Archer' }],
    [{ text: `Later: ${SHARED}`, by: ['Ann Archer'], to: ['Ann Archer', 'a crowd'], claim: true }],
  );
  const quotes = await everything(Quote, (page) => store.quotes({ ...page }));
  const quote = (text: string) => quotes.find((each) => each.text === text)?.id ?? '';
  await store.reviseQuote(quote(SHARED), { review: { status: 'confirmed' } }, BY_ANNA);
  await store.reviseQuote(quote('it is wrong'), { review: { status: 'rejected' } }, BY_ANNA);
  const denial = quote('nothing of it is true');
  await store.reviseQuote(denial, { act: 'statement', speakers: [{ name: 'Dora Dean', type: 'person' }] }, BY_ANNA);
  await store.reviseQuote(denial, { saidAt: '2024-03' }, { by: 'tom', versions: null });
  await store.undoQuote(denial, BY_ANNA);
  const article = articleId({ url: 'https://example.org/3', text: '' });
  await store.addQuote(
    article,
    {
      spans: [{ start: 3, end: 12 }],
      speakers: [{ name: 'Bo Baker', type: 'person' }],
      addressees: [],
      act: 'promise',
      saidAt: null,
      type: 'direct',
    },
    'anna',
  );
  // What a publisher takes out of an article is withdrawn, and what it was is a revision.
  await save(store, 3, people, said.slice(0, -2), '2');
  const entities = await everything(Entity, (page) => store.entities({ ...page }));
  const entity = (name: string) => entities.find((each) => each.name === name)?.id ?? '';
  await store.reviseEntity(entity('Corvane'), { name: 'Corvane Ltd', aliases: ['Corvane'] }, BY_ANNA);
  await store.keepApart(entity('Corvane'), entity('Ann Archer'), BY_ANNA);
  await store.mergeEntity(entity('Bo Baker'), entity('Ann Archer'), BY_ANNA);
  await store.undoEntity(entity('Ann Archer'), BY_ANNA);
  await store.mergeEntity(entity('Bo Baker'), entity('Ann Archer'), BY_ANNA);
  const claims = JSON.parse((await store.claims({ limit: 10 })).items) as { id: string }[];
  const review = ClaimReviewDraft.parse({
    '@type': 'ClaimReview',
    url: 'https://checks.example.org/1',
    claimReviewed: SHARED,
    author: { '@type': 'Organization', name: 'Checks' },
    reviewRating: { '@type': 'Rating', alternateName: 'Mostly true' },
  });
  await store.saveReview(claims[0]?.id ?? '', review);
  const key = { scopes: ['write' as const], hash: keyHash(SECRET), createdAt: AT, lastUsedAt: AT, revokedAt: null };
  await store.createKey({ ...key, id: keyIdOf(SECRET) ?? '', name: 'anna' });
  await store.noteReadSources([SOURCE]);
  await store.noteWatchedFeed(FEED);
  // The keys of what is gone are not given again.
  await save(store, 5, [{ name: 'Ed Eden' }], [{ text: 'this goes', by: ['Ed Eden'], claim: true }]);
  await store.deleteArticle(articleId({ url: 'https://example.org/5', text: '' }));
  return { denial, archer: entity('Ann Archer'), baker: entity('Bo Baker') };
}

const ALL_REVIEWS = 'review=unreviewed&review=confirmed&review=corrected&review=rejected';

/** Lists with what is read of each of their records. */
const LISTS: Record<string, readonly string[]> = {
  '/articles?limit=3': [
    '',
    '/quotes',
    '/speakers',
    '/entities',
    '/claims',
    '/annotations',
    '/revisions',
    '/revisions/1',
  ],
  [`/quotes?limit=3&${ALL_REVIEWS}`]: ['', '/history', '/occurrences'],
  '/entities?limit=3': ['', '/quotes', '/mentions', '/history'],
  '/speakers?limit=3': [],
  '/claims?limit=3': ['', '/reviews', '/occurrences'],
  '/entities/doubtful?limit=3': [],
  '/quotes/withdrawn?limit=3': ['', '/history'],
  '/claims/withdrawn?limit=3': [''],
};
const OTHERS = [
  '/stats?by=speaker',
  '/stats?by=publisher',
  '/stats?by=act',
  '/stats?by=entity',
  '/stats?by=day',
  '/stats?by=saidMonth',
  '/quotes?q=river',
  '/articles?q=article',
  '/claims?q=rise',
  '/entities?q=corv',
];

/** Every answer of the API over a store, by its address: lists page by page, records, histories, searches. */
export async function answersOf(store: Store): Promise<Map<string, string>> {
  const pool = createExtractionPool({ threads: 1 });
  const app = await createApp({ store, pool });
  const answers = new Map<string, string>();
  const get = async (path: string) => {
    const { statusCode, body, headers } = await app.inject(path);
    answers.set(path, `${statusCode} ${headers.etag ?? ''} ${body}`);
    return statusCode === 200 ? JSON.parse(body) : null;
  };
  try {
    for (const [list, parts] of Object.entries(LISTS)) {
      const [path] = list.split('?');
      for (let next: string | null = list; next !== null; ) {
        const page: { items: { id?: string }[]; next: string | null } = await get(next);
        for (const { id } of page.items) for (const part of parts) await get(`${path}/${id}${part}`);
        next = page.next;
      }
    }
    for (const path of OTHERS) await get(path);
    return answers;
  } finally {
    await app.close();
    await pool.close();
  }
}
