// How fast reading is beside a bare server: `npm run build && npx tsx bench/reads.ts FILE [rounds] [seconds] [name of a route]`,
// over a database that bench/build.ts has made. Servers, each pinned to one core, while the client has another: bare Fastify
// with better-sqlite3 and fast-json-stringify; the same with JSON built by SQLite; and onrecord as it ships (validation,
// entity tags, limits, logging), its limits raised so that nothing is refused: once keeping no answers, so that each is
// read anew as the bare ones do, once as it is, where what was asked before is given again. Each route is asked for in
// turn, in rounds. Requests a CPU-second of the server tell, and their ratios within a round, since other work on the machine
// takes from all alike.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type Load, load, quantile } from './load.ts';
import { MeasuredServer, SERVER_CORE } from './measured-server.ts';
import { type MeasuredRoute, readRoutes } from './read-routes.ts';

const CONNECTIONS = 8;
/** V8 is done with compiling then: after a second a page was asked for at two thirds of its speed. */
const WARM_SECONDS = 5;

const [, , file = '', rounds = '5', seconds = '1', only = ''] = process.argv;
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a server did in one round. */
interface Round {
  rate: number;
  load: Load;
}

/** The rounds of each server. */
type Results = Record<keyof typeof servers, Round[]>;

const database = new Database(file, { readonly: true, fileMustExist: true });
const last = (table: string) => database.prepare(`select max(key) from ${table}`).pluck().get() as number;
const [quotes, articles] = [last('quotes'), last('articles')];
database.close();
const routes = readRoutes(quotes, articles).filter(({ name }) => name.includes(only));

execFileSync('taskset', ['-cp', String(SERVER_CORE + 1), String(process.pid)], { stdio: 'ignore' });
const settings = ['--trust-proxy', '1', '--rate-limit', '999999999', '--threads', '1', '--database', file];
const first = readRoutes(quotes, articles)[0]?.paths.bare[0] ?? '';
const bare = (how: string) => MeasuredServer.start(`bare, ${how}`, [at('bare-server.js'), file, '0', how], first);
const onrecord = (name: string, more: string[]) =>
  MeasuredServer.start(name, [at('../dist/main.js'), 'serve', '--port', '0', ...settings, ...more], first);
const servers = {
  rows: await bare('rows'),
  json: await bare('json'),
  reading: await onrecord('onrecord, reading each time', ['--kept-answers', '0']),
  shipped: await onrecord('onrecord as shipped', []),
};
const names = Object.keys(servers) as (keyof typeof servers)[];
const pathsOf = (route: MeasuredRoute, name: keyof typeof servers) =>
  name === 'rows' || name === 'json' ? route.paths.bare : route.paths.onrecord;

try {
  console.log(`${quotes.toLocaleString('en')} quotes, ${rounds} rounds of ${seconds} s, ${CONNECTIONS} connections`);
  console.log(
    `requests a CPU-second of the server; ratio to bare rows (Fastify, better-sqlite3, fast-json-stringify)\n`,
  );
  console.log(
    '| route | bare rows | JSON by SQLite | onrecord reading | ratio (least to most) | p50 ms | p99 ms | as shipped | ratio | p99 ms |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const route of routes) {
    await expectSameBodies(route);
    for (const name of names) await load(servers[name].port, pathsOf(route, name), CONNECTIONS, WARM_SECONDS);
    const results: Results = { rows: [], json: [], reading: [], shipped: [] };
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const name of names) results[name].push(await measure(servers[name], pathsOf(route, name)));
    }
    console.log(row(route, results));
  }
  const all = Object.values(servers);
  console.log(`\n| | ${all.map(({ name }) => name).join(' | ')} |\n|---${'|---'.repeat(all.length)}|`);
  console.log(`| start-up to the first answer, ms | ${all.map(({ startUp }) => startUp.toFixed(0)).join(' | ')} |`);
  console.log(`| memory of its own after all that, MB | ${all.map((each) => each.memory().toFixed(0)).join(' | ')} |`);
} finally {
  for (const server of Object.values(servers)) await server.stop();
}

async function measure(server: MeasuredServer, paths: readonly string[]): Promise<Round> {
  const before = server.cpu();
  const result = await load(server.port, paths, CONNECTIONS, Number(seconds));
  return { rate: result.requests / (server.cpu() - before), load: result };
}

/** Ratios mean nothing where not the same is answered: the bodies must be the same, but for cursors. */
async function expectSameBodies(route: MeasuredRoute): Promise<void> {
  for (const n of [0, 1, 2, 3]) {
    const bodies = await Promise.all(
      // The last is asked twice: what it has kept must be the same as well.
      [...names, names.at(-1) ?? 'shipped'].map(async (name) => {
        const paths = pathsOf(route, name);
        return (await servers[name].text(paths[n % paths.length] as string)).replace(/cursor=[\w-]+/, '');
      }),
    );
    if (bodies.some((body) => body !== bodies[0])) {
      throw new Error(`${route.name}: the bodies differ:\n${bodies.map((body) => body.slice(0, 1_500)).join('\n')}`);
    }
  }
}

function row({ name }: MeasuredRoute, { rows, json, reading, shipped }: Results): string {
  const rate = (all: Round[]) => Math.round(median(all.map((each) => each.rate))).toLocaleString('en');
  const ratios = (ours: Round[]) => ours.map((each, n) => each.rate / (rows[n]?.rate ?? Number.NaN));
  const spread = (all: number[]) => `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`;
  const ratio = (ours: Round[]) => `${median(ratios(ours)).toFixed(2)} (${spread(ratios(ours))})`;
  const time = (ours: Round[], part: number) => median(ours.map((each) => quantile(each.load, part))).toFixed(2);
  const cells = [
    ...[name, rate(rows), rate(json), rate(reading), ratio(reading), time(reading, 0.5), time(reading, 0.99)],
    ...[rate(shipped), median(ratios(shipped)).toFixed(2), time(shipped, 0.99)],
  ];
  const refused = [...reading, ...shipped].reduce((sum, { load }) => sum + load.refused, 0);
  return `| ${cells.join(' | ')} |${refused > 0 ? ` ${refused} refused` : ''}`;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
