import { deflateRawSync } from 'node:zlib';
import sql, { type Sql } from 'sql-template-tag';
import type { ArticleRevision } from '../records/article-revision.ts';
import { draftFields } from './articles.ts';
import type { Dialect, Queries, Reading } from './engine.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import type { Json, Page } from './store.ts';

/** Keeps all that an article says as its revision of that number, before it is replaced. */
export async function keepRevision(write: Queries, d: Dialect, articleKey: number, number: number): Promise<void> {
  const [row] = await write.all<{ draft: string }>(
    sql`select ${d.object(draftFields(d))} as draft from articles a where a.key = ${articleKey}`,
  );
  if (!row) throw new Error(`there is no article with the key ${articleKey}`);
  await write.run(sql`
    insert into article_revisions (article_key, number, draft)
    values (${articleKey}, ${number}, ${deflateRawSync(row.draft)})`);
}

/** An article `a` with what it notes of its earlier states, one a row `r`; what was kept of each, and of the next. */
const earlierOf = (d: Dialect) => sql`articles a cross join ${d.each(sql`a.revisions`, 'r')}
  left join article_revisions v on v.article_key = a.key and v.number = r.key + 1
  left join article_revisions n on n.article_key = a.key and n.number = r.key + 2`;

export function revisionReads({ dialect: d, read }: Reading) {
  const current = d.object(draftFields(d));
  const fields: Record<string, Sql> = {
    articleId: sql`a.id`,
    number: sql`r.key + 1`,
    contentHash: d.member(sql`r.value`, 'contentHash'),
    replacedAt: d.member(sql`r.value`, 'replacedAt'),
    changed: d.embedded(
      sql`case when v.draft is not null then ${d.draftChanges(sql`v.draft`, sql`n.draft`, current)} end`,
    ),
  };
  const record = d.object(fields);
  const states = earlierOf(d);
  const whole = d.object({ ...fields, draft: d.embedded(d.draftText(sql`v.draft`)) });

  return {
    async revision(articleId: string, number: number): Promise<Json<ArticleRevision> | null> {
      const [row] = await read.all<{ record: Json<ArticleRevision> }>(
        sql`select ${whole} as record from ${states} where a.id = ${articleId} and r.key = ${number - 1}`,
      );
      return row?.record ?? null;
    },

    /** The last one first. */
    revisions(articleId: string, query: PageQuery): Promise<Page<ArticleRevision>> {
      const list: List = { name: 'revisions', filters: [articleId], place: ['integer'] };
      return readPage(read, list, query, (after, limit) => {
        const earlier = after ? sql`r.key < ${after[0]}` : sql`1 = 1`;
        return sql`select ${record} as record, ${d.tuple([sql`r.key`])} as place from ${states}
          where a.id = ${articleId} and ${earlier} order by r.key desc ${atMost(limit)}`;
      });
    },
  };
}
