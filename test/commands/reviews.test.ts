import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Claim } from '../../src/records/claim.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { everything } from '../store/reading.ts';
import { runCli } from './cli.ts';

const TROOPS = 'more than 94,000 Russian troops are gathered near the border with Ukraine';
const BRIDGE = 'the bridge has cost 12 million euros';

const review = (n: number, claimReviewed?: string) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: `https://facts.example.org/${n}`,
  author: { '@type': 'Organization', name: 'Example Facts' },
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
  claimReviewed,
});
const feed = (...items: unknown[]) =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    dataFeedElement: items.map((item) => ({ '@type': 'DataFeedItem', item: [item] })),
  });

describe('reviews import', () => {
  let folder: string;
  let database: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-reviews-'));
    database = join(folder, 'onrecord.sqlite');
    await withStore(async (store) => {
      for (const [n, text] of [TROOPS, `that ${TROOPS}`, BRIDGE].entries()) {
        const draft = draftOf({ url: `https://example.org/${n}`, text });
        await store.saveExtraction(draft, extractionOf(draft, [], [{ text, claim: true }]), EXTRACTOR);
      }
    });
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(database);
    return work(store).finally(() => store.close());
  }
  const take = (file: string, { flags = [] as string[], stdin = '' as string | Uint8Array } = {}) =>
    runCli(['reviews', 'import', file, '--database', database, ...flags], { cwd: folder, stdin });
  const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  /** What each claim has, the first stored first. */
  const attached = () =>
    withStore(async (store) => {
      const claims = await everything(Claim, (page) => store.claims(page));
      return claims.reverse().map(({ reviews }) => reviews.map(({ url, matchScore }) => [url, matchScore]));
    });

  it('attaches the reviews of a feed to the claims that say what they have checked, and tells of the rest', async () => {
    const feedOf = feed(
      review(1, 'More than 94,000 Russian troops are gathered near the border with Ukraine.'),
      review(2, 'More than 104,000 Russian troops are gathered near the border with Ukraine.'),
      review(3, 'The moon is made of cheese from Switzerland.'),
      review(4),
      review(5, 'The bridge cost 12 million euros'),
      { '@type': 'MediaReview', url: 'https://facts.example.org/6' },
    );
    await put('feed.json', feedOf);
    const { code, stdout, stderr } = await take('feed.json');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '1 matched, 2 doubtful, 2 unmatched\nreviews of claims: 2 attached, 0 replaced, 0 unchanged\n',
    });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^feed\.json:dataFeedElement\[1\]\.item\[0\]: doubtful: https:\/\/facts\.example\.org\/2 may be of clm_\w{20} \(0\.\d\d\)$/,
      ),
      expect.stringMatching(
        /^feed\.json:dataFeedElement\[4\]\.item\[0\]: doubtful: https:\/\/facts\.example\.org\/5 may/,
      ),
    ]);
    const first = 'https://facts.example.org/1';
    expect(await attached()).toEqual([[[first, 1]], [[first, expect.closeTo(0.99, 1)]], []]);
  });

  it('changes nothing when it is the same again, and replaces what is not', async () => {
    const one = review(1, TROOPS);
    await put('one.json', JSON.stringify(one));
    expect(await take('one.json')).toMatchObject({ code: 0, stderr: '' });
    const before = await attached();
    expect((await take('one.json')).stdout).toContain('0 attached, 0 replaced, 2 unchanged');
    expect(await attached()).toEqual(before);
    await put('one.json', JSON.stringify({ ...one, reviewRating: { alternateName: 'True' } }));
    expect((await take('one.json')).stdout).toContain('0 attached, 2 replaced, 0 unchanged');
    expect(await attached()).toEqual(before);
  });

  it('takes the better of two reviews of one address, in whatever order they stand', async () => {
    for (const reviews of [
      [review(1, TROOPS), review(1, `that ${TROOPS}`)],
      [review(1, `that ${TROOPS}`), review(1, TROOPS)],
    ]) {
      await put('list.json', JSON.stringify(reviews));
      expect(await take('list.json')).toMatchObject({ code: 0, stderr: '' });
      expect(await attached()).toEqual([
        [['https://facts.example.org/1', 1]],
        [['https://facts.example.org/1', 1]],
        [],
      ]);
    }
    expect((await take('list.json')).stdout).toContain('0 attached, 0 replaced, 2 unchanged');
  });

  it('leaves a review that was attached by hand attached by hand', async () => {
    await withStore(async (store) => {
      const claims = await everything(Claim, (page) => store.claims(page));
      for (const { id } of claims) await store.saveReview(id, review(1, BRIDGE) as never);
    });
    await put('list.jsonl', JSON.stringify(review(1, BRIDGE)));
    expect((await take('list.jsonl')).stdout).toContain('0 attached, 0 replaced, 1 unchanged');
    expect((await attached()).flat().map(([, score]) => score)).toEqual([null, null, null]);
  });

  it.each([
    ['NDJSON', `${JSON.stringify(review(1, BRIDGE))}\n\n${JSON.stringify(review(2, BRIDGE))}\n`],
    ['a feed', feed(review(1, BRIDGE), review(2, BRIDGE))],
    ['a graph', JSON.stringify({ '@graph': [review(1, BRIDGE), review(2, BRIDGE)] })],
  ])('reads %s from standard input', async (_, stdin) => {
    expect(await take('-', { stdin })).toMatchObject({ code: 0, stderr: '' });
    expect((await attached())[2]).toHaveLength(2);
  });

  const { url: _, ...nameless } = review(2, BRIDGE);
  const BAD = [review(1, BRIDGE), nameless, { ...review(3, BRIDGE), reviewRating: {} }, 'text'];

  it('names bad reviews with their place, and takes in nothing', async () => {
    await put('bad.json', feed(...BAD));
    const { code, stdout, stderr } = await take('bad.json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'bad.json:dataFeedElement[1].item[0]: url: is required',
      'bad.json:dataFeedElement[2].item[0]: reviewRating: must have alternateName or ratingValue',
      'bad.json:dataFeedElement[3].item[0]: must be an object',
      'onrecord: 3 of 4 rows cannot be used, and nothing was imported: mend them, or leave them out with --skip-bad',
    ]);
    expect((await attached()).flat()).toEqual([]);
  });

  it('takes in the others where it is told to', async () => {
    await put('bad.ndjson', `${BAD.map((each) => JSON.stringify(each)).join('\n')}\n{"@type":\n`);
    const { code, stdout, stderr } = await take('bad.ndjson', { flags: ['--skip-bad'] });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '1 matched, 0 doubtful, 0 unmatched, 4 skipped\nreviews of claims: 1 attached, 0 replaced, 0 unchanged\n',
    });
    expect(stderr.split('\n').map((line) => line.split(':')[1])).toEqual(['2', '3', '4', '5', undefined]);
    expect((await attached()).flat()).toHaveLength(1);
  });

  it.each([
    [
      'feed.json',
      '{"dataFeedElement": [',
      /^onrecord: feed\.json: the file is not JSON: .*\.ndjson; nothing was imported\n$/,
    ],
    ['feed.json', Uint8Array.of(0x22, 0xff, 0x22), /^onrecord: feed\.json: the file is not valid UTF-8; nothing/],
  ])('refuses %s of "%s" in one line', async (name, content, message) => {
    await put(name, content);
    const { code, stdout, stderr } = await take(name);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('refuses a file that is not there, and says how it is used', async () => {
    expect(await take('none.json')).toEqual({ code: 1, stdout: '', stderr: 'onrecord: none.json: no such file\n' });
    const help = await runCli(['reviews', 'import', '--help']);
    for (const word of ['--skip-bad', '--database', 'ClaimReview', '.ndjson']) expect(help.stdout).toContain(word);
    expect(await runCli(['reviews', 'import'])).toMatchObject({ code: 2, stdout: '' });
  });
});
