import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { serveForTests } from '../api/app.ts';

const run = promisify(execFile);
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const GENERATOR = at('node_modules/openapi-typescript/bin/cli.js');
const COMPILER = at('node_modules/typescript/bin/tsc');
// The generator wants an older TypeScript than onrecord is written in: it has a folder of its own.
const ABSENT = existsSync(GENERATOR) ? '' : ' (skipped: run `npm ci --prefix test/clients`)';

describe.skipIf(ABSENT)(`a client in TypeScript, typed by openapi.yaml${ABSENT}`, () => {
  const served = serveForTests();
  let folder: string;
  beforeAll(async () => {
    mkdirSync(at('var'), { recursive: true });
    folder = mkdtempSync(at('var/typescript-'));
    // What has a default need not be sent.
    const optional = '--default-non-nullable=false';
    await run('node', [GENERATOR, at('../../openapi.yaml'), optional, '--output', join(folder, 'onrecord.d.ts')]);
    copyFileSync(at('typescript/program.ts'), join(folder, 'program.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is accepted by the compiler, and gets what its types say', async () => {
    const program = join(folder, 'program.ts');
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--types', 'node'];
    const types = ['--typeRoots', at('../../node_modules/@types')];
    const compile = run('node', [COMPILER, ...strict, ...types, '--module', 'nodenext', '--target', 'es2022', program]);
    // The compiler complains on standard output.
    expect(await compile.catch((error) => error)).toMatchObject({ stdout: '' });

    const origin = await listen(served.app, '127.0.0.1', 0);
    const { stdout } = await run('node', [join(folder, 'program.js'), origin]);
    expect(JSON.parse(stdout)).toEqual({
      article: expect.objectContaining({ quotes: 1 }),
      quotes: 1,
      speakers: ['Anna Berg'],
      review: 'confirmed',
      problem: 412,
      refused: ['act'],
      unmatched: 428,
    });
  });
});
