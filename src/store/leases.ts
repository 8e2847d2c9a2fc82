import sql from 'sql-template-tag';
import type { Extractor } from '../records/article.ts';
import type { Engine } from './engine.ts';

/** Who takes articles, and how. */
export interface Lease {
  /** Told apart from all others. */
  holder: string;
  /** So many milliseconds from now on nobody else gets them, should the holder not come back. */
  ms: number;
  /** Articles that this extractor has read are not taken. */
  unlessReadBy?: Extractor | undefined;
}

/** How several processes, on one machine or on many, share work on articles. */
export interface Leases {
  /** Takes those of the articles that nobody else has; gives their ids. */
  takeArticles(ids: readonly string[], lease: Lease): Promise<string[]>;
  /** Gives all back that the holder has. */
  giveBackArticles(holder: string): Promise<void>;
}

export const leases = (engine: Engine): Leases => ({
  takeArticles: (ids, { holder, ms, unlessReadBy }) =>
    engine.transaction(async (write) => {
      const now = Date.now();
      await write.run(sql`delete from leases where ends <= ${now}`);
      const taken: string[] = [];
      for (const id of ids) {
        const [article] = await write.all<{ key: number; name: string; version: string; isTaken: number }>(sql`
          select a.key, a.extractor_name as name, a.extractor_version as version,
            (select count(*) from leases l where l.article_key = a.key) as "isTaken"
          from articles a where a.id = ${id}`);
        if (!article || article.isTaken > 0) continue;
        if (article.name === unlessReadBy?.name && article.version === unlessReadBy.version) continue;
        await write.run(
          sql`insert into leases (article_key, holder, ends) values (${article.key}, ${holder}, ${now + ms})`,
        );
        taken.push(id);
      }
      return taken;
    }),

  giveBackArticles: (holder) =>
    engine.transaction(async (write) => {
      await write.run(sql`delete from leases where holder = ${holder}`);
    }),
});
