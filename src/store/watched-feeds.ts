import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';

/** A feed as it was when it was last taken in. */
export interface WatchedFeed {
  url: string;
  /** By which its server knows whether it has changed since. */
  etag: string | null;
  lastModified: string | null;
  /** What was in it and has been taken in: what an item is known by, and what it was like. */
  items: Record<string, string>;
}

/** What watching feeds asks, so that a restart takes nothing in twice. */
export interface WatchedFeeds {
  /** Null: it was never watched. */
  watchedFeed(url: string): Promise<WatchedFeed | null>;
  noteWatchedFeed(feed: WatchedFeed): Promise<void>;
}

export function watchedFeeds(engine: Engine): WatchedFeeds {
  return {
    async watchedFeed(url) {
      const [row] = await engine.read.all<Omit<WatchedFeed, 'items'> & { items: string }>(
        sql`select url, etag, last_modified as "lastModified", items from watched_feeds where url = ${url}`,
      );
      return row ? { ...row, items: JSON.parse(row.items) as WatchedFeed['items'] } : null;
    },

    noteWatchedFeed: ({ url, etag, lastModified, items }) =>
      engine.transaction(async (write) => {
        await write.run(sql`
          insert into watched_feeds (url, etag, last_modified, items)
          values (${url}, ${etag}, ${lastModified}, ${JSON.stringify(items)})
          on conflict (url) do update set etag = excluded.etag, last_modified = excluded.last_modified,
            items = excluded.items`);
      }),
  };
}
