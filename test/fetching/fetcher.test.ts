import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainAddress } from '../../src/fetching/address.ts';
import { Fetcher, type FetcherOptions } from '../../src/fetching/fetcher.ts';
import { maxAgeOf, secondsOf } from '../../src/fetching/headers.ts';
import { version } from '../../src/version.ts';
import { type Site, startSite, status, typed } from './site.ts';

let site: Site;
let stop: AbortController;
beforeEach(async () => {
  site = await startSite();
  stop = new AbortController();
});
afterEach(() => site.close());

const fetcher = (options: Partial<FetcherOptions> = {}) =>
  new Fetcher({ signal: stop.signal, gap: 0, attempts: 1, ...options });
const get = (path: string, options: Partial<FetcherOptions> = {}) => fetcher(options).fetch(site.origin + path);

describe('fetching', () => {
  it('gives the bytes with their type and where they came from, and says who asks', async () => {
    site.answers['/old'] = status(301, { location: '/page?utm_source=feed&id=7#top' });
    site.answers['/page'] = typed('text/html; charset=latin1', Buffer.from([0x63, 0xe9]));
    const { source } = await get('/old', { contact: 'https://newsroom.example/bots' });
    expect(source).toEqual({
      bytes: Buffer.from([0x63, 0xe9]),
      contentType: 'text/html; charset=latin1',
      url: `${site.origin}/page?id=7`,
    });
    for (const { headers } of site.requests) {
      expect(headers['user-agent']).toBe(`onrecord/${version} (+https://newsroom.example/bots)`);
    }
  });

  it('asks for nothing that is known', async () => {
    site.answers['/feed'] = ({ headers }, response) => {
      const known =
        headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'Tue, 05 Mar 2024 09:30:00 GMT';
      const same = { etag: '"1"', 'last-modified': 'Tue, 05 Mar 2024 09:30:00 GMT', 'cache-control': 'max-age=60' };
      response.writeHead(known ? 304 : 200, same).end(known ? undefined : 'a feed');
    };
    const ask = fetcher();
    const first = await ask.fetch(`${site.origin}/feed`);
    expect(first).toMatchObject({ etag: '"1"', maxAge: 60 });
    expect(await ask.fetch(`${site.origin}/feed`, first)).toEqual({ ...first, source: null });
  });

  it('keeps to robots.txt, which it reads once, also where a redirect leads', async () => {
    site.answers['/robots.txt'] = 'User-agent: *\nDisallow: /\nUser-agent: onrecord\nDisallow: /private/\n';
    site.answers['/open'] = 'open';
    site.answers['/way'] = status(302, { location: '/private/page' });
    const ask = fetcher();
    expect((await ask.fetch(`${site.origin}/open`)).source?.bytes.toString()).toBe('open');
    for (const path of ['/private/page', '/way']) {
      await expect(ask.fetch(site.origin + path)).rejects.toThrow('robots.txt of the site forbids it');
    }
    expect(site.asked).toEqual(['/robots.txt', '/open', '/way']);
  });

  it('takes a site that cannot tell its rules to forbid everything, and one that has none to allow it', async () => {
    site.answers['/page'] = 'page';
    expect((await get('/page')).source?.bytes.toString()).toBe('page');
    site.answers['/robots.txt'] = status(503);
    await expect(get('/page')).rejects.toMatchObject({
      message: 'robots.txt of the site cannot be read: the server answered 503',
      passing: true,
    });
  });

  it.each<[string, Site['answers'][string], string, Partial<FetcherOptions>]>([
    ['a loop', status(302, { location: '/' }), 'it leads on more than 5 times', {}],
    [
      'another scheme',
      status(302, { location: 'file:///etc/passwd' }),
      'only http and https are fetched, not file',
      {},
    ],
    ['no answer', () => {}, 'no whole answer came in 0.3 s', { limits: { time: 300 } }],
    [
      'half of one',
      (_, response) => void response.writeHead(200).write('x'),
      'no whole answer came in 0.3 s',
      { limits: { time: 300 } },
    ],
    [
      'a broken one',
      (request) => void request.socket.destroy(),
      'the server could not be reached: other side closed',
      {},
    ],
    [
      'too much',
      typed('text/html', Buffer.alloc(3 * 1024 * 1024, 'a')),
      'the answer is longer than 2 MiB',
      { limits: { bytes: 2 * 1024 * 1024 } },
    ],
    [
      'a bomb',
      typed('text/html', gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
      'the answer is longer than 2 MiB',
      { limits: { bytes: 2 * 1024 * 1024 } },
    ],
    ['an error', status(404), 'the server answered 404', {}],
  ])('refuses %s', async (_, answer, message, options) => {
    site.answers['/'] = answer;
    await expect(get('/', options)).rejects.toMatchObject({ name: 'FetchFailed', message });
  });

  it('refuses what is no address of the web', async () => {
    for (const address of ['ftp://example.org/', 'http://a:b@example.org/', 'nothing']) {
      await expect(fetcher().fetch(address)).rejects.toMatchObject({ name: 'FetchFailed', passing: false });
    }
  });

  it('tries again after what passes, waits where it is told to, and not for long', async () => {
    let times = 0;
    site.answers['/busy'] = (request, response) => {
      times += 1;
      if (times > 1) response.end('now');
      else status(429, { 'retry-after': '1' })(request, response);
    };
    const before = Date.now();
    expect((await get('/busy', { attempts: 3 })).source?.bytes.toString()).toBe('now');
    expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
    site.answers['/closed'] = status(503, { 'retry-after': '3600' });
    await expect(get('/closed', { attempts: 3 })).rejects.toMatchObject({ passing: true, wait: 3_600_000 });
    expect(site.asked.filter((path) => path === '/closed')).toHaveLength(1);
  });

  it('asks a host for so many things at once, and leaves a while between them', async () => {
    let [open, most] = [0, 0];
    const began: number[] = [];
    site.answers['/page'] = (_, response) => {
      began.push(performance.now());
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 150);
    };
    const ask = fetcher({ perHost: 2, gap: 40 });
    await Promise.all(Array.from({ length: 6 }, (_, i) => ask.fetch(`${site.origin}/page?${i}`)));
    expect(most).toBe(2);
    expect((began.at(-1) ?? 0) - (began[0] ?? 0)).toBeGreaterThanOrEqual(150 * 2);
  });

  it('ends with the signal', async () => {
    site.answers['/'] = () => stop.abort();
    await expect(get('/', { attempts: 3 })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('addresses', () => {
  it('are made plain', () => {
    expect(plainAddress('https://Example.org/a?utm_source=x&b=1&fbclid=y#c')).toBe('https://example.org/a?b=1');
    expect(plainAddress('https://example.org/a?x=%20y&q=a+b')).toBe('https://example.org/a?x=%20y&q=a+b');
    expect(plainAddress('no address')).toBe('no address');
  });
});

describe('headers', () => {
  it('tell how long to wait', () => {
    expect(secondsOf('120')).toBe(120);
    expect(secondsOf('Tue, 05 Mar 2024 09:31:00 GMT', Date.parse('2024-03-05T09:30:00Z'))).toBe(60);
    expect(secondsOf('Tue, 05 Mar 2024 09:31:00 GMT', Date.parse('2024-03-06'))).toBe(0);
    for (const none of [null, '', 'soon']) expect(secondsOf(none)).toBeNull();
    expect(maxAgeOf(new Headers({ 'cache-control': 'public, max-age=90' }))).toBe(90);
    expect(maxAgeOf(new Headers({ 'cache-control': 's-maxage=90, no-cache' }))).toBeNull();
  });
});
