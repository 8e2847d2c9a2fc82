// How fast reading is beside a bare server: `npm run build && npx tsx bench/reads.ts FILE [rounds] [seconds] [name of a route]`,
// over a database that bench/build.ts has made. Three servers, each pinned to one core, while the client has another: bare
// Fastify with better-sqlite3 and fast-json-stringify; the same with JSON built by SQLite; and onrecord as it ships
// (validation, entity tags, limits, logging), its limits raised so that nothing is refused. Each route is asked for in
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

const database = new Database(file, { readonly: true, fileMustExist: true });
const last = (table: string) => database.prepare(`select max(key) from ${table}`).pluck().get() as number;
const [quotes, articles] = [last('quotes'), last('articles')];
database.close();
const routes = readRoutes(quotes, articles).filter(({ name }) => name.includes(only));

execFileSync('taskset', ['-cp', String(SERVER_CORE + 1), String(process.pid)], { stdio: 'ignore' });
const settings = ['--trust-proxy', '1', '--rate-limit', '999999999', '--threads', '1'];
const first = readRoutes(quotes, articles)[0]?.paths.bare[0] ?? '';
const bare = (how: string) => MeasuredServer.start(`bare, ${how}`, [at('bare-server.js'), file, '0', how], first);
const servers = [
  await bare('rows'),
  await bare('json'),
  await MeasuredServer.start(
    'onrecord',
    [at('../dist/main.js'), 'serve', '--port', '0', '--database', file, ...settings],
    first,
  ),
] as const;
const pathsOf = (route: MeasuredRoute, server: MeasuredServer) =>
  server.name === 'onrecord' ? route.paths.onrecord : route.paths.bare;

try {
  console.log(`${quotes.toLocaleString('en')} quotes, ${rounds} rounds of ${seconds} s, ${CONNECTIONS} connections`);
  console.log(
    `requests a CPU-second of the server; ratio to bare rows (Fastify, better-sqlite3, fast-json-stringify)\n`,
  );
  console.log('| route | bare rows | JSON by SQLite | onrecord | ratio (least to most) | to JSON | p50 ms | p99 ms |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const route of routes) {
    await expectSameBodies(route);
    for (const server of servers) await load(server.port, pathsOf(route, server), CONNECTIONS, WARM_SECONDS);
    const results: Round[][] = servers.map(() => []);
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [i, server] of servers.entries()) results[i]?.push(await measure(route, server));
    }
    console.log(row(route, results as [Round[], Round[], Round[]]));
  }
  console.log(`\n| | ${servers.map(({ name }) => name).join(' | ')} |\n|---|---|---|---|`);
  console.log(`| start-up to the first answer, ms | ${servers.map(({ startUp }) => startUp.toFixed(0)).join(' | ')} |`);
  console.log(
    `| memory of its own after all that, MB | ${servers.map((each) => each.memory().toFixed(0)).join(' | ')} |`,
  );
} finally {
  for (const server of servers) await server.stop();
}

async function measure(route: MeasuredRoute, server: MeasuredServer): Promise<Round> {
  const before = server.cpu();
  const result = await load(server.port, pathsOf(route, server), CONNECTIONS, Number(seconds));
  return { rate: result.requests / (server.cpu() - before), load: result };
}

/** Ratios mean nothing where not the same is answered: the bodies must be the same, but for cursors. */
async function expectSameBodies(route: MeasuredRoute): Promise<void> {
  const [rows, json, onrecord] = servers;
  for (const n of [0, 1, 2, 3]) {
    const paths = [route.paths.bare, route.paths.bare, route.paths.onrecord].map(
      (all) => all[n % all.length] as string,
    );
    const bodies = await Promise.all(
      [rows, json, onrecord].map(async (server, i) =>
        (await server.text(paths[i] as string)).replace(/cursor=[\w-]+/, ''),
      ),
    );
    if (bodies.some((body) => body !== bodies[0])) {
      throw new Error(`the bodies of ${paths[0]} differ:\n${bodies.map((body) => body.slice(0, 1_500)).join('\n')}`);
    }
  }
}

function row({ name }: MeasuredRoute, [rows, json, ours]: [Round[], Round[], Round[]]): string {
  const rate = (all: Round[]) => Math.round(median(all.map((each) => each.rate))).toLocaleString('en');
  const ratios = (others: Round[]) => ours.map((each, n) => each.rate / (others[n]?.rate ?? Number.NaN));
  const toRows = ratios(rows);
  const spread = `${Math.min(...toRows).toFixed(2)} to ${Math.max(...toRows).toFixed(2)}`;
  const time = (part: number) => median(ours.map((each) => quantile(each.load, part))).toFixed(2);
  const ratio = `${median(toRows).toFixed(2)} (${spread})`;
  const cells = [
    name,
    rate(rows),
    rate(json),
    rate(ours),
    ratio,
    median(ratios(json)).toFixed(2),
    time(0.5),
    time(0.99),
  ];
  const refused = ours.reduce((sum, { load }) => sum + load.refused, 0);
  return `| ${cells.join(' | ')} |${refused > 0 ? ` ${refused} refused` : ''}`;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
