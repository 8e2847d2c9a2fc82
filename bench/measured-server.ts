import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** The server's core; whoever asks has another. */
export const SERVER_CORE = 0;

/** A server as a process of its own, on a core of its own where there are several. */
export class MeasuredServer {
  readonly name: string;
  readonly port: number;
  /** Milliseconds from its start to its first answer. */
  readonly startUp: number;
  readonly #process: ChildProcess;

  private constructor(name: string, process: ChildProcess, port: number, startUp: number) {
    this.name = name;
    this.port = port;
    this.startUp = startUp;
    this.#process = process;
  }

  /** Starts it, and asks for the path until it is answered. */
  static async start(name: string, args: readonly string[], path: string): Promise<MeasuredServer> {
    const began = performance.now();
    const child = spawn('taskset', ['-c', String(SERVER_CORE), process.execPath, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ONRECORD_SEED: 'false' },
    });
    // Whatever goes wrong, no server is left over.
    process.once('exit', () => child.kill());
    const port = await portOf(child, name);
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    return new MeasuredServer(name, child, port, performance.now() - began);
  }

  /** Seconds that all its threads have been on a core so far. */
  cpu(): number {
    const folder = `/proc/${this.#process.pid}/task`;
    const nanoseconds = readdirSync(folder).map((task) => {
      const [time] = readFileSync(`${folder}/${task}/schedstat`, 'utf8').split(' ');
      return Number(time);
    });
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e9;
  }

  /** Resident memory in MB: what is its own, without the pages of the database that all share. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    const [, kib] = /RssAnon:\s+(\d+)/.exec(status) ?? [];
    return Number(kib) / 1_024;
  }

  async text(path: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${this.name} answers ${path} with ${answer.status}: ${text}`);
    return text;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}

async function portOf({ stdout }: ChildProcess, name: string): Promise<number> {
  if (!stdout) throw new Error('the server has no output');
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk)) ?? [];
    if (port) {
      stdout.resume();
      return Number(port);
    }
  }
  throw new Error(`${name} did not start`);
}
