import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Entity } from '../../src/records/entity.ts';
import { openStore } from '../../src/store/open.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { everything } from '../store/reading.ts';
import { runCli } from './cli.ts';

const HEADER = 'name,aliases,type,wikidata,roles';

describe('entities import', () => {
  let folder: string;
  let database: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-entities-'));
    database = join(folder, 'onrecord.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const take = (file: string, { flags = [] as string[], stdin = '' as string | Uint8Array } = {}) =>
    runCli(['entities', 'import', file, '--database', database, ...flags], { cwd: folder, stdin });
  const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  async function stored() {
    const store = await openStore(database);
    try {
      return await everything(Entity, (page) => store.entities({ ...page, mentioned: false, sort: 'newest' }));
    } finally {
      await store.close();
    }
  }
  const shown = async () =>
    (await stored()).map(({ name, aliases, type, sameAs, roles }) => [name, type, aliases, sameAs, roles]);

  it('takes in a CSV file with a row of column names', async () => {
    await put(
      'people.csv',
      `\ufeffNotes,Name,Type,Aliases,Wikidata,Roles\r\n` +
        `,"Berg, Anna",Person,A. Berg ; Mayor Berg,http://www.wikidata.org/entity/Q42,mayor\r\n` +
        `\r\n` +
        `"of two\r\nlines",Corvane,organization,,,\r\n`,
    );
    expect(await take('people.csv')).toEqual({
      code: 0,
      stdout: '2 created, 0 met, 0 updated, 0 unchanged\n',
      stderr: '',
    });
    expect(await shown()).toEqual([
      ['Corvane', 'organization', [], [], []],
      ['Berg, Anna', 'person', ['A. Berg', 'Mayor Berg'], ['https://www.wikidata.org/entity/Q42'], ['mayor']],
    ]);
  });

  it('takes in JSONL, and the same again changes nothing', async () => {
    const lines = [
      { name: 'Anna Berg', type: 'person', aliases: ['A. Berg'], wikidata: 'Q42', roles: ['mayor'], note: 'let be' },
      { name: 'Riga', type: 'place' },
    ];
    await put('list.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(await take('list.jsonl')).toMatchObject({ stdout: '2 created, 0 met, 0 updated, 0 unchanged\n' });
    const before = await stored();
    expect(await take('list.jsonl')).toEqual({
      code: 0,
      stdout: '0 created, 0 met, 0 updated, 2 unchanged\n',
      stderr: '',
    });
    expect(await stored()).toEqual(before);
    await put('list.ndjson', JSON.stringify({ name: 'Riga', type: 'place', aliases: ['Rīga'] }));
    expect(await take('list.ndjson')).toMatchObject({ stdout: '0 created, 0 met, 1 updated, 0 unchanged\n' });
  });

  it.each([
    ['CSV', `\n${HEADER}\nAnna Berg,,person,,\n`],
    ['JSONL', '  {"name": "Anna Berg", "type": "person"}\n'],
  ])('reads %s from standard input', async (_, stdin) => {
    expect(await take('-', { stdin })).toMatchObject({ code: 0, stderr: '' });
    expect((await stored()).map(({ name }) => name)).toEqual(['Anna Berg']);
  });

  it('meets the entities of articles, and tells of doubtful ones', async () => {
    const draft = draftOf({ text: 'Mayor Anna Berg met the goalkeeper Ivo Kalns.' });
    const found = [
      { name: 'Anna Berg', roles: ['Mayor'] },
      { name: 'Ivo Kalns', roles: ['goalkeeper'] },
    ];
    const store = await openStore(database);
    await store.saveExtraction(draft, extractionOf(draft, found, []), EXTRACTOR);
    await store.close();
    const rows = ['Anna Berg,,person,Q42,mayor', 'Ivo Kalns,,person,Q43,senator'];
    const { code, stdout } = await take('-', { stdin: [HEADER, ...rows].join('\n') });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '1 created, 1 met, 0 updated, 0 unchanged\ndoubtful pairs to review (GET /entities/doubtful): 1\n',
    });
    expect((await stored()).map(({ name }) => name)).toEqual(['Ivo Kalns']);
  });

  describe('with bad rows', () => {
    const BAD = [
      HEADER,
      'Anna Berg,,person,Q42,',
      ',,person,,',
      'Bo Baker,,robot,,',
      'Cy Carter,,person,42,',
      'Di Dean,,person',
      'Anna Bergh,,person,Q42,',
      'Riga,,place,,',
      'riga,,place,,',
    ].join('\n');
    const PROBLEMS = [
      'bad.csv:3: name: must not be empty; name: must have a letter or a digit',
      'bad.csv:4: type: must be one of person, organization, place',
      'bad.csv:5: wikidata: must be the id of a Wikidata item: "Q42"',
      'bad.csv:6: has 3 columns where the first row has 5',
      'bad.csv:7: Q42 is on line 2 already',
      'bad.csv:9: riga is on line 8 already',
    ];

    it('names each with its line, and takes in nothing', async () => {
      await put('bad.csv', BAD);
      const { code, stdout, stderr } = await take('bad.csv');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toEqual([
        ...PROBLEMS,
        'onrecord: 6 of 8 rows cannot be used, and nothing was imported: mend them, or leave them out with --skip-bad',
      ]);
      expect(await stored()).toEqual([]);
    });

    it('takes in the others where it is told to', async () => {
      await put('bad.csv', BAD);
      const { code, stdout, stderr } = await take('bad.csv', { flags: ['--skip-bad'] });
      expect({ code, stdout }).toEqual({ code: 0, stdout: '2 created, 0 met, 0 updated, 0 unchanged, 6 skipped\n' });
      expect(stderr.trimEnd().split('\n')).toEqual(PROBLEMS);
      expect((await stored()).map(({ name }) => name)).toEqual(['Riga', 'Anna Berg']);
    });

    it('tells what is wrong with a line of JSON', async () => {
      const stdin = '{"name": "Riga", "type": "place"}\n\n{"name": 5, "type": "place"}\n{"name":\n[]\n';
      const { code, stderr } = await take('-', { stdin });
      expect(code).toBe(1);
      const lines = stderr.split('\n');
      expect(lines[0]).toBe('-:3: name: must be a text');
      expect(lines[1]).toMatch(/^-:4: the line is not JSON: /);
      expect(lines[2]).toMatch(/^-:5: must be an object/);
      expect(await stored()).toEqual([]);
    });

    it('tells of the first twenty only', async () => {
      const { stderr } = await take('-', { stdin: `${HEADER}\n${',,person,,\n'.repeat(30)}` });
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toHaveLength(22);
      expect(lines[20]).toBe('and 10 more');
    });
  });

  it.each([
    ['people.csv', '', /^onrecord: people\.csv: the file is empty: .*name the columns; nothing was imported\n$/],
    [
      'people.csv',
      'label,type\nRiga,place',
      /^onrecord: people\.csv: line 1: .*missing: name; nothing was imported\n$/,
    ],
    [
      'people.csv',
      `${HEADER}\n"Riga,,place,,\n`,
      /^onrecord: people\.csv: the file is not CSV: .*; nothing was imported\n$/,
    ],
    ['people.csv', Uint8Array.of(0x6e, 0xff, 0xfe), /^onrecord: people\.csv: the file is not valid UTF-8; nothing/],
    ['people.xlsx', 'PK', /^onrecord: people\.xlsx: its name must end in \.csv, \.jsonl, \.ndjson; nothing/],
  ])('refuses %s of "%s" in one line', async (name, content, message) => {
    await put(name, content);
    const { code, stdout, stderr } = await take(name);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('refuses a file that is not there, and says how it is used', async () => {
    expect(await take('none.csv')).toEqual({ code: 1, stdout: '', stderr: 'onrecord: none.csv: no such file\n' });
    const help = await runCli(['entities', 'import', '--help']);
    for (const word of ['--skip-bad', '--database', 'wikidata', '.csv']) expect(help.stdout).toContain(word);
    expect(await runCli(['entities', 'import'])).toMatchObject({ code: 2, stdout: '' });
  });
});
