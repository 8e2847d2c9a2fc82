import { beforeAll, describe, expect, test } from 'vitest';
import { Article } from '../../src/records/article.ts';
import { ArticleRevision } from '../../src/records/article-revision.ts';
import { serveForTests } from './app.ts';
import { post, store } from './articles.ts';
import { get, pageIn, problemIn, recordOf } from './reading.ts';

const served = serveForTests();

describe('an article that was posted again with other words', () => {
  const draft = {
    url: 'https://example.org/bridge',
    headline: 'Bridge to close',
    text: '“The old bridge is not safe,” said Anna Berg, mayor of Riga, on Friday.',
  };
  let article: Article;
  beforeAll(async () => {
    await store(served.app, draft);
    const revised = { ...draft, headline: 'Bridge closes', text: `${draft.text} It rained.` };
    article = recordOf(Article, await post(served.app, revised));
  });

  test('tells what it said before, and which words and facts have changed', async () => {
    const answer = await served.app.inject(`/articles/${article.id}/revisions`);
    const { items, next } = pageIn(ArticleRevision, answer);
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        number: 1,
        ...article.revisions[0],
        changed: {
          facts: [{ field: 'headline', before: 'Bridge to close', after: 'Bridge closes' }],
          text: [{ kind: 'same' }, { kind: 'added', text: ' It rained.' }],
        },
      },
    ]);
    const one = await get(served.app, `/articles/${article.id}/revisions/1`, ArticleRevision);
    expect(one).toMatchObject({ ...items[0], draft });
  });

  test('tells it as CSV and NDJSON too', async () => {
    const csv = await served.app.inject(`/articles/${article.id}/revisions.csv`);
    const [columns, ...rows] = csv.body.trimEnd().split('\r\n');
    expect(columns?.replace('\ufeff', '')).toBe('articleId,number,replacedAt,contentHash,facts,removed,added');
    const { contentHash, replacedAt } = article.revisions[0] ?? {};
    expect(rows).toEqual([`${article.id},1,${replacedAt},${contentHash},headline,,It rained.`]);
    const lines = await served.app.inject(`/articles/${article.id}/revisions.ndjson`);
    expect(ArticleRevision.parse(JSON.parse(lines.body))).toMatchObject({ number: 1 });
  });

  test('refuses what there is not, and says why', async () => {
    problemIn(await served.app.inject(`/articles/${article.id}/revisions/2`), 404);
    problemIn(await served.app.inject('/articles/art_00000000000000000000/revisions'), 404);
    for (const number of ['0', 'first', '1e3']) {
      const answer = await served.app.inject(`/articles/${article.id}/revisions/${number}`);
      expect(problemIn(answer, 404).detail).toContain('must be a whole number');
    }
    problemIn(await served.app.inject(`/articles/${article.id}/revisions?q=rain`), 400);
  });
});
