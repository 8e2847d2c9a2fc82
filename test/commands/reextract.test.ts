import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ArticleDraft, articleId } from '../../src/records/article.ts';
import type { Quote } from '../../src/records/quote.ts';
import { extractionOf } from '../store/builders.ts';
import { parseLines, runCli } from './cli.ts';
import { ANYONE, BEFORE, BRIDGE, corpusForTests, NOW } from './corpus.ts';

const corpus = corpusForTests();

const bridge = (n: number, fields: object = {}) => ({ url: `https://example.org/${n}`, text: BRIDGE, ...fields });
/** Another article with the same words makes another occurrence, and no other record. */
const plain = ({ version: _, occurrences: __, ...quote }: Quote) => quote;

/** Stores the article, and goes over its first two quotes: the act of one is wrong, and the other is none. */
async function storeCorrected(): Promise<{ id: string; corrected: Quote; rejected: Quote; others: Quote[] }> {
  const id = await corpus.store(bridge(1));
  const [first, second] = await corpus.quotes(id);
  await corpus.withStore(async (store) => {
    await store.reviseQuote(first?.id ?? '', { act: 'warning' }, ANYONE);
    await store.reviseQuote(second?.id ?? '', { review: { status: 'rejected' } }, ANYONE);
  });
  const [corrected, rejected, ...others] = (await corpus.quotes(id)) as [Quote, Quote, ...Quote[]];
  return { id, corrected, rejected, others };
}

