import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { createExtractionPool } from '../../src/intake/pool.ts';
import { articleId } from '../../src/records/article.ts';
import type { Quote } from '../../src/records/quote.ts';
import { draftOf, extractionOf } from '../store/builders.ts';
import { parseLines, runCli } from './cli.ts';
import { ANYONE, BEFORE, BRIDGE, corpusForTests } from './corpus.ts';

const corpus = corpusForTests();

/** 130 articles of two quotes each: more than a page of every list but speakers. */
async function storeMany(): Promise<void> {
  await corpus.withStore(async (store) => {
    for (let n = 0; n < 130; n += 1) {
      const draft = draftOf({
        url: `https://example.org/${n}`,
        headline: `Report ${n}, "first"`,
        publisher: n % 2 ? 'Gazette & Co' : 'Courier',
        text: 'words '.repeat(60),
      });
      const who = [{ name: 'Anna Berg' }, { name: `Person Number${n}` }];
      const said = [
        { text: `the number is ${n}`, by: ['Anna Berg'], act: 'denial' as const, claim: true },
        { text: `nobody knows ${n}`, by: [`Person Number${n}`] },
      ];
      await store.saveExtraction(draft, extractionOf(draft, who, said), BEFORE);
    }
  });
}

/** What the API answers over the same database. */
const served = (url: string) =>
  corpus.withStore(async (store) => {
    const pool = createExtractionPool({ threads: 1 });
    const app = await createApp({ store, pool }, { logLevel: 'silent', openWrites: true });
    try {
      return (await app.inject(url)).body;
    } finally {
      await app.close();
      await pool.close();
    }
  });

