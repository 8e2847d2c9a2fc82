import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { ArticleSummary } from '../../src/records/article.ts';
import { serveForTests } from './app.ts';
import { everything } from './reading.ts';

const served = serveForTests();
let port: number;
beforeAll(async () => {
  port = Number(new URL(await listen(served.app, '127.0.0.1', 0)).port);
});

/** Sends bytes as they are, all of them before it reads anything, as many a client does; gives what comes back. */
async function exchange(...parts: (string | Buffer)[]): Promise<{ status: number; head: string; body: string }> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.pause();
  for (const part of parts) {
    await new Promise<void>((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));
  }
  let answer = '';
  for await (const chunk of socket.setEncoding('utf8')) answer += chunk;
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
}

const lines = (...head: string[]) => `${head.join('\r\n')}\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

test.each([
  ['a long address', lines(`GET /quotes?q=${'a'.repeat(20_000)} HTTP/1.1`), 431, '16 KiB is the most that is read'],
  ['a long header', lines('GET /quotes HTTP/1.1', `X-A: ${'a'.repeat(20_000)}`), 431, '16 KiB is the most'],
  ['no HTTP', 'Dear server, who said what?\r\n\r\n', 400, 'not a valid HTTP request'],
  ['a method that nobody knows', lines('SAY /quotes HTTP/1.1'), 400, 'not a valid HTTP request'],
  ['an address that is not encoded', lines('GET /quotes?q=naïve HTTP/1.1'), 400, 'must be percent-encoded'],
])('%s is answered with a problem', async (_what, request, status, words) => {
  const { head, body, ...answer } = await exchange(request);
  expect(answer.status, head).toBe(status);
  expect(head).toContain('content-type: application/problem+json');
  expect(head).toContain('x-content-type-options: nosniff');
  expect(JSON.parse(body)).toMatchObject({ status, detail: expect.stringContaining(words) });
});

const MEGABYTE = 'a '.repeat(524_288);
const CHUNK = `${MEGABYTE.length.toString(16)}\r\n${MEGABYTE}\r\n`;
const length = `Content-Length: ${10 * MEGABYTE.length}`;

test.each([
  ['of a stated length', 'POST /articles', 'text/plain', length, Array(10).fill(MEGABYTE), 413],
  [
    'in chunks',
    'POST /articles',
    'text/plain',
    'Transfer-Encoding: chunked',
    [...Array(10).fill(CHUNK), '0\r\n\r\n'],
    413,
  ],
  ['of a type that is not read', 'POST /articles', 'image/png', length, Array(10).fill(MEGABYTE), 415],
  ['to where nothing is', 'PUT /nothing', 'text/plain', length, Array(10).fill(MEGABYTE), 404],
] as [string, string, string, string, string[], number][])(
  'ten megabytes %s: the client hears why not',
  async (_what, start, type, size, parts, status) => {
    const answer = await exchange(lines(`${start} HTTP/1.1`, `Content-Type: ${type}`, size), ...parts);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ status });
    expect(await everything(served.app, '/articles', ArticleSummary)).toEqual([]);
  },
);

test('a client that goes away in the middle of its body leaves nothing behind', async () => {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write(lines('POST /articles HTTP/1.1', 'Content-Type: text/plain', 'Content-Length: 1000'));
  await new Promise((resolve) => socket.write('It is late.', resolve));
  socket.destroy();
  await once(socket, 'close');
  expect((await exchange(lines('GET /healthz HTTP/1.1'))).status).toBe(200);
  expect(await everything(served.app, '/articles', ArticleSummary)).toEqual([]);
});
