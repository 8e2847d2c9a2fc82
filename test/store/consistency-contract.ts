import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Article, ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import type { QuotePatch } from '../../src/records/correction.ts';
import { ArticleEntity, DoubtfulPair, Entity, Mention } from '../../src/records/entity.ts';
import { Quote, REVIEW_STATUSES } from '../../src/records/quote.ts';
import { DIMENSIONS, Stats } from '../../src/records/stats.ts';
import { CannotApply } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said, type Someone } from './builders.ts';
import { everything, type MakePlace, type Means, record } from './reading.ts';

const PEOPLE: Someone[] = [
  { name: 'Ann Archer', aliases: ['Archer'], roles: ['minister'], mentions: 2 },
  { name: 'Ann B. Archer', aliases: ['Ann Archer', 'Archer'], roles: ['Minister', 'chair'] },
  { name: 'Archer', roles: ['minister'], mentions: 3 },
  { name: 'ANN ARCHER', roles: ['goalkeeper'] },
  { name: 'Bo Baker', mentions: 0 },
  { name: 'AP', type: 'organization' },
  { name: 'Associated Press', type: 'organization', aliases: ['AP'] },
];
/** What is said, by what repeats one another. */
const SAID = [
  ['No comment.', 'no comment'],
  ['We will see'],
  ['…'],
  ['!'],
  [
    'the river will rise by another two feet before the rain stops on Friday, and nobody is to leave the upper town',
    'The river will rise by another two feet before the rain stops on Friday.',
  ],
];
const TEXTS = SAID.flat();

