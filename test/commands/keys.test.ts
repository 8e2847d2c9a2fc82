import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';

describe('keys', () => {
  let folder: string;
  let database: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-keys-'));
    database = join(folder, 'onrecord.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const keys = (...args: string[]) => runCli(['keys', ...args, '--database', database]);
  const table = async () =>
    (await keys('list')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));

  it('makes a key, prints it alone and once, and keeps only a hash', async () => {
    const { code, stdout, stderr } = await keys('create', 'Anna Berg');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^onr_[0-9a-hjkmnp-tv-z]{32}\n$/);
    expect(stderr).toBe('This is the key. Keep it: it is not stored, and cannot be shown again.\n');
    const secret = stdout.trim();
    for (const file of [database, `${database}-wal`]) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      expect(bytes.includes(secret.slice(12))).toBe(false);
    }
    const [head, row, ...others] = await table();
    expect(head).toEqual(['ID', 'NAME', 'SCOPES', 'CREATED', 'LAST USED', 'REVOKED']);
    expect(row).toEqual([secret.slice(0, 12), 'Anna Berg', 'write', expect.stringMatching(/^20.*Z$/), '-', '-']);
    expect(others).toEqual([]);
  });

  it('takes scopes, and refuses what is none', async () => {
    expect(await keys('create', 'Tom', '--scopes', 'admin, read')).toMatchObject({ code: 0 });
    expect((await table())[1]?.[2]).toBe('read,admin');
    expect(await keys('create', 'Eve', '--scopes', 'read,root')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'onrecord: --scopes: "root" is no scope: there are read, write, admin\n',
    });
    expect(await table()).toHaveLength(2);
  });

  it('revokes a key by its id or by itself, and then its name is free', async () => {
    const secret = (await keys('create', 'Anna')).stdout.trim();
    const id = secret.slice(0, 12);
    expect(await keys('create', 'Anna')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'onrecord: there is a key named "Anna": choose another name, or revoke that one first\n',
    });
    expect(await keys('revoke', id)).toEqual({ code: 0, stdout: `${id} (Anna) is revoked\n`, stderr: '' });
    const [, row] = await table();
    expect(row?.[5]).toMatch(/^20.*Z$/);
    expect(await keys('revoke', secret)).toMatchObject({ code: 0 });
    expect((await table())[1]).toEqual(row);
    expect(await keys('create', 'Anna')).toMatchObject({ code: 0 });
  });

  it.each([
    [['revoke', 'onr_00000000'], 1, /^onrecord: there is no key with the id "onr_00000000": `onrecord keys list`/],
    [['create', ' '], 1, /^onrecord: the name of a key must not be empty\n$/],
    [['create', 'a\nb'], 1, /^onrecord: the name of a key must not hold control characters\n$/],
    [['create'], 2, /^onrecord: missing required argument 'name'\n$/],
  ])('refuses %j in one line', async (args, code, message) => {
    const run = await keys(...args);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
  });
});
