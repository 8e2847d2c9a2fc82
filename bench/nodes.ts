import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PROGRAMS, startServer } from '../test/store/postgres-server.ts';

// Three nodes on one PostgreSQL under load, while one of them is killed and the database is restarted: prints how many
// writes were acknowledged, lost and refused, and how soon writing went on. `npx tsx bench/nodes.ts`

const SECONDS = 24;
const CLIENTS = 6;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

interface Node {
  process: ChildProcess;
  address: string;
  dead: boolean;
}

async function startNode(database: string): Promise<Node> {
  const flags = ['--database', database, '--port', '0', '--threads', '1', '--model', 'small'];
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'serve', ...flags, '--write-rate-limit', '0'], {
    env: { ...process.env, ONRECORD_LOG_LEVEL: 'fatal', ONRECORD_SEED: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout ?? []) {
    const [, address] = /at (http:\S+)/.exec(String(chunk)) ?? [];
    if (address) {
      child.stdout?.resume();
      return { process: child, address, dead: false };
    }
  }
  throw new Error('a node has not started');
}

if (!PROGRAMS) {
  process.stderr.write('there is no PostgreSQL here: pg_config does not tell of any\n');
  process.exit(1);
}
const server = await startServer();
const database = await server.database();
const nodes: Node[] = [];
for (let i = 0; i < 3; i += 1) nodes.push(await startNode(database));

const acknowledged = new Map<string, number>();
const refused = new Map<string, number>();
let backAt = 0;
let recovered = 0;
const end = performance.now() + SECONDS * 1_000;

async function client(number: number): Promise<void> {
  for (let i = 0; performance.now() < end; i += 1) {
    const node = nodes[(number + i) % nodes.length] as Node;
    if (node.dead) continue;
    const text = `"Article ${number} of ${i} is done," said Ann Archer, mayor of Riga, on Monday.`;
    const body = JSON.stringify({ url: `https://example.org/${number}/${i}`, text });
    const headers = { 'content-type': 'application/json' };
    let outcome: string;
    try {
      const response = await fetch(`${node.address}/articles`, { method: 'POST', headers, body });
      const answer = (await response.json()) as { id?: string; detail?: string };
      if (response.ok && answer.id) {
        acknowledged.set(answer.id, performance.now());
        if (backAt > 0 && recovered === 0) recovered = performance.now() - backAt;
        continue;
      }
      const clean = response.headers.get('content-type')?.includes('problem+json');
      outcome = `${response.status} ${clean ? 'problem' : 'no problem'}: ${answer.detail}`;
    } catch (error) {
      outcome = node.dead ? 'the node was killed' : `not answered: ${String(error)}`;
    }
    refused.set(outcome, (refused.get(outcome) ?? 0) + 1);
    await pause(50);
  }
}

async function disturb(): Promise<void> {
  await pause((SECONDS * 1_000) / 4);
  const victim = nodes[2] as Node;
  victim.dead = true;
  victim.process.kill('SIGKILL');
  await pause((SECONDS * 1_000) / 4);
  await server.stop('at once');
  await pause(2_000);
  await server.start();
  backAt = performance.now();
}

await Promise.all([disturb(), ...Array.from({ length: CLIENTS }, (_, i) => client(i))]);

let lost = 0;
const [first] = nodes as [Node];
for (const id of acknowledged.keys()) if (!(await fetch(`${first.address}/articles/${id}`)).ok) lost += 1;
process.stdout.write(`writes acknowledged: ${acknowledged.size}, of these lost: ${lost}\n`);
for (const [outcome, n] of refused) process.stdout.write(`refused ${n}: ${outcome}\n`);
process.stdout.write(`writing went on ${Math.round(recovered)} ms after the database was back\n`);
for (const node of nodes.filter(({ dead }) => !dead)) {
  const ended = once(node.process, 'exit');
  node.process.kill('SIGTERM');
  await ended;
}
await server.discard();
process.exitCode = lost > 0 ? 1 : 0;
