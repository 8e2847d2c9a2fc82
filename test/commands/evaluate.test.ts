import { describe, expect, it } from 'vitest';
import { interval } from '../../src/commands/scores.ts';
import { extractorOf } from '../../src/extract/extractor.ts';
import type { QuotePatch } from '../../src/records/correction.ts';
import type { Quote } from '../../src/records/quote.ts';
import { runCli } from './cli.ts';
import { ANYONE, BRIDGE, corpusForTests, NOW } from './corpus.ts';

const corpus = corpusForTests();

const revise = (quote: Quote | undefined, patch: QuotePatch) =>
  corpus.withStore((store) => store.reviseQuote(quote?.id ?? '', patch, ANYONE));
const confirm = (quote: Quote | undefined) => revise(quote, { review: { status: 'confirmed' } });

/** Of three quotes one is right, one has another speaker and content, and one is none; a fourth was missed. */
async function goOver(article: string): Promise<void> {
  const [first, second, third] = await corpus.quotes(article);
  await confirm(first);
  const [{ start, end } = { start: 0, end: 0 }] = second?.spans ?? [];
  await revise(second, { speakers: [{ name: 'Zelda Quist', type: 'person' }], spans: [{ start, end: end - 3 }] });
  await revise(third, { review: { status: 'rejected' } });
  const missed = [...BRIDGE.slice(0, BRIDGE.indexOf('on Monday'))].length;
  const spans = [{ start: missed, end: missed + 9 }];
  const none = { act: 'statement' as const, speakers: [], addressees: [], saidAt: null };
  await corpus.withStore((store) => store.addQuote(article, { spans, type: 'indirect', ...none }, 'anna'));
}

const evaluated = async (...args: string[]) => {
  const { code, stdout, stderr } = await corpus.run(['evaluate', '--json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};
const counts = (scores: Record<string, { right: number; of: number }>) =>
  Object.fromEntries(Object.entries(scores).map(([name, { right, of }]) => [name, [right, of]]));

describe('onrecord evaluate', () => {
  it('compares what is found with what people have confirmed, corrected, added and rejected', async () => {
    const id = await corpus.store({ url: 'https://example.org/1', publishedAt: '2024-03-05', text: BRIDGE });
    await goOver(id);
    const before = await corpus.article(id);
    const { extractor, basis, scores } = await evaluated();
    expect({ extractor, basis }).toEqual({ extractor: NOW, basis: { articles: 1, complete: 1, reviewed: 4 } });
    expect(counts(scores)).toEqual({
      found: [2, 3],
      whoSaidWhat: [1, 3],
      content: [1, 2],
      type: [2, 2],
      speakers: [1, 2],
      addressees: [2, 2],
      act: [2, 2],
      saidAt: [2, 2],
      rejected: [0, 1],
      precision: [2, 3],
    });
    expect(scores.found).toEqual({ right: 2, of: 3, share: 0.6667, interval: [0.2077, 0.9385] });
    expect(await corpus.article(id)).toEqual(before);
  });

  it('leaves articles that are not gone over to the end out of precision, and knows a speaker by another name', async () => {
    const id = await corpus.store({ url: 'https://example.org/1', text: BRIDGE });
    const [first] = await corpus.quotes(id);
    await confirm(first);
    // A second article whose entity has the id that the first one gave it, under a fuller name.
    const [other] = await corpus.quotes(await corpus.store({ url: 'https://example.org/2', text: BRIDGE }));
    await confirm(other);
    expect(other?.speakers[0]?.id).toBe(first?.speakers[0]?.id);
    await corpus.withStore((store) =>
      store.reviseEntity(first?.speakers[0]?.id ?? '', { name: 'Anna Maria Berg', aliases: ['Anna Berg'] }, ANYONE),
    );
    const { basis, scores } = await evaluated();
    expect(basis).toEqual({ articles: 2, complete: 0, reviewed: 2 });
    expect(counts(scores)).toMatchObject({ found: [2, 2], whoSaidWhat: [2, 2], precision: [0, 0], rejected: [0, 0] });
    expect(scores.precision).toEqual({ right: 0, of: 0, share: null, interval: null });
  });

  it('prints a table for people, of the model that is asked for', async () => {
    await goOver(await corpus.store({ url: 'https://example.org/1', text: BRIDGE }, { model: 'small' }));
    const { code, stdout, stderr } = await corpus.run(['evaluate', '--model', 'small']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`onrecord-small ${extractorOf('small').version}; reviewed quotes: 4, in articles: 1\n`);
    expect(stdout).toMatch(/^right quotes that are found \(recall\) +2 of 3 +66\.7 % +20\.8 to {2}93\.9 %$/m);
    expect(stdout).toMatch(/^quotes found that are right \(precision\) +2 of 3 +66\.7 %/m);
    expect(stdout).toContain('Precision stands on the articles all of whose quotes have been reviewed: 1.');
  });

  it('says that nobody has reviewed anything, and how it is used', async () => {
    await corpus.store({ url: 'https://example.org/1', text: BRIDGE });
    expect(await corpus.run(['evaluate'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'onrecord: nobody has reviewed a quote so far: PATCH /quotes/{id} confirms, corrects or rejects one\n',
    });
    const help = await runCli(['evaluate', '--help']);
    for (const word of ['--json', '--model', 'precision', 'Example:']) expect(help.stdout).toContain(word);
  });

  it('gives the interval of Wilson', () => {
    // Newcombe (1998), Table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const of = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [right, n, low, high] of of) {
      const found = interval({ right, of: n }) ?? [];
      expect(found[0]).toBeCloseTo(low, 4);
      expect(found[1]).toBeCloseTo(high, 4);
    }
    expect(interval({ right: 0, of: 0 })).toBeNull();
  });
});
