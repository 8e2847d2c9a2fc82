// Counts, over PolNeAR's train part, how often each verb is the cue of an attribution, by what follows it, and writes
// data/lexicon/en/cue-frames.txt.   npx tsx training/cues.ts [../shared/corpora/polnear/train.jsonl]
import { readFileSync, writeFileSync } from 'node:fs';
import { frameKey } from '../src/extract/attribution/cue-lexicon.ts';
import { verbGroup } from '../src/extract/attribution/frames.ts';
import { Document } from '../src/extract/document.ts';
import { Phrases } from '../src/extract/grammar/phrases.ts';
import { codePointOffsets } from '../src/extract/offsets.ts';
import { quotation } from '../src/extract/steps/quotation.ts';
import { segment } from '../src/extract/steps/segment.ts';

interface Article {
  text: string;
  attributions: { cue: [number, number][] }[];
}

/** Verbs seen less often as a cue than this, or at a lower rate, are left out. */
const LEAST_CUES = 3;
const LEAST_RATE = 0.15;

const counts = new Map<string, Map<string, [cues: number, all: number]>>();

function count(lemma: string, frame: string, isCue: boolean): void {
  const frames = counts.get(lemma) ?? new Map<string, [number, number]>();
  counts.set(lemma, frames);
  const pair = frames.get(frame) ?? [0, 0];
  frames.set(frame, [pair[0] + Number(isCue), pair[1] + 1]);
}

function countArticle({ text, attributions }: Article): void {
  const document = new Document({ text });
  segment.run(document);
  quotation.run(document);
  const units = codePointOffsets(text);
  const inCue = new Uint8Array(text.length);
  for (const [start, end] of attributions.flatMap(({ cue }) => cue)) inCue.fill(1, units(start), units(end));
  const phrases = new Phrases(document);
  for (const token of document.tokens) {
    if (token.pos !== 'VERB' || document.quotationOf[token.index] !== -1) continue;
    const group = verbGroup(document, phrases, token.index);
    const isCue = inCue[token.start] === 1;
    count(token.lemma, 'all', isCue);
    count(token.lemma, frameKey(group.frame, group.passive), isCue);
  }
}

const path = process.argv[2] ?? '../shared/corpora/polnear/train.jsonl';
for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) countArticle(JSON.parse(line) as Article);

const rows = [...counts]
  .map(([lemma, frames]) => ({ lemma, frames, all: frames.get('all') ?? [0, 1] }))
  .filter(({ lemma, all: [cues, all] }) => /^[a-z]+$/u.test(lemma) && cues >= LEAST_CUES && cues / all >= LEAST_RATE)
  .sort((a, b) => b.all[0] - a.all[0] || a.lemma.localeCompare(b.lemma))
  .map(({ lemma, frames }) =>
    [
      lemma,
      ...[...frames].sort((a, b) => a[0].localeCompare(b[0])).map(([frame, [cues, all]]) => `${frame}:${cues}/${all}`),
    ].join('\t'),
  );
writeFileSync(
  new URL('../data/lexicon/en/cue-frames.txt', import.meta.url),
  `# Verbs as cues of attributions, by what follows them: frame:cues/occurrences, counted over PolNeAR's train part\n# (Newell et al., LREC 2018) by training/cues.ts. Written by that script; do not edit.\n${rows.join('\n')}\n`,
);
console.log(`${rows.length} verbs`);
