import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { extract, extractorOf } from '../../src/extract/extractor.ts';
import { DEFAULT_MODEL, type Model } from '../../src/extract/model/models.ts';
import type { Extractor } from '../../src/records/article.ts';
import { Article, ArticleDraft } from '../../src/records/article.ts';
import { Quote, REVIEW_STATUSES } from '../../src/records/quote.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { everything, record } from '../store/reading.ts';
import { type CliOptions, runCli, startCli } from './cli.ts';

export const BRIDGE =
  '"We will open the bridge in May," Mayor Anna Berg told Tom Carter on Monday.\n\n' +
  'Berg denied that the work had cost more than 12 million euros.\n\n' +
  'The 🌊 river, she added, was quiet.';

export const BEFORE: Extractor = { name: 'onrecord-large', version: '0.0.1' };
export const NOW: Extractor = extractorOf(DEFAULT_MODEL);

/** A database in a folder of its own for each test, and the command line over it. */
export function corpusForTests() {
  const corpus = {
    folder: '',
    database: '',
    async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const store = await openStore(corpus.database);
      return work(store).finally(() => store.close());
    },
    /** Stores an article with what is found in it; gives its id. */
    async store(fields: object, { extractor = BEFORE, model = DEFAULT_MODEL as Model } = {}): Promise<string> {
      const draft = ArticleDraft.parse(fields);
      const extraction = await extract(draft, model);
      return corpus.withStore(async (store) => (await store.saveExtraction(draft, extraction, extractor)).id);
    },
    article: (id: string) => corpus.withStore(async (store) => record(Article, await store.article(id))),
    /** All quotes of an article, those that are rejected among them. */
    quotes: (article: string) =>
      corpus.withStore((store) =>
        everything(Quote, (page) => store.quotes({ ...page, article, review: REVIEW_STATUSES })),
      ),
    run: (args: string[], options: CliOptions = {}) =>
      runCli([...args, '--database', corpus.database], { cwd: corpus.folder, ...options }),
    start: (args: string[]) => startCli([...args, '--database', corpus.database], { cwd: corpus.folder }),
  };
  beforeEach(async () => {
    corpus.folder = await mkdtemp(join(tmpdir(), 'onrecord-corpus-'));
    corpus.database = join(corpus.folder, 'onrecord.sqlite');
  });
  afterEach(() => rm(corpus.folder, { recursive: true }));
  return corpus;
}

export const ANYONE = { by: 'anna', versions: null };
