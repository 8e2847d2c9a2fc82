import { Readable } from 'node:stream';
import type { Model } from '../extract/model/models.ts';
import { createExtractionPool } from '../intake/pool.ts';
import type { Parts } from '../intake/take-in.ts';
import type { Extractor } from '../records/article.ts';
import type { Entity } from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import { openExistingStore } from './existing-store.ts';
import { print } from './output.ts';
import { messageOf } from './problems.ts';
import { startProgress } from './progress.ts';
import { type ReviewedArticle, reviewedArticles } from './reviewed-articles.ts';
import { interval, noScores, type Reviewed, type Scores, type Share, score } from './scores.ts';

export interface EvaluateOptions {
  database: string;
  threads: number;
  model?: Model | undefined;
  /** Whether for machines. */
  json: boolean;
}

/** What the scores stand on. */
interface Basis {
  articles: number;
  /** Of these, articles all of whose quotes people have gone over. */
  complete: number;
  /** Quotes that people have confirmed, corrected, added or rejected. */
  reviewed: number;
}

type Read = { id: string } & ({ reviewed: Reviewed; extraction: Extraction } | { problem: string });

/**
 * `onrecord evaluate`: runs extraction over the articles of which people have gone over quotes, and tells how far it
 * agrees with them. Writes nothing to the database.
 *
 * @throws Error where nobody has gone over anything, and at the end if an article could not be read
 */
export async function evaluate({ database, threads, model, json }: EvaluateOptions): Promise<void> {
  const store = await openExistingStore(database);
  const pool = createExtractionPool({ threads, model });
  const parts = { store, pool };
  const progress = startProgress('articles');
  const scores = noScores();
  const basis: Basis = { articles: 0, complete: 0, reviewed: 0 };
  let failed = 0;
  try {
    const results = Readable.from(reviewedArticles(store.background)).map((each) => read(each, parts), {
      concurrency: pool.threads * 2,
    });
    for await (const result of results) {
      progress.tick('problem' in result);
      if ('problem' in result) {
        failed += 1;
        progress.note(`${result.id}: ${result.problem}`);
        continue;
      }
      const { reviewed, extraction } = result;
      basis.articles += 1;
      if (reviewed.complete) basis.complete += 1;
      basis.reviewed += reviewed.right.length + reviewed.rejected.length;
      score(scores, reviewed, extraction);
    }
  } finally {
    progress.end();
    await pool.close();
    await store.close();
  }
  if (basis.articles === 0 && failed === 0) {
    throw new Error('nobody has reviewed a quote so far: PATCH /quotes/{id} confirms, corrects or rejects one');
  }
  await print(
    json ? `${JSON.stringify(report(pool.extractor, basis, scores))}\n` : table(pool.extractor, basis, scores),
  );
  if (failed > 0)
    throw new Error(`${failed} of ${basis.articles + failed} articles could not be read, and do not count here`);
}

async function read({ article, right, rejected, complete }: ReviewedArticle, parts: Parts): Promise<Read> {
  const { id } = article;
  try {
    const entities = new Map<string, Entity>();
    for (const { speakers, addressees } of right) {
      for (const { id: named } of [...speakers, ...addressees]) {
        const entity = named === null || entities.has(named) ? null : await parts.store.background.entity(named);
        if (named !== null && entity !== null) entities.set(named, JSON.parse(entity) as Entity);
      }
    }
    const extraction = await parts.pool.extract(article);
    return { id, reviewed: { right, rejected, complete, entities }, extraction };
  } catch (error) {
    return { id, problem: messageOf(error) };
  }
}

const round = (n: number) => Math.round(n * 10_000) / 10_000;

function report(extractor: Extractor, basis: Basis, scores: Scores) {
  const shares = Object.entries(scores as unknown as Record<keyof Scores, Share>).map(([name, share]) => {
    const value = share.of === 0 ? null : round(share.right / share.of);
    return [name, { ...share, share: value, interval: interval(share)?.map(round) ?? null }];
  });
  return { extractor, basis, scores: Object.fromEntries(shares) };
}

const LABELS: Record<keyof Scores, string> = {
  found: 'right quotes that are found (recall)',
  whoSaidWhat: '  with the same speakers (who said what)',
  content: 'of those found: content to the letter',
  type: '  type',
  speakers: '  speakers',
  addressees: '  addressees',
  act: '  act',
  saidAt: '  saidAt',
  rejected: 'rejected quotes that are not found again',
  precision: 'quotes found that are right (precision)',
};

const percent = (share: number) => (share * 100).toFixed(1).padStart(5);

function row(label: string, share: Share): string {
  const [low, high] = interval(share) ?? [];
  const counts = `${label.padEnd(42)}${share.right} of ${share.of}`.padEnd(60);
  if (low === undefined || high === undefined) return `${counts}    -`;
  return `${counts}${percent(share.right / share.of)} %   ${percent(low)} to ${percent(high)} %`;
}

/** For people. */
function table({ name, version }: Extractor, { articles, complete, reviewed }: Basis, scores: Scores): string {
  const labels = Object.entries(LABELS) as [keyof Scores, string][];
  return [
    `${name} ${version}; reviewed quotes: ${reviewed}, in articles: ${articles}`,
    '',
    ...labels.map(([key, label]) => row(label, scores[key])),
    '',
    `Precision stands on the articles all of whose quotes have been reviewed: ${complete}.`,
    'The range is where the share lies with 95 % confidence (Wilson): what differs by less may be chance. With 100',
    'records it is about 20 points wide, with 1,000 about 6. Recall leaves out what nobody has noticed to be missing.',
    '',
  ].join('\n');
}
