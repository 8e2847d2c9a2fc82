// Who said what, to whom, when and as what: PolNeAR's development part by `eval/score.mjs`, and the 40 of its articles that
// annotations-dev.tsv resolves by `eval/speakers.mjs`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extraction } from '../src/records/extraction.ts';
import { corpus, type GoldArticle, inputOf, ROOT, readAnnotations, readPolnear, scoring } from './corpora.ts';
import type { Figure, Figures } from './figures.ts';
import type { Measure } from './measures.ts';
import { aligned, isRight, overlap } from './scorer.ts';

interface Scores {
  precision: number;
  recall: number;
  f1: number;
  predicted: number;
  gold: number;
}
interface Share {
  share: number;
  of: number;
}
interface Records extends Record<'speaker' | 'addressee' | 'saidAt', Scores> {
  'speaker | found': Share;
  'act | found': Share & { macroF1: number };
}

export const GOLD = corpus('polnear/dev.jsonl');
export const ANNOTATIONS = corpus('polnear/annotations-dev.tsv');
const WRITTEN = join(ROOT, 'bench/articles.jsonl');
const WRITTEN_ANNOTATIONS = join(ROOT, 'bench/articles.tsv');
const SCORES = [scoring('score.mjs'), scoring('speakers.mjs')];
const IN_GENRES = ['who-said-what', 'who-said-what (direct)', 'speaker', 'speaker | found', 'speaker | unnamed'];

export const attribution: Measure = {
  needs: [GOLD, ANNOTATIONS, ...SCORES],
  async run({ extract }) {
    const articles = readPolnear(GOLD);
    const extractions = await extract(articles.map(inputOf));
    const { metrics, records } = scored(extractions, GOLD, ANNOTATIONS);
    return {
      ...figuresOf(metrics, records),
      'speaker | unnamed': await leftUnnamed(articles, extractions, ANNOTATIONS),
      'confidence error': await confidenceError(articles, extractions),
    };
  },
};

/** The same of articles of many kinds that were written for this (`articles.jsonl`; data/model/README.md tells how): no politics of 2016. */
export const genres: Measure = {
  needs: SCORES,
  async run({ extract }) {
    const articles = readPolnear(WRITTEN);
    const extractions = await extract(articles.map(inputOf));
    const { metrics, records } = scored(extractions, WRITTEN, WRITTEN_ANNOTATIONS);
    const unnamed = await leftUnnamed(articles, extractions, WRITTEN_ANNOTATIONS);
    const figures: Figures = { ...figuresOf(metrics, records), 'speaker | unnamed': unnamed };
    return Object.fromEntries(IN_GENRES.map((name) => [`genres ${name}`, figures[name] as Figure]));
  },
};

/** What both scripts make of extractions. */
function scored(
  extractions: readonly Extraction[],
  gold: string,
  annotations: string,
): { metrics: Record<string, Scores>; records: Records } {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    const extracted = join(folder, 'extracted.ndjson');
    writeFileSync(extracted, extractions.map((extraction) => `${JSON.stringify(extraction)}\n`).join(''));
    const { metrics } = evaluation('score.mjs', gold, extracted) as { metrics: Record<string, Scores> };
    return { metrics, records: evaluation('speakers.mjs', gold, annotations, extracted) as Records };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function evaluation(script: string, ...args: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [scoring(script), ...args, '--json'], { encoding: 'utf8' }));
}

function figuresOf(metrics: Record<string, Scores>, records: Records): Figures {
  const named = ['who-said-what', 'who-said-what (direct)', 'source exact', 'cue exact', 'content exact'];
  const all = metrics['who-said-what'];
  if (!all) throw new Error('the score gives no who-said-what: is it of another version?');
  const act = records['act | found'];
  return {
    ...Object.fromEntries(named.map((name) => [name, f1(metrics[name])])),
    'who-said-what precision': { value: 100 * all.precision, step: 100 / all.predicted },
    'who-said-what recall': { value: 100 * all.recall, step: 100 / all.gold },
    speaker: f1(records.speaker),
    'speaker | found': percent(records['speaker | found']),
    'act | found': percent(act),
    'act macro': { value: 100 * act.macroF1 },
    date: f1(records.saidAt),
    addressee: f1(records.addressee),
  };
}

function f1(scores: Scores | undefined): Figure {
  if (!scores) throw new Error('the score lacks a figure: is it of another version?');
  return { value: 100 * scores.f1, step: 200 / (scores.predicted + scores.gold || 1) };
}

const percent = ({ share, of }: Share): Figure => ({ value: 100 * share, step: 100 / (of || 1) });

const UNNAMED = new Set(['unnamed', 'group']);

/**
 * Of the found quotes whose source the article never names ("the mayor", "residents"), the share that is given to nobody by name: speakers.mjs does not
 * count a name given to such a one, which a reader takes for worse than none.
 */
async function leftUnnamed(
  articles: readonly GoldArticle[],
  extractions: readonly Extraction[],
  annotations: string,
): Promise<Figure> {
  const notes = readAnnotations(readFileSync(annotations, 'utf8'));
  let [right, of] = [0, 0];
  for (const [index, article] of articles.entries()) {
    const known = notes.get(article.id);
    const extraction = extractions[index];
    if (!known || !extraction) continue;
    const { gold, predicted, pairs } = await aligned(article, extraction);
    for (const [g, p] of pairs) {
      const [one, quote] = [gold[g], predicted[p]];
      if (!one || !quote || !UNNAMED.has(known.get(g)?.kind ?? '') || overlap(one.content, quote.content) < 0.5)
        continue;
      of += 1;
      right += Number(quote.raw.quote.speakers.length === 0);
    }
  }
  return percent({ share: right / (of || 1), of });
}

const GROUPS = 10;

/**
 * Expected calibration error in percent (Guo et al. 2017): how far the share of right quotes is from their mean
 * confidence, the mean over groups of equal size.
 */
async function confidenceError(articles: readonly GoldArticle[], extractions: readonly Extraction[]): Promise<Figure> {
  const cases: { confidence: number; right: number }[] = [];
  for (const [index, article] of articles.entries()) {
    const extraction = extractions[index];
    if (!extraction) continue;
    const { gold, predicted, pairs } = await aligned(article, extraction);
    const byQuote = new Map([...pairs].map(([g, p]) => [p, gold[g]]));
    for (const [p, quote] of predicted.entries()) {
      const one = byQuote.get(p);
      cases.push({ confidence: quote.raw.quote.confidence, right: Number(!!one && isRight(one, quote)) });
    }
  }
  cases.sort((a, b) => a.confidence - b.confidence);
  let error = 0;
  for (let group = 0; group < GROUPS; group += 1) {
    const members = cases.slice((group * cases.length) / GROUPS, ((group + 1) * cases.length) / GROUPS);
    error += Math.abs(members.reduce((sum, { confidence, right }) => sum + confidence - right, 0));
  }
  return { value: (100 * error) / (cases.length || 1) };
}
