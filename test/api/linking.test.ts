import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { AuthorityEntry } from '../../src/records/authority.ts';
import { ArticleEntity, DoubtfulPair, Entity } from '../../src/records/entity.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, store } from './articles.ts';
import { everything, pageIn, problemIn } from './reading.ts';

const served = serveForTests();
const list = <S extends z.ZodType>(url: string, item: S) => everything(served.app, url, item, { limit: 1 });

let bridge: string;
let again: string;
let match: string;
beforeAll(async () => {
  bridge = (await store(served.app, BRIDGE)).id;
  again = (await store(served.app, { text: '"The bridge is late," Mayor Anna Berg said on Friday.' })).id;
  match = (await store(served.app, { text: '"We hope to win," goalkeeper Anna Berg said on Friday.' })).id;
});

const bergIn = async (article: string) =>
  (await list(`/articles/${article}/entities`, ArticleEntity)).find(({ name }) => name === 'Anna Berg');

test('an article shows how sure its entities are those of other articles, and its speakers too', async () => {
  expect((await bergIn(bridge))?.linkScore).toBeNull();
  const [first, linked] = [await bergIn(bridge), await bergIn(again)];
  expect(linked?.id).toBe(first?.id);
  expect(linked?.linkScore).toBeGreaterThan(0.9);
  expect(linked?.linkScore).toBeLessThanOrEqual(1);
  expect(await list(`/articles/${again}/speakers`, ArticleEntity)).toEqual([linked]);
});

describe('/entities/doubtful', () => {
  test('lists those that were kept apart, with score and reasons', async () => {
    const [goalkeeper, mayor] = [await bergIn(match), await bergIn(bridge)];
    expect(goalkeeper?.id).not.toBe(mayor?.id);
    const [pair, ...others] = await list('/entities/doubtful', DoubtfulPair);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({
      entity: { id: goalkeeper?.id, roles: ['goalkeeper'] },
      other: { id: mayor?.id, roles: ['Mayor'] },
      articleId: match,
      evidence: [
        { feature: 'name', value: 'same' },
        { feature: 'role', value: 'contradictory' },
      ],
    });
    expect(pair?.score).toBeGreaterThan(0);
    expect(pair?.score).toBeLessThan(1);
    for (const { id } of [goalkeeper, mayor].flatMap((each) => each ?? [])) {
      expect(await list(`/entities/doubtful?entity=${id}`, DoubtfulPair)).toEqual([pair]);
    }
    expect(await list('/entities/doubtful?type=place', DoubtfulPair)).toEqual([]);
  });

  test('is no entity, and takes no ids that are none', async () => {
    problemIn(await served.app.inject('/entities/doubtful?entity=Berg'), 400);
    expect((await served.app.inject({ method: 'DELETE', url: '/entities/doubtful' })).statusCode).toBe(405);
  });
});

describe('entities of an authority list', () => {
  beforeAll(async () => {
    const merkel = AuthorityEntry.parse({ type: 'person', name: 'Angela Merkel', wikidata: 'Q567' });
    await served.store.importEntities([merkel]);
  });

  test('that no article names are listed when asked for, and are no speakers', async () => {
    const unmentioned = await list('/entities?mentioned=false', Entity);
    expect(unmentioned).toMatchObject([
      { name: 'Angela Merkel', sameAs: ['https://www.wikidata.org/entity/Q567'], counts: { articles: 0 } },
    ]);
    for (const url of [
      '/entities',
      '/entities?mentioned=true',
      '/entities?sort=newest',
      '/speakers',
      '/speakers?sort=newest',
    ]) {
      expect(
        (await list(url, Entity)).map(({ name }) => name),
        url,
      ).not.toContain('Angela Merkel');
    }
    expect(pageIn(Entity, await served.app.inject('/entities?mentioned=false&type=place')).items).toEqual([]);
    problemIn(await served.app.inject('/entities?mentioned=maybe'), 400);
    problemIn(await served.app.inject('/speakers?mentioned=false'), 400);
  });
});
