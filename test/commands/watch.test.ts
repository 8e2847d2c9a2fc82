import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { millisecondsOf, pauseAfter } from '../../src/commands/watching/schedule.ts';
import { openStore } from '../../src/store/open.ts';
import { rss, type Site, startSite, status, typed } from '../fetching/site.ts';
import { runCli, startCli } from './cli.ts';

let folder: string;
let site: Site;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-watch-'));
  site = await startSite();
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const ARGUMENTS = ['--database', 'db.sqlite', '--threads', '1', '--model', 'small'];

/** The log without its times, and with names for what differs each time. */
const named = (log: string) =>
  log
    .replace(/^\S+Z /gm, '')
    .replaceAll(site.origin, 'SITE')
    .replace(/art_\w+/g, 'ID')
    .split('\n')
    .filter(Boolean);

async function run(...args: string[]): Promise<{ code: number | null; log: string[] }> {
  const { code, stdout, stderr } = await runCli([...args, ...ARGUMENTS], { cwd: folder });
  return { code, log: [...named(stdout), ...named(stderr)] };
}

const pollOnce = (...args: string[]) => run('watch', '--once', ...args);

async function stored(): Promise<Record<string, unknown>[]> {
  const store = await openStore(join(folder, 'db.sqlite'));
  try {
    const list = JSON.parse((await store.articles({ limit: 100 })).items) as { id: string }[];
    return await Promise.all(list.map(async ({ id }) => JSON.parse((await store.article(id)) ?? '')));
  } finally {
    await store.close();
  }
}

const item = (n: number, content = `“We open bridge ${n} in May,” Mayor Anna Berg said.`) => ({
  link: `${site.origin}/${n}?utm_source=rss`,
  content,
});

const page = (n: number, text: string) =>
  typed(
    'application/ld+json',
    JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: `${site.origin}/${n}`,
      author: { name: 'Tom Carter' },
      articleBody: text,
    }),
  );

describe('onrecord watch', () => {
  it('takes in what is new or has changed, and asks for nothing that is known', async () => {
    let version = 1;
    let items = [item(2), item(1)];
    site.answers['/feed'] = ({ headers }, response) => {
      const etag = `"${version}"`;
      if (headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rss(items));
    };
    const feed = `${site.origin}/feed`;
    expect(await pollOnce(feed)).toEqual({
      code: 0,
      log: ['created ID SITE/1', 'created ID SITE/2', 'SITE/feed: 2 new, 0 changed, 0 seen before'],
    });
    expect(await pollOnce(feed)).toEqual({ code: 0, log: ['SITE/feed: 0 new, 0 changed, 2 seen before'] });
    expect(site.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    version = 2;
    items = [item(3), item(2, '“We never open it,” Mayor Anna Berg said.'), item(1)];
    const { log } = await pollOnce(feed);
    expect(log.sort()).toEqual([
      'SITE/feed: 1 new, 1 changed, 1 seen before',
      'created ID SITE/3',
      'revised ID SITE/2',
    ]);
    expect((await stored()).map(({ url }) => url)).toHaveLength(3);
  });

  it('fetches the pages of excerpts, unless it is told not to', async () => {
    const excerpt = (n: number) => ({
      link: `${site.origin}/${n}`,
      title: 'Bridge',
      description: 'The bridge opens …',
    });
    site.answers['/feed'] = typed('application/rss+xml', rss([excerpt(2), excerpt(1)]), { etag: '"1"' });
    site.answers['/robots.txt'] = 'User-agent: *\nDisallow: /2';
    site.answers['/1'] = page(1, '“We open the bridge in May,” Mayor Anna Berg told reporters.');
    const { code, log } = await pollOnce(`${site.origin}/feed`);
    expect(code).toBe(0);
    expect(log.sort()).toEqual([
      'SITE/2: its page was not read, the excerpt is kept: robots.txt of the site forbids it',
      'SITE/feed: 2 new, 0 changed, 0 seen before',
      'created ID SITE/1',
      'created ID SITE/2',
    ]);
    const byUrl = new Map((await stored()).map((article) => [String(article.url).slice(-1), article]));
    expect(byUrl.get('1')).toMatchObject({
      excerpt: false,
      headline: 'Bridge',
      authors: ['Tom Carter'],
      publisher: 'Gazette',
    });
    expect(byUrl.get('2')).toMatchObject({ excerpt: true, text: 'The bridge opens …' });
    expect((await pollOnce(`${site.origin}/feed`)).log).toEqual(['SITE/feed: 0 new, 0 changed, 2 seen before']);

    site.answers['/other'] = typed('application/rss+xml', rss([{ ...excerpt(3) }]));
    const { log: kept } = await pollOnce('--no-follow-links', `${site.origin}/other`);
    expect(kept).toEqual(['created ID SITE/3', 'SITE/other: 1 new, 0 changed, 0 seen before']);
    expect(site.asked).not.toContain('/3');
  });

  it('keeps the excerpt where a page does not come for now, and asks for the page again with the next poll', async () => {
    const excerpt = { link: `${site.origin}/1`, description: 'The bridge opens …' };
    site.answers['/feed'] = ({ headers }, response) => {
      expect(headers['if-none-match']).toBeUndefined();
      typed('application/rss+xml', rss([excerpt]), { etag: '"1"' })({} as never, response);
    };
    site.answers['/1'] = status(503, { 'retry-after': '3600' });
    expect((await pollOnce(`${site.origin}/feed`)).log).toEqual([
      'SITE/1: its page was not read, the excerpt is kept: the server answered 503',
      'created ID SITE/1',
      'SITE/feed: what could not be had is tried again with the next poll',
      'SITE/feed: 1 new, 0 changed, 0 seen before',
    ]);
    site.answers['/1'] = page(1, '“We open the bridge in May,” Mayor Anna Berg told reporters.');
    expect((await pollOnce(`${site.origin}/feed`)).log).toEqual([
      'revised ID SITE/1',
      'SITE/feed: 0 new, 1 changed, 0 seen before',
    ]);
    expect(await stored()).toMatchObject([{ excerpt: false }]);
  });

  it('tells of feeds that fail, reads the others, and takes feeds from files', async () => {
    site.answers['/good'] = typed('text/xml', rss([item(1)], '<ttl>60</ttl>'));
    site.answers['/bad'] = typed('text/xml', '<rss>');
    site.answers['/denied'] = status(403);
    await writeFile(
      join(folder, 'feeds.opml'),
      `<opml version="2.0"><body><outline text="News"><outline type="rss" xmlUrl="${site.origin}/good"/>` +
        `<outline type="rss" xmlUrl="${site.origin}/denied"/></outline></body></opml>`,
    );
    await writeFile(join(folder, 'feeds.txt'), `# ours\n${site.origin}/bad\n\n`);
    const { code, log } = await pollOnce('--feeds', 'feeds.opml', `${site.origin}/bad`);
    expect(code).toBe(1);
    expect(log).toContain('SITE/good: 1 new, 0 changed, 0 seen before');
    expect(log).toContain('SITE/denied: the server answered 403');
    expect(log.filter((line) => line.startsWith('SITE/bad: '))).toHaveLength(1);
    expect(log.at(-1)).toBe('onrecord: 2 of 3 feeds could not be read');
    expect((await pollOnce('--feeds', 'feeds.txt')).log.at(-1)).toBe('onrecord: 1 of 1 feeds could not be read');
  });

  it('says in one line what it cannot watch', async () => {
    for (const [args, message] of [
      [[], 'onrecord: name a feed, or a file of feeds with --feeds'],
      [['ftp://a.example/'], 'onrecord: ftp://a.example/: only http and https are fetched, not ftp'],
      [['--feeds', 'gone'], /^onrecord: gone: ENOENT/],
      [['--every', 'often', site.origin], 'onrecord: --every must be a time such as 30s, 15m or 2h, but is "often"'],
    ] as [string[], string | RegExp][]) {
      const { code: failed, log: said } = await pollOnce(...args);
      expect({ failed, said }).toEqual({
        failed: 1,
        said: [typeof message === 'string' ? message : expect.stringMatching(message)],
      });
    }
  });

  it('goes on polling until it is stopped, and loses nothing', async () => {
    let polls = 0;
    site.answers['/feed'] = (request, response) => {
      polls += 1;
      if (polls === 2) status(500)(request, response);
      else typed('application/rss+xml', rss(polls < 3 ? [item(1)] : [item(2), item(1)]))(request, response);
    };
    const child = startCli(['watch', '--every', '1s', `${site.origin}/feed`, ...ARGUMENTS], { cwd: folder });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
      if (!child.killed && /created \S+ \S+\/2\n/.test(log)) child.kill('SIGTERM');
    });
    const ended = once(child, 'close');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    const lines = named(log);
    expect(lines[0]).toBe('created ID SITE/1');
    expect(lines[1]).toMatch(/^SITE\/feed: 1 new, 0 changed, 0 seen before; next in \d s$/);
    expect(lines.at(-1)).toBe('stopped: what was taken in is kept');
    expect(await stored()).toHaveLength(2);
  });
});

