import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql, { type Sql } from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/store/engine.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

let folder: string;
let engine: Engine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-thread-'));
  engine = openSqlite(join(folder, 'onrecord.sqlite'));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const counting = (to: number): Sql => sql`
  with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${to})
  select max(n) as most from numbers`;

test('a statement that takes long holds up neither this thread nor the other reader', async () => {
  let done = false;
  const counted = engine.heavy.all(counting(3_000_000)).finally(() => {
    done = true;
  });
  let turns = 0;
  while (!done) {
    expect(await engine.read.all(sql`select ${turns} as turn`)).toEqual([{ turn: turns }]);
    await new Promise((resume) => setImmediate(resume));
    turns += 1;
  }
  expect(await counted).toEqual([{ most: 3_000_000 }]);
  expect(turns).toBeGreaterThan(50);
});

test('answers come to whoever asked, and see what is committed', async () => {
  await engine.transaction((write) => write.run(sql`insert into publishers (key, name) values (2, ${'naïve 🙂'})`));
  const asked = Array.from({ length: 50 }, (_, n) =>
    engine.heavy.all(sql`select name, key + ${n} as n, ${null} as none from publishers`),
  );
  expect(await Promise.all(asked)).toEqual(asked.map((_, n) => [{ name: 'naïve 🙂', n: 2 + n, none: null }]));
});

test('an error comes as one, and what is asked afterwards is answered', async () => {
  await expect(engine.heavy.all(sql`select * from missing`)).rejects.toMatchObject({
    message: 'no such table: missing',
    code: 'SQLITE_ERROR',
  });
  await expect(engine.heavy.all(sql`delete from publishers`)).rejects.toThrow();
  await expect(engine.heavy.run(sql`delete from publishers`)).rejects.toThrow('only reads');
  expect(await engine.heavy.all(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('closing waits for what was asked, leaves no log behind, and answers nothing more', async () => {
  const asked = engine.heavy.all(counting(100_000));
  await engine.close();
  expect(await asked).toEqual([{ most: 100_000 }]);
  await expect(engine.heavy.all(sql`select 1`)).rejects.toThrow('closed');
  expect(readdirSync(folder)).toEqual(['onrecord.sqlite']);
});
