import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NO_SHELL } from '../programs.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const TOUR = fileURLToPath(new URL('../../docs/tour.sh', import.meta.url));
const ONRECORD = `${process.execPath} --import tsx ${MAIN}`;

describe.skipIf(NO_SHELL)(`docs/tour.sh${NO_SHELL}`, () => {
  it('goes through asking, subscribing, correcting, extracting again, undoing and taking out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-tour-'));
    const database = join(folder, 'onrecord.sqlite');
    const [node = '', ...args] = `${ONRECORD} serve --port 0 --database ${database}`.split(' ');
    const env = { ...process.env, ONRECORD_SEED: 'false' };
    const server = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
    try {
      let origin: string | undefined;
      for await (const line of createInterface({ input: server.stdout })) {
        origin = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
        if (origin) break;
      }
      const tour = { ...process.env, ONRECORD, DATABASE: database };
      const { stdout } = await promisify(execFile)('bash', [TOUR, origin ?? ''], { env: tour });
      expect(stdout).toMatch(/who said it: Tom Carter[\s\S]*who said it: Tom Carter[\s\S]*who said it: Anna Berg/);
      expect(stdout).toMatch(/2 correct|3 undo, 2 correct/);
      expect(stdout).toMatch(/All of it is as it says\n$/);
    } finally {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    }
  });
});
