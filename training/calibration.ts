// Learns how likely tags must be for an attribution to be right, and what a score of check-worthiness means, on articles and
// debates that the model has not seen, and writes calibration.json beside the model.
//   npx tsx training/calibration.ts large|small [../shared]
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { heldOutDebates } from '../bench/checkworthiness.ts';
import { along, likelihoodOf } from '../src/extract/attribution/confidence.ts';
import { link } from '../src/extract/attribution/linking.ts';
import { worthOf } from '../src/extract/claims/checkworthiness.ts';
import { Document } from '../src/extract/document.ts';
import type { Calibration } from '../src/extract/model/calibration.ts';
import type { TaggedSpan } from '../src/extract/model/decoding.ts';
import { folderOf, MODELS, type Model } from '../src/extract/model/models.ts';
import { utf16Offsets } from '../src/extract/offsets.ts';
import { PIPELINE, run } from '../src/extract/pipeline.ts';

type Span = [start: number, end: number];
interface Attribution {
  source: Span[];
  cue: Span[];
  content: Span[];
}
interface Prepared {
  source: Set<number>;
  content: Set<number>;
}
/** What is used of `eval/score.mjs`. */
interface Scorer {
  tokenize(text: string): Span[];
  prepare(article: { attributions: Attribution[] }, text: string, tokens: Span[]): Prepared[];
  align(gold: Prepared[], predicted: Prepared[]): Map<number, number>;
  iou(a: Set<number>, b: Set<number>): number;
}

/** Attributions a knot of the curve stands for, at least. */
const LEAST_GROUP = 60;

const model = MODELS.find((name) => name === process.argv[2]);
if (!model) throw new Error(`which model? one of ${MODELS.join(', ')}`);
const shared = resolve(process.argv[3] ?? '../shared');
const scorer = (await import(pathToFileURL(join(shared, 'eval/score.mjs')).href)) as Scorer;

interface Case {
  likelihood: number;
  right: boolean;
}

async function casesOf(article: { text: string; attributions: Attribution[] }, model: Model): Promise<Case[]> {
  const { text } = article;
  const document = new Document({ text }, model);
  await run(
    PIPELINE.slice(
      0,
      PIPELINE.findIndex(({ assigns }) => assigns.includes('attributions')),
    ),
    document,
  );
  const linked = link(document.words, document.attributionSpans);
  const points = utf16Offsets(text);
  const spanOf = ({ first, last }: TaggedSpan): Span => [
    points(document.words[first]?.start ?? 0),
    points(document.words[last - 1]?.end ?? 0),
  ];
  const attributions = linked.map(({ source, cue, contents }) => ({
    source: source ? [spanOf(source)] : [],
    cue: [spanOf(cue)],
    content: contents.map(spanOf),
  }));
  const tokens = scorer.tokenize(text);
  const gold = scorer.prepare(article, text, tokens);
  const predicted = scorer.prepare({ attributions }, text, tokens);
  const right = new Set<number>();
  for (const [i, j] of scorer.align(gold, predicted)) {
    const [g, p] = [gold[i], predicted[j]];
    if (!g || !p) continue;
    const sameSource = [...g.source].some((word) => p.source.has(word)) || g.source.size + p.source.size === 0;
    if (sameSource && scorer.iou(g.content, p.content) >= 0.5) right.add(j);
  }
  return linked.map((one, j) => ({ likelihood: likelihoodOf(one), right: right.has(j) }));
}

/** Shares that rise with the likelihood and miss the cases least (pool adjacent violators; Ayer et al. 1955). */
function risingCurve(cases: readonly Case[]): [number, number][] {
  const pools: { count: number; likelihood: number; right: number }[] = [];
  for (const { likelihood, right } of [...cases].sort((a, b) => a.likelihood - b.likelihood)) {
    pools.push({ count: 1, likelihood, right: Number(right) });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; last = pools.at(-1), before = pools.at(-2)) {
      const rising = before.right / before.count < last.right / last.count;
      if (rising && before.count >= LEAST_GROUP) break;
      pools.pop();
      before.count += last.count;
      before.likelihood += last.likelihood;
      before.right += last.right;
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return pools.map(({ count, likelihood, right }) => [round(likelihood / count), round(right / count)]);
}

/** How far shares are from confidences: the mean over ten groups of equal size (expected calibration error). */
function errorOf(curve: readonly [number, number][], cases: readonly Case[]): number {
  const sorted = cases
    .map(({ likelihood, right }) => ({ confidence: along(curve, likelihood), right }))
    .sort((a, b) => a.confidence - b.confidence);
  let error = 0;
  for (let group = 0; group < 10; group += 1) {
    const members = sorted.slice((group * sorted.length) / 10, ((group + 1) * sorted.length) / 10);
    const confidence = members.reduce((sum, one) => sum + one.confidence, 0) / members.length;
    const share = members.filter(({ right }) => right).length / members.length;
    console.log(`| ${confidence.toFixed(3)} | ${share.toFixed(3)} | ${members.length} |`);
    error += (Math.abs(confidence - share) * members.length) / sorted.length;
  }
  return error;
}

const articles = readFileSync(join(shared, 'corpora/polnear/dev.jsonl'), 'utf8').split('\n').filter(Boolean);
const halves: [Case[], Case[]] = [[], []];
for (const [i, line] of articles.entries())
  halves[i % 2 === 0 ? 0 : 1].push(...(await casesOf(JSON.parse(line), model)));
const [even, odd] = halves;
console.log('| confidence | share right | attributions |\n|---|---|---|');
const errors = [errorOf(risingCurve(even), odd), errorOf(risingCurve(odd), even)].map((error) => error.toFixed(3));
console.log(`expected calibration error, fitted on one half and measured on the other: ${errors.join(' and ')}`);

/** A logit and whether the sentence is worth a check. */
type Judged = [logit: number, worthy: number];

async function judged(model: Model): Promise<Judged[]> {
  const cases: Judged[] = [];
  for await (const { document, whole, label } of heldOutDebates(join(shared, 'corpora/claimbuster/train.json'), model))
    cases.push([worthOf(document, whole), label]);
  return cases;
}

/** How likely the labels are by a curve, in log-odds; never more than 0. */
function likelihood(cases: readonly Judged[], scale: number, offset: number): number {
  return -cases.reduce((sum, [x, y]) => sum + Math.log1p(Math.exp((y ? -1 : 1) * (scale * x + offset))), 0);
}

/** Scale and offset of the likeliest logistic curve, by Newton's steps, halved while they overshoot. */
function logistic(cases: readonly Judged[]): Calibration['worth'] {
  let [scale, offset] = [0.5, 0];
  for (let step = 0; step < 50; step += 1) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-6, 0, 1e-6];
    for (const [x, y] of cases) {
      const p = 1 / (1 + Math.exp(-scale * x - offset));
      const weight = p * (1 - p);
      gs += (y - p) * x;
      go += y - p;
      hss += weight * x * x;
      hso += weight * x;
      hoo += weight;
    }
    const determinant = hss * hoo - hso * hso;
    const [ds, dof] = [(hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant];
    let share = 1;
    const now = likelihood(cases, scale, offset);
    while (share > 1e-6 && likelihood(cases, scale + share * ds, offset + share * dof) < now) share /= 2;
    scale += share * ds;
    offset += share * dof;
  }
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { scale: round(scale), offset: round(offset) };
}

const calibration: Calibration = { attributions: risingCurve([...even, ...odd]), worth: logistic(await judged(model)) };
console.log('log-odds of worth a check:', calibration.worth);
writeFileSync(new URL('calibration.json', folderOf(model)), `${JSON.stringify(calibration)}\n`);
