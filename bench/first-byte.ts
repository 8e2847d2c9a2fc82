// How soon pages begin: `npm run build && npx tsx bench/first-byte.ts FILE [times]` over a database that bench/build.ts has
// made. A server of its own is asked for pages of each kind, one after the other, each another one, as a browser asks for
// them. Prints the milliseconds to the first byte, those of the very first page of its kind apart (it loads what draws plots,
// and indexes from disk), and the bytes of the page as sent.
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { MeasuredServer } from './measured-server.ts';

const [, , file = '', times = '30'] = process.argv;
const HEADERS = { accept: 'text/html', 'accept-encoding': 'br', 'x-forwarded-for': '192.0.2.7' };

const database = new Database(file, { readonly: true, fileMustExist: true });
/** So many ids of a table, all over it. */
function idsOf(table: string): string[] {
  const ids = database.prepare(`select id from ${table} where key >= ? order by key limit 1`).pluck();
  const last = database.prepare(`select max(key) from ${table}`).pluck().get() as number;
  return Array.from({ length: Number(times) }, (_, n) => ids.get(1 + Math.floor((n * last) / Number(times))) as string);
}
const [articles, quotes, claims, seldom] = ['articles', 'quotes', 'claims', 'entities'].map(idsOf) as string[][];
const known = database
  .prepare('select id from entities order by quotes desc limit ?')
  .pluck()
  .all(Number(times)) as string[];
database.close();

const PAGES: Record<string, (n: number) => string> = {
  home: () => '/',
  'an article': (n) => `/articles/${articles?.[n]}`,
  'a quote': (n) => `/quotes/${quotes?.[n]}`,
  'a claim': (n) => `/claims/${claims?.[n]}`,
  'a speaker quoted often': (n) => `/entities/${known[n]}`,
  'a speaker': (n) => `/entities/${seldom?.[n]}`,
  'a search': (n) => `/quotes?q=the&limit=${20 + n}`,
  'the queue': (n) => `/review?limit=${1 + (n % 20)}`,
  'two speakers compared': (n) => `/compare?speaker=${known[n]}&speaker=${seldom?.[n]}`,
};

const server = await MeasuredServer.start(
  'onrecord',
  [
    fileURLToPath(new URL('../dist/main.js', import.meta.url)),
    ...[
      'serve',
      '--port',
      '0',
      '--database',
      file,
      '--trust-proxy',
      '1',
      '--rate-limit',
      '999999999',
      '--threads',
      '1',
    ],
  ],
  '/healthz',
);

/** Milliseconds to the first byte, and how many bytes come. */
function ask(path: string): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers: HEADERS }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${path} is answered with ${answer.statusCode}`));
      const ms = performance.now() - began;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve({ ms, bytes }));
    });
    asked.on('error', reject).end();
  });
}

const quantile = (numbers: number[], part: number) =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * part) - 1] ?? Number.NaN;

try {
  console.log('| page | first of all, ms | median | 95 % | bytes as sent |\n|---|---|---|---|---|');
  for (const [name, path] of Object.entries(PAGES)) {
    const answers: { ms: number; bytes: number }[] = [];
    for (let n = 0; n < Number(times); n += 1) answers.push(await ask(path(n)));
    const [first, ...later] = answers.map(({ ms }) => ms);
    const cells = [first, quantile(later, 0.5), quantile(later, 0.95)].map((ms) => ms?.toFixed(0));
    const bytes = quantile(
      answers.map((each) => each.bytes),
      0.5,
    );
    console.log(`| ${[name, ...cells, bytes.toLocaleString('en')].join(' | ')} |`);
  }
} finally {
  await server.stop();
}
