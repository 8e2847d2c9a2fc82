import { readFileSync } from 'node:fs';
import type { Block } from './blocks.ts';
import { cleaned } from './cleaning.ts';
import { FEATURES, featuresOf, type Told } from './features.ts';
import { picked } from './picking.ts';
import { keptByReadability } from './readability.ts';
import { SECOND, secondLook } from './second-look.ts';
import type { Page } from './tree.ts';
import { likelihood, type Trees } from './trees.ts';

/** The trees of both judgements, with the names of the numbers that they were trained on. */
interface Model {
  readonly features: readonly string[];
  readonly first: Trees;
  readonly second: Trees;
  /** Up to where the first judgement alone is enough to leave a block out. */
  readonly surelyNot: number;
  /** From where on a block is taken for the body's. */
  readonly threshold: number;
}

const MODEL = new URL('../../../data/model/pages/blocks.json', import.meta.url);

let loaded: Model | undefined;

function model(): Model {
  if (loaded) return loaded;
  const read: Model = JSON.parse(readFileSync(MODEL, 'utf8'));
  if (String(read.features) !== String([...FEATURES, ...SECOND])) {
    throw new Error('data/model/pages/blocks.json is of another version: make it again with training/pages/make.sh');
  }
  loaded = read;
  return read;
}

/** Blocks at most that are judged: what stands after so many is not the article's. */
const MAX_BLOCKS = 10_000;

/**
 * The blocks of a page that are the body of its article, in their order. Each is judged by itself, then again with what
 * was found of its neighbours and of what holds it. Where that finds nothing, what Readability kept; then what has whole
 * sentences; then all of a page that has next to nothing.
 */
export function bodyOf(page: Page, all: readonly Block[], told: Told): Block[] {
  const blocks = all.slice(0, MAX_BLOCKS);
  const { first, second, surelyNot, threshold } = model();
  const kept = keptByReadability(page, blocks);
  const rows = featuresOf(page, blocks, told, kept);
  const likely = rows.map((row) => likelihood(first, row));
  const again = secondLook(page, blocks, likely);
  const judged = likely.map((each, i) =>
    each > surelyNot ? likelihood(second, [...(rows[i] as number[]), ...(again[i] as number[])]) : 0,
  );
  const taken = picked(blocks, judged, threshold);
  const body = cleaned(taken, blocks, told);
  if (body.length > 0) return body;
  const fallbacks = [
    (i: number) => kept?.[i] === 1,
    (i: number) => isProse(rows[i] as number[]),
    () => blocks.length <= FEW,
  ];
  for (const isMeant of fallbacks) {
    const found = blocks.filter((_, i) => isMeant(i));
    if (found.length > 0) return found;
  }
  return [];
}

/** Blocks of a page that is nothing but its text. */
const FEW = 5;

const FUNCTION_WORDS = FEATURES.indexOf('functionWords');
const LINKED = FEATURES.indexOf('linked');
const ENDS_SENTENCE = FEATURES.indexOf('endsSentence');

const isProse = (row: readonly number[]) =>
  (row[FUNCTION_WORDS] as number) > 0.2 && (row[LINKED] as number) < 0.5 && row[ENDS_SENTENCE] === 1;
