import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Article } from '../../src/records/article.ts';
import { Change } from '../../src/records/correction.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { store } from './articles.ts';
import { everything, get, pageIn, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
let article: Article;
let quotes: Quote[];
let fresh = 0;

const TEXT =
  '"We will open the bridge in May," Mayor Anna Berg told Tom Carter on Monday.\n\n' +
  'Berg denied that the work had cost more than 12 million euros.\n\n' +
  'The river, she added, was quiet.';

beforeEach(async () => {
  fresh += 1;
  article = await store(served.app, {
    url: `https://example.org/corrected/${fresh}`,
    publishedAt: '2024-03-05',
    text: TEXT,
  });
  quotes = await everything(served.app, `/articles/${article.id}/quotes`, Quote);
});

type Given = { match?: string | null; headers?: Record<string, string> };
const send = (method: 'PATCH' | 'POST', url: string, payload?: object, { match = '*', headers = {} }: Given = {}) =>
  served.app.inject({
    method,
    url,
    headers: {
      ...(payload ? { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' } : {}),
      ...(match === null ? {} : { 'if-match': match }),
      ...headers,
    },
    ...(payload ? { payload: JSON.stringify(payload) } : {}),
  });
const patch = async (quote: Quote, change: object, given?: Given) =>
  recordOf(Quote, await send('PATCH', `/quotes/${quote.id}`, change, given));
const history = (path: string) => everything(served.app, `${path}/history`, Change);
const named = async (name: string) => {
  const own = await everything(served.app, `/articles/${article.id}/entities`, ArticleEntity);
  const entity = own.find((each) => each.name === name);
  if (!entity) throw new Error(`${name} is not among ${own.map((each) => each.name)}`);
  return entity;
};
const spansOf = (words: string) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return [{ start, end: start + [...words].length }];
};
/** What `onrecord reextract` does with the article, or, where its text is another by then, whoever posts it again. */
const extractAgain = async (text: string) => {
  const { id: _, contentHash, extractor, counts, createdAt, updatedAt, revisions, extraction, ...published } = article;
  const draft = { ...published, text };
  const save = text === TEXT ? served.store.saveReextraction : served.store.saveExtraction;
  const result = await save(draft, await served.pool.extract(draft), served.pool.extractor);
  if (result === null) throw new Error('the article is gone');
  return result;
};
const said = (list: Quote[]) => list.map(({ text }) => text);

describe('PATCH /quotes/{id}', () => {
  test('changes what is given, says who goes over it, and keeps what it was before', async () => {
    const [quote] = quotes as [Quote];
    const before = await get(served.app, `/quotes/${quote.id}`, Quote);
    const after = await patch(quote, { act: 'warning', saidAt: null }, { match: `"${quote.version}"` });
    expect(after).toEqual({
      ...before,
      act: 'warning',
      saidAt: null,
      version: quote.version + 1,
      review: { status: 'corrected', by: null, at: after.review.at },
    });
    expect(await get(served.app, `/quotes/${quote.id}`, Quote)).toEqual(after);
    const [change, ...others] = await history(`/quotes/${quote.id}`);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      recordId: quote.id,
      version: after.version,
      action: 'correct',
      by: null,
      before: { act: before.act, saidAt: before.saidAt, review: before.review },
      after: { act: 'warning', saidAt: null, review: after.review },
      undone: false,
    });
    expect(pageIn(Quote, await served.app.inject(`/quotes?article=${article.id}&act=warning`)).items).toEqual([after]);
  });

  test('takes speakers by id or by name, somebody new among them, and counts anew', async () => {
    const [quote] = quotes as [Quote];
    const [berg, carter] = [await named('Anna Berg'), await named('Tom Carter')];
    const one = await patch(quote, { speakers: [{ id: carter.id }, { name: 'Zelda Quist', role: 'engineer' }] });
    expect(one.speakers.map(({ name, role }) => [name, role])).toEqual([
      ['Tom Carter', null],
      ['Zelda Quist', 'engineer'],
    ]);
    const zelda = await named('Zelda Quist');
    expect(zelda.counts).toEqual({ articles: 1, quotes: 1, mentions: 0 });
    expect((await named('Anna Berg')).counts.quotes).toBe(berg.counts.quotes - 1);
    expect(said(await everything(served.app, '/quotes?speaker=Zelda+Quist', Quote))).toEqual([quote.text]);
    expect((await get(served.app, `/articles/${article.id}`, Article)).counts.speakers).toBe(3);
    // By a name that the article has, it is the one of the article.
    const two = await patch(quote, { speakers: [{ name: 'anna BERG' }] });
    expect(two.speakers.map(({ id, role }) => [id, role])).toEqual([[berg.id, null]]);
    problemIn(await served.app.inject(`/entities/${zelda.id}`), 404);
    expect((await named('Anna Berg')).counts).toEqual(berg.counts);
  });

  test('moves a quote in the text: its words, its place in the list and its search go along', async () => {
    const [quote] = quotes as [Quote];
    const moved = await patch(quote, { spans: spansOf('was quiet') });
    expect(moved.text).toBe('was quiet');
    const own = await everything(served.app, `/articles/${article.id}/quotes`, Quote);
    expect(said(own).at(-1)).toBe('was quiet');
    expect(pageIn(Quote, await served.app.inject(`/quotes?article=${article.id}&q=quiet`)).items).toEqual(
      own.filter(({ text }) => text.includes('quiet')),
    );
    expect(pageIn(Quote, await served.app.inject(`/quotes?article=${article.id}&q=bridge`)).items).toEqual([]);
  });

  test('rejects: the quote is neither listed nor counted, but where that is asked for', async () => {
    const [quote] = quotes as [Quote];
    const berg = await named('Anna Berg');
    const rejected = await patch(quote, { review: { status: 'rejected' } });
    expect(rejected.review.status).toBe('rejected');
    const list = (query = '') => everything(served.app, `/articles/${article.id}/quotes${query}`, Quote);
    expect(said(await list())).not.toContain(quote.text);
    expect(await list('?review=rejected')).toEqual([rejected]);
    expect((await list('?review=rejected,unreviewed')).length).toBe(quotes.length);
    expect((await named('Anna Berg')).counts.quotes).toBe(berg.counts.quotes - 1);
    expect((await get(served.app, `/articles/${article.id}`, Article)).counts.quotes).toBe(quotes.length - 1);
    await patch(rejected, { review: { status: 'unreviewed' } });
    expect(said(await list())).toContain(quote.text);
    expect((await named('Anna Berg')).counts).toEqual(berg.counts);
  });

  test('changes nothing that is so already', async () => {
    const [quote] = quotes as [Quote];
    const confirmed = await patch(quote, { review: { status: 'confirmed' } });
    expect(await patch(quote, { review: { status: 'confirmed' }, act: quote.act })).toEqual(confirmed);
    expect(await patch(quote, {})).toEqual(confirmed);
    expect(await history(`/quotes/${quote.id}`)).toHaveLength(1);
  });

  test('wants the version that was seen: of two at once one is refused', async () => {
    const [quote] = quotes as [Quote];
    const { headers } = await served.app.inject(`/quotes/${quote.id}`);
    problemIn(await send('PATCH', `/quotes/${quote.id}`, { act: 'promise' }, { match: null }), 428);
    const match = String(headers.etag);
    const answers = await Promise.all(
      ['belief', 'warning'].map((act) => send('PATCH', `/quotes/${quote.id}`, { act }, { match })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const stale = answers.find(({ statusCode }) => statusCode === 412);
    if (stale) expect(problemIn(stale, 412).detail).toContain(`its version is ${quote.version + 1} now`);
    for (const tag of [`"${quote.version}"`, 'W/"x"', '"x"', '', `W/"${quote.version + 1}"`]) {
      problemIn(await send('PATCH', `/quotes/${quote.id}`, { act: 'denial' }, { match: tag }), 412);
    }
    await patch(quote, { act: 'denial' }, { match: `"7", "${quote.version + 1}"` });
  });

  test.each([
    [{ spans: [{ start: 0, end: 9_999 }] }, '/spans/0/end', 'is outside the text, which has'],
    [{ spans: [{ start: 9, end: 9 }] }, '/spans/0/end', 'must be greater than start'],
    [
      {
        spans: [
          { start: 5, end: 9 },
          { start: 0, end: 3 },
        ],
      },
      '/spans/1/start',
      'must not lie before the end of',
    ],
    [{ addressees: [{ start: 0, end: 9_999 }] }, '/addressees/0/end', 'must lie behind start and within'],
    [{ speakers: [{ id: `ent_${'0'.repeat(20)}` }] }, '/speakers/0/id', 'there is no entity with the id'],
    [{ addressees: [{ id: `ent_${'0'.repeat(20)}`, start: 0, end: 3 }] }, '/addressees/0/id', 'there is no entity'],
  ])('that cannot be done is refused with its place: %j', async (change, pointer, words) => {
    const [quote] = quotes as [Quote];
    const problem = problemIn(await send('PATCH', `/quotes/${quote.id}`, change), 422);
    expect(problem.errors).toEqual([{ pointer, detail: expect.stringContaining(words) }]);
    expect(await get(served.app, `/quotes/${quote.id}`, Quote)).toEqual(quote);
  });

  test.each([
    [{ act: 'shout' }, '/act'],
    [{ text: 'x' }, '/text'],
    [{ spans: [] }, '/spans'],
    [{ spans: [{ start: -1, end: 2 }] }, '/spans/0/start'],
    [{ saidAt: '2024-02-30' }, '/saidAt'],
    [{ speakers: [{ name: '***' }] }, '/speakers/0/name'],
    [{ review: { status: 'fine' } }, '/review/status'],
    [{ review: { status: 'confirmed', by: 'me' } }, '/review/by'],
  ])('that is none is refused with its place: %j', async (change, pointer) => {
    const [quote] = quotes as [Quote];
    const { errors } = problemIn(await send('PATCH', `/quotes/${quote.id}`, change), 400);
    expect(errors?.map((error) => error.pointer)).toContain(pointer);
  });
});

describe('POST /quotes/{id}/undo', () => {
  const undo = async (quote: Quote) => recordOf(Quote, await send('POST', `/quotes/${quote.id}/undo`));

  test('takes back one change after the other, somebody who had gone among them', async () => {
    const [quote] = quotes as [Quote];
    await patch(quote, { speakers: [{ name: 'Zelda Quist' }] });
    await patch(quote, { speakers: [], act: 'warning' });
    await patch(quote, { spans: spansOf('river, she'), review: { status: 'confirmed' } });
    const once = await undo(quote);
    expect([once.text, once.act, once.review.status]).toEqual([quote.text, 'warning', 'corrected']);
    const twice = await undo(quote);
    expect(twice.speakers.map(({ name }) => name)).toEqual(['Zelda Quist']);
    const { version, ...plain } = await undo(quote);
    expect(plain).toEqual({ ...quote, version: undefined });
    expect(version).toBe(quote.version + 6);
    const changes = await history(`/quotes/${quote.id}`);
    expect(changes.map(({ action, undone }) => `${action} ${undone}`)).toEqual([
      ...Array(3).fill('undo false'),
      ...Array(3).fill('correct true'),
    ]);
    problemIn(await send('POST', `/quotes/${quote.id}/undo`), 422);
  });

  test('of what was added rejects it', async () => {
    const added = recordOf(
      Quote,
      await send('POST', `/articles/${article.id}/quotes`, { spans: spansOf('The river'), type: 'indirect' }),
      201,
    );
    expect((await undo(added)).review.status).toBe('rejected');
  });
});

describe('POST /articles/{id}/quotes', () => {
  const post = (draft: object) => send('POST', `/articles/${article.id}/quotes`, draft, { match: null });

  test('adds what was missed, with its place in the text', async () => {
    const answer = await post({
      spans: spansOf('The river'),
      type: 'indirect',
      speakers: [{ name: 'Anna Berg' }],
      addressees: spansOf('Tom Carter'),
      act: 'warning',
      saidAt: '2024-03-04',
    });
    const quote = recordOf(Quote, answer, 201);
    expect(answer.headers.location).toBe(`/quotes/${quote.id}`);
    expect(quote).toMatchObject({
      text: 'The river',
      act: 'warning',
      confidence: 1,
      cue: null,
      addressees: [{ id: null, name: 'Tom Carter' }],
      review: { status: 'confirmed', by: null },
    });
    const own = await everything(served.app, `/articles/${article.id}/quotes`, Quote);
    expect(said(own)).toContain('The river');
    expect(own).toHaveLength(quotes.length + 1);
    expect((await history(`/quotes/${quote.id}`)).map(({ action }) => action)).toEqual(['add']);
  });

  test('confirms one that stands there already', async () => {
    const [quote] = quotes as [Quote];
    const given = { spans: quote.spans, type: quote.type, act: 'belief' };
    const answer = recordOf(Quote, await post(given), 200);
    expect(answer).toMatchObject({ id: quote.id, act: 'belief', review: { status: 'confirmed' } });
    expect(await everything(served.app, `/articles/${article.id}/quotes`, Quote)).toHaveLength(quotes.length);
  });

  test('leaves one that stands there alone where only what is new is to be written', async () => {
    const [quote] = quotes as [Quote];
    const onlyNew = { match: null, headers: { 'if-none-match': '*' } };
    const path = `/articles/${article.id}/quotes`;
    const refused = await send('POST', path, { spans: quote.spans, type: quote.type, act: 'belief' }, onlyNew);
    problemIn(refused, 412);
    expect(refused.headers.location).toBe(`/quotes/${quote.id}`);
    expect(await get(served.app, `/quotes/${quote.id}`, Quote)).toEqual(quote);
    const tagged = { match: null, headers: { 'if-none-match': '"1"' } };
    problemIn(await send('POST', path, { spans: spansOf('The river'), type: 'indirect' }, tagged), 400);
    recordOf(Quote, await send('POST', path, { spans: spansOf('The river'), type: 'indirect' }, onlyNew), 201);
  });

  test('refuses what is not in the text', async () => {
    problemIn(await post({ spans: [{ start: 0, end: 9_999 }], type: 'direct' }), 422);
    problemIn(await post({ spans: spansOf('The river') }), 400);
    const nowhere = `/articles/art_${'0'.repeat(20)}/quotes`;
    problemIn(await send('POST', nowhere, { spans: [{ start: 0, end: 3 }], type: 'direct' }), 404);
  });
});

describe('entities', () => {
  const fix = async (entity: Entity, change: object, given?: Given) =>
    recordOf(Entity, await send('PATCH', `/entities/${entity.id}`, change, given));

  test('are corrected, linked by what is said of them, and put back', async () => {
    const { linkScore: _, ...carter } = await named('Tom Carter');
    const roles = ['harbour master'];
    const sameAs = ['https://www.wikidata.org/entity/Q42'];
    const fixed = await fix(carter, { name: 'Thomas Carter', aliases: ['T. C.'], roles, sameAs });
    expect(fixed).toEqual({
      ...carter,
      name: 'Thomas Carter',
      aliases: ['T. C.'],
      roles,
      sameAs,
      version: carter.version + 1,
    });
    expect(pageIn(Entity, await served.app.inject('/entities?q=t+c')).items.map(({ id }) => id)).toContain(carter.id);
    const [change] = await history(`/entities/${carter.id}`);
    expect(change).toMatchObject({
      action: 'correct',
      before: { name: 'Tom Carter' },
      after: { name: 'Thomas Carter' },
    });
    const undone = recordOf(Entity, await send('POST', `/entities/${carter.id}/undo`));
    expect(undone).toEqual({ ...carter, version: carter.version + 2 });
  });

  test('are merged: what the one had is the other’s, and its address leads there; undone, all is as it was', async () => {
    const [berg, carter] = [await named('Anna Berg'), await named('Tom Carter')];
    const before = await Promise.all(
      [berg, carter].map(async ({ id }) => ({
        entity: await get(served.app, `/entities/${id}`, Entity),
        mentions: await everything(served.app, `/entities/${id}/mentions`, Mention),
        quotes: await everything(served.app, `/entities/${id}/quotes`, Quote),
      })),
    );
    const [first] = quotes as [Quote];
    const answer = await send(
      'POST',
      `/entities/${carter.id}/merge`,
      { into: berg.id },
      { match: `"${carter.version}"` },
    );
    const merged = recordOf(Entity, answer);
    expect(merged.id).toBe(berg.id);
    expect(answer.headers.location).toBe(`/entities/${berg.id}`);
    expect(merged.aliases).toContain('Tom Carter');
    expect(merged.counts.mentions).toBe(berg.counts.mentions + carter.counts.mentions);
    expect((await get(served.app, `/quotes/${first.id}`, Quote)).addressees.map(({ id }) => id)).toEqual([berg.id]);
    for (const path of ['', '/quotes?limit=1', '/mentions', '/history', '.csv']) {
      const moved = await served.app.inject(`/entities/${carter.id}${path}`);
      expect([moved.statusCode, moved.headers.location]).toEqual([308, `/entities/${berg.id}${path}`]);
    }
    expect(pageIn(Quote, await served.app.inject(`/quotes?addressee=${carter.id}`)).items.length).toBeGreaterThan(0);
    for (const [from, into] of [
      [berg.id, berg.id],
      [berg.id, carter.id],
      [berg.id, `ent_${'0'.repeat(20)}`],
    ]) {
      problemIn(await send('POST', `/entities/${from}/merge`, { into }), 422);
    }
    // The same article again brings nobody back.
    await extractAgain(TEXT);
    expect((await get(served.app, `/entities/${berg.id}`, Entity)).counts).toEqual(merged.counts);

    recordOf(Entity, await send('POST', `/entities/${berg.id}/undo`));
    for (const { entity, mentions, quotes: spoken } of before) {
      const { version: _, ...again } = await get(served.app, `/entities/${entity.id}`, Entity);
      const { version: __, ...was } = entity;
      expect(again).toEqual(was);
      expect(await everything(served.app, `/entities/${entity.id}/mentions`, Mention)).toEqual(mentions);
      expect(said(await everything(served.app, `/entities/${entity.id}/quotes`, Quote))).toEqual(said(spoken));
    }
  });
});

describe('POST /entities/{id}/apart', () => {
  test('says that two are two; undone, nobody has said so', async () => {
    const [berg, carter] = [await named('Anna Berg'), await named('Tom Carter')];
    const path = `/entities/${berg.id}`;
    problemIn(await send('POST', `${path}/apart`, { from: carter.id }, { match: null }), 428);
    problemIn(await send('POST', `${path}/apart`, { from: carter.id }, { match: '"999"' }), 412);
    problemIn(await send('POST', `${path}/apart`, { from: berg.id }), 422);
    const match = `"${berg.version}"`;
    const apart = recordOf(Entity, await send('POST', `${path}/apart`, { from: carter.id }, { match }));
    expect(apart).toMatchObject({ id: berg.id, version: berg.version + 1 });
    const [change] = await history(path);
    expect(change).toMatchObject({ action: 'apart', before: {}, after: { apartFrom: { id: carter.id } } });
    expect(recordOf(Entity, await send('POST', `${path}/undo`)).version).toBe(berg.version + 2);
  });
});

describe('a new extraction', () => {
  test('leaves what people have gone over, and tells what it would change', async () => {
    const [first, second] = quotes as [Quote, Quote];
    const corrected = await patch(first, { speakers: [{ name: 'Zelda Quist' }], act: 'warning' });
    const rejected = await patch(second, { review: { status: 'rejected' } });
    const added = recordOf(
      Quote,
      await send('POST', `/articles/${article.id}/quotes`, { spans: spansOf('The river'), type: 'indirect' }),
      201,
    );
    const { differences, outcome } = await extractAgain(TEXT);
    expect(outcome).toBe('revised');
    expect(differences).toEqual(
      expect.arrayContaining([
        { quoteId: first.id, field: 'speakers', kept: ['Zelda Quist'], found: ['Anna Berg'] },
        { quoteId: first.id, field: 'act', kept: 'warning', found: first.act },
      ]),
    );
    for (const quote of [corrected, rejected, added]) {
      const { version: _, ...kept } = await get(served.app, `/quotes/${quote.id}`, Quote);
      expect({ ...kept, version: quote.version }).toEqual(quote);
    }
    expect(z.array(z.unknown()).parse((await get(served.app, `/articles/${article.id}`, Article)).revisions)).toEqual(
      [],
    );
    expect((await named('Zelda Quist')).counts.quotes).toBe(1);
  });

  test('of an article that has changed or gone meanwhile writes nothing', async () => {
    const { id, contentHash, extractor, counts, createdAt, updatedAt, revisions, extraction: _, ...draft } = article;
    const extraction = await served.pool.extract(draft);
    const again = () => served.store.saveReextraction(draft, extraction, served.pool.extractor);
    await served.app.inject({ method: 'POST', url: '/articles', payload: { url: article.url, text: 'Another text.' } });
    expect([await again(), await served.store.compareReextraction(draft, extraction)]).toEqual([null, null]);
    expect(await get(served.app, `/articles/${id}`, Article)).toMatchObject({ text: 'Another text.' });
    expect((await served.app.inject({ method: 'DELETE', url: `/articles/${id}` })).statusCode).toBe(204);
    expect(await again()).toBeNull();
    problemIn(await served.app.inject(`/articles/${id}`), 404);
  });

  test('does not take a fuller name that the corpus has for another speaker', async () => {
    const [first] = quotes as [Quote];
    await patch(first, { review: { status: 'confirmed' } });
    const berg = await named('Anna Berg');
    const payload = { name: 'Anna Maria Berg' };
    const headers = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };
    await served.app.inject({ method: 'PATCH', url: `/entities/${berg.id}`, payload, headers });
    expect((await get(served.app, `/quotes/${first.id}`, Quote)).speakers).toMatchObject([{ name: 'Anna Maria Berg' }]);
    expect((await extractAgain(TEXT)).differences).toEqual([]);
  });

  test('of another text moves them along with their words, and notes those that went', async () => {
    const [first, second] = quotes as [Quote, Quote];
    await patch(first, { act: 'warning' });
    await patch(second, { review: { status: 'confirmed' } });
    const text = `Velburg, Tuesday.\n\n${TEXT.replace('the work had cost more than 12 million euros', 'it was late')}`;
    await extractAgain(text);
    const moved = await get(served.app, `/quotes/${first.id}`, Quote);
    expect(moved).toMatchObject({ text: first.text, act: 'warning', review: { status: 'corrected' } });
    expect([...text].slice(moved.spans[0]?.start, moved.spans[0]?.end).join('')).toBe(first.text);
    const gone = await get(served.app, `/quotes/${second.id}`, Quote);
    expect(gone).toMatchObject({ text: second.text, withdrawn: { revision: 1 }, review: { status: 'confirmed' } });
    const answer = await served.app.inject('/quotes/withdrawn');
    expect(pageIn(Quote, answer).items).toEqual([gone]);
    expect((await served.app.inject('/quotes/withdrawn.csv')).body).toContain(second.text);
    expect(problemIn(await send('PATCH', `/quotes/${second.id}`, { act: 'denial' }), 409).detail).toContain('taken');
    const [change] = await history(`/quotes/${second.id}`);
    expect(change).toMatchObject({ action: 'withdraw', before: { text: second.text } });
  });
});
