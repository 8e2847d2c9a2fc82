import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { serveForTests } from '../api/app.ts';
import { makeKey } from '../api/keys.ts';

const run = promisify(execFile);
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** A virtual environment with openapi-python-client. */
const bin = process.env.CLIENT_VENV ? join(process.env.CLIENT_VENV, 'bin') : at('var/python/bin');
const GENERATOR = join(bin, 'openapi-python-client');
const HOW = '`python3 -m venv test/clients/var/python; test/clients/var/python/bin/pip install openapi-python-client`';
const ABSENT = existsSync(GENERATOR) ? '' : ` (skipped: run ${HOW}, or name another one in CLIENT_VENV)`;

describe.skipIf(ABSENT)(`a client in Python, made of openapi.yaml${ABSENT}`, () => {
  const served = serveForTests();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-python-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made without a warning, and gets what its types say', async () => {
    const [config, document] = [at('python/openapi-python-client.yaml'), at('../../openapi.yaml')];
    const paths = ['--config', config, '--path', document, '--output-path', join(folder, 'onrecord_client')];
    const { stdout: said } = await run(GENERATOR, ['generate', '--meta', 'none', '--fail-on-warning', ...paths]);
    expect(said).toMatch(/^Generating \S+\s*$/);

    const origin = await listen(served.app, '127.0.0.1', 0);
    const env = { ...process.env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '127.0.0.1' };
    const { secret } = await makeKey(served.store, 'python');
    const { stdout } = await run(join(bin, 'python'), [at('python/program.py'), origin, secret], { env });
    expect(JSON.parse(stdout)).toEqual({
      quotes: 1,
      next: null,
      speakers: ['Anna Berg'],
      text: expect.stringContaining('The bridge opens in May'),
      problem: 404,
    });
  });
});
