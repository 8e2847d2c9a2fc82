import { beforeAll, describe, expect, test } from 'vitest';
import { type Article, ArticleDraft, ArticleSummary } from '../../src/records/article.ts';
import { Extraction } from '../../src/records/extraction.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, post, store } from './articles.ts';
import { everything, pageIn, problemIn, recordOf } from './reading.ts';

const served = serveForTests();

const GERMAN = {
  url: 'https://example.org/bruecke',
  text:
    '„Die alte Brücke ist nicht mehr sicher“, sagte Bürgermeisterin Anna Berg am Freitag vor Journalisten in Riga. Sie ' +
    'werde noch im Mai gesperrt, und die Stadt werde eine neue bauen.',
};

describe('an article in a language that has no lexicon', () => {
  let german: Article;
  let english: Article;
  beforeAll(async () => {
    english = await store(served.app, BRIDGE);
    german = await store(served.app, GERMAN);
  });
  const ids = async (path: string) => (await everything(served.app, path, ArticleSummary)).map(({ id }) => id);

  test('is kept as it is, and nothing is made up of it', async () => {
    expect(german).toMatchObject({
      ...GERMAN,
      language: 'de',
      extraction: 'unsupported-language',
      counts: { quotes: 0, speakers: 0, entities: 0, claims: 0 },
    });
    expect(english).toMatchObject({ language: 'en', extraction: 'complete' });
    expect(pageIn(ArticleSummary, await served.app.inject(`/articles/${german.id}/entities`)).items).toEqual([]);
  });

  test('is found by its words, by its language and by what was looked for in it', async () => {
    expect(await ids('/articles?q=gesperrt')).toEqual([german.id]);
    expect(await ids('/articles?language=de')).toEqual([german.id]);
    expect(await ids('/articles?extraction=unsupported-language')).toEqual([german.id]);
    expect(await ids('/articles?extraction=complete')).toEqual([english.id]);
    expect(await ids('/articles?extraction=complete&extraction=unsupported-language&q=gesperrt')).toEqual([german.id]);
    expect(problemIn(await served.app.inject('/articles?extraction=none'), 400).detail).toContain('complete');
  });

  test('is known when it comes again, and its draft is as it was given', async () => {
    expect((await post(served.app, GERMAN)).statusCode).toBe(200);
    expect(await served.store.lookUp(ArticleDraft.parse(GERMAN))).toMatchObject({ state: 'unchanged' });
    const draft = JSON.parse((await served.store.draft(german.id)) ?? 'null');
    expect(draft).toEqual(ArticleDraft.parse(GERMAN));
    expect(draft.language).toBeNull();
  });

  test('is told of by what stores nothing', async () => {
    const answer = recordOf(Extraction, await post(served.app, GERMAN, '/extract'));
    expect(answer).toMatchObject({ language: 'de', extraction: 'unsupported-language', quotes: [] });
  });

  test('is looked into all the same where it is English that is given as another', async () => {
    const article = await store(served.app, { ...BRIDGE, url: 'https://example.org/de/bridge', language: 'de' });
    expect(article).toMatchObject({ language: 'en', extraction: 'complete', counts: english.counts });
    expect(JSON.parse((await served.store.draft(article.id)) ?? 'null').language).toBe('de');
  });
});
