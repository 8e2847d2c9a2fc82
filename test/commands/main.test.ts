import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('command line', () => {
  it.each([['--version'], ['extract', '--version'], ['ingest', '-V'], ['serve', '--version']])(
    'tells its version: %s %s',
    async (...args) => {
      expect(await runCli(args.filter(Boolean))).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    },
  );

  it.each([
    [[], ['serve', 'ingest', 'extract', 'reextract', 'evaluate', 'export', 'backup', 'restore']],
    [
      ['serve'],
      [
        '--database',
        '--host',
        '--port',
        '--workers',
        '--rate-limit',
        '--write-rate-limit',
        '--trust-proxy',
        'ONRECORD_DATABASE',
      ],
    ],
    [['backup'], ['--database', '--force', 'pg_dump']],
    [['restore'], ['--database', '--force']],
    [['export'], ['archive', '--gold']],
    [['keys'], ['create', 'list', 'revoke']],
    [
      ['keys', 'create'],
      ['--scopes', '--database', 'Authorization: Bearer'],
    ],
    [['ingest'], ['--database', '--threads', '.ndjson']],
    [['extract'], ['--threads', 'title', 'error']],
  ])('helps with %j', async (args, words) => {
    const { code, stdout, stderr } = await runCli([...args, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const word of words) expect(stdout).toContain(word);
  });

  it.each([
    [['publish'], "onrecord: unknown command 'publish'\n"],
    [['extract', '--thread', '2'], "onrecord: unknown option '--thread' (Did you mean --threads?)\n"],
    [
      ['extract', '--threads', 'many'],
      'onrecord: --threads (or ONRECORD_THREADS) must be a whole number from 1 to 1024, but is "many"\n',
    ],
    [['ingest'], "onrecord: missing required argument 'sources'\n"],
    [['serve', 'now'], "onrecord: too many arguments for 'serve'. Expected 0 arguments but got 1.\n"],
  ])('refuses %j with one line and exit code 2', async (args, stderr) => {
    expect(await runCli(args)).toEqual({ code: 2, stdout: '', stderr });
  });

  it('shows what there is when nothing is asked for', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: onrecord');
  });

  it('shows where an error comes from only when asked', async () => {
    const brief = await runCli(['extract', 'missing.ndjson']);
    expect(brief).toEqual({ code: 1, stdout: '', stderr: 'onrecord: missing.ndjson: no such file\n' });
    const verbose = await runCli(['extract', 'missing.ndjson', '--verbose']);
    expect(verbose.stderr).toMatch(/missing\.ndjson: no such file\n +at .*input\.ts/);
  });
});
