// The worst mistakes on PolNeAR's development part, by kind, to be read by a person:
//   npm run bench:errors -- [--count 100] [--to FILE] [--from FILE]
//
// Each kind has its share of the count, the surest mistakes first, since confidence should have told. The text is its
// publishers', so the file that is written (/var/tmp/onrecord-errors.txt) is to stand outside of the repository. What is read
// may be what `onrecord extract` has made of polnear/dev.jsonl; else it is extracted anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createExtractionPool } from '../src/intake/pool.ts';
import type { Extraction } from '../src/records/extraction.ts';
import type { ExtractedQuote } from '../src/records/quote.ts';
import { ANNOTATIONS, GOLD } from './attribution.ts';
import {
  type Annotation,
  type GoldArticle,
  type GoldAttribution,
  inputOf,
  ROOT,
  readAnnotations,
  readPolnear,
} from './corpora.ts';
import { type Alignment, aligned, overlap, type PreparedGold, type PreparedQuote, sameSource } from './scorer.ts';

interface Mistake {
  kind: string;
  /** 0 to 1, the worst are 1. */
  weight: number;
  lines: string[];
}

/** Code points shown to the left and right. */
const CONTEXT = 160;

function mistakesOf(article: GoldArticle, alignment: Alignment, notes?: Map<number, Annotation>): Mistake[] {
  const { gold, predicted, pairs } = alignment;
  const found = new Set(pairs.values());
  const missed = gold.flatMap((one, index) => (pairs.has(index) ? [] : [mistake(article, 'missed', one, null)]));
  const spurious = predicted.flatMap((one, index) =>
    found.has(index) ? [] : [mistake(article, 'spurious', null, one)],
  );
  const wrong = [...pairs].flatMap(([g, p]) => {
    const [one, quote] = [gold[g], predicted[p]];
    if (!one || !quote) return [];
    const kinds = [...kindsOfSpans(one, quote), ...kindsOfRecord(one, quote, notes?.get(g))];
    return kinds.map(([kind, note]) => mistake(article, kind, one, quote, note));
  });
  return [...missed, ...spurious, ...wrong];
}

type Kind = [kind: string, note?: string];

function kindsOfSpans(gold: PreparedGold, quote: PreparedQuote): Kind[] {
  if (overlap(gold.content, quote.content) < 0.5) return [['wrong content']];
  if (!sameSource(gold, quote)) return [['wrong source']];
  if (overlap(gold.content, quote.content) < 1) return [['content not exact']];
  return [];
}

const NAMED = new Set(['person', 'organization', 'place']);

/** Who, to whom, when and as what, of a quote that was found. */
function kindsOfRecord(gold: PreparedGold, { content, raw }: PreparedQuote, note: Annotation | undefined): Kind[] {
  if (!note || overlap(gold.content, content) < 0.5) return [];
  const kinds: Kind[] = [];
  const differs = (kind: string, expected: string | null, given: string | null) =>
    kinds.push([kind, `${expected ?? '-'}, not ${given || '-'}`]);
  const { speakers, addressees, act, saidAt } = raw.quote;
  const names = speakers.map(({ name }) => name);
  const right = names.length === note.speakers.length && note.speakers.every((g) => names.some((p) => isName(g, p)));
  if (NAMED.has(note.kind) && !right) differs('wrong speaker', note.speakers.join('; '), names.join('; '));
  if (act !== note.act) differs('wrong act', note.act, act);
  if (saidAt !== note.saidAt) differs('wrong date', note.saidAt, saidAt);
  const { addressee } = note;
  const met = addressee === null ? addressees.length === 0 : addressees.some(({ name }) => isName(addressee, name));
  if (!met) differs('wrong addressee', addressee, addressees.map(({ name }) => name).join('; '));
  return kinds;
}

/** The words of one are all in the other. */
function isName(a: string, b: string): boolean {
  const words = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [short = [], long = []]: string[][] = [words(a), words(b)].sort((x, y) => x.length - y.length);
  return short.length > 0 && short.every((word) => long.includes(word));
}

function mistake(
  { id, text }: GoldArticle,
  kind: string,
  gold: PreparedGold | null,
  quote: PreparedQuote | null,
  note?: string,
): Mistake {
  const found = quote && attributionOf(quote.raw.quote);
  const points = [...text];
  const of = (spans: GoldAttribution['source']) =>
    spans.map(([start, end]) => points.slice(start, end).join('')).join(' … ') || '-';
  const shown = ({ source, cue, content }: GoldAttribution) => `[${of(source)}] [${of(cue)}] [${of(content)}]`;
  const spans = [gold?.raw, found].flatMap((each) => (each ? [...each.source, ...each.cue, ...each.content] : []));
  const start = Math.max(0, Math.min(...spans.map((span) => span[0])) - CONTEXT);
  const context = points.slice(start, Math.max(...spans.map((span) => span[1])) + CONTEXT).join('');
  const confidence = quote?.raw.quote.confidence;
  const lines = [
    `${id}${confidence === undefined ? '' : `, confidence ${confidence}`}${note === undefined ? '' : `: ${note}`}`,
    gold ? `  gold   ${shown(gold.raw)}` : '',
    found ? `  found  ${shown(found)}` : '',
    `  in     ${context.replace(/\s*\n\s*/gu, ' ¶ ')}`,
  ];
  // What was missed has no confidence: the more words, the worse.
  const words = gold?.content.size ?? 0;
  return { kind, weight: confidence ?? words / (words + 10), lines: lines.filter(Boolean) };
}

function attributionOf({ source, cue, spans }: ExtractedQuote): GoldAttribution {
  const pairs = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }): [number, number] => [start, end]);
  return { source: pairs(source?.spans ?? []), cue: pairs(cue ? [cue] : []), content: pairs(spans) };
}

async function extracted(articles: readonly GoldArticle[], from: string | undefined): Promise<Extraction[]> {
  if (from !== undefined) {
    const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Extraction);
  }
  const pool = createExtractionPool({ maxWaiting: Number.POSITIVE_INFINITY });
  try {
    return await Promise.all(articles.map((article) => pool.extract(inputOf(article))));
  } finally {
    await pool.close();
  }
}

function report(all: readonly Mistake[]): string {
  const groups = new Map<string, Mistake[]>();
  for (const one of all) groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, group]) => {
      const worst = group
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, Math.ceil((count * group.length) / all.length));
      const entries = worst.map(({ lines }, i) => `${i + 1}. ${lines.join('\n')}`);
      return `== ${kind}: ${group.length}, of which the worst ${worst.length}\n\n${entries.join('\n\n')}\n`;
    })
    .join('\n');
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    to: { type: 'string', default: '/var/tmp/onrecord-errors.txt' },
    from: { type: 'string' },
  },
});
const count = Number(values.count);
const file = resolve(values.to);
if (!(count > 0)) throw new Error(`--count must be a number above 0, but is ${values.count}`);
if (!relative(ROOT, file).startsWith('..')) throw new Error(`${file} is in the repository, where no corpus may be`);

const annotations = readAnnotations(readFileSync(ANNOTATIONS, 'utf8'));
const articles = readPolnear(GOLD);
const extractions = new Map((await extracted(articles, values.from)).map((extraction) => [extraction.id, extraction]));
const mistakes: Mistake[] = [];
for (const article of articles) {
  const extraction = extractions.get(article.id);
  if (!extraction) throw new Error(`${values.from} has nothing of ${article.id}`);
  mistakes.push(...mistakesOf(article, await aligned(article, extraction), annotations.get(article.id)));
}
writeFileSync(file, report(mistakes));
console.log(`${mistakes.length} mistakes, the worst of them in ${file}`);