describe('onrecord export', () => {
  it('writes all of a list as the API does, under its filters', async () => {
    await storeMany();
    for (const [args, url, count] of [
      [[], '/quotes.ndjson', 260],
      [['quotes', '--query', 'speaker=Anna Berg&act=denial'], '/quotes.ndjson?speaker=Anna%20Berg&act=denial', 130],
      [
        ['--format', 'csv', '--query', '?publisher=Gazette%20%26%20Co'],
        '/quotes.csv?publisher=Gazette%20%26%20Co',
        131,
      ],
      [['articles', '--query', 'sort=oldest'], '/articles.ndjson?sort=oldest', 130],
      [['speakers', '--format', 'csv'], '/speakers.csv', 132],
      [['entities', '--query', 'q=number12'], '/entities.ndjson?q=number12', 11],
      [['claims', '--format', 'csv'], '/claims.csv', 131],
    ] as [string[], string, number][]) {
      const run = await corpus.run(['export', ...args]);
      expect({ ...run, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(run.stdout).toBe(await served(url));
      expect(run.stdout.trimEnd().split('\n')).toHaveLength(count);
    }
    const page = await corpus.run(['export', '--format', 'jsonld', '--public-url', 'https://quotes.example.org/']);
    expect(page).toMatchObject({ code: 0, stderr: '' });
    const things = parseLines(page.stdout);
    expect(things).toHaveLength(260);
    expect(new Set(things.map((thing) => thing['@context']))).toEqual(new Set(['https://schema.org']));
    expect(things[0]?.['@id']).toMatch(/^https:\/\/quotes\.example\.org\/quotes\/quo_/);
  });

  it('ends quietly when its reader has seen enough', async () => {
    await storeMany();
    const child = corpus.start(['export']);
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      errors += chunk;
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(errors).toBe('');
  });

  it('says in one line what cannot be used', async () => {
    await corpus.withStore(async (store) => {
      for (const name of ['Anna Berg', 'Tom Berg']) {
        const draft = draftOf({ url: `https://example.org/${name}`, text: `${name} said so.` });
        const found = extractionOf(draft, [{ name, aliases: ['Berg'] }], [{ text: 'so', by: [name] }]);
        await store.saveExtraction(draft, found, BEFORE);
      }
    });
    for (const [args, code, words] of [
      [['people'], 1, 'people is not known: there are quotes, articles, speakers, entities, claims'],
      [['--format', 'atom'], 1, '--format atom is not known: there are ndjson, csv, jsonld'],
      [['--query', 'speakr=Berg'], 1, 'speakr is not known: there are q, speaker, addressee'],
      [['--query', 'limit=5'], 1, 'limit is not known'],
      [['--query', 'act=shouting'], 1, 'act must be one of statement, '],
      [['--query', 'speaker=%ff'], 1, 'speaker is not percent-encoded UTF-8'],
      [['--query', 'speaker=Zelda'], 1, 'nobody and nothing with the name "Zelda"'],
      [
        ['--query', 'speaker=Berg', '--format', 'csv'],
        1,
        /"Berg" may be any of several .*: \w+ Berg ent_\w+, \w+ Berg ent_/,
      ],
      [['articles', '--gold'], 2, '--gold takes no LIST, --query or --format'],
      [['--partial'], 2, '--partial goes with --gold'],
    ] as [string[], number, string | RegExp][]) {
      const run = await corpus.run(['export', ...args]);
      expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' });
      expect(run.stderr).toMatch(/^onrecord: .*\n$/);
      if (typeof words === 'string') expect(run.stderr).toContain(words);
      else expect(run.stderr).toMatch(words);
    }
  });

  it('makes no database, and says how it is used', async () => {
    for (const args of [[], ['--gold']]) {
      expect(await corpus.run(['export', ...args])).toEqual({
        code: 1,
        stdout: '',
        stderr: `onrecord: there is no database ${corpus.database}: name the one that is meant with --database\n`,
      });
    }
    const help = await runCli(['export', '--help']);
    for (const word of ['--format', '--query', '--gold', '--partial', 'Examples:']) expect(help.stdout).toContain(word);
  });
});

describe('onrecord export --gold', () => {
  const draft = { url: 'https://example.org/1', headline: 'Bridge', publisher: 'Gazette', publishedAt: '2024-03-05' };
  let quotes: Quote[];
  beforeEach(async () => {
    quotes = await corpus.quotes(await corpus.store({ ...draft, text: BRIDGE }));
    await corpus.store({ url: 'https://example.org/2', text: BRIDGE });
    expect(quotes).toHaveLength(3);
  });
  const review = (quote: Quote | undefined, status: Quote['review']['status']) =>
    corpus.withStore((store) => store.reviseQuote(quote?.id ?? '', { review: { status } }, ANYONE));
  const words = (places: unknown) =>
    (places as [number, number][]).map(([start, end]) => [...BRIDGE].slice(start, end).join(''));

  it('writes the articles of which people have gone over all quotes, without those that are none', async () => {
    await review(quotes[0], 'confirmed');
    await review(quotes[1], 'rejected');
    const none = await corpus.run(['export', '--gold']);
    expect(none).toEqual({
      code: 0,
      stdout: '',
      stderr: 'articles: 0, attributions: 0; left out (--partial), of which only some quotes have been reviewed: 1\n',
    });
    const partial = await corpus.run(['export', '--gold', '--partial']);
    expect(parseLines(partial.stdout)).toMatchObject([{ title: 'Bridge', attributions: [{}] }]);

    await review(quotes[2], 'confirmed');
    const start = [...BRIDGE.slice(0, BRIDGE.indexOf('on Monday'))].length;
    await corpus.withStore((store) =>
      store.addQuote(
        quotes[0]?.articleId ?? '',
        {
          spans: [{ start, end: start + 9 }],
          type: 'indirect',
          act: 'statement',
          speakers: [],
          addressees: [],
          saidAt: null,
        },
        'anna',
      ),
    );
    const { code, stdout, stderr } = await corpus.run(['export', '--gold']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'articles: 1, attributions: 3\n' });
    const [article, ...others] = parseLines(stdout);
    expect(others).toEqual([]);
    expect(article).toEqual({
      id: articleId({ ...draft, text: BRIDGE }),
      publisher: 'Gazette',
      date: '2024-03-05',
      title: 'Bridge',
      text: BRIDGE,
      attributions: expect.any(Array),
    });
    const attributions = article?.attributions as Record<'source' | 'cue' | 'content', unknown>[];
    expect(attributions.map(({ source, cue, content }) => [source, cue, content].map(words))).toEqual([
      [['Mayor Anna Berg'], ['told'], [quotes[0]?.text]],
      [[], [], ['on Monday']],
      [['she'], ['added'], ['The 🌊 river', 'was quiet']],
    ]);
    // It is what `onrecord extract` reads, too.
    expect((await runCli(['extract'], { stdin: stdout })).code).toBe(0);
  });
});
