import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import { Extraction } from '../../src/records/extraction.ts';
import { parseLines, runCli, startCli } from './cli.ts';
import { packagesOf } from './loads.ts';

const TEXT = '“The bridge opens in May,” Mayor Anna Berg told reporters on Monday.';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-extract-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('onrecord extract', () => {
  it('writes what extraction finds, in the order of the input', async () => {
    const articles = Array.from({ length: 12 }, (_, i) => ({
      id: `a${i}`,
      text: `${i % 2 ? 'A line in between. '.repeat(200) : ''}${TEXT} ${i}`,
      publishedAt: '2024-03-05',
    }));
    const run = await runCli(['extract', '--threads', '2'], {
      stdin: articles.map((article) => JSON.stringify(article)).join('\n'),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(parseLines(run.stdout)).toEqual(await Promise.all(articles.map((article) => extract(article))));
    for (const line of parseLines(run.stdout)) expect(Extraction.parse(line)).toEqual(line);
  });

  it('extracts with the model that the flag or the variable names', async () => {
    const article = { id: 'a1', text: TEXT, publishedAt: '2024-03-05' };
    const stdin = JSON.stringify(article);
    const [large, small] = await Promise.all([extract(article, 'large'), extract(article, 'small')]);
    expect(small.quotes[0]?.confidence).not.toBe(large.quotes[0]?.confidence);
    const runs = [
      await runCli(['extract', '--model', 'small'], { stdin }),
      await runCli(['extract'], { stdin, env: { ONRECORD_MODEL: 'small' } }),
      await runCli(['extract'], { stdin }),
    ];
    expect(runs.map(({ stdout }) => parseLines(stdout))).toEqual([[small], [small], [large]]);
    const unknown = await runCli(['extract', '--model', 'huge'], { stdin });
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('--model (or ONRECORD_MODEL) must be one of large, small, but is "huge"');
  });

  it('reads date and title of a corpus, leaves its other fields alone, and numbers its ids', async () => {
    const line = { id: 7, text: TEXT, title: 'Bridge', date: '2024-03-05', attributions: [], annotator: 'x' };
    const run = await runCli(['extract'], { stdin: JSON.stringify(line) });
    expect(run.code).toBe(0);
    expect(parseLines(run.stdout)).toEqual([
      await extract({ id: '7', text: TEXT, headline: 'Bridge', publishedAt: '2024-03-05' }),
    ]);
  });

  it('prefers headline and publishedAt to title and date', async () => {
    const line = { text: TEXT, publishedAt: '2024-03-05', date: '2020-01-01', url: 'https://example.org/bridge' };
    const run = await runCli(['extract'], { stdin: JSON.stringify(line) });
    const { date, ...article } = line;
    expect(parseLines(run.stdout)).toEqual([await extract(article)]);
  });

  it('reads pages, and gives what it read of them with what it found', async () => {
    const page = `<html lang="en"><head><title>Bridge to open</title><meta name="author" content="By Jane Roe">
      <link rel="canonical" href="/bridge"></head><body><nav><a href="/">Home</a></nav><h1>Bridge to open</h1><p>${TEXT}</p></body></html>`;
    const line = { id: 'page', html: page, url: 'https://news.example/bridge?from=feed', date: '2024-03-05' };
    const run = await runCli(['extract'], { stdin: JSON.stringify(line) });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const article = {
      url: 'https://news.example/bridge',
      headline: 'Bridge to open',
      publisher: null,
      authors: ['Jane Roe'],
      language: 'en',
      publishedAt: '2024-03-05',
      modifiedAt: null,
      license: null,
      notes: [],
      excerpt: false,
      text: TEXT,
    };
    const { id, ...found } = await extract({ ...article, id: 'page' });
    expect(parseLines(run.stdout)).toEqual([{ id, article, ...found }]);
  });

  it('answers a bad line with its error and goes on', async () => {
    const bad: [string | Uint8Array, Record<string, unknown>][] = [
      ['{"id": "cut", "text": "', { id: null, error: expect.stringMatching(/^the line is not JSON: /) }],
      ['["text"]', { id: null, error: 'must be an object' }],
      ['{"id": {}, "text": "a"}', { id: null, error: 'id: must be a string or a whole number' }],
      ['{"id": "none"}', { id: 'none', error: 'text: is required, or else `html`' }],
      [
        '{"id": "both", "text": "a", "html": "<p>a"}',
        { id: 'both', error: 'html: must not stand beside `text`: send one of the two' },
      ],
      ['{"id": "empty", "html": " "}', { id: 'empty', error: 'html: must not be empty' }],
      [
        '{"id": "bare", "html": "<img src=a.png>"}',
        { id: 'bare', error: expect.stringMatching(/^html: the page shows no text/) },
      ],
      ['{"id": "blank", "text": " \\n"}', { id: 'blank', error: 'text: must not be empty' }],
      [
        '{"id": "nul", "text": "a\\u0000b"}',
        { id: 'nul', error: 'text: must be well-formed Unicode without NUL characters' },
      ],
      [
        '{"id": "half", "text": "a\\ud83d"}',
        { id: 'half', error: 'text: must be well-formed Unicode without NUL characters' },
      ],
      [
        `{"id": "long", "text": "${'a'.repeat(1_000_001)}"}`,
        { id: 'long', error: 'text: must not be longer than 1000000 characters' },
      ],
      [
        '{"id": "day", "text": "a", "date": "yesterday", "url": "ftp://a.b"}',
        { id: 'day', error: expect.stringMatching(/^date: must be an ISO 8601 date .*; url: /) },
      ],
      [Uint8Array.of(0x7b, 0xff, 0x7d), { id: null, error: 'the line is not valid UTF-8' }],
      [`"${'a'.repeat(17 * 1024 * 1024)}"`, { id: null, error: 'the line is longer than 16 MiB' }],
    ];
    const good = JSON.stringify({ id: 'good', text: TEXT });
    const lines = [...bad.map(([line]) => line), '', good];
    const file = join(folder, 'bad.ndjson');
    await writeFile(file, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));

    const run = await runCli(['extract', file]);
    expect(run).toMatchObject({
      code: 1,
      stderr: `onrecord: ${bad.length} of ${bad.length + 1} lines could not be read: each has an "error" in the output\n`,
    });
    expect(parseLines(run.stdout)).toEqual([
      ...bad.map(([, expected], index) => ({ ...expected, file, line: index + 1 })),
      await extract({ id: 'good', text: TEXT }),
    ]);
  });

  it('reads several files one after the other, and standard input among them', async () => {
    const first = join(folder, 'first.ndjson');
    await writeFile(first, `\ufeff${JSON.stringify({ id: 'first', text: TEXT })}\r\n\r\n`);
    const run = await runCli(['extract', first, '-'], { stdin: JSON.stringify({ id: 'second', text: TEXT }) });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(parseLines(run.stdout).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('reads nothing when one of the files is missing', async () => {
    const file = join(folder, 'only.ndjson');
    await writeFile(file, JSON.stringify({ id: 'a', text: TEXT }));
    const run = await runCli(['extract', file, join(folder, 'gone.ndjson')]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/gone\.ndjson: no such file\n$/);
  });

  it('gives nothing for nothing', async () => {
    expect(await runCli(['extract'], { stdin: '\n \n' })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('answers each line without waiting for the next one', async () => {
    const child = startCli(['extract', '--threads', '1']);
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
    for (const id of ['one', 'two']) {
      child.stdin.write(`${JSON.stringify({ id, text: TEXT })}\n`);
      expect(JSON.parse((await answers.next()).value)).toMatchObject({ id });
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('reads an article that comes alone in its own process, which loads no more than that takes', async () => {
    const text = 'They said that this was the bridge which would be opened when the others had been closed. '.repeat(9);
    const line = JSON.stringify({ id: 'a', text: text + TEXT });
    const alone = await packagesOf(['extract'], { stdin: line });
    expect(alone).toEqual(expect.arrayContaining(['onnxruntime-node', 'wink-nlp']));
    for (const needless of ['fastify', 'better-sqlite3', 'pg', 'linkedom', 'feedsmith', 'tinypool', 'eld']) {
      expect(alone).not.toContain(needless);
    }
    const several = await packagesOf(['extract', '--threads', '2'], { stdin: `${line}\n${line}\n` });
    expect(several).toContain('tinypool');
    expect(several).not.toContain('onnxruntime-node');
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = startCli(['extract', '--threads', '1']);
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      errors += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.write(`${JSON.stringify({ text: TEXT })}\n`);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const line = `${JSON.stringify({ text: TEXT })}\n`;
    child.stdin.write(line.repeat(2_000));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(errors).toBe('');
  });
});