describe('onrecord reextract', () => {
  it('finds out the language of what was stored before it was looked at', async () => {
    const text =
      '„Die alte Brücke ist nicht mehr sicher“, sagte Bürgermeisterin Anna Berg am Freitag vor Journalisten in Riga. ' +
      'Sie werde noch im Mai gesperrt, und die Stadt werde eine neue bauen.';
    const draft = ArticleDraft.parse(bridge(7, { text }));
    const id = articleId(draft);
    const found = extractionOf(draft, [{ name: 'Anna Berg' }], [{ text: 'nicht mehr sicher', by: ['Anna Berg'] }]);
    await corpus.withStore((store) => store.saveExtraction(draft, found, BEFORE));
    expect(await corpus.article(id)).toMatchObject({ language: 'en', extraction: 'complete', counts: { quotes: 1 } });
    expect((await corpus.run(['reextract'])).code).toBe(0);
    expect(await corpus.article(id)).toMatchObject({
      language: 'de',
      extraction: 'unsupported-language',
      counts: { quotes: 0, entities: 0 },
      revisions: [],
    });
  });

  it('reads what another extractor has read, keeps corrections, and tells what it would say otherwise', async () => {
    const { id, corrected, rejected, others } = await storeCorrected();
    const now = await corpus.store(bridge(2), { extractor: NOW });
    const before = await corpus.article(now);
    const { code, stdout, stderr } = await corpus.run(['reextract']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'articles read: 1; quotes kept: 2; differences: 1\n',
    });
    expect(parseLines(stdout)).toEqual([
      { articleId: id, quoteId: corrected.id, field: 'act', kept: 'warning', found: 'promise' },
    ]);
    expect(await corpus.article(id)).toMatchObject({ extractor: NOW, revisions: [] });
    expect(await corpus.article(now)).toEqual(before);
    expect((await corpus.quotes(id)).map(plain)).toEqual([corrected, rejected, ...others].map(plain));
    expect(await corpus.run(['reextract'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'articles read: 0; quotes kept: 0; differences: 0\n',
    });
  });

  it('writes nothing when it is only to tell', async () => {
    const { id, corrected } = await storeCorrected();
    const before = [await corpus.article(id), await corpus.quotes(id)];
    const { code, stdout, stderr } = await corpus.run(['reextract', '--dry-run']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'articles read: 1; quotes kept: 2; differences: 1; nothing was written\n',
    });
    expect(parseLines(stdout)).toMatchObject([{ quoteId: corrected.id, field: 'act' }]);
    expect([await corpus.article(id), await corpus.quotes(id)]).toEqual(before);
  });

  it('brings what the model at hand finds of what nobody has gone over', async () => {
    const id = await corpus.store(bridge(1), { model: 'small' });
    const small = await corpus.quotes(id);
    expect(await corpus.run(['reextract', '--model', 'large'])).toMatchObject({ code: 0, stdout: '' });
    const large = await corpus.quotes(id);
    expect(large[0]?.confidence).not.toBe(small[0]?.confidence);
    expect((await corpus.article(id))?.extractor).toEqual(NOW);
  });

  it('reads all, those of a publisher, or those that are named, and names those that it cannot read', async () => {
    const ids = [
      await corpus.store(bridge(1, { publisher: 'Gazette' }), { extractor: NOW }),
      await corpus.store(bridge(2, { publisher: 'Gazette' })),
      await corpus.store(bridge(3, { publisher: 'Courier' })),
    ];
    const read = async (...args: string[]) => (await corpus.run(['reextract', '--dry-run', ...args])).stderr;
    expect(await read('--publisher', 'Gazette')).toMatch(/^articles read: 1;/);
    expect(await read('--publisher', 'Gazette', '--all')).toMatch(/^articles read: 2;/);
    expect(await read('--all')).toMatch(/^articles read: 3;/);
    const gone = 'art_00000000000000000000';
    expect(await corpus.run(['reextract', ids[0] ?? '', gone, ids[2] ?? ''])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `${gone}: there is no article with this id\narticles read: 2; quotes kept: 0; differences: 0\n` +
        'onrecord: 1 of 3 articles could not be read again\n',
    });
    expect((await corpus.article(ids[1] ?? ''))?.extractor).toEqual(BEFORE);
    expect((await corpus.article(ids[2] ?? ''))?.extractor).toEqual(NOW);
  });

  it('says nothing of what people have confirmed where only the corpus has another name for the speaker', async () => {
    await corpus.store(bridge(1));
    const quotes = await corpus.quotes(await corpus.store(bridge(2)));
    const [berg] = quotes[0]?.speakers ?? [];
    await corpus.withStore(async (store) => {
      for (const { id } of quotes) await store.reviseQuote(id, { review: { status: 'confirmed' } }, ANYONE);
      await store.reviseEntity(berg?.id ?? '', { name: 'Anna Maria Berg' }, ANYONE);
    });
    expect((await corpus.quotes(quotes[0]?.articleId ?? ''))[0]?.speakers[0]?.name).toBe('Anna Maria Berg');
    expect(await corpus.run(['reextract'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'articles read: 2; quotes kept: 3; differences: 0\n',
    });
  });

  it('shares the work with another process that does the same', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push(await corpus.store(bridge(n)));
    const args = ['reextract', '--threads', '1'];
    const runs = await Promise.all([corpus.run(args), corpus.run(args)]);
    const read = runs.map(({ code, stderr }) => {
      expect(code, stderr).toBe(0);
      return Number(/^articles read: (\d+)/.exec(stderr)?.[1]);
    });
    expect(read.reduce((all, each) => all + each)).toBe(ids.length);
    for (const id of ids) expect((await corpus.article(id))?.extractor).toEqual(NOW);
    // Nothing stays taken.
    expect((await corpus.run([...args, '--all'])).stderr).toMatch(/^articles read: 10;/);
  });

  it('keeps what is corrected over the same database while it runs', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await corpus.store(bridge(n)));
    const child = corpus.start(['reextract', '--threads', '1']);
    const ended = once(child, 'close');
    await corpus.withStore(async (store) => {
      for (const id of ids) {
        const [quote] = await corpus.quotes(id);
        expect(await store.reviseQuote(quote?.id ?? '', { act: 'belief' }, ANYONE)).toMatchObject({ changed: true });
      }
    });
    expect(await ended).toEqual([0, null]);
    for (const id of ids) {
      expect((await corpus.article(id))?.extractor).toEqual(NOW);
      expect((await corpus.quotes(id))[0]).toMatchObject({ act: 'belief', review: { status: 'corrected' } });
    }
  });

  it('stops in order on SIGINT, and goes on where it stopped', async () => {
    const drafts = Array.from({ length: 12 }, (_, n) =>
      ArticleDraft.parse(bridge(n, { text: `${n} ${'The weather was fine that day, and nobody came. '.repeat(50)}` })),
    );
    await corpus.withStore(async (store) => {
      for (const draft of drafts) {
        await store.saveExtraction(draft, extractionOf(draft, [], []), BEFORE);
      }
    });
    // The one that is read first tells when it has been read.
    const [first] = await corpus.quotes(await corpus.store(bridge(99)));
    const last = first?.id ?? '';
    await corpus.withStore((store) => store.reviseQuote(last, { act: 'belief' }, ANYONE));

    const child = corpus.start(['reextract', '--threads', '1']);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(stderr).toMatch(/^articles read: \d+; .*\nonrecord: stopped before the end: what was read is kept\n$/);
    const done = Number(/\d+/.exec(stderr)?.[0]);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(13);
    const { stderr: rest } = await corpus.run(['reextract', '--dry-run']);
    expect(rest).toContain(`articles read: ${13 - done};`);
  });

  it('makes no database, and says how it is used', async () => {
    expect(await corpus.run(['reextract'])).toEqual({
      code: 1,
      stdout: '',
      stderr: `onrecord: there is no database ${corpus.database}: name the one that is meant with --database\n`,
    });
    expect(await corpus.run(['reextract', 'art_1', '--publisher', 'Gazette'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'onrecord: give ids of articles or --publisher, not both\n',
    });
    const help = await runCli(['reextract', '--help']);
    for (const word of ['--all', '--publisher', '--dry-run', '--model', 'Example:'])
      expect(help.stdout).toContain(word);
  });
});