describe('the schedule of a feed', () => {
  it('has longer pauses where nothing comes, where it fails, and where they are asked for', () => {
    const every = millisecondsOf('15m');
    const minutes = (polled: object) =>
      Math.round(pauseAfter({ quiet: 0, failed: 0, asked: 0, ...polled }, every, 0.5) / 60_000);
    expect([0, 3, 4, 8, 100].map((quiet) => minutes({ quiet }))).toEqual([15, 15, 30, 60, 120]);
    expect([1, 2, 3, 50].map((failed) => minutes({ failed }))).toEqual([30, 60, 120, 24 * 60]);
    expect([10, 100, 10_000].map((asked) => minutes({ asked: asked * 60_000 }))).toEqual([15, 100, 24 * 60]);
    expect(['30s', '2h', '5'].map(millisecondsOf)).toEqual([30_000, 7_200_000, 300_000]);
  });
});

describe('onrecord ingest of addresses', () => {
  it('takes a page and the items of a feed, with their pages where that is asked for', async () => {
    site.answers['/page'] = page(9, 'A page of its own.');
    site.answers['/feed'] = typed(
      'application/rss+xml',
      rss([
        item(1),
        { link: `${site.origin}/2`, description: 'The bridge opens …' },
        { link: `${site.origin}/3`, description: 'Gone …' },
      ]),
    );
    site.answers['/2'] = page(2, '“We open the bridge in May,” Mayor Anna Berg told reporters.');
    site.answers['/photo'] = typed('image/png', 'x');
    const { code, log } = await run(
      'ingest',
      '--follow-links',
      `${site.origin}/page`,
      `${site.origin}/feed`,
      `${site.origin}/photo`,
    );
    expect({ code, log: log.sort() }).toEqual({
      code: 1,
      log: [
        'SITE/feed item 3: its page was not read, the excerpt is kept: the server answered 404',
        'SITE/photo: it is image/png: that holds no articles which can be read',
        'created ID SITE/feed item 1',
        'created ID SITE/feed item 2',
        'created ID SITE/feed item 3',
        'created ID SITE/page',
        'onrecord: 2 of 6 articles could not be stored',
      ].sort(),
    });
    const urls = (await stored()).map(({ url, excerpt }) => [String(url).slice(-1), excerpt]);
    expect(Object.fromEntries(urls)).toEqual({ 9: false, 1: false, 2: false, 3: true });
  });
});