const someone = fc.uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1, maxLength: 4 });
const said = fc.array(fc.record({ text: fc.constantFrom(...TEXTS), by: fc.nat(9), claim: fc.boolean() }), {
  maxLength: 5,
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ url: fc.nat(3), version: fc.nat(2), someone, said }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat(3) }) },
);
/** What a person does to a quote or an entity, by its place in the lists. */
const correction = fc.record({
  correct: fc.nat(19),
  how: fc.constantFrom(
    'reject',
    'confirm',
    'told',
    'somebody',
    'someone new',
    'nobody',
    'undo',
    'rename',
    'merge',
    'apart',
    'part',
  ),
  other: fc.nat(9),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Correction = typeof correction extends fc.Arbitrary<infer S> ? S : never;

const urlOf = (n: number) => `https://example.org/${n}`;

async function take(store: Store, made: Step): Promise<void> {
  if ('remove' in made) {
    await store.deleteArticle(articleId({ url: urlOf(made.remove), text: '' }));
    return;
  }
  const draft = draftOf({
    url: urlOf(made.url),
    text: `Version ${made.version}.`,
    publisher: made.version === 1 ? 'Gazette' : null,
    publishedAt: made.version === 0 ? null : `2021-12-0${made.url + made.version}`,
  });
  const who = made.someone.flatMap((n) => PEOPLE[n] ?? []);
  const names = (from: number, count: number) => who.slice(from, from + count).map(({ name }) => name);
  const quotes = made.said.map(
    ({ text, by, claim }): Said => ({
      ...{ text, claim, by: names(by, 2) },
      // One twice, and one who is nobody in the article.
      to: [...names(by + 1, 2), ...names(by + 1, 1), 'the crowd'],
    }),
  );
  const article = articleId(draft);
  const own = () => everything(Quote, (page) => store.quotes({ ...page, ...ALL_QUOTES, article }));
  const before = await own();
  const { outcome } = await store.saveExtraction(draft, extractionOf(draft, who, quotes), EXTRACTOR);
  if (outcome !== 'revised') return;
  // What stood there stands there still, or is withdrawn.
  const after = new Set((await own()).map(({ id }) => id));
  for (const { id } of before) {
    const { withdrawn } = record(Quote, await store.quote(id)) ?? {};
    expect([id, withdrawn === null]).toEqual([id, after.has(id)]);
  }
}

const BY_ANNA = { by: 'anna', versions: null };
const ALL_QUOTES = { review: REVIEW_STATUSES };

async function correct(store: Store, { correct: n, how, other }: Correction): Promise<void> {
  const quotes = await everything(Quote, (page) => store.quotes({ ...page, ...ALL_QUOTES }));
  const entities = await everything(Entity, (page) => store.entities(page));
  const [quote, entity, second] = [
    quotes[n % quotes.length],
    entities[n % entities.length],
    entities[other % entities.length],
  ];
  if (!quote || !entity || !second) return;
  const revise = (patch: QuotePatch) => store.reviseQuote(quote.id, patch, BY_ANNA);
  const refused = (error: unknown) => expect(error).toBeInstanceOf(CannotApply);
  const ways: Record<Correction['how'], () => Promise<unknown>> = {
    reject: () => revise({ review: { status: 'rejected' } }),
    confirm: () => revise({ review: { status: 'confirmed' } }),
    told: () => revise(other % 2 ? { act: 'denial', saidAt: '2020-02' } : { type: 'mixed', saidAt: '2020-02-03' }),
    somebody: () => revise({ speakers: [{ id: entity.id }, { id: second.id }] }),
    'someone new': () => revise({ speakers: [{ name: `New ${other % 2}`, type: 'person' }] }),
    nobody: () => revise({ speakers: [] }),
    undo: () => store.undoQuote(quote.id, BY_ANNA).catch(refused),
    rename: () => store.reviseEntity(entity.id, { name: `Name ${other}`, aliases: ['Ann Archer'] }, BY_ANNA),
    merge: () => store.mergeEntity(entity.id, second.id, BY_ANNA).catch(refused),
    apart: () => store.keepApart(entity.id, second.id, BY_ANNA).catch(refused),
    part: () => store.undoEntity(entity.id, BY_ANNA).catch(refused),
  };
  await ways[how]();
}

const count = <T>(values: T[], passes: (value: T) => boolean) => values.filter(passes).length;
const groupOf = (text: string) => SAID.find((group) => group.includes(text));

/** Counts by hand, from the lists, whatever the store keeps a count of. */
async function expectRightCounts(store: Store): Promise<void> {
  const articles = await everything(ArticleSummary, (page) => store.articles(page));
  const entities = await everything(Entity, (page) => store.entities(page));
  const quotes = await everything(Quote, (page) => store.quotes(page));
  const appearances: [string, string, string | null][] = [];
  for (const { id, counts, publishedAt } of articles) {
    const own = await everything(ArticleEntity, (page) => store.articleEntities({ ...page, article: id }));
    for (const entity of own) appearances.push([entity.id, id, publishedAt]);
    expect(counts).toEqual({
      quotes: (await everything(Quote, (page) => store.quotes({ ...page, article: id }))).length,
      speakers: (
        await everything(ArticleEntity, (page) => store.articleEntities({ ...page, article: id, speakersOnly: true }))
      ).length,
      entities: own.length,
      claims: (await everything(Claim, (page) => store.claims({ ...page, article: id }))).length,
    });
    expect(record(Article, await store.article(id))?.counts).toEqual(counts);
  }
  for (const { id, counts, firstSeen, lastSeen, name, aliases } of entities) {
    const published = appearances.flatMap(([entity, , date]) => (entity === id && date !== null ? [date] : [])).sort();
    expect(counts).toEqual({
      articles: count(appearances, ([entity]) => entity === id),
      quotes: count(quotes, ({ speakers }) => speakers.some((speaker) => speaker.id === id)),
      mentions: (await everything(Mention, (page) => store.mentions(id, page))).length,
    });
    expect([firstSeen, lastSeen]).toEqual([published.at(0) ?? null, published.at(-1) ?? null]);
    expect(counts.articles).toBeGreaterThan(0);
    expect(aliases).not.toContain(name);
  }
  // What people have corrected stays, though no article names it any more.
  const unmentioned = await everything(Entity, (page) => store.entities({ ...page, mentioned: false }));
  const pairs = await everything(DoubtfulPair, (page) => store.doubtfulPairs(page));
  const published = new Map(articles.map((article) => [article.id, article.publishedAt]));
  for (const { entity, other, articleId: id } of pairs) {
    expect([...entities, ...unmentioned]).toEqual(expect.arrayContaining([entity, other]));
    expect(appearances).toContainEqual([expect.toBeOneOf([entity.id, other.id]), id, published.get(id ?? '')]);
  }
  expect(
    new Set(pairs.flatMap(({ entity, other }) => [`${entity.id} ${other.id}`, `${other.id} ${entity.id}`])).size,
  ).toBe(pairs.length * 2);
  const all = await everything(Quote, (page) => store.quotes({ ...page, ...ALL_QUOTES }));
  for (const { id, text, occurrences } of all) {
    const same = all.filter((other) => groupOf(other.text) === groupOf(text));
    expect(occurrences).toBe(same.length);
    expect(await everything(Quote, (page) => store.quoteOccurrences(id, page), 2)).toEqual(same.reverse());
  }
  const withdrawn = await everything(Quote, (page) => store.withdrawnQuotes(page));
  const standing = new Set(all.map(({ id }) => id));
  for (const quote of withdrawn) {
    expect(standing).not.toContain(quote.id);
    expect(record(Quote, await store.quote(quote.id))).toEqual(quote);
    expect(articles.map(({ id }) => id)).toContain(quote.articleId);
  }
  const claims = await everything(Claim, (page) => store.claims(page));
  for (const claim of await everything(Claim, (page) => store.withdrawnClaims(page))) {
    expect(claims.map(({ id }) => id)).not.toContain(claim.id);
    expect(record(Claim, await store.claim(claim.id))).toEqual(claim);
    expect(articles.map(({ id }) => id)).toContain(claim.articleId);
  }
  for (const { id, occurrences } of claims) {
    expect(await everything(Claim, (page) => store.claimOccurrences(id, page))).toHaveLength(occurrences);
  }
}

/** Holds counts of quotes that are kept against those that are made by going through them, as under a filter that all pass. */
async function expectKeptCounts(store: Store): Promise<void> {
  await Promise.all(
    DIMENSIONS.map(async (dimension) => {
      const query = { by: [dimension], limit: 100 };
      const counted = record(Stats, await store.quoteStats({ ...query, minConfidence: 0 }));
      expect(record(Stats, await store.quoteStats(query))).toEqual(counted);
    }),
  );
}

/** Does all that, and holds what is counted against what is listed. */
async function expectConsistent(makePlace: MakePlace, steps: readonly (Step | Correction)[]): Promise<void> {
  const place = makePlace();
  const store = await place.open();
  try {
    for (const made of steps) await ('correct' in made ? correct(store, made) : take(store, made));
    await expectRightCounts(store);
    await expectKeptCounts(store);
    for (const n of [0, 1, 2, 3]) await take(store, { remove: n });
    expect((await store.entities({ limit: 1 })).items).toBe('[]');
    expect((await store.quotes({ limit: 1, ...ALL_QUOTES })).items).toBe('[]');
    expect((await store.withdrawnQuotes({ limit: 1 })).items).toBe('[]');
    const stats = await Promise.all(DIMENSIONS.map((by) => store.quoteStats({ by: [by], limit: 100 })));
    for (const each of stats) expect(record(Stats, each)).toMatchObject({ rows: [], other: 0, total: 0 });
    expect((await store.withdrawnClaims({ limit: 1 })).items).toBe('[]');
    expect((await store.doubtfulPairs({ limit: 1 })).items).toBe('[]');
  } finally {
    await store.close();
    await place.discard();
  }
}

/** That what the store counts stays right, whatever is saved, revised and deleted in whatever order. */
export function consistencyContract(makePlace: MakePlace, { runs = 1 }: Means = {}): void {
  describe('counts', () => {
    test('stay right over any order of saves, revisions and deletions', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => expectConsistent(makePlace, steps)),
        { numRuns: Math.ceil(60 * runs) },
      );
    });

    test('stay right while people correct, merge and take back', { timeout: 120_000 }, async () => {
      const steps = fc.array(fc.oneof(step, correction), { minLength: 2, maxLength: 14 });
      await fc.assert(
        fc.asyncProperty(steps, (made) => expectConsistent(makePlace, made)),
        { numRuns: Math.ceil(100 * runs) },
      );
    });
  });
}
